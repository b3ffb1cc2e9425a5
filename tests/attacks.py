"""Attacks on all that reads YAML: each laid as a real file and read by the real readers, in a watched child.

`attack_yaml(count, seed)` gives the figures. The same seed gives the same attacks.
"""

import json
import os
import random
import resource
import select
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]  # the child is started as a script

from generator.authority import read_authorities, write_entry  # noqa: E402 (after the path above)
from generator.content.front_matter import dump_page  # noqa: E402 (the same)
from generator.content.memory import page_record  # noqa: E402 (the same)
from generator.content.reading import read_content  # noqa: E402 (the same)
from generator.messages import DEFAULT_LANGUAGE, catalogue, problem_sentence  # noqa: E402 (the same)
from generator.model import Furniture, IndexKind, PrintedPage, Problem, key_of  # noqa: E402 (the same)
from generator.render.theme import read_words  # noqa: E402 (the same)
from generator.settings import read_settings  # noqa: E402 (the same)
from generator.topics import read_topics  # noqa: E402 (the same)

LONGEST = 2.0  # seconds of processor time for one attack
MOST_MEMORY = 100.0  # megabytes above what the program itself takes
PATIENCE = 300.0  # seconds on the clock until a child is given up: the machine may have other work
_HEADROOM = 1_000_000_000  # bytes of address space above that
_DAY, _PAGE = "2025-06-15", key_of("2025-06-15/01")

Random = random.Random


@dataclass(frozen=True, slots=True)
class YamlFigures:
    """What so many attacks did: how many hung, ended in a traceback, took too much memory, were ill told."""

    attacks: int
    hangs: int
    tracebacks: int
    swollen: int
    ill_told: int
    slowest: float  # seconds of processor time
    memory: float  # megabytes at the most
    families: Mapping[str, int] = field(default_factory=dict)
    failures: tuple[str, ...] = ()

    @property
    def held(self) -> bool:
        """Whether every attack was borne."""
        return not (self.hangs or self.tracebacks or self.swollen or self.ill_told)


@dataclass(frozen=True, slots=True)
class Attack:
    """What is laid in the place of a kind of file: bytes, or what is no file at all."""

    kind: str
    family: str
    content: bytes
    form: str = "file"  # or folder, pipe, link out, link to itself


# Where each kind of file lies, what it begins and ends with, and who reads it.


@dataclass(frozen=True, slots=True)
class _Kind:
    place: str
    sample: str
    read: Callable[[Path], list[Problem]]
    is_list: bool = False
    is_head: bool = False


def _read_articles(edition: Path) -> list[Problem]:
    return read_content(edition / "content")[1]


def _read_record(edition: Path) -> list[Problem]:
    page_record(edition / "content", _PAGE)
    return []


def _read_authorities(edition: Path) -> list[Problem]:
    problems = read_authorities(edition / "content")[1]
    refusal = write_entry(edition / "content", IndexKind.PEOPLE, "新来的")
    return [*problems, *([refusal] if refusal else [])]


KINDS: Mapping[str, _Kind] = {
    "settings": _Kind("content/edition.yaml", "edition.yaml", lambda at: read_settings(at / "content")[1]),
    "topics": _Kind("content/topics.yaml", "", lambda at: read_topics(at / "content")[1], is_list=True),
    "strings": _Kind(
        "theme/strings.yaml",
        "",
        lambda at: list(read_words([at / "theme", ROOT / "theme"], "zh-Hans").problems),
    ),
    "authority": _Kind(
        "content/authority/people.yaml", "authority/people.yaml", _read_authorities, is_list=True
    ),
    "article": _Kind(f"content/articles/{_PAGE}-03.md", "", _read_articles, is_head=True),
    "page": _Kind(f"content/articles/{_PAGE}.md", "", _read_articles, is_head=True),
    "record": _Kind(f"content/.imported/pages/{_PAGE}.yaml", "", _read_record),
}
_KEYS = (
    *(
        "title",
        "name",
        "words",
        "volume",
        "address",
        "aliases",
        "issues",
        "sha256",
        "keys",
        "confidence",
        "page",
    ),
    *("jump", "byline", "captions", "date", "status", "private", "topics", "crosswalk", "zh-Hans", "source"),
)


