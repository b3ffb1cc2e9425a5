"""Filing a reading into content/ and reading content/ back: what an editor did is never undone."""

import shutil
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from killed_runs import killed_runs

from generator.content.front_matter import dump_article, load_article
from generator.content.reading import read_content
from generator.continuation.joined import joined
from generator.filing import Filed, Outcome, file_reading, is_filed
from generator.messages import note_sentence
from generator.model import (
    Article,
    Byline,
    Caption,
    Credit,
    Furniture,
    Note,
    NoteCode,
    ParsedPage,
    PrintedPage,
    Problem,
    Severity,
    SourceLines,
    key_of,
    page_key,
    values_of,
)

DAY = date(2025, 6, 15)
PAGE = page_key(DAY, 1)
FIRST_SUM, SECOND_SUM = "1" * 64, "2" * 64
BRIDGE_BODY = "青石渡大桥的最后一段钢梁清早落位。\n\n守桥人在桥头站了一夜。\n\n大桥下月起试行通车。"
SCHOOL_BODY = "南岗小学的孩子们把旧课桌改成了花架。\n\n花架摆在操场的东墙下。"
FERRY_BODY = "末班渡船今晚停航。\n\n摆渡人把缆绳系在老槐树上，回家吃饭。"
MARKET_BODY = "东门菜市今日换了新秤。\n\n摊主们说，斤两足了，话就少了。"


def article(number: int, title: str | None, body: str, confidence: float = 0.8) -> Article:
    source = (SourceLines("pages/2025-06-15/01.txt", number, number + 4),)
    return Article(key_of(f"2025-06-15/01-{number:02}"), title, body, source=source, confidence=confidence)


def reading(*articles: Article, unplaced: str = "") -> ParsedPage:
    masthead = (Furniture("masthead", "云津日报"),)
    page = PrintedPage(
        key_of("2025-06-15/01"), "要闻", furniture=masthead, unplaced=unplaced, articles=articles
    )
    return ParsedPage(page, ())


