"""The facts of a source land where its makers meant them: what tests/bench/inputs.py found, each by itself."""

from pathlib import Path

from documents_written import lines_of, write_docx

from generator.inbox import articles_of, source_at
from generator.model import Article
from generator.prose import Paragraph, paragraphs_of

ALTO = """\
<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Layout><Page ID="P1" WIDTH="400" HEIGHT="600">
<PrintSpace><TextBlock ID="T1"><TextLine><String CONTENT="拨打电话1"/></TextLine>
<TextLine><String CONTENT="20后，水面5"/></TextLine>
<TextLine><String CONTENT=".8平方公里。"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>
"""


def read(path: Path, text: str) -> Article:
    """The one article of a file with this text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return article_of(path)


def article_of(path: Path) -> Article:
    (of_page,) = articles_of(source_at(path), path.parent / "content").by_page.values()
    (one,) = of_page
    return one.article


def test_the_day_of_a_row_counts_before_the_day_in_the_name_of_its_file(tmp_path: Path) -> None:
    article = read(tmp_path / "导出2025-10-01.csv", "日期,标题,正文\n2025-09-10,渡口,渡船开了。\n")
    assert article.date.isoformat() == "2025-09-10"


def test_the_page_of_a_row_may_be_called_banci(tmp_path: Path) -> None:
    article = read(tmp_path / "申报.csv", "日期,版次,标题,正文\n2025-09-10,A02,渡口,渡船开了。\n")
    assert article.page == "A02"


def test_the_number_of_a_node_is_no_page_where_its_name_has_a_label(tmp_path: Path) -> None:
    rows = "date,nodeid,nodename,title,content\n2025-09-10,5,第01版：要闻,渡口,渡船开了。\n"
    assert read(tmp_path / "rows.csv", rows).page == "01"


def test_keywords_with_a_space_between_them_are_several_topics(tmp_path: Path) -> None:
    rows = 'date,title,content,keyword\n2025-09-10,渡口,渡船开了。,"民生 交通,AI Agent"\n'
    assert read(tmp_path / "rows.csv", rows).topics == ("民生", "交通", "AI Agent")


def test_a_short_bold_line_between_paragraphs_of_html_is_a_subhead(tmp_path: Path) -> None:
    body = "<p>渡船开了。</p><p><strong>船上的一夜</strong></p><p>灯亮到天明。</p>"
    article = read(tmp_path / "rows.csv", f"date,title,content\n2025-09-10,渡口,{body}\n")
    assert Paragraph("船上的一夜", subhead=True) in paragraphs_of(article.body)


def test_a_bold_line_that_credits_someone_is_no_subhead(tmp_path: Path) -> None:
    body = "<p>渡船开了。</p><p><strong>本报记者 林晚秋</strong></p><p>灯亮到天明。</p>"
    article = read(tmp_path / "rows.csv", f"date,title,content\n2025-09-10,渡口,{body}\n")
    assert not any(paragraph.subhead for paragraph in paragraphs_of(article.body))


def test_a_headline_that_ends_in_quotes_is_a_headline_in_an_article_file(tmp_path: Path) -> None:
    text = "供电抢修推出“一张图”\n记者林晚秋\n昨天，居民输入门牌号就能看到原因。\n"
    article = read(tmp_path / "20250910-01-03.txt", text)
    assert article.title == "供电抢修推出“一张图”"
    assert article.byline
    assert article.byline.credits[0].name == "林晚秋"


def test_a_day_whose_pages_stand_in_labels_only_is_read_article_by_article(tmp_path: Path) -> None:
    one = "### {}\n\n- 版面：第02版：要闻\n- 作者：林晚秋\n\n#### 正文\n\n渡船开了{}。\n\n"
    text = f"# 砚江日报 2025-09-10\n\n{one.format('渡口', '一班')}{one.format('粮价', '两班')}"
    path = tmp_path / "2025-09-10" / "full.md"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    by_page = articles_of(source_at(path), tmp_path / "content").by_page
    assert [str(page.page) for page in by_page] == ["02"]
    assert [each.article.title for of_page in by_page.values() for each in of_page] == ["渡口", "粮价"]


def test_a_byline_of_two_roles_or_of_a_pen_name_is_no_paragraph_of_a_document(tmp_path: Path) -> None:
    for place, byline in enumerate(("记者邵一川 通讯员葛亮", "□老码头人")):
        path = tmp_path / f"2025-09-10 01版 {place}.docx"
        write_docx(lines_of(f"Title | 渡口\n- | {byline}\n- | 渡船开了，船上坐满了人。"), path)
        article = article_of(path)
        assert [each.text for each in paragraphs_of(article.body)] == ["渡船开了，船上坐满了人。"]
        assert article.byline


def test_a_figure_that_a_line_of_alto_cuts_is_whole(tmp_path: Path) -> None:
    article = read(tmp_path / "2025-09-10" / "01.xml", ALTO)
    assert [each.text for each in paragraphs_of(article.body)] == ["拨打电话120后，水面5.8平方公里。"]
