"""Search in a real browser: for any run of characters, the articles that hold it and no others."""

import json
import random
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from conftest import ROOT
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect
from served import served_folder

from browser.conftest import Reader
from browser.waiting import wait_until
from generator import routes
from generator.language.variants import folded
from generator.model import Article, Edition, Issue, PrintedPage, issue_key, key_of
from generator.prose import Paragraph, markdown_body
from generator.render import render
from generator.search import document, search_index
from generator.search.bigrams import runs, tokens
from generator.settings import Settings
from generator.storage.files import write_whole

FOLDERS = ("", "青石 报纸/电子版")
FOUND = """async (queries) => {
  const answers = [];
  for (const query of queries) {
    const { match, articles } = await editionSearch.find(query);
    answers.push([match, (await Promise.all(articles.map((one) => one.load()))).map((one) => one.url)]);
  }
  return answers;
}"""
# As one text there and one back: Playwright writes out lists value by value.
FOLDED = """async (texts) => {
  await editionSearch.index.rules();
  await editionSearch.index.variants();
  const { folded, runs, words } = editionSearch.text;
  return JSON.stringify(JSON.parse(texts).map((text) => [folded(text), runs(text), words(runs(text))]));
}"""
ENCODED = """(values) => values.map((value) => {
  try {
    return Array.from(editionSearch.index.encoded(value), (one) => one.toString(16).padStart(2, "0")).join("");
  } catch (error) {
    return error.name;
  }
})"""
BY_DATE = """async (query) => {
  const { articles } = await editionSearch.find(query, "date");
  return (await Promise.all(articles.map((one) => one.load()))).map((one) => one.url);
}"""
# An invented town's paper; between its plain sentences stands what goes wrong in an index of words.
STORIES = (
    ("青石桥修好了", "本报讯 封了三个月的青石桥昨天通车。\n桥长128.5米，比原来宽3.5%，桥头立了新牌。"),
    ("渡口停一天", "因水位上涨，青石渡口今天停航。何穗说：“水退了就开。”\n桥上照常走车。"),
    (
        "<script>window.stolen = 1</script>",
        '<img src=x onerror="window.stolen = 1"> 与 &amp; 照印，\\ 和 *星号* 也照印。',
    ),
    (
        "５Ｇ信号进了白塔村",
        "1—4月，白塔村装了5G基站6个；ＷｉＦｉ免费。村民Ｌｉ说很快，Tea & 茶（TEA）也卖得好。",
    ),
    (None, "没有标题的一篇，讲青石桥头的早市：豆腐、米粉、青菜，样样新鲜。"),
    ("𠮷祥里的老字号", "𠮷祥里有家店叫“𬭚记”，卖😀糖。店主\u202e倒写\u202c招牌，é与é同音。"),
    ("カラオケ比赛", "ガラス杯归何穗。比赛在ホール举行，한글歌一首，Ελλάς歌一首。"),
    ("数目", "一百二十八点五、128.5、１２８．５都写过。_底线_与__PAGEFIND__也写过。9.9%、19.9%。"),
    ("青石桥", "桥。"),
)
NOTICES = 45  # more than two pages of results


def story(number: int, title: str | None, text: str, day: date = date(2025, 9, 10)) -> Article:
    body = markdown_body(Paragraph(line) for line in text.split("\n"))
    return Article(key_of(f"{day}/02-{number:02}"), title, body)


def issue(day: date, articles: list[Article]) -> Issue:
    return Issue(issue_key(day), (PrintedPage(key_of(f"{day}/02"), "副刊", articles=tuple(articles)),))


