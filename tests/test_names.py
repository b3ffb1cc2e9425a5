"""`names`: the names that nobody has decided on, in a list or one key at a time on a real terminal."""

import os
import pty
import select
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT
from told import times_told, told
from waiting import LONGEST

import build
from generator.authority import candidates, read_authorities
from generator.content.front_matter import dump_article
from generator.model import Article, Doubtful, IndexKind, PrintedPage, key_of
from generator.storage.files import write_whole

DAY = date(2025, 6, 15)
KEYS = told("keys-of-names")
ARTICLES = (
    Article(
        key_of("2025-06-15/01-01"),
        "老桥",
        "石匠沈砚秋来了。沈砚秋又走了。《雾桥晚报》登了消息。",
        people=("沈砚秋",),
        places=("雾桥",),
        organisations=("雾桥晚报",),
    ),
    Article(
        key_of("2025-06-15/02-01"),
        "渡口",
        "沈师傅上船。雾桥的雾散了。",
        people=("沈师傅", "雾桥"),
        places=("雾桥",),
        doubtful=Doubtful(people=("老雾",), organisations=("渡口茶会",)),
    ),
)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    for article in ARTICLES:
        path = tmp_path / "content" / "articles" / f"{article.key}.md"
        write_whole(path, dump_article(article).encode())
    return tmp_path


def file_text(edition: Path, kind: str) -> str:
    return (edition / "content" / "authority" / f"{kind}.yaml").read_bytes().decode()


def pages() -> list[PrintedPage]:
    return [PrintedPage(article.key.of_page, articles=(article,)) for article in ARTICLES]


def listed(content: Path) -> list[tuple[str, str, int, int]]:
    found = candidates(pages(), read_authorities(content)[0])
    return [(one.kind.value, one.name, one.mentions, one.articles) for one in found]


def test_the_most_frequent_name_stands_first_and_longer_names_hide_shorter(tmp_path: Path) -> None:
    assert listed(tmp_path) == [
        ("places", "雾桥", 2, 2),
        ("people", "沈砚秋", 2, 1),
        ("organisations", "渡口茶会", 1, 1),
        ("organisations", "雾桥晚报", 1, 1),
        ("people", "沈师傅", 1, 1),
        ("people", "老雾", 1, 1),
        ("people", "雾桥", 1, 1),
    ]


def test_what_has_an_entry_is_no_candidate(tmp_path: Path) -> None:
    text = "- name: 沈砚秋\n  aliases: 沈师傅\n- name: 雾桥\n  reject: true\n- name: 老雾\n  private: true\n"
    write_whole(tmp_path / "authority" / "people.yaml", text.encode())
    assert [name for kind, name, _, _ in listed(tmp_path) if kind == "people"] == []


def test_a_candidate_shows_its_sentence_and_whether_anyone_was_sure(tmp_path: Path) -> None:
    found = {one.name: one for one in candidates(pages(), read_authorities(tmp_path)[0], (IndexKind.PEOPLE,))}
    assert found["沈砚秋"].sentence == "石匠沈砚秋来了。"
    assert not found["沈砚秋"].doubtful
    assert found["老雾"].sentence == ""
    assert found["老雾"].doubtful


def undecided(name: str, mentions: int, page: int, shown: str) -> list[str]:
    """The lines that tell of a person's name in one article."""
    counts = {"mentions": mentions, "articles": 1, "page": page}
    return told("name-undecided", kind="kind-person", name=name, day="2025-06-15", shown=shown, **counts).split(
        "\n"
    )


def test_in_a_pipe_the_names_are_listed(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["names", "--edition", str(edition), "--list", "--kind", "people", "--limit", "2"]) == 0
    assert capsys.readouterr().out.split("\n") == [
        *undecided("沈砚秋", 2, page=1, shown="石匠沈砚秋来了。"),
        *undecided("沈师傅", 1, page=2, shown="沈师傅上船。"),
        told("names-undecided", shown=2, count=4, command="python build.py names"),
        "",
    ]


@pytest.mark.end_to_end
def test_without_a_terminal_nothing_is_asked(edition: Path) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "--edition", str(edition), "names"]
    ended = subprocess.run(command, input="aaa", capture_output=True, text=True, check=False, timeout=LONGEST)
    assert ended.returncode == 0
    assert times_told("name-undecided", ended.stdout, name="雾桥", mentions=2, articles=2)
    assert times_told("name-in-doubt", ended.stdout)
    assert not (edition / "content" / "authority").exists()


