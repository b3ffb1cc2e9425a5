"""The search page: what narrows a search, the address that holds it, the keyboard."""

import re
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
from generator import routes
from generator.edition import arrange
from generator.model import Article, Edition, PrintedPage, key_of
from generator.publish import publish
from generator.render import render
from generator.search import search_index
from generator.settings import Settings

# By month: how many notes of the ferry were printed in it, each of a day; every third names 何穗.
NOTES = {(2024, 11): 3, (2024, 12): 9, (2025, 1): 1, (2025, 3): 12}
PLACES = ("雾桥渡口", "柳河镇")
TOPICS = ("渡运", "气象")
LATER = date(2025, 4, 1)
# Headlines that no line holds: with a name of the article's own, of four phrases, with a rare character.
HEADLINES = (
    "雾桥水上救生协会成立两周年并向全县招募志愿者",
    "先修渡口 先通航 先收茶 让受灾群众住得稳当",
    "𠮷祥里抢修队徒步架起三公里临时线路 今晚通电",
)
# The lines of a headline at a width that it is given in signs.
LINES = """(title, width) => {
  title.style.inlineSize = `${width}em`;
  const texts = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
  const lines = [];
  let last = NaN;
  while (texts.nextNode()) {
    for (const { 0: sign, index } of texts.currentNode.data.matchAll(/\\S/gu)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + sign.length);
      const { bottom } = range.getBoundingClientRect();
      if (Math.abs(bottom - last) < 2) lines[lines.length - 1] += sign;
      else lines.push(sign);
      last = bottom;
    }
  }
  return lines;
}"""


def note(day: date, number: int) -> Article:
    named = number % 3 == 0
    title = f"渡口第{day.month}月{day.day}日开航"
    body = "渡船早上七点开，晚上六点停。\n\n" + (
        "何穗撑船，一天往返八次。" if named else "风大浪高，请等通知。"
    )
    return Article(
        key_of(f"{day}/01-01"),
        title,
        body,
        section="水上" if named else None,
        people=("何穗",) if named else (),
        places=(PLACES[number % 2],),
        topics=(TOPICS[number % 2],),
    )


def edition() -> Edition:
    days = [date(year, month, day) for (year, month), count in NOTES.items() for day in range(1, count + 1)]
    names = ("要闻", "民生")
    return arrange(
        [
            PrintedPage(key_of(f"{day}/01"), names[number % 2], articles=(note(day, number),))
            for number, day in enumerate(days)
        ]
    )


