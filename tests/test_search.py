"""What the search index holds: the law of pairs, the files of Pagefind, the cache, what stops the build."""

import json
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.edition import arrange
from generator.language.variants import folded, other_readings
from generator.model import (
    Article,
    Byline,
    Caption,
    Continuation,
    Dateline,
    Edition,
    Issue,
    PrintedPage,
    Status,
    issue_key,
    key_of,
)
from generator.prose import Paragraph, markdown_body
from generator.search.bigrams import CHARACTER_MARK, characters, runs, tokens
from generator.search.documents import TITLE_PLACES, document, fragment
from generator.search.index import search_index
from generator.search.pagefind import cbor, postings
from generator.search.pagefind.indexing import indexed, installed
from generator.search.rules import rules
from generator.search.script_parts import base_36, part, part_content
from generator.search.volume_files import CHUNK_SIZE, GROUP_SIZE
from generator.settings import LARGEST_VOLUME, EditionError

DAY = date(2025, 9, 10)
# Few characters, so that runs repeat; the odd ones are where an index of words goes wrong.
LETTERS = st.sampled_from("青石桥头水，。“”《》%.5gGＧａé ゙がﬁ𠮷😀_-ꀀ\n\t　\u200b\u00a0")
TEXT = st.text(LETTERS, max_size=24)
# Values as CBOR, by hand and from appendix A of RFC 8949; a browser goes by the same (browser/test_search.py).
VECTORS: dict[str, list[tuple[cbor.Value, str]]] = json.loads(
    (ROOT / "tests" / "cases" / "cbor" / "vectors.json").read_text(encoding="utf-8")
)


def article(
    number: int, title: str | None = "青石桥修好了", body: str = "桥头又走得过车。", **more: Any
) -> Article:
    return Article(key_of(f"2025-09-10/01-{number:02}"), title, body, **more)


def edition(*articles: Article) -> Edition:
    return Edition((Issue(issue_key(DAY), (PrintedPage(key_of("2025-09-10/01"), articles=articles),)),))


def files(of: Edition, cache: Path, most_characters: int = LARGEST_VOLUME) -> dict[str, bytes]:
    return {output.path: output.content for output in search_index(of, most_characters, cache)}


def entry_of(made: Mapping[str, bytes]) -> dict[str, Any]:
    """What the browser reads first."""
    entry: dict[str, Any] = json.loads(part_content(made["pagefind/entry.js"]))
    return entry


def content(made: Mapping[str, bytes], path: str) -> Any:
    """What a part holds that the entry or a volume names."""
    return json.loads(part_content(made[f"pagefind/{path}.js"]))


def words_of(script: bytes) -> list[Any]:
    """The words of a file of words, each with its pages and their places."""
    decoded: Any = cbor.decoded(part_content(script))
    return list(decoded[0])


def words(made: Mapping[str, bytes]) -> list[list[Any]]:
    """The words of every file of words."""
    return [words_of(made[path]) for path in made if path.startswith("pagefind/words/")]


