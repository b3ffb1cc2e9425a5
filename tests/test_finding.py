"""Names and topics for every article, however it came: found once, and never over an editor."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from killed_runs import killed_runs
from told import times_told, told

import build
from generator.content import load_article
from generator.content.files import ISSUE_FILE
from generator.filing import file_reading
from generator.model import FOUND_KEYS, Article, Doubtful, ParsedPage, PrintedPage, key_of
from generator.name_filing import article_files, file_names, finish_killed, unnamed

# A busy machine is no failure.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEWER = settings(UNHURRIED, max_examples=25)
DAY = "2025-06-15"
VISIT = """\
---
title: 市长程望舒来到霁川县雁荡镇
---

市长程望舒昨天在霁川县雁荡镇调研。市水利局的骆小满介绍，水库的水位、闸门和堤防都已查过。
"""
FERRY = """\
---
title: 渡口夜班船下月恢复   # 暂定
# 船期待核
people: [沈砚秋]
---

停了一个冬天的夜班船下月恢复。骆小满说，票价不变。霁川县水利局派人来过。
"""


def lay(edition: Path, *texts: str, day: str = DAY) -> Path:
    """Type articles by hand: 01-01.md, 01-02.md and so on; the first one's file."""
    folder = edition / "content" / "articles" / day
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts, 1):
        (folder / f"01-{number:02}.md").write_text(text, encoding="utf-8")
    return folder / "01-01.md"


def run(edition: Path, *words: str) -> int:
    return build.main([*words, "--edition", str(edition)])


def read(path: Path) -> Article:
    article = load_article(path.read_text(encoding="utf-8"), key_of(f"{path.parent.name}/{path.stem}"), "")[0]
    assert article is not None
    return article


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def without_key(text: str, key: str) -> str:
    """The text of a file without a key and all that hangs on it."""
    return re.sub(rf"^{key}:.*\n(?:(?: +|- ).*\n)*", "", text, flags=re.MULTILINE)


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


# By one run, the whole way


@pytest.mark.end_to_end
def test_an_article_typed_with_title_and_text_stands_in_the_indexes_after_one_run(tmp_path: Path) -> None:
    path = lay(tmp_path, VISIT)
    assert run(tmp_path) == 0
    article = read(path)
    assert article.people == ("程望舒", "骆小满")
    assert article.places == ("霁川县", "雁荡镇")
    assert article.organisations == ("市水利局",)
    assert article.topics == ("水利与防汛",)
    assert path.read_text(encoding="utf-8").startswith(VISIT.partition("---\n\n")[0])
    for kind, name in (("people", "程望舒"), ("places", "雁荡镇"), ("topics", "水利与防汛")):
        assert name in (tmp_path / "site" / kind / "index.html").read_text(encoding="utf-8")
    before = files(tmp_path / "content")
    assert run(tmp_path) == 0
    assert files(tmp_path / "content") == before


# Each key by itself


def test_the_import_puts_in_what_is_not_there_and_touches_nothing_else(tmp_path: Path) -> None:
    lay(tmp_path, VISIT, FERRY)
    assert run(tmp_path, "import") == 0
    ferry = tmp_path / "content" / "articles" / DAY / "01-02.md"
    head, body = FERRY.split("---\n\n")
    text = ferry.read_text(encoding="utf-8")
    assert text.startswith(head)
    assert text.endswith(f"---\n\n{body}")
    assert read(ferry).people == ("沈砚秋",)
    assert read(ferry).organisations == ("霁川县水利局",)
    assert read(ferry).unasked == frozenset()


