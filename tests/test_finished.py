"""Finished articles taken by the whole way, run as an editor runs it: content/inbox/ to content/articles/."""

import csv
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from program import Ended, forked

from generator.finished import with_finished
from generator.model import (
    Article,
    Caption,
    FinishedArticle,
    Origin,
    ParsedPage,
    PrintedPage,
    article_key,
    key_of,
)

DAY = "2025-09-11"
SOURCE = "读入"  # what is said of a source that is read
NUMBERS = "甲乙丙丁戊己庚辛壬癸"
SCENES = (
    "清早渡口开船，船工沈若楠把缆绳解下，两岸的人都来看。",
    "粮站昨日收购早稻，顾长河在磅秤旁记账，一车接着一车。",
    "小学的新校舍落成，孩子们搬进教室，墙上的石灰还没有干。",
    "剧团今晚演出新戏，灯光师贺知远忙到深夜，座位全数售完。",
    "堤防加固工程完工，三百名民工撤离工地，水位比去年低两尺。",
    "县医院添置设备，门诊时间延长到傍晚，挂号的队伍短了许多。",
)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """An edition without articles."""
    (tmp_path / "content" / "inbox").mkdir(parents=True)
    (tmp_path / "content" / "edition.yaml").write_text("title: 渡口日报\n", encoding="utf-8")
    return tmp_path


def row(number: int, page: str = "01", **facts: str) -> dict[str, str]:
    """A row of a table of finished articles."""
    body = SCENES[number] + f"\n\n编号第{NUMBERS[number]}的消息就说到这里，余下的明天再报。"
    return {
        "id": f"x{number}",
        "date": DAY,
        "page": page,
        "title": f"第{NUMBERS[number]}则消息",
        "body": body,
        **facts,
    }


def put(edition: Path, rows: Sequence[Mapping[str, str]], name: str = "稿库.csv") -> Path:
    """A table of finished articles laid into the inbox."""
    path = edition / "content" / "inbox" / name
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(dict.fromkeys(key for each in rows for key in each)))
        table.writeheader()
        table.writerows(rows)
    return path


def put_text(edition: Path, text: str, page: str = "01") -> None:
    """The text of a page laid where page texts lie."""
    path = edition / "content" / "pages" / DAY / f"{page}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def imported(edition: Path, *words: str, code: int = 0) -> Ended:
    """What an import says, which ends as it should."""
    ended = forked(edition, "import", *words)
    assert ended.returncode == code, ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr
    return ended


def articles(edition: Path) -> dict[str, str]:
    """The files of articles, by their names within content/articles/."""
    folder = edition / "content" / "articles"
    paths = sorted(path for path in folder.rglob("*-*.md") if "-" in path.stem)
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def headlines(edition: Path) -> dict[str, str]:
    """The headline of each article by its file's name."""
    return {name: re.findall(r"(?m)^title: (.*)$", text)[0] for name, text in articles(edition).items()}


def files(edition: Path) -> dict[str, bytes]:
    """All files of an edition but the lock."""
    paths = (path for path in sorted(edition.rglob("*")) if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(edition).as_posix(): path.read_bytes() for path in paths}


def edit(edition: Path, name: str, old: str, new: str) -> None:
    """An editor changes an article's file by hand."""
    path = edition / "content" / "articles" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_table_in_the_inbox_is_taken_and_the_same_again_is_not_even_read(edition: Path) -> None:
    table = put(edition, [row(0), row(1), row(2, "02")])
    original = table.read_bytes()
    assert SOURCE in imported(edition).stdout
    assert list(headlines(edition).values()) == ["第甲则消息", "第乙则消息", "第丙则消息"]
    before = files(edition)
    assert SOURCE not in imported(edition).stdout
    assert files(edition) == before
    assert table.read_bytes() == original


def test_a_mapping_that_changes_nothing_is_looked_at_once(edition: Path) -> None:
    put(edition, [row(0)])
    imported(edition)
    (edition / "content" / "imports").mkdir()
    (edition / "content" / "imports" / "别的.yaml").write_text("title: 题\n", encoding="utf-8")
    assert SOURCE in imported(edition).stdout
    assert SOURCE not in imported(edition).stdout


