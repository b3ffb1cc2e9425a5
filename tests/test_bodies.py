"""The bodies of finished articles: nothing of a text is lost, nothing is invented, and signs stay signs."""

import re
from collections.abc import Callable

import pytest
from effort import lines_run
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.language import without_unseen
from generator.mapping.bodies import body_of, with_pictures
from generator.mapping.html_body import SourcePicture, html_body
from generator.markup import html_of, plain_text
from generator.model import Markup

WORDS = ("渡船", "开了。", "A b", "“钟声”", "2025", "张　三")
SIGNS = (
    *"\\`*_[]{}#>+-=:.|~^!&<()",
    *["1.", "2)", "~~", "==", "***", "---", "```", "&amp;", "![", "](", "[^1]", "::"],
)
INLINE = ("b", "strong", "i", "em", "span", "u", "sup", "font", "a")
BLOCKS = ("p", "div", "h2", "h3", "blockquote", "section", "center", "form", "nav", "pre", "figure")


def seen(text: str) -> str:
    """The characters of a text but for white space."""
    return re.sub(r"\s+", "", text)


def shown(body: str) -> str:
    """What a reader of the site sees of a body, but for white space."""
    return seen(plain_text(body))


def escaped(text: str) -> str:
    """A text as it stands in HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


said = st.lists(st.sampled_from([*WORDS, *SIGNS, " "]), min_size=1, max_size=5).map("".join)


def _element(
    tags: tuple[str, ...],
) -> Callable[[st.SearchStrategy[tuple[str, str]]], st.SearchStrategy[tuple[str, str]]]:
    def within(inner: st.SearchStrategy[tuple[str, str]]) -> st.SearchStrategy[tuple[str, str]]:
        parts = st.lists(inner, max_size=3)
        return st.builds(
            lambda tag, parts: (
                f"<{tag}>{''.join(html for html, _ in parts)}</{tag}>",
                "".join(text for _, text in parts),
            ),
            st.sampled_from(tags),
            parts,
        )

    return within


plain = said.map(lambda text: (escaped(text), text))
inline = st.recursive(plain | st.just(("<br>", "")), _element(INLINE), max_leaves=5)
listed = st.builds(
    lambda tag, rows: (
        f"<{tag}>{''.join(f'<li>{html}</li>' for html, _ in rows)}</{tag}>",
        "".join(text for _, text in rows),
    ),
    st.sampled_from(["ul", "ol"]),
    st.lists(inline, max_size=3),
)
table = st.lists(st.lists(inline, min_size=2, max_size=3), min_size=1, max_size=3).map(
    lambda rows: (
        "<table>"
        + "".join("<tr>" + "".join(f"<td>{html}</td>" for html, _ in row) + "</tr>" for row in rows)
        + "</table>",
        "".join(text for row in rows for _, text in row),
    )
)
bodies = st.lists(
    st.recursive(inline | listed | table, _element(BLOCKS), max_leaves=6), min_size=1, max_size=4
).map(lambda parts: ("".join(html for html, _ in parts), "".join(text for _, text in parts)))


@settings(max_examples=300)
@example(("<table><tr><td>渡</td><td>船</td></tr><tr><td>{</td><td>}</td></tr></table>", "渡船{}"))
@given(bodies)
def test_of_html_readers_see_every_character_and_no_other(body: tuple[str, str]) -> None:
    html, text = body
    written, _ = html_body(html)
    assert shown(written) == seen(without_unseen(text))


@settings(max_examples=150)
@given(
    st.lists(st.lists(st.sampled_from([*WORDS, *SIGNS, " ", "　　"]), max_size=6).map("".join), max_size=6).map(
        "\n".join
    )
)
def test_of_plain_text_readers_see_every_character_and_no_other(text: str) -> None:
    body, pictures = body_of([text], Markup.TEXT)
    assert shown(body) == seen(text)
    assert pictures == ()


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_whatever_stands_in_a_body_can_be_written_and_shown(text: str) -> None:
    for markup in Markup:
        body, _ = body_of([text], markup)
        html_of(with_pictures(body, {})).encode()


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>渡船<b>开</b><b>了</b></p>", "渡船**开了**"),
        ("<p>the<b> quick </b>fox</p>", "the **quick** fox"),
        ("<p>渡口<br>清早<br>开船</p>", "渡口\\\n清早\\\n开船"),
        ("<p>渡口<br>- 清早<br># 开船</p>", "渡口\\\n\\- 清早\\\n\\# 开船"),
        ("<h2>渡口<br>开船</h2>", "### 渡口开船"),
        ("<h2>the ferry<br>sails</h2>", "### the ferry sails"),
        ("<h3>渡口#</h3>", "### 渡口\\#"),
        ("<ul><li>甲</li><li>乙</li></ul>", "- 甲\n- 乙"),
        ("<ul>有：<li>甲</li>还有<li>乙</li>完</ul>", "有：\n\n- 甲\n\n还有\n\n- 乙\n\n完"),
        ("<ol><li>甲</li><li>乙<ul><li>丙</li></ul></li></ol>", "1. 甲\n2. 乙\n\n    - 丙"),
        (
            "<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>",
            "| 甲 | 1 |\n|---|---|\n| 乙 | 2 |",
        ),
        (
            (
                "<table><caption>表一</caption><tr><td><p>甲|乙</p></td><td><b>1</b></td></tr>"
                "<tr><td>丙<br>丁</td><td>2</td></tr></table>"
            ),
            "表一\n\n| 甲\\|乙 | **1** |\n|---|---|\n| 丙 | 2 |".replace("丙", "丙 丁"),
        ),
        ("<table><tr><td>只为排版</td></tr></table>", "只为排版"),
        ("<blockquote><p>甲</p><p>乙</p></blockquote>", "> 甲\n>\n> 乙"),
        ("<form><nav>渡口</nav><p>开船</p></form>", "渡口\n\n开船"),
        ("<p>开船<script>alert(1)</script><style>p{}</style></p>", "开船"),
        ("渡口</html>开船", "渡口开船"),
    ],
)
def test_the_forms_of_html_have_their_forms_here(html: str, markdown: str) -> None:
    assert html_body(html)[0] == markdown


def test_a_picture_in_a_table_or_a_list_is_not_lost() -> None:
    rows = '<tr><td><img src="a.jpg" alt="渡口"></td><td>甲</td></tr><tr><td>乙</td><td>丙</td></tr>'
    body, pictures = html_body(f'<table>{rows}</table><ul><li><img src="b.jpg">丁</li></ul>')
    assert pictures == (SourcePicture("a.jpg", "渡口"), SourcePicture("b.jpg"))
    assert shown(body) == "甲乙丙丁"


def test_the_notes_of_a_word_document_are_notes_each_with_its_own() -> None:
    html = (
        '<p>渡口<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup>开船'
        '<sup><a href="#endnote-1" id="endnote-ref-1">[2]</a></sup></p><ol>'
        '<li id="footnote-1"><p>脚注 <a href="#footnote-ref-1">↑</a></p></li>'
        '<li id="endnote-1"><p>尾注 <a href="#endnote-ref-1">↑</a></p></li></ol>'
    )
    assert html_body(html)[0] == "渡口[^1]开船[^e1]\n\n[^1]: 脚注\n\n[^e1]: 尾注"


def test_a_link_to_a_note_that_is_not_there_keeps_its_words() -> None:
    assert (
        html_body('<p>渡口<a href="#footnote-9">见注九</a><a href="#footnote-9">[9]</a></p>')[0]
        == "渡口见注九\\[9\\]"
    )


@pytest.mark.parametrize("tags", ["div", "span", "b", "blockquote", "ul><li", "table><tr><td"])
@pytest.mark.parametrize("depth", [8, 9, 30, 199, 300, 5_000])
def test_what_stands_deep_is_shown_too(tags: str, depth: int) -> None:
    closing = "".join(f"</{tag}>" for tag in reversed(tags.split("><")))
    body, _ = html_body(f"前文{f'<{tags}>' * depth}深处{closing * depth}后文")
    assert shown(body) == "前文深处后文"


@pytest.mark.parametrize(
    "unit",
    [
        "<p>渡船开了。</p>",
        "<b>甲</b>",
        "甲<br>",
        "<ul><li>甲</li></ul>",
        "<",
        "<p",
        "&",
        "<div>",
        "<td>甲",
        "![",
        "*甲 ",
    ],
)
def test_a_body_of_twice_the_length_is_about_twice_the_work(unit: str) -> None:
    def work(length: int) -> int:
        return lines_run(lambda: html_body(unit * (length // len(unit))))

    assert work(16_000) < 3 * work(8_000)


@pytest.mark.parametrize("text", ["甲\0乙", "甲\x0b乙\x85丙\u2028丁", "甲\ufffe乙"])
@pytest.mark.parametrize("markup", list(Markup))
def test_characters_that_no_text_has_do_no_harm(text: str, markup: Markup) -> None:
    body, _ = body_of([text], markup)
    body.encode()
    assert [sign for sign in shown(body) if sign in "甲乙丙丁"] == [sign for sign in text if sign in "甲乙丙丁"]


def test_markdown_stays_but_for_the_levels_of_its_subheads() -> None:
    text = "# 渡口\n\n**开船** [链接](https://example.org/)\n\n```\n# 不是小标题\n\n\n尾\n```\n\n## 清早"
    expected = "### 渡口\n\n**开船** [链接](https://example.org/)\n\n```\n# 不是小标题\n\n\n尾\n```\n\n### 清早"
    assert body_of([text], Markup.MARKDOWN)[0] == expected