# The families: what is typed, in text; {k} stands for a key of the file.


def _laughs(rng: Random) -> str:
    letters = [f"a{number}" for number in range(rng.randint(3, 30))]
    rungs = pairwise(letters)
    return "a0: &a0 [lol, lol]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * rng.randint(2, 12))}]\n" for old, new in rungs
    )


def _quadratic(rng: Random) -> str:
    size = rng.choice([1_000, 20_000])
    return f"{_key(rng)}: &x [{'x,' * size}]\n" + f"{_key(rng)}: [{'*x,' * size}]\n"


def _merges(rng: Random) -> str:
    return (
        "base: &base {a: 1}\n"
        + "<<: *base\n" * rng.randint(1, 2_000)
        + f"{_key(rng)}: {{<<: [*base, *base]}}\n"
    )


def _deep(rng: Random) -> str:
    sign = rng.choice(["[", "{", "[a, ", "{a: ", "- ", "? ", "[[", "{[", "!!map {a: ", "a: ", ": "])
    return f"{_key(rng)}: " * rng.randint(0, 1) + sign * rng.choice([7, 1_000, 100_000])


def _stairs(rng: Random) -> str:
    line = rng.choice([f"{_key(rng)}:", "-", "?", "x", "- a:", "[a", '"'])
    return "".join(f"{' ' * depth}{line}\n" for depth in range(rng.choice([10, 300, 900])))


def _long_scalar(rng: Random) -> str:
    text = rng.choice(
        ["9", "字", "a ", "\\u4e00", "'", '"', "''", "#", " #", ": ", "\\", "，", "0x1", "-", "%41"]
    )
    start, end = rng.choice([("", ""), ("", ""), ("'", "'"), ('"', '"'), ("|\n  ", ""), (">\n  ", "")])
    return f"{_key(rng)}: {start}{text * rng.choice([5_000, 100_000])}{end}"


def _long_key(rng: Random) -> str:
    key = rng.choice(["k", "键", "k ", '"k']) * rng.choice([1_100, 100_000])
    return rng.choice(["", "? "]) + key + rng.choice([": x\n", "\n: x\n", "\n"])


def _many_keys(rng: Random) -> str:
    line = rng.choice(
        ["k{n}: v\n", "title: {n}\n", "- {n}\n", "- name: 人{n}\n", "k{n}: [a\n", "闲话{n}\n", "- - a\n"]
    )
    return "".join(line.format(n=number) for number in range(rng.choice([100, 3_000, 100_000])))


def _flow(rng: Random) -> str:
    inner = rng.choice(["x,", "{},", "[],", "a: b,", "'',", ",", "?,", "!x,", "\n", "a\n", "[x, "])
    return f"{_key(rng)}: {rng.choice('[{')}{inner * rng.choice([1_000, 100_000])}{rng.choice(['', ']', '}'])}"


def _value(rng: Random) -> str:
    return (
        f"{_key(rng)}: {rng.choice(_VALUES)}\n{_key(rng)}:\n- {rng.choice(_VALUES)}\n- {rng.choice(_VALUES)}\n"
    )


