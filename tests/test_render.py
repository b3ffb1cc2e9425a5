"""What generator/render makes of a tiny newspaper: every page, every link, every honest remark."""

import html
import json
import os
import posixpath
import re
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
import tiny_edition as tiny
from conftest import ROOT

from generator import routes
from generator.edition import arrange
from generator.index_pages.months import Month
from generator.model import (
    Article,
    Continuation,
    Edition,
    Entity,
    Furniture,
    IndexKind,
    Issue,
    PrintedPage,
    SourceLines,
    Status,
    Topic,
    issue_key,
    key_of,
)
from generator.render import render
from generator.render.context import RenderContext
from generator.render.parts.charts import dot_map, timeline
from generator.render.parts.front import masthead
from generator.render.theme import read_theme
from generator.settings import EditionError, Settings

THEMES = (ROOT / "theme",)
NOWHERE = ROOT / "no-such-content"
EMPTY_LIST = re.compile(r"<(ul|ol|dl)(?![^>]*listbox)[^>]*>\s*</\1>")  # a listbox waits for what is typed
PHRASING = re.compile(r"</?span[^>]*>|<wbr>")
LINKS = re.compile(r'\s(?:href|src|action)="([^"]*)"')


class _Words(HTMLParser):
    """Gathers what a reader sees of a page, and the tags it is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its signature
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


class _Tongues(HTMLParser):
    """Gathers the words of a page that are marked as Chinese."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.chinese: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "link", "input", "img", "rect", "circle", "br", "wbr"}:
            self.open.append(dict(attrs).get("lang") or (self.open[-1] if self.open else ""))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - its signature
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "zh-Hans":
            self.chinese.append(data)


def site(edition: Edition = tiny.EDITION, settings: Settings = tiny.SETTINGS) -> dict[str, str]:
    outputs = render(edition, settings, THEMES, NOWHERE)
    return {output.path: output.content.decode() for output in outputs}


@cache
def tiny_site() -> dict[str, str]:
    return site()


def only(*articles: Article) -> Edition:
    """An edition of one page with these articles."""
    page = PrintedPage(key_of("2025-06-15/01"), "要闻", articles=articles)
    return arrange([page], topics=(Topic("水利", ("水尺", "桥墩")),))


def seen(page: str) -> str:
    reader = _Words()
    reader.feed(page)
    reader.close()
    return re.sub(r"\s+", " ", "".join(reader.words))


def pages(files: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in files.items() if path.endswith(".html")}