def test_a_name_is_known_by_the_whole_issue_in_whatever_order_its_articles_came(tmp_path: Path) -> None:
    alone, first, second = tmp_path / "alone", tmp_path / "first", tmp_path / "second"
    plain = FERRY.replace("people: [沈砚秋]\n", "")
    lay(alone, plain)
    run(alone, "import")
    lay(first, VISIT, plain)
    run(first, "import")
    lay(second, plain)
    os.rename(lay(second, plain), second / "content" / "articles" / DAY / "01-02.md")  # noqa: PTH104 - as typed
    lay(second, VISIT)
    run(second, "import")
    assert files(first / "content") == files(second / "content")
    assert "骆小满" in read(first / "content" / "articles" / DAY / "01-02.md").people


@pytest.mark.parametrize("typed", ["people:", "people: []", "people: 无名氏"])
def test_what_the_editor_said_stands_also_when_names_are_found_anew(typed: str, tmp_path: Path) -> None:
    path = lay(tmp_path, VISIT.replace("---\n\n", f"{typed}\n---\n\n"))
    run(tmp_path, "import")
    run(tmp_path, "names", "--find", "--all")
    assert f"\n{typed}\n" in path.read_text(encoding="utf-8")
    assert read(path).places == ("霁川县", "雁荡镇")


def test_a_name_that_the_editor_listed_as_something_else_stays_what_she_says(tmp_path: Path) -> None:
    path = lay(tmp_path, VISIT.replace("---\n\n", "organisations: [骆小满]\n---\n\n"))
    run(tmp_path, "import")
    assert read(path).people == ("程望舒",)
    assert read(path).organisations == ("骆小满",)


def test_names_in_doubt_are_written_as_for_imported_articles(tmp_path: Path) -> None:
    path = lay(tmp_path, "---\ntitle: 开会\n---\n\n霁川县航道管理处昨天开会，冰岛议会也派人旁听。\n")
    run(tmp_path, "import")
    assert read(path).organisations == ("霁川县航道管理处",)
    assert "\ndoubtful:\n  organisations:\n  - 冰岛议会\n---\n" in path.read_text(encoding="utf-8")


# What the editor does afterwards


@pytest.mark.parametrize("key", FOUND_KEYS)
def test_a_key_that_was_taken_out_is_never_written_again(key: str, tmp_path: Path) -> None:
    path = lay(tmp_path, VISIT)
    run(tmp_path, "import")
    text = without_key(path.read_text(encoding="utf-8"), key)
    path.write_text(text, encoding="utf-8")
    for words in (["import"], ["names", "--find"], ["names", "--find", "--all"], ["import"]):
        assert run(tmp_path, *words) == 0
        assert path.read_text(encoding="utf-8") == text
    assert unnamed(tmp_path / "content") == {}


def test_all_that_was_put_in_may_be_taken_out_again(tmp_path: Path) -> None:
    path = lay(tmp_path, VISIT)
    run(tmp_path, "import")
    path.write_text(VISIT, encoding="utf-8")
    run(tmp_path, "import")
    run(tmp_path, "names", "--find", "--all")
    assert path.read_text(encoding="utf-8") == VISIT


def test_names_found_anew_leave_out_what_was_taken_out_and_keep_what_was_added(tmp_path: Path) -> None:
    path = lay(tmp_path, VISIT)
    run(tmp_path, "import")
    edit(path, "- 程望舒\n", "")
    edit(path, "- 骆小满\n", "# 以下两位待核\n- 骆小满\n- '顾长河'\n")
    edit(path, "都已查过。", "都已查过。市长程望舒和记者一起看望了石匠沈砚秋。沈砚秋说，桥修好了。")
    assert run(tmp_path, "names", "--find", "--all") == 0
    text = path.read_text(encoding="utf-8")
    assert "people:\n# 以下两位待核\n- 骆小满\n- '顾长河'\n- 沈砚秋\n" in text
    assert run(tmp_path, "names", "--find", "--all") == 0
    assert path.read_text(encoding="utf-8") == text