def fragments(made: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """What is shown of each article, by its address."""
    paths = [path for path in made if path.startswith("pagefind/fragments/")]
    contents = [json.loads(part_content(made[path])) for path in paths]
    return {fragment["url"]: fragment for fragment in contents}


def contiguous(pairs: list[str], places: list[str]) -> bool:
    return any(places[start : start + len(pairs)] == pairs for start in range(len(places) - len(pairs) + 1))


@given(text=TEXT, query=TEXT)
def test_the_pairs_of_a_run_follow_one_another_exactly_where_the_run_stands(text: str, query: str) -> None:
    sought = runs(query)
    assume(len(sought) == 1 and len(sought[0]) > 1)
    pairs = tokens(query)[:-1]
    assert contiguous(pairs, tokens(text)) == (sought[0] in folded(text))


@given(text=TEXT, start=st.integers(0, 23), length=st.integers(2, 6))
def test_every_run_of_a_text_is_found_in_it(text: str, start: int, length: int) -> None:
    for run in runs(text):
        part = run[start : start + length]
        assume(len(part) > 1)
        assert contiguous(tokens(part)[:-1], tokens(text))


@given(text=TEXT, character=LETTERS)
def test_a_text_has_the_word_of_a_character_exactly_where_it_stands(text: str, character: str) -> None:
    assume(len(runs(character)) == 1 and len(runs(character)[0]) == 1)
    (word,) = characters(tokens(character))
    assert (word in characters(tokens(text))) == (folded(character) in folded(text))


@given(TEXT)
def test_a_token_is_only_letters_that_an_indexer_keeps(text: str) -> None:
    assert all(token.isalnum() and token == token.lower() for token in tokens(text))


def test_width_and_case_make_no_difference() -> None:
    assert tokens("５Ｇ信号，ＡＢ") == tokens("5g信号,ab")


def test_signs_that_no_reader_sees_and_shapes_make_no_difference() -> None:
    assert tokens("青\u2066石\u200b桥\U000e0041\ufeff头") == tokens("青石桥头")
    assert tokens("葛\U000e0100亮\ufe00") == tokens("葛亮")
    assert tokens("渡口\u3164开航") == tokens("渡口 开航")


@given(
    st.recursive(
        st.integers(-(2**40), 2**40) | st.text(max_size=40), lambda inner: st.lists(inner, max_size=30)
    )
)
def test_what_is_encoded_decodes_to_itself(value: cbor.Value) -> None:
    assert cbor.decoded(cbor.encoded(value)) == value


@pytest.mark.parametrize(("value", "written"), [pair for pairs in VECTORS.values() for pair in pairs])
def test_what_is_encoded_is_what_the_standard_says(value: cbor.Value, written: str) -> None:
    assert cbor.encoded(value).hex() == written
    assert cbor.decoded(bytes.fromhex(written)) == value


@given(st.binary(max_size=40))
def test_bytes_that_are_not_of_the_format_are_refused_with_a_value_error(source: bytes) -> None:
    try:
        cbor.decoded(source)
        cbor.after_numbers(source, 0)
    except ValueError:
        return
    assert source


def test_numbers_are_stepped_over_whatever_their_size() -> None:
    numbers = [0, 23, 24, 255, 256, 65535, 65536, 2**32, -1, -24, -25, -(2**20)]
    source = cbor.encoded(numbers) + b"\x00"
    assert cbor.after_numbers(source, 0) == len(source) - 1


def test_an_article_is_found_by_all_its_printed_parts_each_once() -> None:
    body = markdown_body(
        [Paragraph("本报讯 桥头又走得过车。"), Paragraph("工期", subhead=True), Paragraph("*三* 个月。")]
    )
    found = document(
        article(
            3,
            body=body,
            kicker="一座老桥",
            subtitle="修了三个月",
            continued=(Continuation("02", "老桥修好"), Continuation("03")),
            byline=Byline("记者 何穗"),
            dateline=Dateline("本报讯"),
            captions=(Caption("桥头的早市。", credit="白陶 摄"),),
        )
    )
    assert found.title == "青石桥修好了"
    assert found.path == "2025-09-10/01-03.html"
    assert found.lines == (
        "一座老桥",
        "修了三个月",
        "老桥修好",
        "记者 何穗",
        "本报讯 桥头又走得过车。",
        "工期",
        "*三* 个月。",
        "桥头的早市。",
        "白陶 摄",
    )


def test_a_fragment_holds_the_text_as_printed_with_title_date_and_page(tmp_path: Path) -> None:
    made = fragments(files(edition(article(1, "<b>桥</b>", "１—４月，增长３.5％。")), tmp_path))
    assert made["2025-09-10/01-01.html"]["content"] == "１—４月，增长３.5％。"
    assert made["2025-09-10/01-01.html"]["meta"] == {"title": "<b>桥</b>", "date": "2025-09-10", "page": "1"}


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("青石桥修好了", "青石桥修好了"),  # short enough for any line
        ("抢修队徒步架起三公里临时线路", "抢修队|徒步|架起|三公里|临时|线路"),
        ("青石桥　修了三个月", "青石桥 修了三个月"),
        ("先修路 先开学 先收茶 让受灾群众住得稳", "先修路| 先开学| 先收茶 让受灾群众住得稳"),
        ("𠮷祥里水上救生协会成立两周年 𠮷祥里人都来", "𠮷祥里水上救生协会|成立|两周年 𠮷祥里人都来"),
        ("", ""),
    ],
)
def test_a_fragment_says_where_a_line_of_its_headline_may_end(title: str, shown: str) -> None:
    named = article(1, title, organisations=("𠮷祥里水上救生协会",))
    meta: Any = fragment(document(named))["meta"]
    # Places are counted as JavaScript counts: a rare character takes two units.
    units = meta["title"].encode("utf-16-le")
    ends = [0, *(2 * place for place in meta.get("breaks", [])), len(units)]
    assert "|".join(units[start:end].decode("utf-16-le") for start, end in pairwise(ends)) == shown
    assert meta.get("breaks") != []  # a fragment that has none says nothing