_VALUES = (
    *(
        "9" * 5_000,
        "-" + "9" * 5_000,
        "0x" + "f" * 5_000,
        "0o" + "7" * 5_000,
        "1e400",
        "-1e400",
        ".inf",
        ".nan",
    ),
    *(
        "9999-99-99",
        "0000-00-00",
        "2025-06-15T25:61:61Z",
        "60:60:60",
        "190:20:30.15",
        "0777",
        "08",
        "NO",
        "on",
        "~",
    ),
    *(
        "!!python/object:os.system [id]",
        "!!python/object/apply:os.system [id]",
        "!!binary R0lGODlhDAAMAIQAAP==",
        "!",
    ),
    *(
        "!!set {a, b}",
        "!!omap [a: 1]",
        "!!int 5",
        "!<tag:yaml.org,2002:str> x",
        "&a",
        "*a",
        "&a *a",
        "<<",
        "=",
        "?",
    ),
    *(
        '"\\ud800"',
        '"\\udfff\\ud800"',
        '"\\U00110000"',
        '"\\xff\\0"',
        '"\\',
        '"\\u12"',
        "'",
        '"',
        "|",
        ">",
        "|9",
        ">-+",
    ),
    *(
        "|99\n  x",
        "|0\n x",
        ">1-\n    x",
        "|\n\t\tx",
        "{",
        "}",
        "[",
        "]",
        "- - - -",
        "---",
        "...",
        "%YAML 9.9",
        "@",
        "`",
    ),
    *(
        "٣",
        "１２",
        "²",
        "一" * 5_000,
        "1_000",
        "+1",
        "1.",
        ".5",
        "true",
        "\u2028x",
        "\x85",
        "\ufeff",
        "\u202ex",
        "a: b: c",
    ),
    *(
        "{a: 1, a: 2}",
        "[a, [b, [c, [d, [e, [f]]]]]]",
        "../../etc/passwd",
        "pages/x.txt 1-" + "9" * 5_000,
        "#",
        "x #y",
    ),
)


def _documents(rng: Random) -> str:
    parts = [
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "%TAG ! x:\n",
        "%FOO\n",
        f"{_key(rng)}: x\n",
        "- a\n",
        "--- |\n x\n",
        "# 注\n",
    ]
    return "".join(rng.choices(parts, k=rng.choice([3, 20, 5_000])))


def _complex_keys(rng: Random) -> str:
    return "".join(
        rng.choice(
            ["? [a, b]\n: c\n", "? {a: b}\n: c\n", "? |\n  a\n: b\n", "? a\n? b\n", "[a]: b\n", "{a: b}: c\n"]
        )
        for _ in range(rng.choice([1, 50, 3_000]))
    )


def _indents(rng: Random) -> str:
    blanks = [" ", "  ", "   ", "\t", "\u3000", "\xa0", " " * 70, " " * 5_000, ""]
    ends = [":", "：", ": x", ":x", ""]
    lines = [f"{rng.choice(blanks)}{rng.choice(['- ', '-', ''])}{_key(rng)}{rng.choice(ends)}"]
    lines += [f"{rng.choice(blanks)}{rng.choice(lines).strip()}" for _ in range(rng.choice([5, 40, 400]))]
    return "\n".join(lines)


def _noise(rng: Random) -> str:
    signs = "- :[]{}#&*!|>'\"%@`,?\n\n\n\t\r\x00\x07\x85\u2028\ufeff：，甲乙ab01\\~=<."
    return "".join(rng.choices(signs, k=rng.choice([20, 500, 20_000])))


def _control(rng: Random) -> str:
    sign = rng.choice(["\x00", "\x07", "\x1b", "\x7f", "\x85", "\ufffe", "\r", "\x0b"])
    return f"{_key(rng)}: a{sign}b\n" * rng.choice([1, 30, 2_000])


def _key(rng: Random) -> str:
    return rng.choice(_KEYS)


FAMILIES: Mapping[str, Callable[[Random], str]] = {
    "billion laughs": _laughs,
    "quadratic aliases": _quadratic,
    "merge keys": _merges,
    "deep nesting": _deep,
    "stairs": _stairs,
    "long texts": _long_scalar,
    "long keys": _long_key,
    "many keys": _many_keys,
    "flow": _flow,
    "odd values": _value,
    "documents": _documents,
    "complex keys": _complex_keys,
    "indents": _indents,
    "noise": _noise,
    "control characters": _control,
}
_FORMS = ("folder", "pipe", "link out", "link to itself", "link to nowhere", "huge", "unreadable")