def test_a_file_from_elsewhere_is_copied_into_the_inbox_and_a_corrected_one_takes_its_place(
    edition: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = put(edition, [row(0)])
    given = tmp_path_factory.mktemp("elsewhere") / made.name
    made.rename(given)
    imported(edition, str(given))
    assert made.read_bytes() == given.read_bytes()
    given.write_bytes(given.read_bytes().replace("缆绳".encode(), "绳索".encode()))
    imported(edition, str(given))
    assert made.read_bytes() == given.read_bytes()
    assert "绳索" in articles(edition)[f"{DAY}/01-01.md"]


def test_a_corrected_source_and_the_editors_work_both_stand(edition: Path) -> None:
    put(edition, [row(0, author="林晚秋"), row(1, author="林晚秋")])
    imported(edition)
    edit(edition, f"{DAY}/01-01.md", "title: 第甲则消息", "title: 渡口开船")
    edit(edition, f"{DAY}/01-01.md", "两岸的人都来看", "两岸的人全来看")
    put(edition, [row(0, author="陈小青"), row(1, author="林晚秋")])
    imported(edition)
    text = articles(edition)[f"{DAY}/01-01.md"]
    assert "title: 渡口开船" in text
    assert "两岸的人全来看" in text
    assert "陈小青" in text


def test_rows_keep_their_keys_whatever_their_order_and_whatever_else_was_corrected(edition: Path) -> None:
    put(edition, [row(0), row(1), row(2)])
    imported(edition)
    put(edition, [row(2), row(3) | {"id": "x0"}, row(1)])
    imported(edition)
    assert headlines(edition) == {
        f"{DAY}/01-01.md": "第丁则消息",
        f"{DAY}/01-02.md": "第乙则消息",
        f"{DAY}/01-03.md": "第丙则消息",
    }


def test_a_row_that_is_gone_is_kept_and_told_and_no_other_row_takes_its_key(edition: Path) -> None:
    alike = {"body": SCENES[1] + "编号第乙的消息，今年与去年一样。"}
    put(edition, [row(0), row(1)])
    imported(edition)
    put(edition, [row(0), row(1, **alike) | {"id": "x9"}])
    told = imported(edition)
    assert f"{DAY}/01-02.md" in told.stderr
    found = articles(edition)
    assert "external_id: x1" in found[f"{DAY}/01-02.md"]
    assert "external_id: x9" in found[f"{DAY}/01-03.md"]


def test_where_the_ids_are_new_but_the_words_the_same_the_keys_stay(edition: Path) -> None:
    put(edition, [row(0), row(1)])
    imported(edition)
    put(edition, [row(1) | {"id": "y1"}, row(0) | {"id": "y0"}])
    imported(edition)
    assert headlines(edition) == {f"{DAY}/01-01.md": "第甲则消息", f"{DAY}/01-02.md": "第乙则消息"}


@pytest.mark.parametrize(
    "facts", [{"page": "02"}, {"page": "A01"}, {"date": "2025-09-12"}, {"date": "2025-09-10"}]
)
def test_a_row_whose_page_or_day_was_corrected_is_there_once(edition: Path, facts: Mapping[str, str]) -> None:
    put(edition, [row(0), row(1), row(2, "02")])
    imported(edition)
    put(edition, [row(0), row(1) | dict(facts), row(2, "02")])
    imported(edition)
    assert sorted(headlines(edition).values()) == sorted(["第甲则消息", "第乙则消息", "第丙则消息"])
    assert f"{DAY}/01-02.md" not in articles(edition)
    before = files(edition)
    imported(edition)
    assert files(edition) == before


def test_the_same_without_ids(edition: Path) -> None:
    put(edition, [row(0) | {"id": ""}, row(1) | {"id": ""}])
    imported(edition)
    put(edition, [row(0) | {"id": ""}, row(1, "02") | {"id": ""}])
    imported(edition)
    assert headlines(edition) == {f"{DAY}/01-01.md": "第甲则消息", f"{DAY}/02-01.md": "第乙则消息"}


def test_where_an_editor_worked_on_it_the_old_file_stays_and_the_new_place_is_told(edition: Path) -> None:
    put(edition, [row(0), row(1)])
    imported(edition)
    edit(edition, f"{DAY}/01-02.md", "一车接着一车", "一车又一车")
    put(edition, [row(0), row(1, "02")])
    told = imported(edition)
    assert f"现在在 {DAY}/02 版" in told.stderr
    assert "一车又一车" in articles(edition)[f"{DAY}/01-02.md"]


def test_one_article_of_two_sources_is_there_once_and_it_is_said(edition: Path) -> None:
    put(edition, [row(0), row(1)])
    put(edition, [row(0, id="another"), row(2)], name="网站.csv")
    told = imported(edition)
    assert sorted(headlines(edition).values()) == ["第丙则消息", "第乙则消息", "第甲则消息"]
    assert re.search("(网站|稿库).csv:2: 说明", told.stderr)


def test_a_row_that_comes_back_to_its_page_has_its_key_again(edition: Path) -> None:
    first = [row(0), row(1)]
    put(edition, first)
    imported(edition)
    before = articles(edition)
    put(edition, [row(0), row(1, "02")])
    imported(edition)
    put(edition, first)
    imported(edition)
    assert articles(edition) == before


PAGE = f"""第甲则消息

本报记者 沈若楠

　　{SCENES[0]}编号第甲的消息就说到这里，余下的明天再报。
　　只有报纸上印了这一句关于灯塔的话。

第乙则消息

本报记者 顾长河

　　{SCENES[1]}编号第乙的消息就说到这里，余下的明天再报。
"""


@pytest.mark.parametrize("page", ["01", ""])
def test_a_text_and_a_row_of_one_article_are_one_and_nothing_is_lost(edition: Path, page: str) -> None:
    put_text(edition, PAGE)
    imported(edition)
    assert sorted(headlines(edition).values()) == ["第乙则消息", "第甲则消息"]
    put(edition, [row(0, page)])
    told = imported(edition)
    assert "现成" in told.stdout + told.stderr
    assert sorted(headlines(edition).values()) == ["第乙则消息", "第甲则消息"]
    assert "灯塔" in (edition / "content" / "articles" / DAY / "01.md").read_text(encoding="utf-8")
    assert sum("external_id: x0" in text for text in articles(edition).values()) == 1


def test_the_editors_work_on_the_read_article_goes_on_in_the_finished_one(edition: Path) -> None:
    put_text(edition, PAGE)
    imported(edition)
    (name,) = (name for name, title in headlines(edition).items() if title == "第甲则消息")
    edit(edition, name, "title: 第甲则消息", "title: 渡口开船")
    put(edition, [row(0)])
    imported(edition)
    assert headlines(edition)[name] == "渡口开船"
    assert "external_id: x0" in articles(edition)[name]


LINES = tuple(sentence for scene in SCENES for sentence in scene.split("，"))


@settings(max_examples=150)
@given(
    st.sets(st.sampled_from(LINES), min_size=1),
    st.sets(st.sampled_from(LINES), min_size=1),
    st.sampled_from(LINES),
)
def test_what_only_the_pages_text_has_is_never_lost(
    printed: set[str], given_lines: set[str], caption: str
) -> None:
    page = key_of(f"{DAY}/01")
    body = "\n\n".join(f"{line}。" for line in sorted(printed))
    read = Article(article_key(page, 1), "第甲则消息", body, captions=(Caption(f"图为{caption}"),))
    sent = Article(article_key(page, 1), "第甲则消息", "".join(f"{line}。" for line in sorted(given_lines)))
    one = FinishedArticle(Origin("content/inbox/稿库.csv", 2), sent)
    (reading,) = with_finished([ParsedPage(PrintedPage(page, articles=(read,)), ())], {page: [one]})
    left = reading.page.unplaced + "".join(
        article.body + "".join(each.text for each in article.captions) for article in reading.page.articles
    )
    assert [line for line in {*printed, caption} if line not in left] == []