def test_a_name_that_a_line_would_break_is_whole_in_the_next_index(tmp_path: Path) -> None:
    title = "雾桥水上救生协会成立两周年"
    places = {}
    for organisations in ((), ("雾桥水上救生协会",)):
        made = fragments(files(edition(article(1, title, organisations=organisations)), tmp_path))
        places[organisations] = made["2025-09-10/01-01.html"]["meta"]["breaks"]
    assert places["雾桥水上救生协会",] == [8, 10]
    assert places[()] != places["雾桥水上救生协会",]


def test_the_column_is_found_and_shown_beside_the_page(tmp_path: Path) -> None:
    made = fragments(files(edition(replace(article(1, "桥", "头"), section="水上夜话")), tmp_path))
    assert made["2025-09-10/01-01.html"]["content"] == "头\n水上夜话"
    assert made["2025-09-10/01-01.html"]["meta"]["section"] == "水上夜话"


def test_the_name_of_the_page_is_shown_beside_its_number_and_may_change(tmp_path: Path) -> None:
    shown = {}
    for name in ("要闻", "水上"):
        page = PrintedPage(key_of("2025-09-10/01"), name, articles=(article(1, "桥", "头"),))
        made = fragments(files(Edition((Issue(issue_key(DAY), (page,)),)), tmp_path))
        shown[name] = made["2025-09-10/01-01.html"]
        assert shown[name]["content"] == "头"
    assert {name: one["meta"]["name"] for name, one in shown.items()} == {"要闻": "要闻", "水上": "水上"}


def test_a_missing_title_stays_missing(tmp_path: Path) -> None:
    made = fragments(files(edition(article(1, None)), tmp_path))
    assert made["2025-09-10/01-01.html"]["meta"]["title"] == ""


LEFT_OVER = markdown_body([Paragraph("夜航船的旧票根。"), Paragraph("*招领*启事")])


def page_with_unplaced(*articles: Article, name: str | None = "水上") -> PrintedPage:
    return PrintedPage(key_of("2025-09-10/01"), name, unplaced=LEFT_OVER, articles=articles)


def test_text_of_a_page_that_found_no_article_is_found_with_its_page(tmp_path: Path) -> None:
    made = fragments(files(arrange([page_with_unplaced(article(1))]), tmp_path))
    assert made["2025-09-10/01.html"] == {
        "url": "2025-09-10/01.html",
        "content": "夜航船的旧票根。\n*招领*启事",
        "meta": {"title": "", "date": "2025-09-10", "page": "1", "name": "水上", "unplaced": True},
    }
    assert "unplaced" not in made["2025-09-10/01-01.html"]["meta"]


def test_a_page_that_was_not_divided_has_an_index_of_its_own(tmp_path: Path) -> None:
    made = files(arrange([page_with_unplaced(name=None)]), tmp_path)
    assert list(fragments(made)) == ["2025-09-10/01.html"]
    (listed,) = entry_of(made)["volumes"]
    assert (listed["count"], listed["unplaced"]) == (1, [0])