TODAY = [story(number, title, text) for number, (title, text) in enumerate(STORIES, 1)]
BEFORE = [
    story(number, f"告示第{number}号", "失物招领。", date(2025, 9, 9)) for number in range(1, NOTICES + 1)
]
EDITION = Edition((issue(date(2025, 9, 10), TODAY), issue(date(2025, 9, 9), BEFORE)))
LINES = {found.path: [found.title, *found.lines] for found in map(document, EDITION.articles)}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The site at the root and in a sub-folder with Chinese letters: the root's path and its address."""
    root, cache = tmp_path_factory.mktemp("served"), tmp_path_factory.mktemp("cache")
    settings = Settings(name="青石日报")
    outputs = [
        *render(EDITION, settings, (ROOT / "theme",), cache),
        *search_index(EDITION, settings.volume, cache),
    ]
    for folder in FOLDERS:
        for output in outputs:
            write_whole(root / folder / output.path, output.content)
    with served_folder(root) as site:
        yield root, site


@pytest.fixture(scope="module")
def window(lasting_reader: Reader) -> Tab:
    """The tab in which the search page is opened anew for each test."""
    return lasting_reader.window().new_page()


@pytest.fixture(params=["root", "sub-path", "file"])
def search(request: pytest.FixtureRequest, served: tuple[Path, str], window: Tab) -> Tab:
    """The search page, at all of its addresses."""
    root, address = served
    places = {
        "root": address + routes.SEARCH,
        "sub-path": address + quote(f"{FOLDERS[1]}/{routes.SEARCH}"),
        "file": (root / FOLDERS[1] / routes.SEARCH).as_uri(),
    }
    window.goto(places[request.param])
    return window


@pytest.fixture
def root_search(served: tuple[Path, str], window: Tab) -> Tab:
    """The search page at the root."""
    window.goto(served[1] + routes.SEARCH)
    return window


@pytest.fixture
def first_search(served: tuple[Path, str], reader: Reader) -> Tab:
    """The same in a window of its own, in which nothing was loaded before."""
    tab = reader.window().new_page()
    tab.goto(served[1] + routes.SEARCH)
    return tab


def holders(query: str) -> set[str]:
    """The addresses of the articles that hold every term of the query, worked out without an index."""
    return {path for path, lines in LINES.items() if all(holds(lines, term) for term in runs(query))}


def holds(lines: list[str], term: str) -> bool:
    return any(term in folded(line) for line in lines)


def substrings() -> list[str]:
    """A sample of the runs of 2 to 6 characters that stand in the texts."""
    lines = [line for one in TODAY for line in LINES[routes.article_path(one)]]
    every = {
        line[at : at + length]
        for line in lines
        for length in range(2, 7)
        for at in range(len(line) - length + 1)
    }
    wanted = sorted(part for part in every if runs(part))
    return random.Random(2025).sample(wanted, 400)  # noqa: S311 - a sample that is the same in every run


def found(tab: Tab, queries: list[str]) -> list[tuple[str, list[str]]]:
    return [(match, urls) for match, urls in tab.evaluate(FOUND, queries)]


def titles(tab: Tab) -> list[str]:
    return tab.locator("#search-results h2").all_inner_texts()


def asked(tab: Tab) -> dict[str, list[str]]:
    return parse_qs(urlsplit(tab.url).query)


def field(tab: Tab) -> Any:
    return tab.locator("#search-query")


def status(tab: Tab) -> Any:
    return tab.locator("#search-status")


def test_every_run_of_the_texts_finds_the_articles_that_hold_it_and_no_others(search: Tab) -> None:
    queries = substrings()
    for query, (match, urls) in zip(queries, found(search, queries), strict=True):
        assert (query, match, sorted(urls)) == (query, "exact", sorted(holders(query)))


def test_every_character_is_folded_alike_by_the_index_and_by_the_browser(root_search: Tab) -> None:
    # Those that Python's Unicode knows; a browser's may be newer.
    known = [
        chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) not in "Cn Cs Co"
    ]
    asked = [f"桥{one}头" for one in known]
    folds = json.loads(root_search.evaluate(FOLDED, json.dumps(asked)))
    pairs = zip(asked, folds, strict=True)
    assert [one for one, fold in pairs if fold != [folded(one), runs(one), tokens(one)[:-1]]] == []