def test_a_name_goes_that_the_corrected_text_has_no_longer_unless_the_editor_has_touched_its_line(
    tmp_path: Path,
) -> None:
    path = lay(tmp_path, VISIT)
    run(tmp_path, "import")
    edit(path, "市水利局的骆小满介绍，", "工作人员介绍，")
    edit(path, "- 雁荡镇\n", "- 雁荡镇 # 镇名待核\n")
    edit(path, "来到霁川县雁荡镇", "来到霁川县")
    edit(path, "霁川县雁荡镇调研", "霁川县调研")
    run(tmp_path, "names", "--find", "--all")
    assert read(path).people == ("程望舒",)
    assert read(path).places == ("霁川县", "雁荡镇")
    assert "- 雁荡镇 # 镇名待核\n" in path.read_text(encoding="utf-8")


def test_a_name_typed_again_after_it_was_taken_out_is_the_editor_s(tmp_path: Path) -> None:
    path = lay(tmp_path, VISIT)
    run(tmp_path, "import")
    edit(path, "- 骆小满\n", "")
    run(tmp_path, "names", "--find", "--all")
    edit(path, "- 程望舒\n", "- 程望舒\n- 骆小满\n")
    edit(path, "市水利局的骆小满介绍，", "工作人员介绍，")
    run(tmp_path, "names", "--find", "--all")
    assert read(path).people == ("程望舒", "骆小满")


def test_another_article_under_the_name_of_one_that_is_gone_gets_its_own_names(tmp_path: Path) -> None:
    path = lay(tmp_path, VISIT)
    run(tmp_path, "import")
    lay(tmp_path, "---\ntitle: 石匠\n---\n\n石匠沈砚秋在桥头刻字。沈砚秋说，字要朝着河水。\n")
    run(tmp_path, "import")
    assert read(path).people == ("沈砚秋",)


# Articles that were imported

BRIDGE = Article(
    key_of(f"{DAY}/01-01"),
    "老桥放行",
    "市长程望舒昨天来到老桥。石匠沈砚秋说，桥修好了。",
    topics=("城建",),
    people=("程望舒", "沈砚秋"),
    doubtful=Doubtful(people=("老桥",)),
)


def filed(content: Path, *articles: Article) -> Path:
    page = PrintedPage(key_of(f"{DAY}/01"), articles=articles)
    file_reading(ParsedPage(page, ()), str(hash(articles)), content)
    return content / "articles" / DAY / "01-01.md"