def test_what_pages_have_besides_is_known_by_its_numbers_and_counted_in_dates_and_pages(tmp_path: Path) -> None:
    second = PrintedPage(key_of("2025-09-10/02"), "水上", unplaced=LEFT_OVER, articles=(article(2),))
    made = files(arrange([page_with_unplaced(article(1)), second]), tmp_path)
    (listed,) = entry_of(made)["volumes"]
    assert listed["unplaced"] == [0, 2]  # oldest first: page 2, its article, page 1, its article
    tables = {name: content(made, path) for name, path in listed["facets"].items()}
    assert tables == {
        "dates": [["2025-09-10", 4]],
        "labels": [["1", [1, 1, 1]], ["2", [0]]],
        "pages": [["水上", [0, 1, 1, 1]]],
    }


def test_a_page_without_such_text_is_no_text_of_its_own(tmp_path: Path) -> None:
    blank = PrintedPage(key_of("2025-09-10/01"), "水上", unplaced=" \n\n", articles=(article(1),))
    made = files(arrange([blank]), tmp_path)
    (listed,) = entry_of(made)["volumes"]
    assert (listed["count"], "unplaced" in listed) == (1, False)


def test_text_left_over_that_an_editor_moves_is_indexed_again(tmp_path: Path) -> None:
    before = files(arrange([page_with_unplaced(article(1))]), tmp_path)
    after = files(arrange([replace(page_with_unplaced(article(1)), unplaced="旧票根。")]), tmp_path)
    assert fragments(before).keys() == fragments(after).keys()
    assert fragments(after)["2025-09-10/01.html"]["content"] == "旧票根。"


def test_the_first_places_of_every_text_belong_to_its_title(tmp_path: Path) -> None:
    made = files(edition(article(1, "桥", "头")), tmp_path)
    (index,) = words(made)
    assert ["头", [[0, [TITLE_PLACES], []]], []] in index
    assert ["桥", [[0, [0], []]], []] in index
    assert entry_of(made)["rules"]["titlePlaces"] == TITLE_PLACES


def test_the_index_numbers_its_articles_oldest_first(tmp_path: Path) -> None:
    made = files(edition(*(article(number, f"第{number}篇") for number in range(1, 40))), tmp_path)
    (listed,) = entry_of(made)["volumes"]
    (group,) = content(made, listed["volume"])["fragments"]
    urls = [content(made, f"fragments/{group}/{base_36(number)}")["url"] for number in range(39)]
    assert urls == [f"2025-09-10/01-{number:02}.html" for number in range(39, 0, -1)]


def test_each_character_of_an_article_is_a_word_of_its_own(tmp_path: Path) -> None:
    made = files(edition(article(1, "桥头", "桥上。")), tmp_path)
    own = {word: pages for index in words(made) for word, pages, _ in index if word.startswith(CHARACTER_MARK)}
    assert own[CHARACTER_MARK + "桥"] == own[CHARACTER_MARK + "头"] == [[0, [1], []]]
    assert own[CHARACTER_MARK + "上"] == own[CHARACTER_MARK + tokens("。")[0]] == [[0, [TITLE_PLACES], []]]
    assert len(own) == 4


def test_the_words_of_each_file_begin_where_the_volume_says(tmp_path: Path) -> None:
    bodies = [f"{chr(0x4E00 + 7 * n)}{chr(0x9000 - 3 * n)}桥" * 99 for n in range(60)]
    made = files(edition(*(article(n, None, body) for n, body in enumerate(bodies, 1))), tmp_path)
    (listed,) = entry_of(made)["volumes"]
    volume = content(made, listed["volume"])
    bounds = volume["bounds"].split(" ")
    assert len(bounds) > 3
    last = ""
    for number, bound in enumerate(bounds):
        script = made[f"pagefind/words/{volume['words']}/{base_36(number)}.js"]
        own = [word for word, *_ in words_of(script)]
        assert own == sorted(own)
        assert last < bound <= own[0]
        assert len(own) == 1 or len(part_content(script)) <= CHUNK_SIZE + 16
        last = own[-1]


def test_the_same_articles_give_the_same_bytes(tmp_path: Path) -> None:
    articles = [article(number, f"第{number}篇", "长短句。" * number) for number in range(1, 30)]
    assert files(edition(*articles), tmp_path / "one") == files(edition(*articles), tmp_path / "other")