def main_of(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


def pictures(content: Path) -> set[str]:
    outputs = render(tiny.EDITION, tiny.SETTINGS, THEMES, content)
    return {output.path for output in outputs if output.path.startswith(routes.IMAGES)}


def article_page(article: Article) -> str:
    return tiny_site()[routes.article_path(article)]


def test_every_issue_page_article_and_heading_has_its_address() -> None:
    paths = tiny_site().keys()
    for issue in tiny.EDITION.issues:
        assert routes.issue_path(issue_key(issue.date)) in paths
        assert all(routes.page_path(page) in paths for page in issue.pages)
    assert all(routes.article_path(article) in paths for article in tiny.EDITION.articles)
    assert all(routes.index_path(kind) in paths for kind in IndexKind)
    for entries in tiny.EDITION.indexes.values():
        assert all(routes.entry_path(entry.kind, entry.name) in paths for entry in entries)
    assert {routes.HOME, routes.ISSUES, routes.SEARCH, routes.ABOUT, routes.NOT_FOUND} <= paths
    assert {routes.STYLE, "assets/icon.svg", "assets/search.js"} <= paths


@pytest.mark.parametrize("settings", [tiny.SETTINGS, replace(tiny.SETTINGS, language="en")])
def test_every_link_is_relative_and_leads_to_a_page_or_a_place_on_it(settings: Settings) -> None:
    files = site(settings=settings)
    for path, text in pages(files).items():
        for link in LINKS.findall(text):
            target, _, fragment = html.unescape(link).partition("#")
            assert not re.match(r"/|\w+:", target), (path, link)
            address = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
            place = path if not target else address
            if place == "pagefind" or place.startswith("images/"):
                continue
            assert place in files, (path, link)
            assert not fragment or f'id="{html.escape(unquote(fragment))}"' in files[place], (path, link)


def test_pages_say_what_they_are() -> None:
    described: dict[str, str] = {}
    for path, text in pages(tiny_site()).items():
        title = re.findall(r"<title>(.+) · 雾桥日报</title>", text)
        assert len(title) == 1, path
        (description,) = re.findall(r'<meta name="description" content="([^"]+)">', text)
        assert described.setdefault(description, path) == path
        assert '<html lang="zh-Hans">' in text
        assert text.count("<h1") == 1, path
        assert text.count("<main") == 1, path
        assert '<a class="skip" href="#text">' in text
        assert 'name="viewport"' in text
        assert "canonical" not in text


def test_no_two_pages_bear_the_same_title() -> None:
    titles = [text.partition("<title>")[2].partition("</title>")[0] for text in pages(tiny_site()).values()]
    assert len(set(titles)) == len(titles)


def test_no_list_is_empty() -> None:
    # What a script fills in stands in the page before.
    filled = {routes.SEARCH, routes.OFFLINE}
    texts = {path: text for path, text in pages(tiny_site()).items() if path not in filled}
    assert [path for path, text in texts.items() if EMPTY_LIST.search(text)] == []


def test_no_page_repeats_an_id() -> None:
    for path, text in pages(tiny_site()).items():
        ids = re.findall(r'\sid="([^"]*)"', text)
        assert len(ids) == len(set(ids)), path


def test_nasty_text_is_shown_and_never_run() -> None:
    page = article_page(tiny.NASTY_ARTICLE)
    words = seen(page)
    assert words.count(tiny.NASTY) >= 6
    assert "&lt;不是标签&gt;，也不是 &amp; 实体。" in words
    for path, text in pages(tiny_site()).items():
        assert text.count("<script>") == 1, path  # the page's own, in its head
        assert 'href="javascript:' not in text, path


def test_markdown_never_reaches_the_eyes_of_a_reader() -> None:
    words = seen(main_of(tiny_site()[routes.page_path(tiny.EDITION.issues[0].pages[1])]))
    assert f"剩下的一行 {tiny.NASTY}" in words
    assert "\\*" not in words
    assert "###" not in words


def test_an_article_shows_all_that_was_printed() -> None:
    words = seen(main_of(article_page(tiny.BRIDGE)))
    shown = (tiny.BRIDGE.title, tiny.BRIDGE.kicker, tiny.BRIDGE.subtitle, tiny.BRIDGE.captions[0].text)
    assert all(text and text in words for text in shown)
    assert "记者 林见川" in words
    assert "2025年6月15日" in words
    assert "第1版 要闻" in words
    assert "pages/2025-06-15/01.txt 第2—48行" in words
    assert "机器初稿，尚未校对" in words
    assert "较有把握（93%）" in words
    assert "按用词相近配对" in words


def test_a_single_line_is_not_said_to_run_from_itself_to_itself() -> None:
    article = replace(tiny.UNTITLED, source=(SourceLines("pages/2025-06-15/01.txt", 70, 70),))
    page = PrintedPage(key_of("2025-06-15/01"), articles=(article,))
    words = seen(site(Edition((Issue(issue_key(tiny.LATEST), (page,)),)))[routes.article_path(article)])
    assert "pages/2025-06-15/01.txt 第70行" in words


def test_an_article_read_by_an_editor_is_no_draft() -> None:
    words = seen(article_page(tiny.REVIEWED))
    assert tiny.REVIEWED.status is Status.REVIEWED
    assert "已由编辑校对" in words
    assert "机器初稿" not in words


def test_what_a_person_wrote_is_called_nobody_s_draft_and_has_no_confidence() -> None:
    typed = replace(tiny.BRIDGE, source=(), confidence=None, notes=(), status=Status.DRAFT)
    words = seen(main_of(site(only(typed))[routes.article_path(typed)]))
    for word in ("机器", "初稿", "把握", "%", "依据", "校对", "这篇文字的来历"):
        assert word not in words, word
    read = seen(main_of(site(only(replace(typed, status=Status.REVIEWED)))[routes.article_path(typed)]))
    assert "已由编辑校对" in read
    assert "机器" not in read


def test_a_machine_s_draft_without_a_confidence_is_a_draft_without_a_number() -> None:
    struck = replace(tiny.BRIDGE, confidence=None)
    words = seen(main_of(site(only(struck))[routes.article_path(struck)]))
    assert "机器初稿，尚未校对" in words
    assert "把握" not in words
    assert "%" not in words


@cache
def mixed_site() -> dict[str, str]:
    """A paper of three machine's drafts, one article that was read and one that a person typed."""
    typed = replace(tiny.CONTINUED, source=(), confidence=None, jumps=(), topics=("水利",))
    read = replace(tiny.REVIEWED, key=key_of("2025-06-15/02-02"), topics=("水利",))
    drafts = (tiny.BRIDGE, tiny.UNTITLED)
    first = PrintedPage(key_of("2025-06-15/01"), "要闻", articles=drafts)
    second = PrintedPage(key_of("2025-06-15/02"), "综合", articles=(typed, read))
    earlier = PrintedPage(key_of("2025-06-14/01"), articles=(tiny.NASTY_ARTICLE,))
    return site(arrange([first, second, earlier], topics=(Topic("水利", ("水尺", "桥墩", "渡口")),)))


DRAFTED, OTHERS = (
    ("清早六点，卖豆腐的顾大爷", "从五月起每隔三天下一次田"),
    ("桥头茶馆的老板娘", "停了一个冬天的夜班船"),
)


def test_wherever_a_machine_s_draft_is_shown_it_is_called_one() -> None:
    for text in DRAFTED:
        showing = {path for path, page in pages(mixed_site()).items() if text in seen(main_of(page))}
        assert {routes.HOME, "2025-06-15/01.html", "2025-06-15/whole.html"} <= showing
        assert any(path.startswith("topics/") for path in showing)
        for path in showing:
            assert "机器初稿" in seen(main_of(mixed_site()[path])), path
    assert "机器初稿" in seen(main_of(mixed_site()["2025-06-15/index.html"]))


def test_where_all_are_drafts_one_line_says_so_and_leads_to_what_that_means() -> None:
    page = main_of(mixed_site()["2025-06-15/01.html"])
    assert '<a href="../about.html#drafts">本版各篇均为机器初稿，尚未校对</a>' in page
    assert page.count("机器初稿") == 1
    assert 'id="drafts"' in mixed_site()[routes.ABOUT]


def test_where_some_are_drafts_each_of_them_is_marked_and_no_other() -> None:
    home = main_of(mixed_site()[routes.HOME])
    stories = [seen(story) for story in re.findall(r"<article class=\"story.*?</article>", home, re.DOTALL)]
    assert len(stories) == 4
    for story in stories:
        is_draft = any(text in story for text in DRAFTED)
        assert is_draft is not any(text in story for text in OTHERS)
        assert ("机器初稿" in story) is is_draft, story
    listed = re.findall(r"<li>.*?</li>", main_of(mixed_site()["2025-06-15/index.html"]))
    marked = [item for item in listed if "机器初稿" in item]
    assert [("修旧如旧" in item, "早稻" in item) for item in marked] == [(True, False), (False, True)]


def test_a_page_without_a_draft_says_nothing_of_drafts() -> None:
    for path in ("2025-06-15/02.html", "2025-06-15/02-01.html", "2025-06-15/02-02.html"):
        assert "机器" not in seen(main_of(mixed_site()[path])), path


def test_the_mark_of_a_draft_is_not_in_the_words_that_are_copied_or_told_to_machines() -> None:
    page = mixed_site()["2025-06-15/01-01.html"]
    citation = page.partition('<section class="citation"')[2].partition("</section>")[0]
    assert "机器初稿" in seen(citation)
    taken = re.findall(
        r'<p class="reference">.*?</p>|<pre>.*?</pre>|<div class="text".*?</div>', page, re.DOTALL
    )
    assert len(taken) == 3
    told = re.findall(r'<meta name="description"[^>]*>|<title>.*?</title>', page)
    for words in (*taken, *told, re.findall(r"<hgroup.*?</hgroup>", page, re.DOTALL)[0]):
        assert "机器初稿" not in words


def test_a_missing_headline_is_said_to_be_missing() -> None:
    assert '<h1 class="title"><span class="missing">〔标题不在文字层〕</span></h1>' in article_page(
        tiny.UNTITLED
    )
    for path in (
        routes.HOME,
        "2025-06-15/index.html",
        "2025-06-15/01.html",
        routes.entry_path(IndexKind.PLACES, "东岸"),
    ):
        words = seen(main_of(tiny_site()[path]))
        assert "〔标题不在文字层〕今年的早稻比往年早熟了六天" in words, path


def test_a_met_jump_leads_both_ways() -> None:
    onward, back = (PHRASING.sub("", article_page(one)) for one in (tiny.BRIDGE, tiny.CONTINUED))
    assert '下转第2版 <a href="02-01.html">老桥回到镇上人的日常</a>' in onward
    assert '上接第1版 <a href="01-01.html">修旧如旧 老桥回到镇上人的日常</a>' in back


def test_an_unmet_jump_says_why() -> None:
    words = seen(article_page(tiny.UNTITLED))
    assert "下转第4版 第4版不在这个电子版里。" in words
    assert "下转第2版 第2版 综合 在第2版上没有找到接续的文字。" in words
    assert "上接第3版 第3版不在这个电子版里。" in seen(article_page(tiny.NASTY_ARTICLE))


CONTINUATION = "桥头茶馆的老板娘把关了两年的西窗重新打开。"
WHOLE = replace(
    tiny.BRIDGE,
    body=f"{tiny.BRIDGE.body}\n\n{CONTINUATION}",
    jumps=(*tiny.BRIDGE.jumps, *tiny.CONTINUED.jumps),
    continued=(Continuation("02", "老桥回到镇上人的日常", "桥头茶馆的老板娘"),),
)


@cache
def whole_site() -> dict[str, str]:
    """The tiny newspaper's latest issue with its one continuation joined; nothing else is on page 2."""
    first, second = tiny.EDITION.issues[0].pages
    return site(arrange([replace(first, articles=(WHOLE,)), replace(second, unplaced="", articles=())]))


def test_an_article_on_two_pages_names_both_and_shows_no_jump_between_them() -> None:
    page = main_of(whole_site()[routes.article_path(WHOLE)])
    assert re.search(r'<a href="01.html">第1版 要闻</a> 下转 <a href="02.html">第2版 综合</a>', page)
    assert 'class="jump"' not in page
    assert CONTINUATION in page


def test_a_page_lists_what_goes_on_there_and_how() -> None:
    page = main_of(whole_site()["2025-06-15/02.html"])
    words = seen(page)
    assert f"上接第1版 修旧如旧 老桥回到镇上人的日常 {CONTINUATION}" in words
    assert '<a href="01-01.html">' in page
    assert "没有整理出文章" not in words


def test_an_issue_lists_an_article_under_every_page_it_stands_on() -> None:
    words = seen(main_of(whole_site()["2025-06-15/index.html"]))
    assert "第2版 综合 修旧如旧 老桥回到镇上人的日常 上接第1版" in words
    assert "没有整理出文章" not in words


def test_a_page_that_is_not_in_the_edition_is_named_without_a_link() -> None:
    first = tiny.EDITION.issues[0].pages[0]
    files = site(arrange([replace(first, articles=(WHOLE,))]))
    page = main_of(files[routes.article_path(WHOLE)])
    assert re.search(r'<a href="01.html">第1版 要闻</a> 下转 第2版</li>', page)


def test_names_are_linked_where_the_edition_has_a_page_for_them() -> None:
    page = main_of(article_page(tiny.BRIDGE))
    person = routes.relative(routes.entry_path(IndexKind.PEOPLE, "沈砚秋"), "2025-06-15/x")
    assert f'<a href="{person}">沈砚秋</a>' in page
    assert "<li><bdi>雾桥水文站</bdi></li>" in page


def test_what_found_no_article_is_shown_with_its_page() -> None:
    page = tiny_site()["2025-06-15/02.html"]
    assert "未归入文章的文字" in page
    assert "<h3>不知属于哪一篇的小标题</h3>" in page
    assert "未归入文章的文字" not in tiny_site()["2025-06-15/01.html"]


def test_a_page_shows_what_it_prints_about_itself() -> None:
    assert "责编 何晚照 美编 陶小满" in seen(tiny_site()["2025-06-15/01.html"])
    assert "中缝" in seen(tiny_site()["2025-06-14/02.html"])
    assert "这一版没有整理出文章。" in seen(tiny_site()["2025-06-14/02.html"])


def test_neighbours_are_linked_in_the_head_and_on_the_page() -> None:
    page = article_page(tiny.UNTITLED)
    for rel, target in (("prev", "01-01.html"), ("next", "02-01.html")):
        assert f'<link rel="{rel}" href="{target}">' in page
        assert f'rel="{rel}" href="{target}" aria-keyshortcuts="Arrow' in page
    issue = tiny_site()["2025-06-14/index.html"]
    assert '<link rel="next" href="../2025-06-15/index.html">' in issue
    assert 'rel="prev"' not in issue


def test_the_masthead_counts_the_pages_where_the_paper_s_own_number_does_not() -> None:
    context = RenderContext(tiny.SETTINGS, read_theme(THEMES, "zh-Hans").strings)
    issue = tiny.EDITION.issues[0]

    def line(*printed: str) -> tuple[str, ...]:
        furniture = tuple(Furniture("masthead", text) for text in printed)
        first = replace(issue.pages[0], furniture=furniture)
        return masthead(replace(issue, pages=(first, *issue.pages[1:])), context).line

    count = context.strings["pages_of_issue"].format(n=len(issue.pages))
    assert line("学期新闻", "总第20137期 今日4版")[3:-1] == ("总第20137期 今日4版",)
    assert line("总第20137期 第1版")[3:-1] == ("总第20137期 第1版", count)
    assert line("学期新闻")[3:-1] == (count,)


def test_what_says_more_than_when_the_paper_was_founded_is_shown_as_typed() -> None:
    context = RenderContext(tiny.SETTINGS, read_theme(THEMES, "zh-Hans").strings)

    def founded(typed: str) -> str:
        return masthead(None, replace(context, settings=replace(tiny.SETTINGS, founded=typed))).founded

    assert founded("1949年9月1日") == context.strings["founded"].format(day="1949年9月1日")
    assert [founded(words) for words in ("", "1956年创刊", "始于1956年")] == ["", "1956年创刊", "始于1956年"]


def test_the_front_page_leads_with_the_longest_story_of_page_one() -> None:
    home = tiny_site()[routes.HOME]
    lead = home.partition('<article class="story lead">')[2].partition("</article>")[0]
    assert str(tiny.BRIDGE.title) in seen(lead)
    assert "总第20137期" in home
    assert "往期" in home


def test_a_story_without_a_headline_does_not_lead_the_front_page_however_long() -> None:
    headless = replace(tiny.BRIDGE, title=None, kicker=None, subtitle=None)
    short = replace(
        tiny.BRIDGE, key=key_of("2025-06-15/01-02"), title="莲蓬上市", body="东街的莲蓬卖三元一只。"
    )
    home = site(only(headless, short))[routes.HOME]
    lead = home.partition('<article class="story lead">')[2].partition("</article>")[0]
    assert "莲蓬上市" in seen(lead)


def test_an_index_has_one_place_for_each_letter() -> None:
    page = tiny_site()["topics/index.html"]
    assert re.findall(r'<h2 id="([^"]+)">', page) == ["letter-#", "letter-L", "letter-S"]


def test_the_about_page_counts_the_edition() -> None:
    rows = dict(re.findall(r'<th scope="row">(.+?)</th><td>(.+?)</td>', tiny_site()[routes.ABOUT]))
    assert rows["期数"] == "2"
    assert rows["版数"] == "4"
    assert rows["文章"] == "5"
    assert rows["已校对的文章"] == "1"
    assert rows["标题不在文字层的文章"] == "1"
    assert rows["机器把握不大的文章"] == "1"
    assert int(rows["未归入文章的字数"]) > 0


def test_an_empty_edition_says_how_to_begin() -> None:
    files = site(Edition(()), Settings())
    assert "还没有一期报纸" in files[routes.HOME]
    assert "还没有一期报纸" in files[routes.ISSUES]
    assert "还没有条目" in files["people/index.html"]


def test_an_issue_without_articles_says_so() -> None:
    page = PrintedPage(key_of("2025-06-15/01"))
    files = site(Edition((Issue(issue_key(tiny.LATEST), (page,)),)))
    assert "这一期还没有整理出文章。" in files[routes.HOME]
    assert "这一期还没有整理出文章。" in files[routes.ISSUES]


def test_with_an_address_pages_name_it_and_the_not_found_page_starts_from_its_root() -> None:
    files = site(settings=replace(tiny.SETTINGS, address="https://example.org/paper/"))
    assert (
        '<link rel="canonical" href="https://example.org/paper/2025-06-15/01-01.html">'
        in files["2025-06-15/01-01.html"]
    )
    assert '<link rel="canonical" href="https://example.org/paper/">' in files[routes.HOME]
    lost = files[routes.NOT_FOUND]
    links = [link for link in LINKS.findall(lost) if not link.startswith(("#", "https:"))]
    assert links
    assert all(link.startswith("/paper/") for link in links)


def test_an_english_interface_marks_what_the_paper_printed_as_chinese() -> None:
    page = site(settings=replace(tiny.SETTINGS, language="en"))["2025-06-15/01-01.html"]
    assert '<html lang="en">' in page
    assert '<div class="text" lang="zh-Hans">' in page
    assert "15 June 2025" in page
    assert not re.search(r"机器初稿|上一篇|本版其他", page)


def test_an_english_interface_marks_none_of_its_own_words_as_chinese() -> None:
    own = re.compile(r"Page \d|\b(June|Sunday|founded|Continued|headline not|the picture)\b")
    wrong = {}
    for path, page in pages(site(settings=replace(tiny.SETTINGS, language="en", founded="1950年"))).items():
        reader = _Tongues()
        reader.feed(page)
        if found := [words for words in reader.chinese if own.search(words)]:
            wrong[path] = found
    assert wrong == {}


def test_pictures_of_the_content_are_part_of_the_site(tmp_path: Path) -> None:
    picture = tmp_path / "images" / "bridge" / "morning.jpg"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"\xff\xd8")
    outputs = {output.path: output.content for output in render(tiny.EDITION, tiny.SETTINGS, THEMES, tmp_path)}
    assert outputs["images/bridge/morning.jpg"] == b"\xff\xd8"
    assert 'src="../images/bridge/morning.jpg"' in article_page(tiny.BRIDGE)
    assert "secret.png" not in article_page(tiny.NASTY_ARTICLE)


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert site() == tiny_site()