def test_when_all_is_decided_names_says_so(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kind in ("people", "places", "organisations"):
        names = "\n".join(f"- name: {name}" for one, name, _, _ in listed(edition) if one == kind)
        write_whole(edition / "content" / "authority" / f"{kind}.yaml", names.encode())
    assert build.main(["names", "--edition", str(edition)]) == 0
    assert capsys.readouterr().out.startswith(told("names-all-decided"))


# On a terminal


@dataclass
class Terminal:
    """A real terminal with the program in it: what it has shown, and how much of that was waited for."""

    process: subprocess.Popen[bytes]
    screen: int
    output: bytes = b""
    seen: int = 0

    def until(self, words: str) -> None:
        """Wait until the words appear below what was waited for before."""
        end = time.monotonic() + LONGEST
        while (place := self.output.find(words.encode(), self.seen)) < 0:
            ready, _, _ = select.select([self.screen], [], [], max(0.0, end - time.monotonic()))
            assert ready, f"{words} did not appear in {self.output.decode(errors='replace')}"
            self.output += os.read(self.screen, 4096)
        self.seen = place + len(words.encode())

    def press(self, keys: str) -> None:
        """Press keys as a person would."""
        os.write(self.screen, keys.encode())


def opened(edition: Path, *words: str) -> Terminal:
    ours, theirs = pty.openpty()
    command = [sys.executable, str(ROOT / "build.py"), "--edition", str(edition), "names", *words]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    return Terminal(process, ours)


def decide(terminal: Terminal, *decisions: tuple[str, str]) -> int:
    """The exit code after each key was pressed once its question had appeared."""
    for question, keys in decisions:
        for words in question.split():
            terminal.until(words)
        if question.startswith("〔"):
            terminal.until(KEYS)
        terminal.press(keys)
    code = terminal.process.wait(LONGEST)
    os.close(terminal.screen)
    return code


@pytest.mark.end_to_end
def test_names_are_decided_by_one_key_each(edition: Path) -> None:
    code = decide(
        opened(edition, "--kind", "people"),
        ("〔1/4〕 沈砚秋", "a"),
        ("〔2/4〕 沈师傅", "b"),
        (told("alias-of-which"), "砚\n"),
        (told("choose-by-number"), "1"),
        ("〔3/4〕 老雾", "\x1b[A"),
        (KEYS, "s"),
        ("〔4/4〕 雾桥", "ｒ"),
    )
    assert code == 0
    assert file_text(edition, "people") == (
        "- name: 沈砚秋\n  aliases:\n  - 沈师傅\n- name: 雾桥\n  reject: true\n"
    )
    settled, problems = read_authorities(edition / "content")
    assert problems == []
    assert [entity.forms for entity in settled.entities] == [("沈砚秋", "沈师傅")]


@pytest.mark.end_to_end
def test_the_end_may_come_at_any_name_and_what_was_decided_stands(edition: Path) -> None:
    write_whole(edition / "content/authority/places.yaml", "# 我的地名\n".encode())
    assert decide(opened(edition), ("〔1/7〕 雾桥", "a"), ("〔2/7〕 沈砚秋", "q")) == 0
    assert file_text(edition, "places") == "# 我的地名\n- name: 雾桥\n"
    assert not (edition / "content/authority/people.yaml").exists()


@pytest.mark.end_to_end
def test_a_decision_that_cannot_be_written_is_told_and_asked_again(edition: Path) -> None:
    write_whole(edition / "content/authority/places.yaml", "- name: 镇上\n...\n".encode())
    terminal = opened(edition, "--kind", "places")
    assert (
        decide(terminal, ("〔1/1〕 雾桥", "a"), (told("authority-not-changed", name="雾桥"), ""), (KEYS, "s"))
        == 0
    )
    assert file_text(edition, "places") == "- name: 镇上\n...\n"


@pytest.mark.end_to_end
def test_ctrl_c_leaves_whole_files(edition: Path) -> None:
    terminal = opened(edition)
    terminal.until(KEYS)
    terminal.press("a")
    terminal.until("〔2/7〕")
    terminal.process.send_signal(2)
    assert terminal.process.wait(LONGEST) == 130
    os.close(terminal.screen)
    assert file_text(edition, "places") == "- name: 雾桥\n"
    assert [path.name for path in (edition / "content/authority").iterdir()] == ["places.yaml"]


def test_a_name_of_a_page_cannot_steer_the_terminal(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sneaky = replace(
        ARTICLES[0], key=key_of("2025-06-15/03-01"), people=("甲\u202e乙",), body="正文甲\u202e乙。"
    )
    write_whole(edition / "content/articles/2025-06-15/03-01.md", dump_article(sneaky).encode())
    assert build.main(["names", "--edition", str(edition), "--list"]) == 0
    assert "\u202e" not in capsys.readouterr().out