def test_a_new_article_leaves_the_fragments_of_the_older_ones_as_they_are(tmp_path: Path) -> None:
    old = [article(number) for number in range(2, 2 + GROUP_SIZE)]
    before = files(edition(*old), tmp_path)
    after = files(edition(article(1, "另一座桥"), *old), tmp_path)
    kept = [path for path in before if path.startswith("pagefind/fragments/")]
    assert len(kept) == GROUP_SIZE
    assert [after[path] for path in kept] == [before[path] for path in kept]


def test_what_changes_has_a_new_address_all_but_the_entry(tmp_path: Path) -> None:
    before = files(edition(article(1)), tmp_path)
    after = files(edition(article(1, "青石桥又封了")), tmp_path)
    assert [path for path in before if path in after and before[path] != after[path]] == ["pagefind/entry.js"]


def test_unchanged_articles_are_not_indexed_again(tmp_path: Path) -> None:
    first = files(edition(article(1)), tmp_path)
    (kept,) = tmp_path.iterdir()
    written = kept.stat().st_mtime_ns
    assert files(edition(article(1)), tmp_path) == first
    assert kept.stat().st_mtime_ns == written


def test_what_search_does_not_show_is_no_reason_to_index_again(tmp_path: Path) -> None:
    draft = replace(article(1), confidence=0.9)
    files(edition(draft), tmp_path)
    (kept,) = tmp_path.iterdir()
    files(edition(replace(draft, topics=("桥",), confidence=0.5)), tmp_path)
    assert list(tmp_path.iterdir()) == [kept]


def test_what_is_found_says_whether_it_is_a_draft_until_it_was_read() -> None:
    draft = replace(article(1), confidence=0.9)
    assert fragment(document(draft))["meta"] == {
        "title": "青石桥修好了",
        "date": "2025-09-10",
        "page": "1",
        "draft": "1",
    }
    for other in (article(1), replace(draft, status=Status.REVIEWED)):
        assert "draft" not in str(fragment(document(other))["meta"])


def test_a_draft_that_was_read_is_shown_without_its_mark_in_the_next_index(tmp_path: Path) -> None:
    draft = replace(article(1), confidence=0.9)
    before = files(edition(draft), tmp_path)
    after = files(edition(replace(draft, status=Status.REVIEWED)), tmp_path)
    assert before != after


def test_a_changed_article_takes_the_place_of_the_old_index(tmp_path: Path) -> None:
    before = files(edition(article(1)), tmp_path)
    after = files(edition(article(1, "青石桥又封了")), tmp_path)
    assert before != after
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("damaged", [b"", b"nothing of the kind", None])
def test_a_damaged_cache_is_made_again(tmp_path: Path, damaged: bytes | None) -> None:
    first = files(edition(article(1)), tmp_path)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2] if damaged is None else damaged)
    assert files(edition(article(1)), tmp_path) == first
    assert kept.read_bytes() == whole


def test_an_edition_without_text_has_no_index(tmp_path: Path) -> None:
    assert files(Edition(()), tmp_path) == {}
    assert files(edition(article(1, None, "")), tmp_path) == {}


def test_an_article_without_text_does_not_keep_the_others_from_being_found(tmp_path: Path) -> None:
    made = fragments(files(edition(article(1, None, ""), article(2), article(3, "　", " ")), tmp_path))
    assert made["2025-09-10/01-02.html"]["content"] == "桥头又走得过车。"


def test_a_title_longer_than_its_places_is_indexed_whole(tmp_path: Path) -> None:
    made = files(edition(article(1, "长" * 3 * TITLE_PLACES + "尾", "文" * 100_000)), tmp_path)
    places = {word: pages for index in words(made) for word, pages, _ in index}
    assert places["长尾"] == [[0, [3 * TITLE_PLACES - 1], []]]
    assert len(places["文文"][0][1]) == 100_000 - 1


def test_a_part_hands_over_what_was_put_in() -> None:
    script = part("桥\x00".encode())
    assert script.startswith(b'editionPart("')
    assert script.isascii()
    assert part_content(script) == "桥\x00".encode()