def attack(index: int, seed: int) -> Attack:
    """The attack of that number: every family comes before any comes again, on a kind of file by chance."""
    rng = Random(f"{seed}:{index}")
    kind = list(KINDS)[rng.randrange(len(KINDS))]
    turn = index % (len(FAMILIES) + 5)
    if turn == len(FAMILIES):
        return Attack(kind, "no file", b"", rng.choice(_FORMS))
    if turn == len(FAMILIES) + 1:
        return Attack(kind, "no text", rng.randbytes(rng.choice([3, 3_000, 100_000])))
    if turn > len(FAMILIES) + 1:
        return Attack(kind, "mutated", _mutated(kind, rng))
    family = list(FAMILIES)[turn]
    text = FAMILIES[family](rng)
    if KINDS[kind].is_list and rng.random() < 0.5:
        text = "".join(f"{'- ' if line[:1].isalpha() else '  '}{line}\n" for line in text.split("\n"))
    return Attack(kind, family, _placed(kind, text, rng))


def _placed(kind: str, text: str, rng: Random) -> bytes:
    """The text as a file of that kind, alone or among sound lines, with any line ends."""
    sound = "- name: 甲甲\n" if KINDS[kind].is_list else "title: 甲\n"
    text = rng.choice(["", sound]) + text + rng.choice(["", f"\n{sound}"])
    if KINDS[kind].is_head:
        text = f"---\n{text}\n---\n\n正文一段。\n"
    text = text.replace("\n", rng.choice(["\n", "\n", "\n", "\r\n", "\r"]))
    return rng.choice([b"", b"", b"\xef\xbb\xbf"]) + text.encode("utf-8", errors="replace")


def real_file(kind: str) -> bytes:
    """A file of that kind as the program writes it or its documents show it, to be mutated."""
    if kind == "article":
        document = (ROOT / "docs" / "front-matter.md").read_text(encoding="utf-8")
        return document.partition("```markdown\n")[2].partition("```")[0].encode()
    if kind == "page":
        return dump_page(PrintedPage(_PAGE, "要闻", (Furniture("name", "云津日报"),), "散落的一行")).encode()
    if kind == "record":
        return b"sha256: abc\nkeys:\n- 2025-06-15/01\n- 2025-06-15/01-01\n"
    own = {"strings": ROOT / "theme/strings.yaml", "topics": ROOT / "generator/topics/topics.yaml"}
    return own.get(kind, ROOT / "content" / KINDS[kind].sample).read_bytes()


def _mutated(kind: str, rng: Random) -> bytes:
    """A real file of that kind with a few bytes, signs or lines changed, doubled or taken away."""
    data = bytearray(real_file(kind))
    for _ in range(rng.choice([1, 3, 10, 100])):
        place, length = rng.randrange(len(data) + 1), rng.choice([0, 1, 5, 60])
        rest = bytes(data[place : place + length])
        signs = [
            b"",
            rest * 2,
            b"\n",
            b": ",
            b'"',
            b"'",
            b"[",
            b"{",
            b"&a ",
            b"*a",
            b"\t",
            b"  ",
            b"\0",
            b"\xff",
            b"\n---\n",
        ]
        data[place : place + length] = rng.choice([*signs, "：".encode(), b"\r", b"- ", b"#", b"%", b"!x "])
    return bytes(data)


# The child: lays one attack after another and reads it.


def _lay(each: Attack, edition: Path) -> None:
    place = edition / KINDS[each.kind].place
    place.parent.mkdir(parents=True, exist_ok=True)
    if each.form == "folder":
        place.mkdir()
    elif each.form == "pipe":
        os.mkfifo(place)
    elif each.form.startswith("link"):
        targets = {
            "link out": "/etc/passwd",
            "link to itself": place.name,
            "link to nowhere": "/nowhere/at/all",
        }
        place.symlink_to(targets[each.form])
    else:
        place.write_bytes(each.content)
        if each.form == "huge":
            os.truncate(place, 5_000_000_000)
        if each.form == "unreadable":
            place.chmod(0)