def long_headlines() -> Edition:
    articles = [
        Article(key_of(f"{LATER}/01-{number:02}"), title, "桥头。", organisations=("雾桥水上救生协会",))
        for number, title in enumerate(HEADLINES, 1)
    ]
    return arrange([PrintedPage(key_of(f"{LATER}/01"), articles=tuple(articles))])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, its index in two volumes."""
    return built(edition(), tmp_path_factory.mktemp("page"))


def built(made: Edition, folder: Path) -> Path:
    settings = Settings(name="雾桥日报", volume=300)
    outputs = [
        *render(made, settings, (ROOT / "theme",), folder),
        *search_index(made, settings.volume, folder / "cache"),
    ]
    publish(outputs, folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def window(lasting_reader: Reader) -> Tab:
    """The tab in which the search page is opened anew for each test."""
    return lasting_reader.window().new_page()


@pytest.fixture(params=["http", "file"])
def search(request: pytest.FixtureRequest, site: Path, window: Tab) -> Any:
    """The search page, served and opened from its folder."""
    window.set_viewport_size({"width": 1280, "height": 900})
    if request.param == "file":
        window.goto((site / routes.SEARCH).as_uri())
        yield window
        return
    with served_folder(site) as address:
        window.goto(address + routes.SEARCH)
        yield window


@pytest.fixture
def from_folder(site: Path, reader: Reader) -> Tab:
    """The search page, opened from its folder."""
    tab = reader.window(viewport={"width": 1280, "height": 900}).new_page()
    tab.goto((site / routes.SEARCH).as_uri())
    return tab


def field(tab: Tab) -> Any:
    return tab.locator("#search-query")


def look_for(tab: Tab, query: str) -> None:
    field(tab).fill(query)
    field(tab).press("Enter")


def results(tab: Tab) -> Any:
    return tab.locator("#search-results li")


def status(tab: Tab) -> Any:
    return tab.locator("#search-status")


def bar(tab: Tab, month: str) -> Any:
    return tab.locator(f'.narrow-bars button[value="{month}"]')


def group(tab: Tab, kind: str) -> Any:
    """The list of a kind, opened."""
    details = tab.locator(f'details[data-kind="{kind}"]')
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    expect(details.locator("li").first).to_be_visible()
    return details


def listed(tab: Tab, kind: str) -> list[tuple[str, int]]:
    lines = [text.split() for text in group(tab, kind).locator("label").all_inner_texts()]
    return [(name, int(count)) for name, count in lines]


def asked(tab: Tab) -> dict[str, list[str]]:
    return parse_qs(urlsplit(tab.url).query)


def test_a_bar_for_each_month_narrows_to_it_and_back_undoes_it(search: Tab) -> None:
    look_for(search, "渡口")
    expect(search.locator(".narrow-bars button")).to_have_count(5)
    expect(status(search)).to_contain_text("25")
    expect(bar(search, "2025-03")).to_have_accessible_name("2025年3月 12篇")
    expect(bar(search, "2025-02")).to_be_disabled()
    bar(search, "2024-12").click()
    expect(results(search)).to_have_count(9)
    expect(status(search)).to_contain_text("在所选范围内的9篇")
    assert asked(search) == {"q": ["渡口"], "months": ["2024-12"]}
    expect(bar(search, "2024-12")).to_have_attribute("aria-pressed", "true")
    expect(bar(search, "2024-12")).to_be_focused()
    search.go_back()
    expect(results(search)).to_have_count(20)
    expect(bar(search, "2024-12")).to_have_attribute("aria-pressed", "false")


def test_in_the_readers_own_colours_the_bars_are_still_drawn(from_folder: Tab) -> None:
    from_folder.emulate_media(forced_colors="active")
    look_for(from_folder, "渡口")
    mark = from_folder.locator(".narrow-bar").last
    expect(mark).to_be_visible()
    assert mark.evaluate("mark => getComputedStyle(mark).borderTopStyle") == "solid"
    assert mark.evaluate(
        "mark => getComputedStyle(mark).borderTopColor !== getComputedStyle(mark).backgroundColor"
    )


def test_a_query_that_was_entered_stays_a_step_when_the_next_is_typed(from_folder: Tab) -> None:
    field(from_folder).press_sequentially("渡口")
    expect(results(from_folder)).to_have_count(20)
    field(from_folder).press("Enter")
    field(from_folder).fill("")
    field(from_folder).press_sequentially("何穗")
    expect(results(from_folder)).to_have_count(9)
    from_folder.go_back()
    expect(field(from_folder)).to_have_value("渡口")
    expect(results(from_folder)).to_have_count(20)


def test_what_was_found_stands_also_where_a_list_does_not_load(site: Path, reader: Reader) -> None:
    tab = reader.window().new_page()
    with served_folder(site) as address:
        tab.route("**/facets/**", lambda route: route.fulfill(status=404, body="gone"))
        tab.goto(f"{address}{routes.SEARCH}?q={quote('渡口')}")
        expect(results(tab)).to_have_count(20)
        expect(status(tab)).to_contain_text("25")
        expect(tab.locator("#search-narrow")).to_be_hidden()


def test_lists_count_what_was_found_within_what_else_is_chosen(search: Tab) -> None:
    look_for(search, "渡口")
    assert listed(search, "years") == [("2025年", 13), ("2024年", 12)]
    assert listed(search, "people") == [("何穗", 9)]
    assert listed(search, "sections") == [("水上", 9)]
    assert listed(search, "pages") == [("要闻", 13), ("民生", 12)]
    assert listed(search, "topics") == [("渡运", 13), ("气象", 12)]
    expect(search.locator('details[data-kind="organisations"]')).to_be_hidden()
    group(search, "people").get_by_label("何穗").check()
    expect(results(search)).to_have_count(9)
    expect(group(search, "years").locator(".count")).to_have_text(["5", "4"])
    group(search, "years").get_by_label("2024年").check()
    expect(results(search)).to_have_count(4)
    group(search, "years").get_by_label("2025年").check()
    expect(results(search)).to_have_count(9)
    expect(group(search, "years").get_by_label("2025年")).to_be_focused()


def test_a_shared_address_shows_the_same_and_each_choice_can_be_taken_back(search: Tab) -> None:
    search.goto(f"{search.url}?q={quote('渡口')}&order=date&people={quote('何穗')}&years=2025")
    expect(results(search)).to_have_count(5)
    assert results(search).first.locator("time").get_attribute("datetime") == "2025-03-12"
    only = search.locator("#search-only button")
    expect(only).to_have_count(2)
    only.first.click()
    expect(results(search)).to_have_count(9)
    assert asked(search) == {"q": ["渡口"], "order": ["date"], "people": ["何穗"]}
    expect(status(search)).to_be_focused()


def test_how_many_results_are_shown_is_part_of_the_address(search: Tab) -> None:
    look_for(search, "渡口")
    expect(results(search)).to_have_count(20)
    search.locator("#search-more").click()
    expect(results(search)).to_have_count(25)
    assert asked(search)["shown"] == ["40"]
    search.reload()
    expect(results(search)).to_have_count(25)
    look_for(search, "开航")
    expect(results(search)).to_have_count(20)
    assert "shown" not in asked(search)


def test_a_result_says_its_day_its_page_with_its_name_and_its_column(search: Tab) -> None:
    look_for(search, "何穗撑船 3月12日")
    expect(results(search).first.locator(".place")).to_have_text(
        re.compile(r"3月12日\s+第1版\s+(要闻|民生)\s+水上$")
    )


def test_a_list_of_one_date_is_not_offered(search: Tab) -> None:
    look_for(search, "何穗撑船 3月12日")
    expect(results(search)).to_have_count(1)
    for kind in ("years", "months"):
        expect(search.locator(f"#search-narrow [data-kind={kind}]")).to_be_hidden()
    look_for(search, "渡口")
    for kind in ("years", "months"):
        expect(search.locator(f"#search-narrow [data-kind={kind}]")).to_be_visible()


def test_a_choice_that_nothing_has_says_so_and_can_be_taken_back(from_folder: Tab) -> None:
    from_folder.goto(f"{from_folder.url}?q={quote('渡口')}&people={quote('没有的人')}")
    expect(status(from_folder)).to_contain_text("在所选范围内的0篇")
    from_folder.locator("#search-only button").click()
    expect(results(from_folder)).to_have_count(20)


def test_lists_wait_for_their_tables_until_they_are_opened(site: Path, reader: Reader) -> None:
    tab = reader.window().new_page()
    loaded: list[str] = []
    tab.on("request", lambda request: loaded.append(request.url))
    with served_folder(site) as address:
        tab.goto(f"{address}{routes.SEARCH}?q={quote('渡口')}")
        expect(tab.locator(".narrow-bars button")).to_have_count(5)
        volumes = sum("/volume/" in url for url in loaded)
        assert sum("/facets/" in url for url in loaded) == volumes
        group(tab, "people")
        assert sum("/facets/" in url for url in loaded) > volumes


def test_arrows_go_through_results_and_escape_leads_back(search: Tab) -> None:
    look_for(search, "渡口")
    expect(results(search)).to_have_count(20)
    field(search).focus()
    links = search.locator("#search-results h2 a")
    search.keyboard.press("ArrowDown")
    search.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    search.keyboard.press("ArrowUp")
    expect(links.first).to_be_focused()
    search.keyboard.press("Escape")
    expect(field(search)).to_be_focused()
    search.keyboard.press("Escape")
    expect(field(search)).to_have_value("")
    expect(results(search)).to_have_count(0)
    expect(search.locator("#search-narrow")).to_be_hidden()


def test_on_a_phone_the_lists_are_folded_away_and_nothing_overflows(site: Path, reader: Reader) -> None:
    tab = reader.window(viewport={"width": 360, "height": 740}).new_page()
    tab.goto(f"{(site / routes.SEARCH).as_uri()}?q={quote('渡口')}")
    expect(results(tab)).to_have_count(20)
    expect(bar(tab, "2025-03")).to_be_hidden()
    tab.locator("#search-narrow > summary").click()
    group(tab, "places")
    assert tab.evaluate("document.documentElement.scrollWidth") == 360


def test_a_long_headline_breaks_in_the_results_just_where_it_breaks_on_its_page(
    tmp_path: Path, reader: Reader
) -> None:
    site = built(long_headlines(), tmp_path)
    tab = reader.window(viewport={"width": 360, "height": 740}).new_page()
    tab.goto(f"{(site / routes.SEARCH).as_uri()}?q={quote('桥头')}")
    expect(results(tab)).to_have_count(len(HEADLINES))
    widths = (9.5, 10.5, 12.5, 16.5)
    found = {}
    for link in tab.locator("#search-results h2 a").all():
        title = link.locator("..")
        found[title.inner_text()] = [title.evaluate(LINES, width) for width in widths]
    assert set(found) == set(HEADLINES)
    for number, headline in enumerate(HEADLINES, 1):
        tab.goto((site / f"{LATER}/01-{number:02}.html").as_uri())
        title = tab.locator("h1.title")
        assert found[headline] == [title.evaluate(LINES, width) for width in widths]
        assert len(found[headline][0]) > 2


def test_what_was_sought_is_marked_as_one_across_the_places_where_a_line_may_end(
    tmp_path: Path, reader: Reader
) -> None:
    site = built(long_headlines(), tmp_path)
    tab = reader.window(viewport={"width": 360, "height": 740}).new_page()
    tab.goto(f"{(site / routes.SEARCH).as_uri()}?q={quote('里抢修队徒步架')}")
    mark = tab.locator("#search-results h2 mark")
    expect(mark).to_have_text(["里抢修队徒步架"])
    assert mark.inner_html() == "里<wbr>抢修队<wbr>徒步<wbr>架"
    assert tab.locator("#search-results h2").inner_text() == HEADLINES[2]
    field(tab).fill("线路 今晚")
    expect(mark).to_have_text(["线路", "今晚"])
    field(tab).fill('"线路 今晚"')
    expect(mark).to_have_text(["线路", "今晚"])  # each phrase has its own
    assert tab.locator("#search-results h2").inner_text() == HEADLINES[2]


def options(tab: Tab) -> Any:
    return tab.locator("#search-suggestions").get_by_role("option")


def test_initials_of_pinyin_suggest_names_and_topics_and_headlines(search: Tab) -> None:
    field(search).press_sequentially("lh")
    expect(options(search)).to_have_text(["柳河镇 地点"])
    expect(field(search)).to_have_attribute("aria-expanded", "true")
    field(search).press("ArrowDown")
    expect(options(search).first).to_have_attribute("aria-selected", "true")
    assert field(search).get_attribute("aria-activedescendant") == options(search).first.get_attribute("id")
    field(search).press("Enter")
    expect(field(search)).to_have_value("柳河镇")
    expect(options(search)).to_have_count(0)
    assert asked(search) == {"q": ["柳河镇"]}
    field(search).fill("渡")
    expect(options(search)).to_have_count(8)
    expect(options(search).first).to_have_text("渡运 主题")
    expect(options(search).nth(1)).to_have_text("渡口第3月12日开航 标题")
    options(search).first.click()
    expect(field(search)).to_have_value("渡运")
    expect(options(search)).to_have_count(0)


@pytest.mark.parametrize("page", ["index.html", "2025-03-12/01-01.html", "people/index.html"])
def test_the_field_in_the_head_of_every_page_suggests_too(site: Path, reader: Reader, page: str) -> None:
    tab = reader.window(viewport={"width": 1280, "height": 900}).new_page()
    tab.goto((site / page).as_uri())
    assert tab.evaluate("window.editionSearch") is None  # nobody pays for it before the field is entered
    tab.locator("#find").press_sequentially("hs")
    offered = tab.locator("#find-suggestions").get_by_role("option")
    expect(offered).to_have_text(["何穗 人物"])
    tab.locator("#find").press("ArrowDown")
    tab.locator("#find").press("Enter")
    expect(field(tab)).to_have_value("何穗")
    assert asked(tab) == {"q": ["何穗"]}
    expect(results(tab).first).to_be_visible()


def test_escape_closes_the_suggestions_and_further_down_are_the_results(from_folder: Tab) -> None:
    field(from_folder).press_sequentially("渡")
    expect(options(from_folder)).to_have_count(8)
    expect(results(from_folder)).to_have_count(20)
    field(from_folder).press("Escape")
    expect(options(from_folder)).to_have_count(0)
    expect(field(from_folder)).to_have_value("渡")
    field(from_folder).press_sequentially("运")
    expect(results(from_folder)).to_have_count(0)
    field(from_folder).fill("何")
    expect(options(from_folder)).to_have_text(["何穗 人物"])
    expect(results(from_folder)).to_have_count(9)
    field(from_folder).press("ArrowDown")
    field(from_folder).press("ArrowDown")
    expect(from_folder.locator("#search-results h2 a").first).to_be_focused()


def test_nothing_is_suggested_before_the_input_method_has_finished(from_folder: Tab) -> None:
    from_folder.clock.install()
    keys = from_folder.context.new_cdp_session(from_folder)
    field(from_folder).focus()
    for letters in ("l", "lh"):
        state = {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)}
        keys.send("Input.imeSetComposition", state)
    from_folder.clock.run_for(60_000)
    assert from_folder.evaluate("editionSearch.index.suggestions().then(Boolean)")  # what is suggested from
    assert field(from_folder).input_value() == "lh"
    assert options(from_folder).count() == 0
    keys.send("Input.insertText", {"text": "柳"})
    expect(options(from_folder)).to_have_text(["柳河镇 地点"])


def test_a_slash_leads_to_the_field_on_every_page(site: Path, reader: Reader) -> None:
    tab = reader.window().new_page()
    for path, expected in (
        ("index.html", "#find"),
        ("2025-03-12/01-01.html", "#find"),
        (routes.SEARCH, "#search-query"),
    ):
        tab.goto((site / path).as_uri())
        tab.keyboard.press("/")
        expect(tab.locator(expected)).to_be_focused()
        tab.keyboard.press("/")
        expect(tab.locator(expected)).to_have_value("/")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_field_in_the_head_of_a_page_leads_to_the_search(site: Path, reader: Reader, scripts: bool) -> None:  # noqa: FBT001 - a case
    tab = reader.window(java_script_enabled=scripts).new_page()
    tab.goto((site / "2025-03-12/01-01.html").as_uri())
    tab.locator("#find").fill("渡口")
    tab.locator("#find").press("Enter")
    expect(tab).to_have_url((site / routes.SEARCH).as_uri() + f"?q={quote('渡口')}")
    expect(results(tab)).to_have_count(20 if scripts else 0)
    expect(tab.locator(".search-ways a").first).to_be_visible()


def test_a_page_opened_from_a_result_marks_the_words_and_leads_from_one_to_the_next(search: Tab) -> None:
    search.set_viewport_size({"width": 800, "height": 300})
    look_for(search, "何穗 渡船 开")
    expect(results(search)).to_have_count(9)
    search.locator("#search-results h2 a").first.click()
    marks = search.locator(".article mark")
    expect(marks).to_have_text(["开", "渡船", "开", "何穗"])
    bar = search.locator(".marks")
    expect(bar.get_by_role("status")).to_have_text("第1处，共4处")
    bar.get_by_text("上一处").click()
    expect(bar.get_by_role("status")).to_have_text("第4处，共4处")
    expect(search.locator("mark[aria-current]")).to_have_text("何穗")
    expect(marks.last).to_be_in_viewport()
    bar.get_by_text("下一处").click()
    expect(bar.get_by_role("status")).to_have_text("第1处，共4处")
    before = search.locator(".article").inner_text()
    bar.get_by_text("去掉标记").click()
    expect(marks).to_have_count(0)
    assert search.locator(".article").inner_text() == before
    assert "#" not in search.url


def test_what_an_address_asks_to_mark_is_never_run_and_marks_across_elements(
    site: Path, reader: Reader
) -> None:
    tab = reader.window().new_page()
    page = (site / "2025-03-12/01-01.html").as_uri()
    nasty = quote("<img src=x onerror='window.stolen = 1'>")
    tab.goto(f"{page}#mark={nasty}&mark=%20&mark={quote('何穗撑船')}")
    expect(tab.locator(".article mark")).to_have_text(
        ["何穗", "撑船"] if tab.locator(".text a").count() else ["何穗撑船"]
    )
    expect(tab.locator(".marks").get_by_role("status")).to_have_text("第1处，共1处")
    assert tab.evaluate("window.stolen") is None
    tab.goto(page)
    tab.reload()
    expect(tab.locator(".marks")).to_have_count(0)
