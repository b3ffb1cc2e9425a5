"""What editors write beyond paragraphs: wrapped lines, verse, notes, tables, readings, links."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markup import (
    NamedPage,
    Placement,
    html_of,
    linked_articles,
    plain_text,
    running_text,
    shown_at,
    unmet_notes,
)
from generator.model import key_of
from generator.prose import Paragraph, markdown_body, paragraphs_of
from generator.wrapping import joined_lines

PUBLISHED = ("2025-06-15/02-03", "2025-06-10/01-01")
HERE = Placement("2025-06-15/01-03.html", key=key_of("2025-06-15/01-03"), published=set(map(key_of, PUBLISHED)))


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("渡船清早\n开了。", ["渡船清早开了。"]),
        ("渡船，\n开了。", ["渡船，开了。"]),
        ("渡船 \n 开了。", ["渡船开了。"]),
        ("the first\nferry", ["the first ferry"]),
        ("乘 ferry\n过江", ["乘 ferry过江"]),
        ("“甲”—\n“乙”", ["“甲”—“乙”"]),
        ("渡船开了。\n人来了。", ["渡船开了。", "人来了。"]),
        ("他说：\n开船。", ["他说：", "开船。"]),
        ("（完）\n编后", ["（完）", "编后"]),
        ("渡船\n　　人来了", ["渡船", "人来了"]),
        ("### 桥头\n渡船", ["桥头", "渡船"]),
        ("渡船\n### 桥头", ["渡船", "桥头"]),
        ("- 渡船\n人来了", ["渡船", "人来了"]),
        ("> 渡船\n人来了", ["渡船", "人来了"]),
        ("渡**船\n开**了", ["渡船开了"]),
        ("渡[船\n开](a.html)了", ["渡船开了"]),
        ("45.5与\n45. 5", ["45.5与45. 5"]),
        ("水，\\\n船，\n灯。", ["水，", "船，灯。"]),
    ],
)
def test_a_line_goes_on_where_the_one_before_ends_inside_a_sentence(typed: str, lines: list[str]) -> None:
    assert plain_text(typed).split("\n") == lines


@pytest.mark.parametrize("typed", ["渡船\n开了。\n\n人来\n了。", "渡船清早\n开了", "水，\\\n船。", "ab\ncd"])
def test_what_names_are_looked_for_in_is_the_text_that_is_shown(typed: str) -> None:
    assert "\n".join(part.text.rstrip("\\") for part in paragraphs_of(typed)) == plain_text(typed)


def test_the_lines_that_are_joined_are_known_by_their_numbers() -> None:
    assert joined_lines("渡船\n开了。\n人来了。\n\n水\n涨\n了") == (2, 6, 7)
    assert joined_lines("水，\\\n船。\n\n- 甲\n- 乙\n\n> 丙\n> 丁\n\n| 甲 |\n|---|\n| 乙 |") == ()


@given(st.lists(st.builds(Paragraph, st.text("甲乙，。a1 -#>|{}[^]:：\\*"), st.booleans()), max_size=5))
def test_what_the_importer_writes_is_never_joined(paragraphs: list[Paragraph]) -> None:
    assert joined_lines(markdown_body(paragraphs)) == ()


def test_lines_of_verse_stay_lines_and_stanzas_stay_apart() -> None:
    verse = "江水  \n东流。\n\n灯\\\n亮。\\"
    assert html_of(verse) == '<p class="verse">江水<br>东流。</p><p class="verse">灯<br>亮。</p>'
    assert plain_text(verse) == "江水\n东流。\n灯\n亮。"
    assert html_of("> 水\\\n> 船") == '<blockquote><p class="verse">水<br>船</p></blockquote>'


def test_notes_are_numbered_as_the_text_points_to_them_and_lead_back() -> None:
    shown = html_of("甲[^乙]丙[^1]。\n\n[^1]: 一[^三]\n[^乙]：二\n\n    二之二\n[^三]: 三")
    assert [re.sub(r"<.*?>|↩", "", one).strip() for one in shown.split("<li ")[1:]] == [
        'id="note-1">二二之二', 'id="note-2">一3', 'id="note-3">三'
    ]  # fmt: skip
    ids = re.findall(r' id="([^"]*)"', shown)
    assert len(ids) == len(set(ids)) == 6
    assert {target.removeprefix("#") for target in re.findall(r'href="([^"]*)"', shown)} == set(ids)


def test_half_a_note_is_shown_as_typed_and_told() -> None:
    body = "甲[^1]。\n\n[^2]: 乙**丙**。\n\n[^3]: 丁\n\n    戊\n\n[^2]: 己"
    shown = "甲[^1]。\n[^2]: 乙丙。\n[^3]: 丁\n戊\n[^2]: 己"
    assert plain_text(body) == shown
    assert unmet_notes(body) == ("[^1]", "[^2]", "[^3]", "[^2]")
    assert unmet_notes("甲[^1]。\n\n[^1]: 乙\n[^1]: 丙") == ("[^1]",)
    assert plain_text("甲[^1]。\n\n[^1]: 乙\n[^1]: 丙") == "甲。\n[^1]: 丙\n乙"


def test_the_label_of_a_note_never_gets_into_the_page() -> None:
    shown = html_of('甲[^"><b>]。\n\n[^"><b>]: 乙')
    assert "<b>" not in shown
    assert 'id="note-1"' in shown


def test_the_notes_of_two_articles_on_one_page_have_no_id_in_common() -> None:
    both = [
        re.findall(
            r' id="([^"]*)"', shown_at(Placement(key=key_of(f"2025-06-15/01-0{n}")), "甲[^1]。\n\n[^1]: 乙")
        )
        for n in (1, 2)
    ]
    assert not set(both[0]) & set(both[1])


def test_no_cell_of_a_table_is_lost_however_uneven_its_rows() -> None:
    table = "渡口：\n| 甲 | 乙 |\n|--|--|\n| 丙 | 丁 | 戊 |\n| 己 |\n`a|b` | {砚|yàn} | \\| \n庚"
    assert plain_text(table) == "渡口：\n甲 乙\n丙 丁 戊\n己\na|b 砚 |\n庚"
    assert html_of(table).count("<tr>") == 4
    assert html_of(table).count("<td>") == 3 * 3 + 1  # a head without words is none


def test_a_line_with_pipes_alone_is_no_table() -> None:
    assert html_of("甲 | 乙") == "<p>甲 | 乙</p>"


def test_an_excerpt_has_neither_pipes_nor_marks_nor_subheads() -> None:
    body = "### 桥\n甲[^1]乙{砚|yàn}江。\n\n| 丙 | 丁 |\n|--|--|\n| 戊 | 己 |\n\n[^1]: 庚"
    assert running_text(body) == "甲乙砚江。"


def test_a_reading_does_not_break_the_run_of_characters() -> None:
    assert plain_text("{砚|yàn}江") == "砚江"
    assert html_of("{ab|c} {砚|} {砚|a|b}") == "<p>{ab|c} {砚|} {砚|a|b}</p>"
    assert html_of(markdown_body([Paragraph("{砚|yàn}")])) == "<p>{砚|yàn}</p>"


def test_names_are_linked_in_tables_lists_and_notes_but_not_in_readings() -> None:
    name = [NamedPage("砚江", "a.html")]
    for body in ("- 砚江", "| 砚江 |\n|---|", "> 砚江", "甲[^1]。\n\n[^1]: 砚江"):
        assert html_of(body, names=name).count('<a href="a.html">砚江</a>') == 1
    assert "a.html" not in html_of("{砚江|yàn jiāng}", names=name)
    assert html_of("砚\n江", names=name) == '<p><a href="a.html">砚江</a></p>'


@pytest.mark.parametrize(
    ("typed", "href"),
    [
        ("02-03.md", "02-03.html"),
        ("02-03.md#note-02-03-1", "02-03.html#note-02-03-1"),
        ("../2025-06-10/01-01.md", "../2025-06-10/01-01.html"),
        ("./02-03.md", "02-03.html"),
    ],
)
def test_a_link_to_the_file_of_an_article_leads_to_its_page(typed: str, href: str) -> None:
    assert shown_at(HERE, f"见[那篇]({typed})。") == f'<p>见<a href="{href}">那篇</a>。</p>'


@pytest.mark.parametrize(
    "typed", ["02-04.md", "../../02-03.md", "../secret.md", "/2025-06-15/02-03.md", "x/02-03.md"]
)
def test_a_link_to_an_article_that_is_not_there_is_only_its_words(typed: str) -> None:
    assert shown_at(HERE, f"见[那篇]({typed})。") == "<p>见那篇。</p>"
    ((said, key),) = linked_articles(f"见[那篇]({typed})。", HERE.page)
    assert said == typed
    assert str(key) not in PUBLISHED


@pytest.mark.parametrize(
    ("typed", "address", "rest"),
    [
        ("https://a.example/b。", "https://a.example/b", "。"),
        ("https://a.example/b，见", "https://a.example/b", "，见"),
        ("https://a.example/b）」", "https://a.example/b", "）」"),
        ("https://a.example/b.", "https://a.example/b", "."),
        ("https://a.example/b_(c))", "https://a.example/b_(c)", ")"),
        ("http://a.example/?c=1&d=2 ", "http://a.example/?c=1&d=2", " "),
        ("https://a.example/b的说明", "https://a.example/b", "的说明"),
        ("https://a.example/b**", "https://a.example/b", "**"),
    ],
)
def test_a_bare_address_is_linked_without_the_sign_after_it(typed: str, address: str, rest: str) -> None:
    shown = address.replace("&", "&amp;")
    assert html_of(f"见{typed}甲") == f'<p>见<a href="{shown}">{shown}</a>{rest}甲</p>'


@pytest.mark.parametrize(
    "typed", ["ftp://a.example", "xhttps://a.example", "https://", "`https://a.example`", "javascript:a"]
)
def test_nothing_else_is_a_bare_address(typed: str) -> None:
    assert "<a" not in html_of(typed)


def test_an_address_within_a_link_is_not_linked_twice() -> None:
    assert html_of("[https://a.example](https://b.example)") == (
        '<p><a href="https://b.example">https://a.example</a></p>'
    )


def test_three_levels_of_subheads_go_below_those_around_them() -> None:
    body = "### 一\n#### 二\n##### 三"
    assert html_of(body) == "<h2>一</h2><h3>二</h3><h4>三</h4>"
    assert html_of(body, level=4) == "<h4>一</h4><h5>二</h5><h6>三</h6>"
    assert [part.subhead for part in paragraphs_of(body)] == [True] * 3