# Volumes and facets.


def day_article(day: date, body: str = "桥头又走得过车。", **more: Any) -> Article:
    return Article(key_of(f"{day}/01-01"), f"{day}的桥", body, **more)


LENGTH = 20  # characters of a day's article
DAYS = [date(2024, 12, 31), date(2025, 1, 1), date(2025, 3, 1), date(2025, 3, 2), date(2026, 1, 5)]


def years_of_paper(*articles: Article) -> Edition:
    return arrange([PrintedPage(key_of(f"{one.date}/01"), "要闻", articles=(one,)) for one in articles])


@pytest.mark.parametrize(
    ("most", "counts"),
    [(5 * LENGTH, [5]), (3 * LENGTH, [1, 3, 1]), (2 * LENGTH, [1, 2, 1, 1])],
    ids=["one for all", "one a year", "one a month where a year has too much"],
)
def test_an_edition_is_divided_into_volumes_newest_first(tmp_path: Path, most: int, counts: list[int]) -> None:
    made = files(years_of_paper(*map(day_article, DAYS)), tmp_path, most)
    assert [listed["count"] for listed in entry_of(made)["volumes"]] == counts


def test_only_the_volume_whose_articles_changed_is_made_anew(tmp_path: Path) -> None:
    articles = list(map(day_article, DAYS))
    files(years_of_paper(*articles), tmp_path, 3 * LENGTH)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert len(before) == 3
    files(years_of_paper(*articles[:-1], day_article(DAYS[-1], "桥头又封了，走不过车")), tmp_path, 3 * LENGTH)
    after = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert len(after) == 3
    assert len(before.items() & after.items()) == 2


def test_a_volume_lists_its_articles_by_date_page_column_and_name(tmp_path: Path) -> None:
    articles = [
        day_article(DAYS[0], section="桥讯", topics=("交通",), people=("何穗",)),
        day_article(DAYS[1]),
        day_article(DAYS[2], section="桥讯", topics=("交通", "早市")),
    ]
    made = files(years_of_paper(*articles), tmp_path)
    (listed,) = entry_of(made)["volumes"]
    tables = {name: content(made, path) for name, path in listed["facets"].items()}
    assert tables == {
        "dates": [["2024-12-31", 1], ["2025-01-01", 1], ["2025-03-01", 1]],
        "labels": [["1", [0, 1, 1]]],
        "pages": [["要闻", [0, 1, 1]]],
        "sections": [["桥讯", [0, 2]]],
        "topics": [["交通", [0, 2]], ["早市", [2]]],
        "people": [["何穗", [0]]],
    }


def test_texts_are_listed_by_the_labels_of_pages_in_the_order_of_print_and_shown_with_issue_and_label(
    tmp_path: Path,
) -> None:
    keys = ["2025-09-10/特刊01-01", "2025-09-10/B02-01", "2025-09-10/A10-01", "2025-09-10/A02-01"]
    keys += ["2025-09-10/10-01", "2025-09-10/04_05-01", "2025-09-10号外/02-01", "2025-09-11-12_2/00-01"]
    articles = [replace(article(1), key=key_of(key)) for key in keys]
    made = files(arrange([PrintedPage(one.key.of_page, articles=(one,)) for one in articles]), tmp_path)
    (listed,) = entry_of(made)["volumes"]
    labels = [label for label, _ in content(made, listed["facets"]["labels"])]
    assert labels == ["2", "04-05", "10", "A02", "A10", "B02", "特刊01"]
    shown = {path: one["meta"] for path, one in fragments(made).items()}
    assert shown["2025-09-10/04_05-01.html"]["page"] == "04-05"
    assert (shown["2025-09-10号外/02-01.html"]["page"], shown["2025-09-10号外/02-01.html"]["edition"]) == (
        "2",
        "号外",
    )
    double = shown["2025-09-11-12_2/00-01.html"]
    assert (double["page"], double["date"], double["until"], double["which"]) == (
        "",
        "2025-09-11",
        "2025-09-12",
        2,
    )


# Traditional characters.