def test_a_picture_that_leads_out_of_its_folder_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("不外传", encoding="utf-8")
    images = tmp_path / "images"
    images.mkdir()
    (images / "river.jpg").write_bytes(b"\xff\xd8")
    (images / "again.jpg").symlink_to("river.jpg")
    (images / "secret.jpg").symlink_to(tmp_path / "secret.txt")
    assert pictures(tmp_path) == {"images/river.jpg", "images/again.jpg"}


def test_a_picture_whose_name_is_no_text_is_left_out(tmp_path: Path) -> None:
    images = tmp_path / "images"
    images.mkdir()
    (images / "river.jpg").write_bytes(b"\xff\xd8")
    (images / os.fsdecode(b"\xff.jpg")).write_bytes(b"\xff\xd8")
    assert pictures(tmp_path) == {"images/river.jpg"}


@pytest.mark.parametrize("name", ["con", "nul", "com1", "com9", "lpt1", "lpt9", "index"])
def test_no_heading_takes_a_file_name_that_is_kept_for_something_else(name: str) -> None:
    assert re.fullmatch(rf"topics/{name}-\w{{8}}\.html", routes.entry_path(IndexKind.TOPICS, name))


@pytest.mark.parametrize(
    "template",
    [
        b"{{ nonsense }}",
        b"{% if %}",
        b"{% extends 'absent.html' %}",
        b"{% extends 'about.html' %}",
        b"{{ 1 / 0 }}",
        b"{{ leaf.title + 1 }}",
        b"{% for i in 5 %}{% endfor %}",
        b"{{ link(5) }}",
        b"{{ '%d' % leaf.title }}",
        b"{{ [].pop() }}",
        b"{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
        b"{{ '\\ud800' }}",
        b"\xff",
    ],
)
def test_a_template_that_cannot_be_filled_in_is_named(tmp_path: Path, template: bytes) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "about.html").write_bytes(template)
    with pytest.raises(EditionError, match=r"about\.html"):
        list(render(tiny.EDITION, tiny.SETTINGS, (tmp_path, *THEMES), NOWHERE))


