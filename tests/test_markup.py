"""What generator/markup.py shows of a Markdown text, and what it never lets through."""

import html
import re
import unicodedata
from functools import partial
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from effort import lines_run
from hostile_markdown import DEFINED, UNITS
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.markup import NamedPage, html_of, image_name, plain_text
from generator.prose import Paragraph, markdown_body, paragraphs_of
from generator.wrapping import joined_lines

NASTY = (
    "<>&;#\"'`*_[]()!{}\\+-=:.~|/ \u3000\u00a0\u2028\u200b\ufeff\t\n"
    "0123456789１．甲乙丙，。“”（）《》—…amplt" + "klzwxh"
)
texts = st.text(
    st.one_of(st.sampled_from(NASTY), st.characters(exclude_categories=("Cs", "Cc"))), max_size=40
) | st.sampled_from(
    (
        "&lt;b&gt;",
        "&#60;",
        "<script>alert(1)</script>",
        "<!-- -->",
        "[甲](javascript:a)",
        "![甲](../a.png)",
        "<http://a.example>",
        "<a@b.example>",
        "- 甲",
        "1. 甲",
        "１. 甲",
        "---",
        "===",
        "# 甲 #",
        "> 甲",
        "*甲*",
        "`甲`",
        "klzzwxh:0",
        "wzxhzdk:0",
        "[甲]: http://a.example",
        "甲\\",
        "&amp;amp;",
    )
)
paragraphs = st.builds(Paragraph, texts, st.booleans())


