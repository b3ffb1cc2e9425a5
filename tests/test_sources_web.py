"""Saved web pages of newspapers are read as finished articles, each on the page it was printed on."""

from pathlib import Path

import pytest
from conftest import CASES
from golden import assert_golden
from source_items import items_shown, reading_of_folder, text, texts

from generator.sources import SourceFile, read_source
from generator.sources.web import read_web_pages, takes_web_page

FOLDERS = sorted((CASES / "sources").glob("web-*"))
ARTICLE = """<html><head><meta charset="utf-8"></head><body><h1>{title}</h1>
<div id="ozoom"><!--enpcontent-->{body}<!--/enpcontent--></div></body></html>
<!--enpproperty <articleid>{number}</articleid><title>{title}</title>{facts} /enpproperty-->"""


def page(
    folder: Path, name: str, title: str = "渡口", body: str = "<p>渡船开了。</p>", facts: str = ""
) -> Path:
    """A saved page with one article, in Founder's form."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ARTICLE.format(title=title, body=body, facts=facts, number=1), encoding="utf-8")
    return path


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_saved_pages_are_read_as_accepted(folder: Path, *, accept: bool) -> None:
    assert_golden(items_shown(folder), folder / "items.txt", accept=accept)


def test_an_area_counts_in_the_size_of_the_picture_where_the_page_gives_none() -> None:
    first = reading_of_folder(CASES / "sources" / "web-founder-old").items[0]
    assert texts(first, "zone") == ["2,10 50,10 50,50 2,50", "55,10 95,10 95,20 55,20"]
    assert text(first, "image") == "../../../images/2025-06/15/A01/dukou.png"
    assert text(first, "caption") == "首班渡船离岸。陈小青 摄"


def test_an_area_of_a_picture_that_is_not_here_keeps_its_own_numbers(tmp_path: Path) -> None:
    page(tmp_path, "content_1.htm")
    area = '<img src="01.jpg" usemap="#m"><map name="m"><area coords="0,0,10,20" href="content_1.htm"></map>'
    (tmp_path / "node_01.htm").write_text(
        f"<html><body>{area}<p>第01版：要闻</p></body></html>", encoding="utf-8"
    )
    (item,) = reading_of_folder(tmp_path).items
    assert text(item, "zone") == "0,0 10,0 10,20 0,20 px"
    assert text(item, "page") == "01"


@pytest.mark.parametrize(
    ("place", "date", "label"),
    [
        ("rmrb/html/2024-11/30/nw.D110000renmrb_20241130_1-01.htm", "2024-11-30", "01"),
        ("nfdaily/html/202511/22/content_10154249.html", "2025-11-22", ""),
        ("html/ncb/2025-06/15/003/content_33.htm", "2025-06-15", "003"),
        ("html/2025-06-15/A02/content_7.htm", "2025-06-15", ""),
        ("somewhere/content_7.htm", "", ""),
    ],
)
def test_day_and_page_come_from_the_address_where_nothing_else_says_them(
    tmp_path: Path, place: str, date: str, label: str
) -> None:
    page(tmp_path / "kept", place)
    (item,) = reading_of_folder(tmp_path).items
    assert texts(item, "date") == ([date] if date else [])
    assert texts(item, "page") == ([label] if label else [])


def test_what_the_comment_says_beats_the_address_but_for_the_day_of_print(tmp_path: Path) -> None:
    facts = "<date>2025-06-14 23:10:00:0</date><nodeid>02</nodeid><nodename>第02版：民生</nodename>"
    page(tmp_path, "html/2025-06/15/content_9.htm", facts=facts)
    (item,) = reading_of_folder(tmp_path).items
    assert (text(item, "date"), text(item, "page"), text(item, "page_name")) == ("2025-06-15", "02", "民生")
    assert text(item, "enpproperty.date") == "2025-06-14 23:10:00:0"  # the evening it was exported


def test_an_article_listed_on_two_pages_is_one_on_the_page_that_prints_it(tmp_path: Path) -> None:
    page(tmp_path, "content_1.htm")
    lead = '<ul class="news-list"><li><a href="content_1.htm">渡口</a></li></ul><p>第01版：要闻</p>'
    area = '<map name="m"><area coords="0,0,9,9" href="content_1.htm"></map>'
    own = f'<img src="2.jpg" usemap="#m">{area}<p>第05版：民生</p>'
    (tmp_path / "node_01.html").write_text(f"<html><body>{lead}</body></html>", encoding="utf-8")
    (tmp_path / "node_05.html").write_text(f"<html><body>{own}</body></html>", encoding="utf-8")
    (item,) = reading_of_folder(tmp_path).items
    assert (text(item, "page"), text(item, "page_name")) == ("05", "民生")


def test_a_link_to_another_day_is_no_link_to_this_days_article_of_the_same_name(tmp_path: Path) -> None:
    page(tmp_path, "html/2025-06/15/content_1.htm")
    older = '<ul class="news-list"><li><a href="../14/content_1.htm">昨天</a></li></ul><p>第07版：副刊</p>'
    (tmp_path / "html/2025-06/15/node_07.htm").write_text(
        f"<html><body>{older}</body></html>", encoding="utf-8"
    )
    reading = reading_of_folder(tmp_path)
    (item,) = reading.items
    assert texts(item, "page") == []
    assert [problem.code for problem in reading.problems] == ["html-articles-absent"]


def test_a_page_saved_twice_is_one_article_and_that_is_told(tmp_path: Path) -> None:
    page(tmp_path, "content_1.htm@div=-1")
    page(tmp_path, "content_1.htm@div=0")
    reading = reading_of_folder(tmp_path)
    assert len(reading.items) == 1
    assert [problem.code for problem in reading.problems] == ["html-article-twice"]


@pytest.mark.parametrize("facts_first", [True, False], ids=["facts first", "texts first"])
def test_of_several_articles_in_a_file_each_has_its_own_texts(tmp_path: Path, *, facts_first: bool) -> None:
    parts = []
    for number, texts_of_it in enumerate((["一"], [], ["三上", "三下"])):
        facts = f"<!--enpproperty <articleid>{number + 7}</articleid><title>题{number}</title>/enpproperty-->"
        bodies = "".join(f"<!--enpcontent--><p>正文{body}</p><!--/enpcontent-->" for body in texts_of_it)
        parts.append(facts + bodies if facts_first else bodies + facts)
    (tmp_path / "导出.htm").write_text("<html><body>" + "\n".join(parts), encoding="utf-8")
    items = reading_of_folder(tmp_path).items
    assert [text(item, "title") for item in items] == ["题0", "题1", "题2"]
    assert [texts(item, "body") for item in items] == [
        ["<p>正文一</p>"],
        [],
        ["<p>正文三上</p>\n<p>正文三下</p>"],
    ]
    assert [item.origin.line for item in items] == [1, 2, 3]


def test_the_same_notice_on_two_days_is_two_articles(tmp_path: Path) -> None:
    page(tmp_path, "html/2025-06/15/content_1.htm", "公告", "<p>停水半日。</p>")
    page(tmp_path, "html/2025-06/16/content_9.htm", "公告", "<p>停水半日。</p>")
    assert [text(item, "date") for item in reading_of_folder(tmp_path).items] == ["2025-06-15", "2025-06-16"]


def test_a_redirection_and_a_frame_are_not_told(tmp_path: Path) -> None:
    page(tmp_path, "content_1.htm")
    refresh = (
        '<html><head><meta http-equiv="refresh" content="0;URL=node_1.htm"></head><body>转到</body></html>'
    )
    (tmp_path / "paperindex.htm").write_text(refresh, encoding="utf-8")
    assert reading_of_folder(tmp_path).problems == ()


def test_navigation_forms_and_scripts_are_no_text(tmp_path: Path) -> None:
    body = """<script>var a = 1;</script><style>p {}</style><p>渡船开了。</p><form><input value="搜索"></form>
    <p><a href="content_2.htm">上一篇</a> <a href="content_3.htm">下一篇</a></p><p>坐船的人走下一条小路。</p>"""
    page(tmp_path, "content_1.htm", body=body)
    (item,) = reading_of_folder(tmp_path).items
    assert "<p>渡船开了。</p>" in text(item, "body")
    assert "<p>坐船的人走下一条小路。</p>" in text(item, "body")
    assert "上一篇" not in text(item, "body")
    assert "var a" not in text(item, "body")


def test_captions_are_found_under_beside_and_around_pictures(tmp_path: Path) -> None:
    body = """<figure><img src="1.jpg"><figcaption>图一说明</figcaption></figure>
    <p align="center"><img src="2.jpg"></p><p align="center">图二说明</p>
    <div class="pic"><img src="3.jpg"><p>图三说明</p></div>
    <p style="text-align: center"><img src="4.jpg" alt="图四说明"></p><p>　　渡船开了，坐船的人走上岸来。</p>
    <p>　　文中<img src="5.jpg" alt="5">夹着一张图。</p>"""
    page(tmp_path, "content_1.htm", body=body)
    (item,) = reading_of_folder(tmp_path).items
    assert texts(item, "image") == [f"{number}.jpg" for number in range(1, 6)]
    assert texts(item, "caption") == ["图一说明", "图二说明", "图三说明", "图四说明", ""]
    assert "说明" not in text(item, "body")
    assert "<p>　　文中夹着一张图。</p>" in text(item, "body")


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16", "utf-8-sig"])
def test_a_page_in_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    written = ARTICLE.format(
        title="渡口重新開航", body="<p>清晨，渡船又開了，岸上的人都來看。</p>", facts="", number=1
    )
    (tmp_path / "content_1.htm").write_bytes(written.replace("utf-8", "x").encode(encoding))
    (item,) = reading_of_folder(tmp_path).items
    assert text(item, "title") == "渡口重新開航"
    assert text(item, "body") == "<p>清晨，渡船又開了，岸上的人都來看。</p>"


def test_a_broken_character_in_a_page_that_says_its_encoding_costs_no_more_than_itself(tmp_path: Path) -> None:
    written = ARTICLE.format(title="渡口", body="<p>清晨，渡船又开了。</p>", facts="", number=1)
    content = written.replace("utf-8", "gb2312").encode("gb18030").replace("又".encode("gb18030"), b"\xff\xff")
    (tmp_path / "content_1.htm").write_bytes(content)
    reading = reading_of_folder(tmp_path)
    assert [problem.severity for problem in reading.problems] == ["warning"]
    assert text(reading.items[0], "body").startswith("<p>清晨，渡船")


def test_an_archive_of_one_page_as_browsers_save_it_is_read(tmp_path: Path) -> None:
    address = "http://paper.example.org/html/2025-06/15/content_1.htm"
    head = f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\nMIME-Version: 1.0\r\n"
    part = f"Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: {address}\r\n\r\n"
    html = ARTICLE.format(title="渡口", body="<p>渡船开了。</p>", facts="", number=1)
    content = f'{head}Content-Type: multipart/related; boundary="=b"\r\n\r\n--=b\r\n{part}{html}\r\n--=b--\r\n'
    (tmp_path / "渡口.mhtml").write_bytes(content.encode())
    (item,) = reading_of_folder(tmp_path).items
    assert (text(item, "title"), text(item, "date"), text(item, "url")) == ("渡口", "2025-06-15", address)


HOSTILE = {
    "empty.html": b"",
    "spaces.htm": b"  \n ",
    "nul.html": b"<html>\0\0\0" * 50,
    "only-a-comment.htm": b"<!--enpproperty <title>",
    "deep.html": b"<div>" * 5000 + "渡口".encode() + b"</div>" * 5000,
    "entities.html": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;</p>',
    "half.html": "<html><body><h1>渡口</h1><div id=ozoom><p>渡船".encode()[:-1],
    "binary.html": b"<" + bytes(range(256)) * 40,
    "marks-the-wrong-way.html": b"<!--/enpcontent--><!--enpcontent--><p>x</p>",
    "links-that-are-none.html": '<p>第01版：要闻</p><map><area href="http://[" coords="a,b"></map><a href="http://[">x</a>'.encode(),
    "tags-within-tags.html": b"<div>" * 200 + b"<b>x</b>" * 2000 + b"<p>" * 200_000,
    "many-tags.html": b"<p><font>" * 20000 + "渡口".encode(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_that_a_file_holds_ends_the_reading_of_the_others(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(HOSTILE[name])
    page(tmp_path, "good/content_1.htm")
    readings, _ = read_source([SourceFile(path, path.name) for path in sorted(tmp_path.rglob("*.htm*"))])
    assert "渡口" in [text(item, "title") for reading in readings for item in reading.items]


def test_a_font_that_is_never_closed_hides_no_paragraph(tmp_path: Path) -> None:
    body = "".join(f"<p><font size=2>第{number}段。" for number in range(400))
    page(tmp_path, "content_1.htm", body=body)
    (item,) = reading_of_folder(tmp_path).items
    assert all(f"第{number}段。" in text(item, "body") for number in range(400))


def test_a_folder_named_like_a_page_and_a_file_that_is_gone_are_told(tmp_path: Path) -> None:
    (tmp_path / "content_1.htm").mkdir()
    reading = read_web_pages(
        [SourceFile(tmp_path / "content_1.htm", "content_1.htm"), SourceFile(tmp_path / "x.htm", "x.htm")]
    )
    assert [problem.code for problem in reading.problems] == ["page-no-regular-file", "page-not-opened"]


def test_a_page_without_an_article_is_told(tmp_path: Path) -> None:
    links = "".join(f"<p><a href='{number}'>第{number}条消息的标题</a></p>" for number in range(9))
    (tmp_path / "首页.html").write_text(f"<html><body>{links}</body></html>", encoding="utf-8")
    assert [problem.code for problem in reading_of_folder(tmp_path).problems] == ["html-without-article"]


def test_a_text_with_the_ending_of_another_kind_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "01.txt").write_text("<p>渡口</p>", encoding="utf-8")
    (tmp_path / "渡口.html").write_text("渡口重新开渡。", encoding="utf-8")
    assert not any(takes_web_page(SourceFile(path, path.name)) for path in tmp_path.iterdir())