def test_an_edition_may_have_its_own_template(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "about.html").write_text("ours", encoding="utf-8")
    outputs = {
        output.path: output.content
        for output in render(tiny.EDITION, tiny.SETTINGS, (tmp_path, *THEMES), NOWHERE)
    }
    assert outputs[routes.ABOUT] == b"ours"


# Pages of names, and indexes.

MAYOR = replace(
    tiny.BRIDGE,
    key=key_of("2025-04-02/01-01"),
    title="老桥开工",
    body="市长沈砚秋说，开工了。\n\n村民何小满站在桥头。",
    people=("沈砚秋", "何小满"),
    organisations=("雾桥水文站",),
    captions=(),
    jumps=(),
)


@cache
def long_edition() -> Edition:
    """The tiny newspaper with an issue two months before, so that there is a course of months to show."""
    pages = [page for issue in tiny.EDITION.issues for page in issue.pages]
    return arrange([*pages, PrintedPage(key_of("2025-04-02/01"), articles=(MAYOR,))])


@cache
def long_site() -> dict[str, str]:
    return site(long_edition())


def test_a_names_page_shows_the_sentence_with_the_name_marked() -> None:
    page = main_of(long_site()["people/沈砚秋.html"])
    assert "市长<mark>沈砚秋</mark>说，开工了。" in page
    assert "见报称谓" in seen(page) or "同名，未核实为同一人" in seen(page)