class _Blocks(HTMLParser):
    """Reads p and h2 back as paragraphs, independently of the module under test."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Paragraph] = []
        self.tags: set[str] = set()
        self.target: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "a":
            ((name, self.target),) = attrs
            assert name == "href"
            return
        assert not attrs
        self.found.append(Paragraph("", subhead=tag == "h2"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.target = None

    def handle_data(self, data: str) -> None:
        assert self.target in (None, data)  # only an address is linked, to itself
        last = self.found.pop()
        self.found.append(Paragraph(last.text + data, last.subhead))


def _normal(paragraph: Paragraph) -> Paragraph:
    return Paragraph(re.sub(r"\s+", " ", paragraph.text).strip(), paragraph.subhead)


@settings(deadline=None)  # a busy machine is no fault of the text
@given(st.lists(paragraphs, max_size=5))
def test_html_shows_exactly_the_text_that_became_the_markdown(given_paragraphs: list[Paragraph]) -> None:
    reader = _Blocks()
    reader.feed(str(html_of(markdown_body(given_paragraphs))))
    reader.close()
    expected = [_normal(paragraph) for paragraph in given_paragraphs if paragraph.text.strip()]
    assert reader.found == expected
    assert reader.tags <= {"p", "h2", "a"}


@settings(deadline=None)  # a busy machine is no fault of the text
@given(st.lists(paragraphs, max_size=5))
def test_plain_text_has_one_line_for_each_paragraph(given_paragraphs: list[Paragraph]) -> None:
    expected = [_normal(paragraph).text for paragraph in given_paragraphs if paragraph.text.strip()]
    assert plain_text(markdown_body(given_paragraphs)) == "\n".join(expected)


LONG = 6_000  # characters, of which some readers of Markdown need minutes
COUNTED = 1_500  # characters: enough to tell twice the work from four times
LISTED = re.compile(
    r"</?(em|strong|code|ul|blockquote|ruby|rp|rt|thead|tbody|table|tr)>|<(br|hr)>|</?(p|li|h[2-6])>"
    r'|<a href="[^"<>]*"( title="[^"<>]*")?>|</(a|ol|th|td|div|sup)>'
    r'|<ol( start="[0-9]+"| class="notes" role="list")?>|<p class="verse">'
    r'|<img src="images/[^"<>]*" alt="[^"<>]*"( title="[^"<>]*")? loading="lazy">'
    r'|<th scope="col"( class="(center|right)")?>|<td( class="(center|right)")?>'
    r'|<div class="table" role="group" tabindex="0" aria-label="表格">'
    r'|<li id="note-[0-9]+">|<sup class="note-mark">|<sup class="note-mark" id="note-[0-9]+-from(-[0-9]+)?">'
    r'|<a id="note-[0-9]+-from(-[0-9]+)?" href="#note-[0-9]+" role="doc-noteref" aria-label="注[0-9]+">'
    r'|<a class="back" role="doc-backlink" href="#note-[0-9]+-from(-[0-9]+)?" aria-label="回到正文">'
)
# Parts of Markdown in any order, so that what an editor may type is met more often than by single characters.
PARTS = (
    *"<>&;#\"'`*_[]()!\\+-|{}:^ .\n甲乙丙a1。，“”",
    *("\n\n", "  \n", "\\\n", "**", "***", "`` ", "](a.html)", "](甲.md#乙)", "](javascript:a)"),
    *("![", "](甲.jpg)", "[^1]", "[^a]", "\n[^1]: ", "\n\n[^a]：", "\n\n    "),
    *("\n\n[b]: http://a.example/乙\n", "[b]", "[甲][b]", "\n|---|---|\n", "| 甲 | 乙 |", "\n> ", "\n- "),
    *("\n1. ", "\n7. ", "\n## ", "\n---\n", "{砚|yàn}", "{砚江|yàn jiāng}", "https://a.example/b"),
    *("\u3000", "&lt;", "&#x4e01;", "<script>", "<http://a.example>"),
)
markdown = st.lists(st.sampled_from(PARTS), max_size=30).map("".join)


@settings(deadline=None)  # a busy machine is no fault of the text
@given(st.text(st.sampled_from("<>&;#\"'`*_[]()!\\+- .\n:/ahrefimgscriptonjavascript")) | markdown)
def test_no_markdown_at_all_gives_another_tag_or_attribute_than_the_listed_ones(body: str) -> None:
    left = LISTED.sub("", html_of(body))
    assert "<" not in left
    assert ">" not in left


@settings(deadline=None)  # a busy machine is no fault of the text
@given(markdown)
def test_every_tag_of_any_markdown_is_closed_in_its_turn(body: str) -> None:
    open_tags: list[str] = []
    for closing, tag in re.findall(r"<(/?)([a-z0-9]+)", html_of(body)):
        if closing:
            assert open_tags.pop() == tag
        elif tag not in ("br", "hr", "img"):
            open_tags.append(tag)
    assert open_tags == []


@settings(deadline=None)  # a busy machine is no fault of the text
@given(markdown)
@example("`&#x4e01;`")
def test_no_chinese_character_of_any_markdown_is_lost(body: str) -> None:
    refused = re.sub(r"\]\(javascript:a\)", "", body)  # what a refused link led to is not shown
    shown = unquote(html.unescape(re.sub(r' aria-label="[^"]*"', "", html_of(body))))
    asked = re.sub("&#x4e01;", "丁", refused)
    shown = re.sub("&#x4e01;", "丁", shown)  # in code it stands as it was typed
    for sign in "甲乙丙砚江丁":
        # A link to an article that is not there shows its words only.
        unshown = asked.count("](甲.md#乙)") if sign in "甲乙" else 0
        assert shown.count(sign) >= asked.count(sign) - unshown


@settings(deadline=None)  # a busy machine is no fault of the text
@given(markdown)
def test_what_search_reads_of_any_markdown_is_what_is_shown(body: str) -> None:
    shown = re.sub(r"<rp>.*?</rp>|<rt>.*?</rt>|<sup.*?</sup>|<a class=\"back\".*?</a>", "", html_of(body))
    words = html.unescape(re.sub(r"<[^>]*>", "", shown))
    assert re.sub(r"\s", "", plain_text(body)) == re.sub(r"\s", "", words)


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "javascript&colon;alert(1)",
        "java&Tab;script:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "http://[",
        "",
    ],
)
def test_a_link_with_another_scheme_shows_only_its_words(target: str) -> None:
    assert html_of(f"去[看一看]({target})吧") == "<p>去看一看吧</p>"


@pytest.mark.parametrize(
    "target", ["https://example.org/?a=1&b=2", "mailto:console@example.org", "../2025-01-01/01-01.html#a"]
)
def test_a_link_with_a_known_scheme_or_a_relative_one_stays(target: str) -> None:
    shown = target.replace("&", "&amp;")
    assert html_of(f"[看]({target})") == f'<p><a href="{shown}">看</a></p>'


def test_a_picture_below_images_is_shown_from_where_the_page_is() -> None:
    shown = html_of('![老"桥](桥/a b.jpg)'.replace(" ", "%20"), "2025-01-01/01-01.html")
    assert 'src="../images/%E6%A1%A5/a' in shown
    assert 'alt="老&quot;桥"' in shown


@pytest.mark.parametrize(
    "name",
    ["../secret.png", "a/../../b.png", "/etc/x.png", "http://x.example/a.png", "a\\b.png", ".", "data:x"],
)
def test_a_picture_outside_images_shows_only_its_words(name: str) -> None:
    assert image_name(name) is None
    assert html_of(f"![老桥]({name})") == "<p>老桥</p>"


def test_a_picture_may_be_named_with_or_without_its_folder() -> None:
    assert image_name("images/a.jpg") == image_name("a.jpg") == "a.jpg"


def test_headings_of_editors_stay_below_the_headline() -> None:
    assert html_of("# 甲\n\n## 乙\n\n### 丙\n\n#### 丁") == "<h2>甲</h2><h2>乙</h2><h2>丙</h2><h3>丁</h3>"
    assert html_of("### 甲\n\n###### 乙", level=5) == "<h5>甲</h5><h6>乙</h6>"


def test_each_line_is_a_paragraph_even_where_the_empty_line_was_left_out() -> None:
    assert html_of("甲。\n乙。\n　　丙。\n1月，丁。") == "<p>甲。</p><p>乙。</p><p>丙。</p><p>1月，丁。</p>"


def test_what_editors_type_by_hand_works() -> None:
    assert html_of("*甲*与**乙**\n\n- 丙\n- 丁") == (
        "<p><em>甲</em>与<strong>乙</strong></p><ul><li>丙</li><li>丁</li></ul>"
    )


def test_an_entity_is_shown_as_the_character_it_names() -> None:
    assert html_of("&lt;甲&gt; &copy; &nosuch;") == "<p>&lt;甲&gt; © &amp;nosuch;</p>"
    assert html_of("`&lt;<`") == "<p><code>&amp;lt;&lt;</code></p>"


def test_control_characters_never_reach_a_page() -> None:
    shown = html_of("甲\x00\x02klzzwxh:0\x03\x1b乙\r\n丙")
    assert not [sign for sign in shown if unicodedata.category(sign) == "Cc"]
    assert plain_text("甲\x00乙") == "甲乙"


def test_lists_nested_thousands_deep_are_shown_as_they_stand() -> None:
    body = "- " * 3000 + "甲"
    assert plain_text(body) == body


@pytest.mark.parametrize("unit", UNITS)
def test_no_part_of_markdown_makes_reading_slow_however_often_it_is_repeated(unit: str) -> None:
    for begun in ("", DEFINED):
        read_in_every_way(begun + unit * (LONG // len(unit)))
        half, whole = (
            lines_run(partial(read_in_every_way, begun + unit * (length // len(unit))))
            for length in (COUNTED // 2, COUNTED)
        )
        assert whole < 2.2 * half
        assert whole < 200 * COUNTED


def read_in_every_way(body: str) -> None:
    html_of(body, names=[NamedPage("甲", "a.html")])
    paragraphs_of(body)
    joined_lines(body)


# Names that are linked where the text mentions them first.

names = st.lists(
    st.builds(
        NamedPage,
        st.text("甲乙<&\"'*[]()", min_size=1, max_size=3),
        st.sampled_from((None, "people/a.html", 'b".html')),
    ),
    max_size=5,
)


def linked(body: str, *given_names: tuple[str, str | None]) -> str:
    return html_of(body, names=[NamedPage(*named) for named in given_names])


def test_the_first_mention_of_a_name_is_linked_and_no_other() -> None:
    assert (
        linked("甲来。甲走。\n\n甲。", ("甲", "a.html"))
        == '<p><a href="a.html">甲</a>来。甲走。</p><p>甲。</p>'
    )


def test_the_longer_name_comes_first_also_where_it_has_no_page() -> None:
    town, office = ("砚江市", "t.html"), ("砚江市教育局", "o.html")
    assert linked("砚江市教育局在砚江市。", town, office) == (
        '<p><a href="o.html">砚江市教育局</a>在<a href="t.html">砚江市</a>。</p>'
    )
    assert linked("砚江市教育局。", town, ("砚江市教育局", None)) == "<p>砚江市教育局。</p>"


def test_two_forms_of_one_are_linked_once() -> None:
    assert linked("甲乙来，甲走。", ("甲乙", "a.html"), ("甲", "a.html")) == (
        '<p><a href="a.html">甲乙</a>来，甲走。</p>'
    )


def test_no_name_is_linked_in_a_subhead_a_link_or_code() -> None:
    body = "### 甲\n\n[甲](http://a.example) `甲` **甲**"
    assert linked(body, ("甲", "a.html")) == (
        '<h2>甲</h2><p><a href="http://a.example">甲</a> <code>甲</code> '
        '<strong><a href="a.html">甲</a></strong></p>'
    )


@settings(deadline=None)  # a busy machine is no fault of the text
@given(st.lists(paragraphs, max_size=5), names)
def test_links_never_alter_the_text(given_paragraphs: list[Paragraph], given_names: list[NamedPage]) -> None:
    body = markdown_body(given_paragraphs)
    shown = str(html_of(body, names=given_names))
    assert re.sub(r'<a href="(people/a|b&quot;)\.html">(.*?)</a>', r"\2", shown) == html_of(body)