def test_the_browser_encodes_tables_as_the_standard_says_and_refuses_what_it_does_not_write(
    root_search: Tab,
) -> None:
    vectors = json.loads((ROOT / "tests" / "cases" / "cbor" / "vectors.json").read_text(encoding="utf-8"))
    assert root_search.evaluate(ENCODED, [value for value, _ in vectors["of both sides"]]) == [
        written for _, written in vectors["of both sides"]
    ]
    refused = root_search.evaluate(ENCODED, [value for value, _ in vectors["of Python alone"]])
    assert set(refused) == {"RangeError"}


def test_every_single_character_finds_the_articles_that_hold_it(root_search: Tab) -> None:
    every = {character for lines in LINES.values() for line in lines for character in folded(line)}
    characters = sorted(character for character in every if runs(character))
    for character, (match, urls) in zip(characters, found(root_search, characters), strict=True):
        assert (character, match, sorted(urls)) == (character, "exact", sorted(holders(character)))


@pytest.mark.parametrize(
    "query",
    [
        "5g",
        "５Ｇ",
        "wifi",
        "tea",
        "1—4月",
        "3.5%",
        "９.９％",
        "128.5",
        "&amp;",
        "<script>",
        "何穗 比赛",
        "  桥　青石 ",
        "𬭚记",
    ],
)
def test_numbers_latin_widths_cases_and_several_terms_are_exact(root_search: Tab, query: str) -> None:
    ((match, urls),) = found(root_search, [query])
    assert (match, sorted(urls)) == ("exact", sorted(holders(query)))
    assert urls


def test_runs_across_the_end_of_a_line_or_of_a_title_are_no_runs(root_search: Tab) -> None:
    for match, _ in found(root_search, ["车。桥长", "桥桥", "好了本报"]):
        assert match != "exact"


def test_headlines_come_first_and_the_newest_first_on_demand(root_search: Tab) -> None:
    ((_, urls),) = found(root_search, ["青石桥"])
    assert urls[:2] == ["2025-09-10/02-01.html", "2025-09-10/02-09.html"]
    ((_, urls),) = found(root_search, ["桥"])
    assert urls[-1] in {"2025-09-10/02-02.html", "2025-09-10/02-05.html"}
    for query in ("第", "告示第"):
        assert root_search.evaluate(BY_DATE, query) == [
            f"2025-09-09/02-{number:02}.html" for number in range(1, NOTICES + 1)
        ]


def test_results_show_while_typing_with_marks_dates_pages_and_working_links(search: Tab) -> None:
    field(search).press_sequentially("青石渡口")
    expect(status(search)).to_contain_text("1")
    result = search.locator("#search-results li")
    expect(result).to_have_count(1)
    assert titles(search) == ["渡口停一天"]
    assert result.locator("mark").all_inner_texts() == ["青石渡口"]
    assert "2025年9月10日" in result.inner_text()
    assert "第2版" in result.inner_text()
    assert asked(search) == {"q": ["青石渡口"]}
    result.locator("a").click()
    expect(search.locator("h1")).to_contain_text("渡口停一天")


def test_the_address_holds_the_query_and_the_order(root_search: Tab) -> None:
    root_search.goto(root_search.url + "?" + "q=" + quote("桥 青石") + "&order=date")
    expect(root_search.locator("#search-results li").first).to_be_visible()
    assert field(root_search).input_value() == "桥 青石"
    assert titles(root_search)[0] == "青石桥修好了"
    root_search.locator("#search-order").select_option("relevance")
    expect(root_search).to_have_url(root_search.url.partition("?")[0] + "?q=" + "%E6%A1%A5+%E9%9D%92%E7%9F%B3")
    root_search.go_back()
    expect(root_search.locator("#search-order")).to_have_value("date")


def test_a_submitted_query_is_a_step_of_its_own_to_go_back_to(root_search: Tab) -> None:
    for query in ("渡口", "豆腐"):
        field(root_search).fill(query)
        field(root_search).press("Enter")
        expect(root_search.locator("#search-results mark").first).to_have_text(query)
    root_search.go_back()
    expect(field(root_search)).to_have_value("渡口")
    expect(root_search.locator("#search-results mark").first).to_have_text("渡口")