BRIDGE, SCHOOL, FERRY = (
    article(1, "大桥合龙了", BRIDGE_BODY),
    article(2, "旧课桌 新花架", SCHOOL_BODY),
    article(3, None, FERRY_BODY),
)
FIRST = reading(BRIDGE, SCHOOL, FERRY)
# The second reading: another order, one article gone, one new, one with a title and one with other words.
SECOND = reading(
    article(1, "东门菜市换新秤", MARKET_BODY),
    article(2, "末班渡船", FERRY_BODY, 0.95),
    article(3, "大桥合龙了", BRIDGE_BODY.replace("清早", "今天清早")),
    unplaced="散落的一行",
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The content folder of an edition into which the first reading has been filed."""
    folder = tmp_path / "content"
    file_reading(FIRST, FIRST_SUM, folder)
    return folder


def file_of(content: Path, name: str) -> Path:
    return content / "articles/2025-06-15" / name


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def outcomes(filed: list[Filed]) -> dict[str, Outcome]:
    assert all(each.path.startswith("content/articles/2025-06-15/") for each in filed)
    return {each.path.rpartition("/")[2]: each.outcome for each in filed}


def problems(filed: list[Filed]) -> list[Problem]:
    return [problem for each in filed for problem in each.problems]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".writing-")
    }


def test_a_new_page_is_written_with_its_articles_and_remembered(tmp_path: Path) -> None:
    content = tmp_path / "content"
    filed = file_reading(FIRST, FIRST_SUM, content)
    names = ["01.md", "01-01.md", "01-02.md", "01-03.md"]
    assert outcomes(filed) == dict.fromkeys(names, Outcome.WRITTEN)
    assert [path for path in files(content) if not path.startswith("articles/")] == [
        *(f".imported/articles/2025-06-15/{name}" for name in sorted(names)),
        ".imported/pages/2025-06-15/01.yaml",
    ]
    assert all(
        files(content / "articles")[f"2025-06-15/{name}"]
        == files(content / ".imported/articles")[f"2025-06-15/{name}"]
        for name in names
    )


def test_what_was_filed_is_read_back_the_same(content: Path) -> None:
    assert read_content(content) == ([FIRST.page], [])


def test_a_name_pasted_with_unseen_signs_is_no_other_name(content: Path) -> None:
    place = content / "articles" / "2025-06-15" / "01-01.md"
    pasted = ["何穗", "何\u200b穗", "\u2066何穗\u2069", "何\U000e0100穗", "\U000e0041"]
    mine = replace(
        BRIDGE,
        people=tuple(pasted),
        places=("东\u061c岸",),
        byline=Byline("记者 何穗", (Credit("记者", "何\u2060穗"),)),
    )
    place.write_text(dump_article(mine), encoding="utf-8")
    typed = place.read_text(encoding="utf-8")
    (page,), problems = read_content(content)
    read = page.articles[0]
    assert (read.people, read.places, problems) == (("何穗",), ("东岸",), [])
    assert read.byline == Byline("记者 何穗", (Credit("记者", "何穗"),))
    assert place.read_text(encoding="utf-8") == typed


def test_filing_the_same_again_touches_no_file(content: Path) -> None:
    before = {path: path.stat() for path in content.rglob("*")}
    filed = file_reading(FIRST, FIRST_SUM, content)
    assert set(outcomes(filed).values()) == {Outcome.UNCHANGED}
    assert {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in content.rglob("*")} == {
        path: (stat.st_ino, stat.st_mtime_ns) for path, stat in before.items()
    }


def test_a_page_is_filed_when_its_bytes_are_those_filed_last(content: Path) -> None:
    assert is_filed(FIRST_SUM, PAGE, content)
    assert not is_filed(SECOND_SUM, PAGE, content)
    assert not is_filed(FIRST_SUM, page_key(DAY, 2), content)
    assert not is_filed(FIRST_SUM, page_key(date(2025, 6, 16), 1), content)


def test_a_second_reading_keeps_keys_and_gives_new_ones(content: Path) -> None:
    filed = file_reading(SECOND, SECOND_SUM, content)
    assert outcomes(filed) == {
        "01.md": Outcome.WRITTEN,
        "01-01.md": Outcome.WRITTEN,
        "01-02.md": Outcome.NO_LONGER_FOUND,
        "01-03.md": Outcome.WRITTEN,
        "01-04.md": Outcome.WRITTEN,
    }
    assert [(problem.origin.path, problem.severity) for problem in problems(filed)] == [
        ("content/articles/2025-06-15/01-02.md", Severity.WARNING)
    ]
    (page,), _ = read_content(content)
    assert [each.title for each in page.articles] == [
        "大桥合龙了",
        "旧课桌 新花架",
        "末班渡船",
        "东门菜市换新秤",
    ]
    assert page.unplaced == "散落的一行"


LOTUS_BODY = "砖窑旁的荷塘开了头一朵白荷，看塘人在木牌上写下日子，请过路人轻声走。塘边的水车停"
LONG = article(1, "大桥合龙了", f"{BRIDGE_BODY}\n\n{FERRY_BODY}\n\n{SCHOOL_BODY}")
DIVIDED = reading(article(1, "大桥合龙了", BRIDGE_BODY), article(2, None, f"{FERRY_BODY}\n\n{SCHOOL_BODY}"))


@pytest.mark.parametrize("words", ["embargo: 2030-01-01", "private: true", "withdrawn: 失实"])
def test_what_a_new_reading_divides_off_from_a_held_back_article_is_held_back_too(
    tmp_path: Path, words: str
) -> None:
    content = tmp_path / "content"
    file_reading(reading(LONG), FIRST_SUM, content)
    edit(file_of(content, "01-01.md"), "status: draft", f"status: draft\n{words}")
    filed = file_reading(DIVIDED, SECOND_SUM, content)
    assert [problem.origin.path for problem in problems(filed)] == ["content/articles/2025-06-15/01-02.md"]
    for _ in range(2):
        assert all(words in file_of(content, name).read_text("utf-8") for name in ("01-01.md", "01-02.md"))
        file_reading(DIVIDED, SECOND_SUM, content)


@pytest.mark.parametrize(("count", "is_held"), [(0, False), (20, False), (21, True), (30, True)])
def test_a_new_article_is_held_back_where_half_of_it_stood_in_one_that_is(
    tmp_path: Path, count: int, *, is_held: bool
) -> None:
    """So many characters of it are the held back article's, the others new."""
    content = tmp_path / "content"
    file_reading(reading(LONG), FIRST_SUM, content)
    edit(file_of(content, "01-01.md"), "status: draft", "status: draft\nprivate: true")
    divided = article(2, None, FERRY_BODY[:count] + LOTUS_BODY[count:])
    file_reading(reading(article(1, "大桥合龙了", BRIDGE_BODY), divided), SECOND_SUM, content)
    assert ("private: true" in file_of(content, "01-02.md").read_text("utf-8")) is is_held


def test_what_a_new_reading_divides_off_from_another_article_is_published(tmp_path: Path) -> None:
    content, market = tmp_path / "content", article(3, "换新秤", MARKET_BODY)
    file_reading(reading(LONG, market), FIRST_SUM, content)
    edit(file_of(content, "01-02.md"), "status: draft", "status: draft\nprivate: true")
    assert problems(file_reading(reading(*DIVIDED.page.articles, market), SECOND_SUM, content)) == []
    assert "private" not in file_of(content, "01-03.md").read_text("utf-8")


def test_a_key_is_not_given_again_when_its_article_is_gone(content: Path) -> None:
    file_of(content, "01-03.md").unlink()
    shutil.rmtree(content / ".imported/articles")
    file_reading(reading(BRIDGE, article(2, "东门菜市换新秤", MARKET_BODY)), SECOND_SUM, content)
    assert not file_of(content, "01-03.md").exists()
    assert "东门" in file_of(content, "01-04.md").read_text(encoding="utf-8")


def test_an_edit_and_a_new_reading_of_other_lines_are_merged(content: Path) -> None:
    edit(file_of(content, "01-01.md"), "title: 大桥合龙了", "title: 青石渡大桥合龙")
    edit(file_of(content, "01-01.md"), "status: draft", "status: reviewed")
    filed = file_reading(SECOND, SECOND_SUM, content)
    text = file_of(content, "01-01.md").read_text(encoding="utf-8")
    assert outcomes(filed)["01-01.md"] is Outcome.MERGED
    assert "title: 青石渡大桥合龙\n" in text
    assert "status: reviewed\n" in text
    assert "今天清早落位" in text


def test_where_both_changed_the_editor_s_lines_stand_and_the_others_are_reported(content: Path) -> None:
    edit(file_of(content, "01-01.md"), "清早", "拂晓")
    filed = file_reading(SECOND, SECOND_SUM, content)
    assert outcomes(filed)["01-01.md"] is Outcome.KEPT
    (problem,) = (problem for problem in problems(filed) if problem.origin.path.endswith("01-01.md"))
    text = file_of(content, "01-01.md").read_text(encoding="utf-8")
    assert "拂晓" in text.split("\n")[(problem.origin.line or 0) - 1]
    assert problem.code == "line-not-taken"
    assert "今天清早落位" in str(problem.value("line"))
    assert "今天" not in text
    assert outcomes(file_reading(SECOND, SECOND_SUM, content))["01-01.md"] is Outcome.UNCHANGED


def test_a_fact_that_both_added_is_the_editor_s_and_the_other_is_told(content: Path) -> None:
    path = file_of(content, "01-01.md")
    edit(path, "status: draft", "status: draft\nnotes: 待核")
    noted = replace(BRIDGE, notes=(Note(text="标题取自大字"),), confidence=0.7)
    filed = file_reading(reading(noted, SCHOOL, FERRY), SECOND_SUM, content)
    assert outcomes(filed)["01-01.md"] is Outcome.KEPT
    (problem,) = problems(filed)
    text = path.read_text(encoding="utf-8")
    assert text.split("\n")[(problem.origin.line or 0) - 1] == "notes: 待核"
    assert "标题取自大字" in str(problem.value("line"))
    assert "confidence: 0.7\n" in text
    assert is_filed(SECOND_SUM, PAGE, content)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_each_line_that_is_refused_is_told_with_its_own_place(content: Path, start: str, line_end: str) -> None:
    path = file_of(content, "01-01.md")
    edit(path, "清早", "拂晓")
    edit(path, "试行", "开放")
    path.write_bytes((start + path.read_text(encoding="utf-8").replace("\n", line_end)).encode())
    other = BRIDGE_BODY.replace("清早", "今天清早").replace("下月起", "下月初起")
    filed = file_reading(reading(article(1, "大桥合龙了", other), SCHOOL, FERRY), SECOND_SUM, content)
    lines = path.read_bytes().decode().split(line_end)
    found = [(lines[(problem.origin.line or 0) - 1], str(problem.value("line"))) for problem in problems(filed)]
    assert outcomes(filed)["01-01.md"] is Outcome.KEPT
    assert [("拂晓" in line, "今天清早" in refused) for line, refused in found] == [
        (True, True),
        (False, False),
    ]
    assert ["开放" in line and "下月初起" in refused for line, refused in found] == [False, True]


def test_an_order_that_both_changed_is_the_editor_s_and_what_was_to_move_is_told(content: Path) -> None:
    path = file_of(content, "01-01.md")
    one, two, three = BRIDGE_BODY.split("\n\n")
    edit(path, BRIDGE_BODY, f"{three}\n\n{one}\n\n{two}")
    other = article(1, "大桥合龙了", f"{two}\n\n{one}\n\n{three}")
    filed = file_reading(reading(other, SCHOOL, FERRY), SECOND_SUM, content)
    (problem,) = problems(filed)
    text = path.read_text(encoding="utf-8")
    assert outcomes(filed)["01-01.md"] is Outcome.KEPT
    assert text.endswith(f"\n{three}\n\n{one}\n\n{two}\n")
    assert text.split("\n")[(problem.origin.line or 0) - 1] == problem.value("line")
    assert problem.code == "line-not-moved"


def test_what_two_edits_would_have_lost_stands(content: Path) -> None:
    """A paragraph moved by two places in the file and by one in the new reading was lost, without a word."""
    four = [*BRIDGE_BODY.split("\n\n"), "渡口的老船停在岸边。"]
    file_reading(reading(article(1, "大桥合龙了", "\n\n".join(four)), SCHOOL, FERRY), SECOND_SUM, content)
    mine, theirs = ([four[at] for at in order] for order in ((0, 2, 3, 1), (0, 2, 1, 3)))
    edit(file_of(content, "01-01.md"), "\n\n".join(four), "\n\n".join(mine))
    again = article(1, "大桥合龙了", "\n\n".join(theirs))
    filed = file_reading(reading(again, SCHOOL, FERRY), "3" * 64, content)
    assert outcomes(filed)["01-01.md"] is Outcome.UNCHANGED
    assert file_of(content, "01-01.md").read_text(encoding="utf-8").endswith("\n\n".join(mine) + "\n")


def test_a_page_s_own_file_is_merged_by_the_same_laws(content: Path) -> None:
    path = file_of(content, "01.md")
    edit(path, "name: 要闻", "name: 头版")
    other = replace(reading(BRIDGE, SCHOOL, FERRY, unplaced="散落的一行").page, name="要闻版")
    filed = file_reading(ParsedPage(other, ()), SECOND_SUM, content)
    (problem,) = problems(filed)
    assert outcomes(filed)["01.md"] is Outcome.KEPT
    assert "要闻版" in str(problem.value("line"))
    assert "name: 头版\n" in path.read_text(encoding="utf-8")
    assert "散落的一行" in path.read_text(encoding="utf-8")


def test_what_the_reading_no_longer_has_stays_where_the_editor_worked_on_it(content: Path) -> None:
    edit(file_of(content, "01-01.md"), "站了一夜。", "站了整整一夜。")
    shorter = article(1, "大桥合龙了", BRIDGE_BODY.replace("守桥人在桥头站了一夜。\n\n", ""))
    filed = file_reading(reading(shorter, SCHOOL, FERRY), SECOND_SUM, content)
    assert outcomes(filed)["01-01.md"] is Outcome.KEPT
    assert "lines-not-found-again" in {problem.code for problem in problems(filed)}


def test_a_file_the_editor_deleted_stays_deleted(content: Path) -> None:
    file_of(content, "01-03.md").unlink()
    file_of(content, "01.md").unlink()
    for sha256 in (FIRST_SUM, SECOND_SUM):
        filed = file_reading(SECOND, sha256, content)
        assert outcomes(filed)["01-03.md"] is Outcome.DELETED
        assert outcomes(filed)["01.md"] is Outcome.DELETED
    assert not file_of(content, "01-03.md").exists()
    assert is_filed(SECOND_SUM, PAGE, content)


def test_an_article_no_longer_found_may_be_deleted_and_comes_back_no_more(content: Path) -> None:
    file_reading(SECOND, SECOND_SUM, content)
    file_of(content, "01-02.md").unlink()
    assert "01-02.md" not in outcomes(file_reading(SECOND, SECOND_SUM, content))
    assert outcomes(file_reading(FIRST, FIRST_SUM, content))["01-02.md"] is Outcome.DELETED


@pytest.mark.parametrize(
    "damage", ["---\n大桥\n---\n", "大桥合龙了\n", "大桥合龙了\n".encode("gb18030"), b"\xff\x00"]
)
def test_a_file_that_cannot_be_read_is_left_alone_until_it_is_mended(
    content: Path, damage: str | bytes
) -> None:
    path = file_of(content, "01-01.md")
    healthy = path.read_bytes()
    broken = damage.encode() if isinstance(damage, str) else damage
    path.write_bytes(broken)
    filed = file_reading(SECOND, SECOND_SUM, content)
    assert outcomes(filed)["01-01.md"] is Outcome.UNLOADABLE
    assert path.read_bytes() == broken
    assert not is_filed(SECOND_SUM, PAGE, content)
    path.write_bytes(healthy)
    assert outcomes(file_reading(SECOND, SECOND_SUM, content))["01-01.md"] is Outcome.WRITTEN
    assert is_filed(SECOND_SUM, PAGE, content)


DOUBTED = replace(
    BRIDGE,
    notes=(Note(NoteCode.UNCLEAR_SEAM, (("line", 12), ("percent", 74))), Note(NoteCode.SHORT_BODY)),
)
SEAM, SHORT = (note_sentence(note) for note in DOUBTED.notes)


def in_older_words(content: Path, *changes: tuple[str, str]) -> None:
    """Let the file of the bridge, and what is remembered of it, stand as an older version wrote them."""
    for folder in ("articles", ".imported/articles"):
        for change in changes:
            edit(content / folder / "2025-06-15/01-01.md", *change)


WORDED_ANEW = [
    pytest.param([(SEAM, "第 12 行请核对。"), (SHORT, "太短。")], id="other sentences beside the codes"),
    pytest.param(
        [
            (f"- code: unclear-seam\n  says: {SEAM}\n  line: 12\n  percent: 74", f"- {SEAM}"),
            (f"- code: short-body\n  says: {SHORT}", f"- {SHORT}"),
        ],
        id="sentences without codes",
    ),
]


@pytest.mark.parametrize("changes", WORDED_ANEW)
def test_a_sentence_worded_anew_is_no_change_of_an_article(
    tmp_path: Path, changes: list[tuple[str, str]]
) -> None:
    content = tmp_path / "content"
    file_reading(reading(DOUBTED), FIRST_SUM, content)
    in_older_words(content, *changes)
    before = files(content)
    filed = file_reading(reading(DOUBTED), FIRST_SUM, content)
    assert (outcomes(filed)["01-01.md"], problems(filed)) == (Outcome.UNCHANGED, [])
    assert files(content) == before


@pytest.mark.parametrize("changes", WORDED_ANEW)
def test_a_note_that_was_struck_out_stays_out_whatever_its_words(
    tmp_path: Path, changes: list[tuple[str, str]]
) -> None:
    content = tmp_path / "content"
    file_reading(reading(DOUBTED), FIRST_SUM, content)
    in_older_words(content, *changes)
    path = file_of(content, "01-01.md")
    rest = path.read_text(encoding="utf-8").partition("- code: short-body")[0].partition(f"- {SHORT}")[0]
    path.write_text(f"{rest}status: draft\n---\n\n{BRIDGE_BODY}\n", encoding="utf-8")
    filed = file_reading(reading(replace(DOUBTED, title="大桥")), SECOND_SUM, content)
    assert (outcomes(filed)["01-01.md"], problems(filed)) == (Outcome.MERGED, [])
    text = path.read_text(encoding="utf-8")
    assert (text.count("title: 大桥\n"), text.count("short-body"), text.count(SHORT)) == (1, 0, 0)


def test_a_merge_that_would_not_load_is_not_written(content: Path) -> None:
    path = file_of(content, "01-01.md")
    edit(path, "status: draft", "status: draft\n'notes': 待核")  # the merge does not see the key in its quotes
    edited = path.read_bytes()
    noted = replace(BRIDGE, notes=(Note(text="标题取自大字"),), confidence=0.7)
    filed = file_reading(reading(noted, SCHOOL, FERRY), SECOND_SUM, content)
    assert outcomes(filed)["01-01.md"] is Outcome.UNLOADABLE
    assert problems(filed)[0].code == "not-merged"
    assert problems(filed)[0].values == values_of(would_be="key-twice", key="notes")
    assert path.read_bytes() == edited
    assert not is_filed(SECOND_SUM, PAGE, content)


def test_a_fault_the_editor_left_in_does_not_stop_the_merge(content: Path) -> None:
    edit(file_of(content, "01-01.md"), "status: draft", "status: done")
    filed = file_reading(SECOND, SECOND_SUM, content)
    assert outcomes(filed)["01-01.md"] is Outcome.MERGED


def test_without_memory_equal_files_are_adopted_and_others_left_alone(content: Path) -> None:
    edit(file_of(content, "01-01.md"), "清早", "拂晓")
    edited = files(content / "articles")
    shutil.rmtree(content / ".imported")
    filed = file_reading(FIRST, FIRST_SUM, content)
    assert outcomes(filed) == {
        "01.md": Outcome.UNCHANGED,
        "01-01.md": Outcome.UNREMEMBERED,
        "01-02.md": Outcome.UNCHANGED,
        "01-03.md": Outcome.UNCHANGED,
    }
    assert files(content / "articles") == edited


def test_an_article_the_editor_added_by_hand_keeps_its_number(content: Path) -> None:
    by_hand = replace(article(7, "编辑自己写的一篇", "只有编辑知道的事。"), source=())
    file_of(content, "01-07.md").write_text(dump_article(by_hand), encoding="utf-8")
    filed = file_reading(SECOND, SECOND_SUM, content)
    assert "01-07.md" not in outcomes(filed)
    assert outcomes(filed)["01-08.md"] is Outcome.WRITTEN
    (page,), _ = read_content(content)
    assert by_hand in page.articles


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n\n"])
def test_the_form_an_editor_s_program_gives_a_file_is_kept(
    content: Path, start: str, line_end: str, end: str
) -> None:
    path = file_of(content, "01-01.md")
    text = path.read_bytes().decode().removesuffix("\n")
    path.write_bytes((start + (text + end).replace("\n", line_end)).encode())
    before = path.read_bytes()
    assert outcomes(file_reading(FIRST, FIRST_SUM, content))["01-01.md"] is Outcome.UNCHANGED
    assert path.read_bytes() == before
    longer = article(1, "大桥合龙了", BRIDGE_BODY + "\n\n渡口的老船停在岸边。")
    file_reading(reading(longer, SCHOOL, FERRY), SECOND_SUM, content)
    expected = start + (text + "\n\n渡口的老船停在岸边。" + end).replace("\n", line_end)
    assert path.read_bytes().decode() == expected


# A run that is killed


def test_a_first_import_killed_at_any_write_ends_like_an_undisturbed_one(tmp_path: Path, content: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    runs = killed_runs(empty, tmp_path / "runs", partial(file_reading, FIRST, FIRST_SUM))
    assert len(runs) == 2 * 4 + 1 + 1  # four files with their memory, the record, and the whole run
    for run in runs:
        file_reading(FIRST, FIRST_SUM, run)
        assert files(run) == files(content)


@pytest.fixture(scope="module")
def re_imports(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """An edited edition before it is imported again, and one more for each write at which that was killed."""
    folder = tmp_path_factory.mktemp("killed")
    content = folder / "content"
    file_reading(FIRST, FIRST_SUM, content)
    edit(file_of(content, "01-01.md"), "title: 大桥合龙了", "title: 青石渡大桥合龙")
    edit(file_of(content, "01-03.md"), "title:\n", "title: 渡船今晚停航\n")
    edit(file_of(content, "01-02.md"), "东墙下", "东墙根")
    return [content, *killed_runs(content, folder / "runs", partial(file_reading, SECOND, SECOND_SUM))]


def test_a_re_import_killed_at_any_write_ends_like_an_undisturbed_one(
    tmp_path: Path, re_imports: list[Path]
) -> None:
    assert len(re_imports) == 1 + 2 * 4 + 1 + 1
    ends = []
    for number, start in enumerate(re_imports):
        content = shutil.copytree(start, tmp_path / str(number) / "content")
        file_reading(SECOND, SECOND_SUM, content)
        ends.append(files(content))
    assert all(end == ends[0] for end in ends)
    assert "title: 青石渡大桥合龙\n" in ends[0]["articles/2025-06-15/01-01.md"].decode()


def test_edits_between_a_killed_import_and_the_next_are_kept(tmp_path: Path, re_imports: list[Path]) -> None:
    added = "编辑后来添的一句。"
    ends = []
    for number, start in enumerate(re_imports):
        content = shutil.copytree(start, tmp_path / str(number) / "content")
        for name in ("01-01.md", "01-02.md", "01-03.md"):
            edit(file_of(content, name), "。\n", f"。\n\n{added}\n")
        file_of(content, "01.md").unlink()
        file_reading(SECOND, SECOND_SUM, content)
        ends.append(files(content / "articles"))
    assert all(end == ends[0] for end in ends)
    assert [text.decode().count(added) for text in ends[0].values()] == [3, 2, 2, 0]


# Articles that go on on another page

BRIDGE_GOES_ON = (
    "守桥人说，桥面上铺的是旧枕木，走上去有声音。\n\n"
    "枕木一共四千根，是从停用的矿山铁路上拆下来的，每一根都编了号。"
)
QUEUE_BODY = "东门菜市门口排起长队，新上市的莲藕一上午卖完了。"


def inner(number: int, title: str | None, body: str) -> Article:
    source = (SourceLines("pages/2025-06-15/02.txt", number, number + 4),)
    return Article(key_of(f"2025-06-15/02-{number:02}"), title, body, source=source)


REST, QUEUE = inner(1, None, BRIDGE_GOES_ON), inner(2, "莲藕上市", QUEUE_BODY)
WHOLE = joined(BRIDGE, REST)
FRONT, FRONT_WHOLE = reading(BRIDGE, SCHOOL), reading(WHOLE, SCHOOL)


def inner_reading(*articles: Article, moved: tuple[Article, ...] = ()) -> ParsedPage:
    page = PrintedPage(key_of("2025-06-15/02"), "综合", articles=articles)
    return ParsedPage(page, (), moved=moved)


APART, TOGETHER = inner_reading(REST, QUEUE), inner_reading(QUEUE, moved=(REST,))


def file_issue(content: Path, *readings: ParsedPage, sha256: str = SECOND_SUM) -> dict[str, Outcome]:
    return {
        name: outcome
        for each in readings
        for name, outcome in outcomes(file_reading(each, sha256, content)).items()
    }


@pytest.fixture
def apart(tmp_path: Path) -> Path:
    """A content folder with two pages whose articles were not joined, as when page 2 came first."""
    folder = tmp_path / "apart" / "content"
    file_issue(folder, FRONT, APART, sha256=FIRST_SUM)
    return folder


def test_a_joined_article_takes_the_place_of_its_untouched_continuation(apart: Path) -> None:
    made = file_issue(apart, FRONT_WHOLE, TOGETHER)
    assert made["01-01.md"] is Outcome.WRITTEN
    assert made["02-01.md"] is Outcome.JOINED
    assert made["02-02.md"] is Outcome.UNCHANGED
    assert not file_of(apart, "02-01.md").exists()
    assert "枕木一共四千根" in file_of(apart, "01-01.md").read_text(encoding="utf-8")
    assert set(file_issue(apart, FRONT_WHOLE, TOGETHER).values()) == {Outcome.UNCHANGED}


def test_it_does_not_matter_whether_the_pages_came_together(tmp_path: Path, apart: Path) -> None:
    at_once = tmp_path / "at-once" / "content"
    file_issue(at_once, FRONT_WHOLE, TOGETHER)
    file_issue(apart, FRONT_WHOLE, TOGETHER)
    assert files(apart / "articles") == files(at_once / "articles")


def test_a_continuation_the_editor_worked_on_stays_and_is_reported_each_time(apart: Path) -> None:
    edit(file_of(apart, "02-01.md"), "旧枕木", "旧铁路的枕木")
    edited = file_of(apart, "02-01.md").read_bytes()
    for _ in range(2):
        file_issue(apart, FRONT_WHOLE)
        filed = file_reading(TOGETHER, SECOND_SUM, apart)
        assert outcomes(filed)["02-01.md"] is Outcome.JOINED_KEPT
        (problem,) = problems(filed)
        assert problem.value("place") == "content/articles/2025-06-15/01-01.md"
        assert problem.severity is Severity.WARNING
        assert file_of(apart, "02-01.md").read_bytes() == edited


@pytest.mark.parametrize(("count", "outcome"), [(38, Outcome.JOINED_KEPT), (39, Outcome.JOINED)])
def test_a_continuation_s_file_goes_only_where_nearly_all_of_it_stands_in_the_whole(
    apart: Path, count: int, outcome: Outcome
) -> None:
    """The editor cut the continuation in the joined article down to so many of its 55 characters."""
    file_issue(apart, FRONT_WHOLE)
    edit(file_of(apart, "01-01.md"), BRIDGE_GOES_ON, BRIDGE_GOES_ON[:count])
    assert outcomes(file_reading(TOGETHER, SECOND_SUM, apart))["02-01.md"] is outcome
    assert file_of(apart, "02-01.md").exists() == (outcome is Outcome.JOINED_KEPT)


@pytest.mark.parametrize("harm", ["deleted", "unreadable", "taken out"])
def test_a_continuation_stays_where_the_whole_article_does_not_hold_it(apart: Path, harm: str) -> None:
    path = file_of(apart, "01-01.md")
    if harm == "deleted":
        path.unlink()
    elif harm == "unreadable":
        path.write_bytes(b"\xff")
    else:
        file_issue(apart, FRONT_WHOLE)
        edit(path, f"\n\n{BRIDGE_GOES_ON}", "")
    before = file_of(apart, "02-01.md").read_bytes()
    file_issue(apart, FRONT_WHOLE)
    filed = file_reading(TOGETHER, SECOND_SUM, apart)
    assert outcomes(filed)["02-01.md"] is Outcome.JOINED_KEPT
    assert problems(filed)[0].code == "continuation-without-whole"
    assert file_of(apart, "02-01.md").read_bytes() == before


def test_an_editor_s_work_on_the_whole_article_outlasts_its_joining(apart: Path) -> None:
    edit(file_of(apart, "01-01.md"), "title: 大桥合龙了", "title: 青石渡大桥合龙")
    edit(file_of(apart, "01-01.md"), "清早", "拂晓")
    assert file_issue(apart, FRONT_WHOLE)["01-01.md"] is Outcome.MERGED
    edit(file_of(apart, "01-01.md"), "四千根", "四千二百根")
    assert file_issue(apart, FRONT_WHOLE, TOGETHER)["02-01.md"] is Outcome.JOINED
    text = file_of(apart, "01-01.md").read_text(encoding="utf-8")
    assert all(
        words in text for words in ("title: 青石渡大桥合龙", "拂晓", "四千二百根", "continued:\n- page: 2")
    )


def test_an_article_keeps_its_key_when_it_is_joined_and_when_it_is_not(tmp_path: Path) -> None:
    content = tmp_path / "content"
    much = replace(REST, body="\n\n".join(f"第{n}根枕木编了号，铺在桥面的第{n}格里。" for n in range(200)))
    whole = joined(BRIDGE, much)
    assert len(whole.body) > 20 * len(BRIDGE.body)
    for each in (FRONT, reading(whole, SCHOOL), FRONT, reading(SCHOOL, whole)):
        file_issue(content, each)
        assert "大桥合龙了" in file_of(content, "01-01.md").read_text(encoding="utf-8")
    assert sorted(path.name for path in file_of(content, "x").parent.iterdir()) == [
        "01-01.md",
        "01-02.md",
        "01.md",
    ]


def test_a_continuation_that_is_on_its_own_again_has_its_old_key(apart: Path) -> None:
    before = files(apart / "articles")
    file_issue(apart, FRONT_WHOLE, TOGETHER)
    made = file_issue(apart, FRONT, APART)
    assert made["02-01.md"] is Outcome.WRITTEN
    assert files(apart / "articles") == before


def test_a_continuation_the_editor_deleted_does_not_come_back_on_its_own(apart: Path) -> None:
    file_of(apart, "02-01.md").unlink()
    assert "02-01.md" not in file_issue(apart, FRONT_WHOLE, TOGETHER)
    assert file_issue(apart, FRONT, APART)["02-01.md"] is Outcome.DELETED


def test_what_an_editor_took_apart_by_hand_is_left_alone(tmp_path: Path) -> None:
    content = tmp_path / "content"
    file_issue(content, FRONT_WHOLE, TOGETHER)
    edit(file_of(content, "01-01.md"), f"\n\n{BRIDGE_GOES_ON}", "")
    by_hand = replace(REST, key=key_of("2025-06-15/02-09"), source=())
    file_of(content, "02-09.md").write_text(dump_article(by_hand), encoding="utf-8")
    before = files(content / "articles")
    filed = [*file_reading(FRONT_WHOLE, SECOND_SUM, content), *file_reading(TOGETHER, SECOND_SUM, content)]
    assert problems(filed) == []
    assert files(content / "articles") == before


def test_no_other_article_takes_the_key_of_a_continuation(apart: Path) -> None:
    file_issue(apart, FRONT_WHOLE, TOGETHER)
    news = inner(1, "东门菜市换新秤", MARKET_BODY)
    moved = replace(REST, key=key_of("2025-06-15/02-03"))
    made = file_issue(apart, inner_reading(news, QUEUE, moved=(moved,)))
    assert made["02-03.md"] is Outcome.WRITTEN
    assert "新秤" in file_of(apart, "02-03.md").read_text(encoding="utf-8")


def test_joining_killed_at_any_write_ends_like_an_undisturbed_one(tmp_path: Path, apart: Path) -> None:
    file_issue(apart, FRONT_WHOLE)
    runs = killed_runs(apart, tmp_path / "runs", partial(file_reading, TOGETHER, SECOND_SUM))
    assert len(runs) == 1 + 1 + 1  # the record before the file goes, the record after, and the whole run
    for run in runs:
        file_reading(TOGETHER, SECOND_SUM, run)
    ends = [files(run) for run in runs]
    assert all(end == ends[-1] for end in ends)
    assert "articles/2025-06-15/02-01.md" not in ends[0]
    for run in runs:
        file_issue(run, FRONT, APART)
        assert file_of(run, "02-01.md").exists()


# Reading back


def test_no_content_is_an_empty_edition(tmp_path: Path) -> None:
    assert read_content(tmp_path / "content") == ([], [])


def test_pages_and_articles_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    names = ["2025-06-16/01", "2025-06-15/10-02", "2025-06-15/02-100", "2025-06-15/02-11", "2025-06-15/100-01"]
    for name in names:
        path = tmp_path / f"content/articles/{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("---\n---\n", encoding="utf-8")
    pages, found = read_content(tmp_path / "content")
    assert [(str(page.key), [str(each.key) for each in page.articles]) for page in pages] == [
        ("2025-06-15/02", ["2025-06-15/02-11", "2025-06-15/02-100"]),
        ("2025-06-15/10", ["2025-06-15/10-02"]),
        ("2025-06-15/100", ["2025-06-15/100-01"]),
        ("2025-06-16/01", []),
    ]
    assert found == []


@pytest.mark.parametrize("damage", [None, b"\xff", b"---\n"])
def test_articles_whose_page_file_is_missing_or_broken_still_have_a_page(
    content: Path, damage: bytes | None
) -> None:
    file_of(content, "01.md").unlink()
    if damage is not None:
        file_of(content, "01.md").write_bytes(damage)
    pages, found = read_content(content)
    assert pages == [PrintedPage(key_of("2025-06-15/01"), articles=FIRST.page.articles)]
    assert [problem.origin.path for problem in found] == ["content/articles/2025-06-15/01.md"] * (
        damage is not None
    )


def test_problems_of_a_file_are_told_by_line_and_the_other_files_are_read(content: Path) -> None:
    edit(file_of(content, "01-01.md"), "kicker:", "引题:")
    file_of(content, "01-02.md").write_bytes("旧课桌".encode("gb18030"))
    (page,), found = read_content(content)
    assert [str(problem.origin) for problem in found] == [
        "content/articles/2025-06-15/01-01.md:3",
        "content/articles/2025-06-15/01-02.md:1",
    ]
    assert [each.title for each in page.articles] == ["大桥合龙了", None]


@pytest.mark.parametrize(
    "name", ["2025-06-15/1-1.md", "2025-06-15/01-03.md.bak", "2025-06-15/说明.txt", "2025-02-30/01.md", "01.md"]
)
def test_a_file_with_a_wrong_name_is_a_problem_with_its_name(content: Path, name: str) -> None:
    path = content / "articles" / name
    path.parent.mkdir(exist_ok=True)
    path.touch()
    pages, (problem,) = read_content(content)
    assert pages == [FIRST.page]
    assert f"content/articles/{name}".startswith(problem.origin.path)


def test_hidden_and_half_written_files_are_passed_over(content: Path) -> None:
    file_of(content, ".writing-abc").touch()
    file_of(content, ".01-01.md.swp").touch()
    (content / "articles/.DS_Store").touch()
    assert read_content(content) == ([FIRST.page], [])


def test_a_folder_or_a_dead_link_in_a_file_s_place_is_a_problem(content: Path) -> None:
    file_of(content, "01-04.md").mkdir()
    file_of(content, "01-05.md").symlink_to("nowhere.md")
    file_of(content, "01-06.md").symlink_to("01-06.md")
    pages, found = read_content(content)
    assert pages == [FIRST.page]
    assert [problem.origin.path[-8:] for problem in found] == ["01-04.md", "01-05.md", "01-06.md"]


def test_links_out_of_the_content_folder_are_not_followed(content: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    shutil.move(content / "articles/2025-06-15", outside)
    before = files(outside)
    file_of(content, "01-02.md").parent.symlink_to(outside)
    pages, found = read_content(content)
    assert [page.articles for page in pages] == [()]
    assert len(found) == 4
    filed = file_reading(SECOND, SECOND_SUM, content)
    assert {each.outcome for each in filed if "01-02" not in each.path} == {Outcome.UNLOADABLE}
    assert files(outside) == before
    file_of(content, "01-02.md").parent.unlink()
    shutil.move(outside, content / "articles/2025-06-15")
    assert outcomes(file_reading(SECOND, SECOND_SUM, content))["01-04.md"] is Outcome.WRITTEN


def test_a_picture_that_is_a_link_out_of_the_images_folder_is_refused(content: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").touch()
    (content / "images").mkdir()
    (content / "images/桥.jpg").symlink_to(tmp_path / "secret.jpg")
    (content / "images/水.jpg").touch()
    pictured = replace(BRIDGE, captions=(Caption("桥上", image="桥.jpg"), Caption("桥下", image="水.jpg")))
    file_reading(reading(pictured), SECOND_SUM, content)
    (page,), (problem,) = read_content(content)
    assert [caption.image for caption in page.articles[0].captions] == [None, "水.jpg"]
    assert (problem.code, problem.value("name")) == ("picture-leads-out", "桥.jpg")


def test_a_picture_that_is_not_there_is_told_and_not_shown(content: Path) -> None:
    pictured = replace(BRIDGE, captions=(Caption("桥上", image="2025/桥.jpg"),))
    file_reading(reading(pictured), SECOND_SUM, content)
    (page,), (problem,) = read_content(content)
    assert page.articles[0].captions == (Caption("桥上"),)
    assert problem.severity is Severity.WARNING
    assert problem.origin.path.endswith(".md")
    assert (problem.code, problem.value("name")) == ("picture-absent", "2025/桥.jpg")


def test_the_sample_readings_are_what_the_stories_say() -> None:
    text = dump_article(BRIDGE)
    assert load_article(text, BRIDGE.key, "x") == (BRIDGE, [])