@UNHURRIED
@given(
    st.sampled_from(FOUND_KEYS),
    st.lists(st.sampled_from(["程望舒", "沈砚秋", "顾长河", "何一苇"]), unique=True, max_size=4).map(tuple),
    st.lists(st.sampled_from(["程望舒", "沈砚秋", "顾长河", "何一苇"]), unique=True, max_size=4).map(tuple),
)
def test_a_key_taken_out_of_an_imported_article_stays_out_whatever_the_page_is_read_as_next(
    tmp_path_factory: pytest.TempPathFactory, key: str, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    content = tmp_path_factory.mktemp("edition") / "content"
    path = filed(content, _with(BRIDGE, key, first))
    path.write_text(without_key(path.read_text(encoding="utf-8"), key), encoding="utf-8")
    filed(content, _with(BRIDGE, key, second))
    assert f"\n{key}:" not in path.read_text(encoding="utf-8")
    assert unnamed(content) == {}


def _with(article: Article, key: str, names: Iterable[str]) -> Article:
    facts = {each: getattr(article, each) for each in FOUND_KEYS} | {key: tuple(names)}
    return Article(article.key, article.title, article.body, **facts)


@pytest.mark.end_to_end
def test_articles_as_the_import_made_them_have_the_same_names_when_they_are_found_anew(tmp_path: Path) -> None:
    page = ROOT / "content" / "pages" / "2025-09-10" / "03.txt"
    assert run(tmp_path, "import", str(page)) == 0
    before = files(tmp_path / "content")
    assert run(tmp_path, "names", "--find", "--all") == 0
    assert files(tmp_path / "content") == before


def test_a_part_split_off_an_imported_article_gets_its_names_and_the_rest_is_not_asked_again(
    tmp_path: Path,
) -> None:
    path = filed(tmp_path / "content", BRIDGE)
    edit(path, "石匠沈砚秋说，桥修好了。", "")
    rest = path.read_text(encoding="utf-8")
    part = path.with_name("01-09.md")
    head = "---\ntitle: 石匠\nsource: pages/2025-06-15/01.txt 3-9\n---\n\n"
    part.write_text(f"{head}石匠沈砚秋说，桥修好了。沈砚秋又说，字要朝着河水。\n", encoding="utf-8")
    run(tmp_path, "import")
    assert read(part).people == ("沈砚秋",)
    assert path.read_text(encoding="utf-8") == rest
    assert not (tmp_path / "content" / ".imported" / "names" / DAY / "01-01.yaml").exists()


def test_a_name_found_anew_and_taken_out_stays_out_when_its_page_is_imported_again(tmp_path: Path) -> None:
    content = tmp_path / "content"
    path = filed(content, BRIDGE)
    found(content, people=("程望舒", "沈砚秋", "顾长河"))
    edit(path, "- 顾长河\n", "")
    filed(content, _with(BRIDGE, "people", ("顾长河", "程望舒", "沈砚秋")))
    assert read(path).people == ("程望舒", "沈砚秋")


def test_what_a_new_import_lists_is_the_machine_s_when_names_are_found_anew(tmp_path: Path) -> None:
    content = tmp_path / "content"
    path = filed(content, BRIDGE)
    found(content, people=("程望舒", "沈砚秋", "何一苇"))
    filed(content, _with(BRIDGE, "people", ("程望舒", "沈砚秋", "顾长河")))
    assert set(read(path).people) == {"程望舒", "沈砚秋", "何一苇", "顾长河"}
    found(content, people=("沈砚秋",))
    assert read(path).people == ("沈砚秋",)


def test_a_name_in_doubt_that_was_struck_out_is_no_sure_one_later_and_one_that_was_moved_stays(
    tmp_path: Path,
) -> None:
    content = tmp_path / "content"
    path = filed(content, BRIDGE)
    edit(path, "doubtful:\n  people:\n  - 老桥\n", "")
    found(content, people=("程望舒", "沈砚秋", "老桥"))
    assert read(path).people == ("程望舒", "沈砚秋")
    edit(path, "people:\n", "people:\n- 老桥\n")
    found(content, people=("程望舒",), doubted=("老桥",))
    assert read(path).people == ("老桥", "程望舒")
    assert read(path).doubtful == Doubtful()


def found(content: Path, *, people: tuple[str, ...], doubted: tuple[str, ...] = ()) -> None:
    """Write as found anew for the first article of the issue that it names these people."""
    (file, *_), problems = article_files(content, DAY)
    assert problems == []
    theirs = Article(file.key, None, "", topics=("城建",), people=people, doubtful=Doubtful(doubted))
    file_names(content, file, theirs, again=True)


PEOPLE = st.lists(st.sampled_from("甲乙丙丁"), unique=True, max_size=4).map(tuple)


@FEWER
@given(st.lists(st.tuples(PEOPLE, PEOPLE), min_size=1, max_size=5))
def test_through_any_edits_and_findings_what_she_took_out_stays_out_and_what_she_added_stays_in(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[tuple[str, ...], tuple[str, ...]]]
) -> None:
    content = tmp_path_factory.mktemp("edition") / "content"
    path = lay(content.parent, "---\ntitle: 桥\n---\n\n桥。\n")
    struck, added, machine = set[str](), set[str](), set[str]()
    listed: tuple[str, ...] | None = None
    for theirs, typed in steps:
        if listed is not None:  # she makes the list what she likes
            added = (added | set(typed) - set(listed)) & set(typed)
            struck = (struck | machine & set(listed)) - set(typed)
            text = without_key(path.read_text(encoding="utf-8"), "people")
            lines = "".join(f"- {name}\n" for name in typed)
            path.write_text(text.replace("title: 桥\n", f"title: 桥\npeople:\n{lines}"), encoding="utf-8")
        found(content, people=theirs)
        before = set(typed) if listed is not None else set()
        listed = read(path).people
        machine = (machine | set(listed) - before) - added
        assert not struck & set(listed)
        assert added <= set(listed)
        assert set(theirs) - struck <= set(listed)