def test_nothing_is_searched_before_the_input_method_has_finished(first_search: Tab) -> None:
    first_search.clock.install()
    keys = first_search.context.new_cdp_session(first_search)
    field(first_search).focus()
    for letters in ("d", "du", "dukou"):
        keys.send(
            "Input.imeSetComposition",
            {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
        )
    first_search.clock.run_for(60_000)
    assert field(first_search).input_value() == "dukou"
    assert status(first_search).inner_text() == ""
    assert first_search.evaluate("location.search") == ""  # where each search is written as it begins
    keys.send("Input.insertText", {"text": "渡口"})
    expect(first_search.locator("#search-results li")).to_have_count(1)
    assert asked(first_search) == {"q": ["渡口"]}


def test_markup_in_titles_texts_and_queries_is_shown_and_not_run(root_search: Tab) -> None:
    for query in ("<script>", "<img src=x onerror=", "window.stolen"):
        field(root_search).fill(query)
        expect(root_search.locator("#search-results mark").first).to_be_visible()
    assert titles(root_search) == ["<script>window.stolen = 1</script>"]
    field(root_search).fill('"><img src=x onerror="window.stolen = 1">无')
    expect(status(root_search)).to_contain_text("<img src=x")
    assert root_search.evaluate("window.stolen") is None
    assert root_search.locator("#search-results img, #search-status img").count() == 0


def test_a_sign_that_turns_the_direction_turns_nothing_beside_it(root_search: Tab) -> None:
    field(root_search).fill("\u202e倒写")
    # What is unseen is not looked for.
    expect(root_search.locator("#search-results mark")).to_have_text("倒写\u202c")
    query = status(root_search).locator("bdi")
    expect(query).to_have_text("\u202e倒写")
    expect(status(root_search)).to_contain_text("的文章共1篇")
    assert query.evaluate("""(query) => {
      const after = document.createRange();
      after.selectNode(query.nextSibling);
      return after.getBoundingClientRect().left >= query.getBoundingClientRect().right - 1;
    }""")


def test_marks_lie_on_what_was_printed_whatever_its_width_and_case(root_search: Tab) -> None:
    field(root_search).fill("wifi免")
    expect(root_search.locator("#search-results mark")).to_have_text(["ＷｉＦｉ免"])
    field(root_search).fill("5g")
    expect(root_search.locator("#search-results mark")).to_have_text(["５Ｇ", "5G"])
    field(root_search).fill("𠮷祥里")
    expect(root_search.locator("#search-results mark")).to_have_text(["𠮷祥里", "𠮷祥里"])


def test_an_article_without_a_headline_says_so(root_search: Tab) -> None:
    field(root_search).fill("豆腐、米粉")
    expect(root_search.locator("#search-results h2")).to_have_text(["〔标题不在文字层〕"])


def test_twenty_results_at_a_time_and_more_by_keyboard(root_search: Tab) -> None:
    field(root_search).fill("失物招领")
    results, more = root_search.locator("#search-results li"), root_search.locator("#search-more")
    expect(results).to_have_count(20)
    expect(status(root_search)).to_contain_text("45")
    more.focus()
    root_search.keyboard.press("Enter")
    expect(results).to_have_count(40)
    expect(results.nth(20).locator("a")).to_be_focused()
    more.dblclick()
    expect(results).to_have_count(45)
    expect(more).to_be_hidden()


def test_without_an_exact_hit_the_parts_are_found_and_the_page_says_so(root_search: Tab) -> None:
    pieces, words, characters = found(root_search, ["1-4月", "青石桥豆腐", "穗何"])
    assert pieces == ("pieces", ["2025-09-10/02-04.html"])
    assert words == ("words", ["2025-09-10/02-05.html"])
    assert characters[0] == "characters"
    assert sorted(characters[1]) == sorted(holders("穗 何"))
    field(root_search).fill("1-4月")
    expect(status(root_search)).to_contain_text("1-4月")
    expect(status(root_search)).to_contain_text("没有")
    expect(root_search.locator("#search-results li")).to_have_count(1)


def test_what_stands_nowhere_finds_nothing_and_says_so(root_search: Tab) -> None:
    field(root_search).fill("鲸鱼")
    expect(status(root_search)).to_contain_text("没有找到“鲸鱼”")
    expect(root_search.locator("#search-results li")).to_have_count(0)
    field(root_search).fill("")
    expect(status(root_search)).to_have_text("")


# What is found for any query but one comes only when `goOn` is called.
HOLD = """last => {
  const { find } = editionSearch;
  const later = new Promise((resolve) => (window.goOn = resolve));
  editionSearch.find = async (query, order) => {
    const found = await find(query, order);
    if (query !== last) await later;
    return found;
  };
}"""


def test_only_the_last_of_several_quick_queries_is_shown(root_search: Tab) -> None:
    root_search.evaluate(HOLD, "渡口停一天")
    for query in ("青石", "失物招领", "渡口停一天"):
        field(root_search).fill(query)
        wait_until(root_search, "query => new URLSearchParams(location.search).get('q') === query", query)
    expect(root_search.locator("#search-results h2")).to_have_text(["渡口停一天"])
    root_search.evaluate("goOn()")
    found(root_search, ["青石", "失物招领"])  # by now what was asked first has been answered, too
    assert titles(root_search) == ["渡口停一天"]


def test_the_page_keeps_its_language_for_those_who_have_it_read_aloud(root_search: Tab) -> None:
    field(root_search).fill("渡口")
    expect(root_search.locator("#search-results li")).to_have_count(1)
    assert root_search.evaluate("document.documentElement.lang") == "zh-Hans"


def test_the_count_is_announced(root_search: Tab) -> None:
    assert status(root_search).get_attribute("role") == "status"


def test_every_request_succeeds_and_only_what_the_query_needs_is_loaded(
    served: tuple[Path, str], reader: Reader
) -> None:
    tab = reader.window().new_page()
    answered: list[tuple[int, str]] = []
    tab.on("response", lambda response: answered.append((response.status, urlsplit(response.url).path)))
    tab.goto(f"{served[1]}search.html?q={quote('渡口')}")
    expect(tab.locator("#search-results li")).to_have_count(1)
    assert {code for code, _ in answered} <= {200, 304}
    assert sum("/fragments/" in path for _, path in answered) == 1
    assert sum("/words/" in path for _, path in answered) == 1
    assert sum("/facets/" in path for _, path in answered) <= 1  # the days, for the bars
    assert not any("/variants/" in path for _, path in answered)


@pytest.mark.parametrize("part", ["entry.js*", "program/*", "volume/*", "words/**", "fragments/**"])
def test_a_part_of_the_index_that_does_not_load_is_said_plainly_and_tried_again(
    first_search: Tab, part: str
) -> None:
    first_search.route(f"**/pagefind/{part}", lambda route: route.fulfill(status=404, body="gone"))
    field(first_search).fill("渡口")
    expect(status(first_search)).to_contain_text("索引")
    first_search.unroute(f"**/pagefind/{part}")
    field(first_search).press("Enter")
    expect(first_search.locator("#search-results li")).to_have_count(1)


def test_without_the_network_the_page_says_that_searching_failed(first_search: Tab) -> None:
    first_search.context.set_offline(True)
    field(first_search).fill("渡口")
    expect(status(first_search)).to_contain_text("索引")
    expect(first_search.locator("#search-results li")).to_have_count(0)


def test_without_scripts_the_page_says_so_and_leads_to_the_indexes(
    served: tuple[Path, str], reader: Reader
) -> None:
    tab = reader.window(java_script_enabled=False).new_page()
    tab.goto(served[1] + routes.SEARCH)
    assert "脚本" in tab.locator("main").inner_text()
    expect(tab.locator("#search-form")).to_be_hidden()
    expect(tab.locator("main nav a").first).to_be_visible()