def test_a_private_person_named_once_stays_plain_text() -> None:
    files = long_site()
    assert "people/何小满.html" not in files
    assert "何小满" not in files["people/index.html"]
    assert "<li><bdi>何小满</bdi></li>" in files["2025-04-02/01-01.html"]


def test_of_many_months_the_years_are_drawn() -> None:
    months = [Month(date(1950 + number // 12, number % 12 + 1, 1), number % 5 == 0) for number in range(132)]
    strings = read_theme(THEMES, "zh-Hans").strings
    drawn = timeline(months, strings)
    assert drawn is not None
    assert (drawn.first, drawn.last, len(drawn.bars)) == ("1950年", "1960年", 11)
    assert drawn.bars[0].label == "1950年3篇"
    assert (timeline(months[:120], strings) or drawn).first == "1950年1月"


def test_the_months_are_drawn_and_also_said_in_words() -> None:
    page = main_of(long_site()["people/沈砚秋.html"])
    drawing = page.partition("<svg")[2].partition("</svg>")[0]
    assert 'role="img"' in drawing
    assert "2025年4月1篇；2025年6月2篇" in drawing
    assert drawing.count("<rect") == 2
    assert "<svg" not in main_of(tiny_site()["people/沈砚秋.html"])


def test_an_index_can_also_be_read_by_count_and_by_type() -> None:
    files = long_site()
    by_count = seen(main_of(files["people/by-count.html"]))
    assert by_count.index("沈砚秋") < by_count.index("顾长根")
    assert '<a href="by-type.html">按类别</a>' in files["places/index.html"]
    assert "people/by-type.html" not in files
    assert "其他" in seen(main_of(files["places/by-type.html"]))


def test_namesakes_stand_in_groups_and_are_said_to_be_unverified() -> None:
    other = replace(
        MAYOR, key=key_of("2025-04-02/01-02"), people=("沈砚秋",), organisations=(), body="沈砚秋夺冠。"
    )
    edition = arrange([PrintedPage(key_of("2025-04-02/01"), articles=(MAYOR, other))])
    page = main_of(site(edition)["people/沈砚秋.html"])
    assert "同名，未核实为同一人" in seen(page)
    assert re.findall(r'<h2 class="namesake">(.+?)</h2>', page) == ["第1组", "第2组"]


def test_what_the_authority_file_says_is_shown_with_links_elsewhere() -> None:
    entity = Entity(
        IndexKind.PEOPLE,
        "shen-yanqiu",
        "沈砚秋",
        description=f"石匠。{tiny.NASTY}",
        wikidata="Q1",
        same_as=("https://example.org/shen",),
    )
    files = site(replace(long_edition(), entities={(IndexKind.PEOPLE, "沈砚秋"): entity}))
    page = files["people/shen-yanqiu.html"]
    assert f"石匠。{tiny.NASTY}" in seen(page)
    assert '<a href="https://www.wikidata.org/wiki/Q1" rel="external">Wikidata Q1</a>' in page
    assert '<a href="https://example.org/shen" rel="external">' in page
    assert 'href="javascript:' not in page
    assert '<a href="../people/shen-yanqiu.html">沈砚秋</a>' in files["2025-06-15/01-01.html"]


def test_many_mentions_are_shown_on_several_leaves() -> None:
    articles = tuple(
        replace(MAYOR, key=key_of(f"2025-04-02/01-{n:02}"), people=("沈砚秋",)) for n in range(1, 251)
    )
    files = site(arrange([PrintedPage(key_of("2025-04-02/01"), articles=articles)]))
    leaves = [files[f"people/沈砚秋{leaf}.html"] for leaf in ("", "/2", "/3")]
    assert [leaf.count("<mark>") for leaf in leaves] == [100, 100, 50]
    assert '<link rel="next" href="%E6%B2%88%E7%A0%9A%E7%A7%8B/2.html">' in leaves[0]
    assert '<link rel="prev" href="../%E6%B2%88%E7%A0%9A%E7%A7%8B.html">' in leaves[1]


def test_a_place_shows_what_it_lies_in_and_a_map_of_dots() -> None:
    story = replace(MAYOR, body="他从柳州市到广西各地。", places=("柳州市", "广西", "雾桥"))
    files = site(arrange([PrintedPage(key_of("2025-04-02/01"), articles=(story,))]))
    page = main_of(files["places/柳州市.html"])
    assert re.search(r'<li><a href="[^"]+">广西</a></li>\s*<li><bdi>柳州市</bdi></li>', page)
    drawing = page.partition('<figure class="dots">')[2].partition("</figure>")[0]
    assert drawing.count('class="place"') == 1
    assert drawing.count('class="around"') > 50
    assert "柳州市（红点）在广西壮族自治区各县市（灰点）之间的位置" in drawing
    assert 'class="dots"' not in files["places/雾桥.html"]


def test_every_dot_stays_on_its_map() -> None:
    made = dot_map((100.0, 30.0), [(80.0, 20.0), (120.0, 50.0)], "")
    dots = [*made.around, made.place]
    assert all(0 < dot.x < 320 and 0 < dot.y < made.height for dot in dots)
    assert made.height <= 260
    alone = dot_map((100.0, 30.0), [(100.0, 30.0)], "")
    assert alone.around == ()


def test_an_article_shows_the_articles_most_like_it() -> None:
    again = replace(tiny.BRIDGE, key=key_of("2025-04-02/01-01"), title="老桥开工", jumps=())
    pages = [page for issue in tiny.EDITION.issues for page in issue.pages]
    files = site(arrange([*pages, PrintedPage(key_of("2025-04-02/01"), articles=(again,))]))
    shown = files["2025-06-15/01-01.html"].partition('aria-labelledby="related"')[2].partition("</section>")[0]
    assert '<a href="../2025-04-02/01-01.html">' in shown
    assert "2025年4月2日" in shown
    assert 'aria-labelledby="related"' not in files["2025-06-14/01-02.html"]


def test_what_lies_far_off_does_not_shrink_the_map() -> None:
    cluster = [(110.0 + step / 10, 19.0 + step % 3 / 10) for step in range(10)]
    made = dot_map(cluster[0], [*cluster, (112.0, 4.0)], "")
    assert len(made.around) == len(cluster) - 1


# What machines read.

KNOWN = Entity(
    IndexKind.PEOPLE,
    "shen-yanqiu",
    "沈砚秋",
    aliases=("沈石匠",),
    description="石匠。</script><script>alert(1)</script>",
    wikidata="Q1",
    same_as=("https://example.org/shen",),
)


def known_site(settings: Settings = tiny.SETTINGS) -> dict[str, str]:
    return site(replace(long_edition(), entities={(IndexKind.PEOPLE, "沈砚秋"): KNOWN}), settings)


def json_ld(page: str) -> dict[str, object]:
    script = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    read: dict[str, object] = json.loads(script)
    return read


def test_entities_and_topics_are_listed_for_machines() -> None:
    files = known_site()
    entities = {one["name"]: one for one in json.loads(files["entities.json"])["entities"]}
    assert entities["沈砚秋"]["id"] == "shen-yanqiu"
    assert entities["沈砚秋"]["wikidata"] == "Q1"
    assert entities["沈砚秋"]["articles"] == [["2025-06-15/01-01", "2025-06-15/02-01", "2025-04-02/01-01"]]
    assert "何小满" not in entities
    pages_ = {unquote(str(one["page"])) for one in entities.values()}
    assert pages_ <= files.keys()
    topics = {one["name"]: one for one in json.loads(files["topics.json"])["topics"]}
    assert len(topics["水利"]["articles"]) == 3


def test_topics_are_listed_with_the_topic_above_and_its_codes() -> None:
    topics = (Topic("经济", (), iptc="medtop:04000000"), Topic("水利", ("水尺",), parent="经济"))
    pages_ = [page for issue in tiny.EDITION.issues for page in issue.pages]
    files = site(arrange(pages_, topics=topics))
    listed = {one["name"]: one for one in json.loads(files["topics.json"])["topics"]}
    assert listed["水利"]["parent"] == "经济"
    assert listed["经济"]["iptc"] == "medtop:04000000"
    assert "上级主题 经济" in seen(main_of(files["topics/水利.html"]))
    assert "下级主题 水利" in seen(main_of(files["topics/经济.html"]))
    assert "水利" not in main_of(files["topics/经济.html"]).partition('class="company"')[2].partition("<ol")[0]


def test_a_page_tells_machines_who_it_is_about_and_nothing_ends_the_script() -> None:
    read = json_ld(known_site()["people/shen-yanqiu.html"])
    assert read["@type"] == "Person"
    assert read["description"] == KNOWN.description
    assert read["sameAs"] == ["http://www.wikidata.org/entity/Q1", "https://example.org/shen"]
    assert read["jobTitle"] == ["市长"]
    assert "url" not in read
    assert "alert(1)</script>" not in known_site()["people/shen-yanqiu.html"]


def test_of_namesakes_machines_are_told_no_person() -> None:
    other = replace(
        MAYOR, key=key_of("2025-04-02/01-02"), people=("沈砚秋",), organisations=(), body="沈砚秋夺冠。"
    )
    edition = arrange([PrintedPage(key_of("2025-04-02/01"), articles=(MAYOR, other))])
    files = site(edition)
    assert "ld+json" not in files["people/沈砚秋.html"]
    (record,) = (one for one in json.loads(files["entities.json"])["entities"] if one["name"] == "沈砚秋")
    assert len(record["articles"]) == 2


def test_a_beacon_file_leads_from_wikidata_to_the_pages() -> None:
    lines = known_site()["beacon.txt"].splitlines()
    assert lines[:2] == ["#FORMAT: BEACON", "#PREFIX: http://www.wikidata.org/entity/"]
    assert lines[-1] == "Q1|3|people/shen-yanqiu.html"
    assert not any(line.startswith("#TARGET") for line in lines)
    published = known_site(replace(tiny.SETTINGS, address="https://example.org/paper/"))
    assert "#TARGET: https://example.org/paper/{+ID}" in published["beacon.txt"].splitlines()
    assert "beacon.txt" not in tiny_site()


def test_topics_can_be_read_by_the_topic_above() -> None:
    topics = (Topic("经济", ()), Topic("水利", ("水尺",), parent="经济"))
    pages_ = [page for issue in tiny.EDITION.issues for page in issue.pages]
    page = main_of(site(arrange(pages_, topics=topics))["topics/by-type.html"])
    assert re.findall(r"<h2[^>]*>(.+?)</h2>", page) == ["经济", "其他"]
    assert "topics/by-type.html" not in tiny_site()


def test_a_large_index_has_a_page_for_each_of_its_parts() -> None:
    names = [f"{one}{other}村" for one in "东南西北上下" for other in map(chr, range(0x5000, 0x5000 + 300))]
    articles = tuple(
        replace(MAYOR, key=key_of(f"2025-04-02/01-{n:02}"), places=tuple(names[n - 1 :: 60]), people=())
        for n in range(1, 61)
    )
    files = site(arrange([PrintedPage(key_of("2025-04-02/01"), articles=articles)]))
    front = main_of(files["places/index.html"])
    assert "条目很多" in seen(front)
    assert len(files["places/index.html"]) < 5000
    assert '<a href="index/letter-n.html">N</a>' in front
    part = main_of(files["places/index/letter-n.html"])
    assert '<a href="letter-n.html" aria-current="page">N</a>' in part
    assert part.count("<li>") > 300
    assert "places/by-count/count-1.html" in files