# Held back


@pytest.mark.parametrize("held", ["article", "page", "issue"])
def test_what_is_held_back_has_its_names_and_gives_none_away(held: str, tmp_path: Path) -> None:
    public = "---\ntitle: 渡口\n---\n\n骆小满说，夜班船下月恢复。砚江水涨了。\n"
    word = "private: true\n" if held == "article" else ""
    path = lay(tmp_path, public, VISIT.replace("霁川县", "砚江市").replace("---\n\n", f"{word}---\n\n"))
    folder = path.parent
    if held == "page":
        os.rename(folder / "01-02.md", folder / "02-01.md")  # noqa: PTH104 - as typed
        (folder / "02.md").write_text("---\nprivate: true\n---\n", encoding="utf-8")
    if held == "issue":
        (folder / ISSUE_FILE).write_text("---\nprivate: true\n---\n", encoding="utf-8")
    run(tmp_path, "import")
    closed = read(folder / ("02-01.md" if held == "page" else "01-02.md"))
    assert closed.people == ("程望舒", "骆小满")
    assert "砚江市" in closed.places
    shown = read(path)
    assert ("砚江市" in shown.places) == (held == "issue")


# Costs


def test_where_every_article_has_its_names_no_tagger_is_loaded(tmp_path: Path) -> None:
    path = lay(tmp_path, VISIT, FERRY)
    run(tmp_path, "import")
    edit(path, "people:\n- 程望舒\n- 骆小满\n", "")
    program = (
        "import sys, build\n"
        f"build.main(['import', '--edition', {str(tmp_path)!r}])\n"
        "from generator.tagger import tagging\n"
        "print('jieba' in sys.modules, tagging._weights.cache_info().currsize)\n"
    )
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    assert ran.stdout.endswith("False 0\n")
    path.with_name("01-03.md").write_text(VISIT, encoding="utf-8")  # one that has none
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    assert ran.stdout.endswith(" 1\n")


# What is told


def test_names_never_says_that_nothing_is_left_where_nothing_was_looked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = lay(tmp_path, VISIT.replace("---\n\n", "people:\nplaces:\n---\n\n"))
    assert run(tmp_path, "names") == 0
    said = capsys.readouterr().out
    assert told("names-not-looked-for", count=1, command="python build.py names --find") in said
    assert told("names-all-decided") not in said
    assert run(tmp_path, "names", "--kind", "people") == 0
    assert told("names-all-decided") in capsys.readouterr().out
    path.write_text(VISIT.replace("title:", "- title"), encoding="utf-8")
    assert run(tmp_path, "names") == 1


def test_names_says_of_files_that_cannot_be_read_that_they_were_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(tmp_path, "---\ntitle: 桥\ntopics:\npeople:\nplaces:\norganisations:\n---\n\n桥。\n", "没有文首\n")
    assert run(tmp_path, "names") == 1
    said = capsys.readouterr().out
    assert told("names-decided-but-unreadable") in said
    assert told("names-all-decided") not in said


def test_finding_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(tmp_path, VISIT)
    assert run(tmp_path, "names", "--find") == 0
    assert told("names-found", count=1) in capsys.readouterr().out
    assert run(tmp_path, "names", "--find") == 0
    assert times_told("names-found-before", capsys.readouterr().out, count=1)
    assert run(tmp_path, "names", "--find", "--all") == 0
    assert told("names-found-the-same", count=1) in capsys.readouterr().out