def test_traditional_and_simplified_fold_into_one() -> None:
    assert folded("國務院開會討論經濟發展") == "国务院开会讨论经济发展"
    assert tokens("憂鬱的臺灣烏龜") == tokens("忧郁的台湾乌龟")


def test_what_simplified_print_uses_too_stays_and_has_other_readings() -> None:
    assert folded("乾隆沈从文瞭望覆") == "乾隆沈从文瞭望覆"
    assert [other_readings()[one] for one in "乾沈瞭覆"] == ["干", "沉", "了", "复"]


def test_the_browser_knows_which_common_characters_are_folded_too() -> None:
    assert rules()["foldedThoughCommon"] == "後拚捱摺榘菸醣麴"


# The program.


def program(folder: Path, *lines: str) -> Path:
    path = folder / "pagefind"
    path.write_text(
        "\n".join(["#!/bin/sh", f'[ "$1" = --version ] && echo "pagefind {postings.VERSION}" && exit', *lines])
    )
    path.chmod(0o755)
    return path


def test_the_order_in_which_a_disk_lists_its_files_changes_no_byte(tmp_path: Path) -> None:
    memory = Path("/dev/shm")  # noqa: S108 - only looked at: another file system, which lists in another order
    if not memory.is_dir():
        pytest.skip("there is no second file system here (/dev/shm)")
    texts = [tokens(f"第{number}篇，青石桥。") for number in range(50)]
    with tempfile.TemporaryDirectory(dir=memory) as other:
        elsewhere = program(
            tmp_path, f'cp -r texts {other} && shift 2 && {installed()} --site {other}/texts "$@"'
        )
        assert indexed(texts, elsewhere) == indexed(texts)


def test_several_runs_of_the_program_give_what_one_gives() -> None:
    texts = [tokens(f"第{number}篇，{'青石桥头' * (number % 3)}。") for number in range(9)]
    texts[0] = texts[4] = []
    assert indexed(texts, most_tokens=30) == indexed(texts, most_tokens=1) == indexed(texts)


def test_a_missing_program_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="pagefind-not-started"):
        indexed([["桥"]], tmp_path / "absent")


def test_another_version_is_refused_before_it_runs(tmp_path: Path) -> None:
    other = tmp_path / "pagefind"
    other.write_text("#!/bin/sh\necho pagefind 9.9.9\n")
    other.chmod(0o755)
    with pytest.raises(EditionError, match=r"pagefind-of-other-version.*9\.9\.9.*1\.5\.2"):
        indexed([["桥"]], other)


def test_a_program_that_fails_gives_its_reason(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match=r"pagefind-failed.*no space left"):
        indexed([["桥"]], program(tmp_path, "echo no space left >&2", "exit 3"))


def test_a_program_that_writes_nothing_is_not_believed(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="pagefind-of-unknown-format"):
        indexed([["桥"]], program(tmp_path, "exit 0"))


REWRITE = "for one in index/fragment/*; do gunzip -c < $one | sed '{}' | gzip > x; mv x $one; done"


@pytest.mark.parametrize(
    "spoilt",
    [
        "rm index/fragment/*",
        "for one in index/index/*; do echo spoilt | gzip > $one; done",
        "for one in index/index/*; do printf 'pagefind_dcd\\201\\201\\201a' | gzip > $one; done",
        "for one in index/*.pf_meta; do printf 'pagefind_dcd\\200' | gzip > $one; done",
        "echo '{}' > index/pagefind-entry.json",
        "rm index/wasm.unknown.pagefind",
        "printf 'pagefind_dcd\\0asm' | gzip > index/wasm.unknown.pagefind",
        REWRITE.format("s/word_count/words/"),
        REWRITE.format('s/count":1/count":2/'),
    ],
)
def test_a_form_that_is_not_the_known_one_stops_the_build(tmp_path: Path, spoilt: str) -> None:
    true = installed()
    with pytest.raises(EditionError, match="pagefind-of-unknown-format"):
        indexed([["桥"]], program(tmp_path, f'{true} "$@"', spoilt))


def test_options_of_the_environment_do_not_reach_pagefind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "body")
    assert len(fragments(files(edition(article(1)), tmp_path))) == 1