def _outcome(each: Attack) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        edition = Path(folder)
        (edition / "content").mkdir()
        _lay(each, edition)
        start = time.process_time()
        try:
            problems = KINDS[each.kind].read(edition)
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            return {"traceback": traceback.format_exc(limit=-3), "seconds": time.process_time() - start}
        seconds = time.process_time() - start
        codes = catalogue(DEFAULT_LANGUAGE)
        told = all(
            "\n" not in (said := problem_sentence(p)) and len(said) < 1_000 and p.code in codes
            for p in problems
        )
        return {"seconds": seconds, "told": told and all(not p.origin.path.startswith("/") for p in problems)}


def _peak() -> float:
    """The most memory this process has had so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _child(first: int, count: int, seed: int) -> None:
    _outcome(Attack("settings", "warm", b"name: x\n"))  # what is loaded once is no attack's doing
    for kind in KINDS:
        _outcome(Attack(kind, "warm", _mutated(kind, Random(0))))
    space = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (space + _HEADROOM, space + _HEADROOM))
    base = _peak()
    for index in range(first, count):
        print(json.dumps({"begins": index}), flush=True)  # noqa: T201 - the parent reads along
        outcome = _outcome(attack(index, seed))
        print(json.dumps({"ends": index, "memory": _peak() - base, **outcome}), flush=True)  # noqa: T201 - the same


# The parent: watches the child, and starts another where one hangs or dies.


def attack_yaml(count: int = 500, seed: int = 0, longest: float = LONGEST) -> YamlFigures:
    """The figures of so many attacks, the same for a seed; one that takes over `longest` seconds hangs."""
    outcomes: dict[int, dict[str, Any]] = {}
    first = 0
    while first < count:
        first = _watched(first, count, seed, outcomes)
    return _figures(count, seed, outcomes, longest)


def _watched(first: int, count: int, seed: int, outcomes: dict[int, dict[str, Any]]) -> int:
    """The number of the attack to go on with, once a child has ended or was ended."""
    words = [sys.executable, str(Path(__file__)), str(first), str(count), str(seed)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        begun = first
        for line in _lines(child):
            begun = int(line.get("begins", begun))
            if "ends" in line:
                outcomes[int(line["ends"])] = line
        if child.poll() is None:
            child.kill()
        died = begun not in outcomes
        if died:
            outcomes[begun] = {"hang": True}
        return begun + 1


def _lines(child: "subprocess.Popen[bytes]") -> Iterator[dict[str, Any]]:
    """What the child says, until it ends or says nothing for too long."""
    out = child.stdout
    while out and select.select([out], [], [], PATIENCE)[0]:
        line = out.readline()
        if not line:
            return
        yield json.loads(line)


def _figures(count: int, seed: int, outcomes: Mapping[int, Mapping[str, Any]], longest: float) -> YamlFigures:
    seconds = {index: float(outcome.get("seconds", 0)) for index, outcome in outcomes.items()}
    memory = [float(outcome.get("memory", 0)) for _, outcome in sorted(outcomes.items())]
    hung = [index for index, outcome in outcomes.items() if outcome.get("hang") or seconds[index] > longest]
    broken = [index for index, outcome in outcomes.items() if outcome.get("traceback")]
    ill = [index for index, outcome in outcomes.items() if outcome.get("told") is False]
    swollen = [
        index
        for index, each in enumerate(memory)
        if each > MOST_MEMORY and (not index or memory[index - 1] <= MOST_MEMORY)
    ]
    failures = [
        f"{index}: {attack(index, seed).kind}, {attack(index, seed).family}: {outcomes[index]}"
        for index in (*hung, *broken, *ill, *swollen)
    ]
    return YamlFigures(
        count,
        len(hung),
        len(broken),
        len(swollen),
        len(ill),
        max(seconds.values(), default=0.0),
        max(memory, default=0.0),
        Counter(attack(index, seed).family for index in range(count)),
        tuple(failures),
    )


if __name__ == "__main__":
    _child(*map(int, sys.argv[1:]))