def test_all_is_an_option_of_find(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(tmp_path, "names", "--all")
    assert ended.value.code == 2
    assert told("all-without-find") in capsys.readouterr().err


def test_a_head_that_cannot_be_read_is_left_alone_and_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = lay(tmp_path, "title: 没有横线\n\n正文。\n", VISIT)
    assert run(tmp_path, "names", "--find") == 1
    assert capsys.readouterr().err.count("01-01.md") == 1
    assert path.read_text(encoding="utf-8") == "title: 没有横线\n\n正文。\n"
    assert read(path.with_name("01-02.md")).people


def test_a_head_that_nothing_can_be_put_into_is_told_and_costs_no_tagger(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "---\n{title: 渡口}\n---\n\n市长程望舒来了。\n"
    path = lay(tmp_path, text)
    assert run(tmp_path, "import") == 0
    assert times_told("names-not-written", capsys.readouterr().err) == 1
    assert path.read_text(encoding="utf-8") == text


# A run that is killed


def find_anew(article: Article, content: Path) -> None:
    """Write what was found for the articles of an issue, all the same."""
    for file in article_files(content, DAY)[0]:
        file_names(content, file, article, again=True)


def written(content: Path) -> dict[str, bytes]:
    return {name: text for name, text in files(content).items() if ".writing-" not in name}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
@pytest.mark.parametrize("edited", [False, True])
def test_killed_at_any_write_the_next_run_ends_like_an_undisturbed_one(tmp_path: Path, *, edited: bool) -> None:
    start = tmp_path / "start" / "content"
    path = lay(start.parent, VISIT)
    if edited:
        found(start, people=("程望舒", "骆小满", "白鹭"))
        edit(path, "- 骆小满\n", "- 顾长河\n")
    theirs = Article(key_of(f"{DAY}/01-01"), None, "", topics=("城建",), people=("沈砚秋", "骆小满", "程望舒"))
    runs = killed_runs(start, tmp_path / "runs", partial(find_anew, theirs))
    assert len(runs) == 3 + 1  # the memory begun, the file, the memory; and the whole run
    ends = []
    for content in runs:
        finish_killed(content)
        (file,), _ = article_files(content, DAY)
        file_names(content, file, theirs, again=True)
        ends.append(written(content))
    assert all(end == ends[-1] for end in ends)
    listed = ("程望舒", "顾长河", "沈砚秋") if edited else ("沈砚秋", "骆小满", "程望舒")
    assert read(runs[-1] / "articles" / DAY / "01-01.md").people == listed
    assert not list(runs[-1].rglob("*.begun"))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_a_key_written_by_a_run_that_was_killed_then_may_be_taken_out_too(tmp_path: Path) -> None:
    start = tmp_path / "start" / "content"
    lay(start.parent, VISIT)
    theirs = Article(key_of(f"{DAY}/01-01"), None, "", people=("程望舒",))
    before_the_memory_holds = killed_runs(start, tmp_path / "runs", partial(find_anew, theirs))[2]
    edition = before_the_memory_holds.parent
    assert list(edition.rglob("*.begun"))
    run(edition, "import")
    path = edition / "content" / "articles" / DAY / "01-01.md"
    path.write_text(VISIT, encoding="utf-8")
    run(edition, "import")
    assert path.read_text(encoding="utf-8") == VISIT


def test_a_memory_that_cannot_be_read_brings_nothing_back(tmp_path: Path) -> None:
    path = lay(tmp_path, VISIT)
    run(tmp_path, "import")
    memory = tmp_path / "content" / ".imported" / "names" / DAY / "01-01.yaml"
    memory.write_text("<<<<<<< ours\n: : :\n", encoding="utf-8")
    path.write_text(VISIT, encoding="utf-8")
    shutil.rmtree(tmp_path / ".cache")
    run(tmp_path, "import")
    assert path.read_text(encoding="utf-8") == VISIT
