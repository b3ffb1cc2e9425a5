"""How many stories that jumps cut in two are joined again, and how many wrongly: issues cut from real news.

python tests/bench/continuation.py [--corpus FILE.jsonl.xz] [--issues N] [--typeset N]

The corpus has one article a line (date, title, body as a list of paragraphs). Each issue is made of a day or
three of it on four to eight pages; two to eight of its longer stories jump. "like": most jump beside a story on
the same subject. "damaged": those, with marks lost or given to a neighbour, heads lost or changed, parts and
pages missing. "typeset": set in columns and read by the parser. The weights and thresholds of
generator/continuation were fitted on the older half of the corpus; the figures that count are the newer half's:
exits with 1 where a story of that is joined wrongly. "told": of the pairs left apart, those that the
editor hears of.
"""

import argparse
import json
import lzma
import math
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from sample.truth import Block, Column, Mark, PageTruth, Story  # noqa: E402
from sample.typeset import gold, page_text  # noqa: E402

from generator.continuation import continued  # noqa: E402 - the project is no installed package
from generator.model import (  # noqa: E402
    Article,
    Direction,
    Jump,
    Key,
    NoteCode,
    ParsedPage,
    PrintedPage,
    RawPage,
    SourceLines,
    article_key,
    page_key,
)
from generator.parse import parse_page  # noqa: E402
from generator.parse.forms.set_phrases import jump_in  # noqa: E402
from generator.prose import Paragraph, markdown_body  # noqa: E402

CORPUS = ROOT.parent / "shared" / "bench" / "corpus" / "news.jsonl.xz"
DAY = date(2000, 1, 1)
LONG = 220  # signs of a story that may jump
WINDOWS = (25, 40, 60)  # stories that an issue is chosen from
STORIES_ON_PAGE = 6
NUMERALS = "〇一二三四五六七八九十"
REPORTERS = ("沈砚秋", "贝小舟", "何一苇", "林晚秋", "顾长河", "傅北辰", "卫兰舟", "尹白露")
DOUBTS = frozenset(
    {
        NoteCode.GOES_ON_PERHAPS,
        NoteCode.GOES_ON_PERHAPS_UNMARKED,
        NoteCode.COMES_FROM_PERHAPS,
        NoteCode.COMES_FROM_PERHAPS_UNMARKED,
    }
)
REPORTED = "newer"  # the half of the corpus that nothing was fitted on
BOTH = 2  # parts
Line = Mapping[str, Any]
Ends = tuple["Piece", "Piece"]  # the pieces that an article begins with and ends with
Chance = random.Random


@dataclass(frozen=True, slots=True)
class Kind:
    """What a set of issues is like: neighbours on one subject, and how much of what can go wrong does."""

    name: str
    like: float = 0.0
    damage: float = 0.0
    typeset: bool = False


KINDS = (Kind("plain"), Kind("like", like=0.9), Kind("damaged", like=0.6, damage=1.0))
TYPESET = (Kind("plain, typeset", typeset=True), Kind("like, typeset", like=0.9, typeset=True))


@dataclass(frozen=True, slots=True)
class Piece:
    """What one page has of a story: all (0), the part before its jump (1), or the part after it (2)."""

    story: str
    part: int
    title: str | None
    paragraphs: tuple[str, ...]
    marks: tuple[str, ...] = ()


@dataclass
class Figures:
    """The counts of one set of issues; a pair is a story both of whose parts are printed."""

    issues: int = 0
    pairs: int = 0
    right: int = 0
    wrong: int = 0
    told: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)


def corpus_lines(path: Path) -> list[Line]:
    """The corpus, oldest first."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return sorted((line for line in lines if line["body"] and line["title"]), key=lambda line: line["date"])


# Issues


def issues(lines: Sequence[Line], kind: Kind, chance: Chance) -> Iterator[dict[int, list[Piece]]]:
    """Endless issues: the pieces of each page."""
    while True:
        start = chance.randrange(len(lines) - max(WINDOWS))
        window = lines[start : start + chance.choice(WINDOWS)]
        distinct = list({line["title"]: line for line in window}.values())
        jumping = _jumping(distinct, kind, chance)
        if jumping:
            yield _pages(distinct, jumping, kind, chance)


def _jumping(lines: Sequence[Line], kind: Kind, chance: Chance) -> list[Line]:
    long = [line for line in lines if len(_text(line)) >= LONG]
    count = chance.randint(2, 8)
    if len(long) < count + 2:
        return []
    if chance.random() >= kind.like:
        return chance.sample(long, count)
    first = chance.choice(long)
    near = sorted(long, key=lambda line: -_similarity(line, first))
    nearest = min(count, chance.randint(2, 4))
    return near[:nearest] + chance.sample(near[nearest:], count - nearest)


def _pages(
    lines: Sequence[Line], jumping: Sequence[Line], kind: Kind, chance: Chance
) -> dict[int, list[Piece]]:
    count = chance.choice((4, 4, 6, 8))
    targets = [chance.randint(2, count) for _ in range(chance.choice((1, 1, 2, 3)))]
    pages: dict[int, list[Piece]] = defaultdict(list)
    for line in jumping:
        page = 1 if chance.random() < 0.9 else chance.randint(2, count)
        other = chance.choice([target for target in targets if target != page] or [page % count + 1])
        parts = _parts(line, (page, other), kind, chance)
        for number, piece in zip((page, other), parts, strict=False):
            if not _happens(0.04, kind, chance):
                pages[number].append(piece)
    rest = [line for line in lines if line not in jumping]
    chance.shuffle(rest)
    for index, line in enumerate(rest[: count * STORIES_ON_PAGE]):
        title = None if chance.random() < 0.07 else line["title"]
        pages[index % count + 1].append(Piece(_text(line), 0, title, _led(line["body"], chance)))
    for number, pieces in pages.items():
        chance.shuffle(pieces)
        pages[number] = _damaged(pieces, kind, chance)
    gone = [number for number in pages if _happens(0.04, kind, chance)][: len(pages) - 2]
    return {number: pieces for number, pieces in pages.items() if number not in gone}


def _parts(line: Line, numbers: tuple[int, int], kind: Kind, chance: Chance) -> list[Piece]:
    cut = _cut(_led(line["body"], chance), chance)
    if cut is None:
        return []
    title, page, other = line["title"], *numbers
    way = chance.random()
    head = None if way < 0.35 else title if way < 0.7 else _shortened(title, chance)
    onward = () if _happens(0.04, kind, chance) else (_mark(Direction.TO, other, chance),)
    back = () if _happens(0.1, kind, chance) else (_mark(Direction.FROM, page, chance),)
    printed = None if chance.random() < 0.08 else title
    return [
        Piece(_text(line), 1, printed, cut[0], onward),
        Piece(_text(line), 2, head, cut[1], back),
    ]


def _damaged(pieces: list[Piece], kind: Kind, chance: Chance) -> list[Piece]:
    """The pieces of a page with some marks and heads given to a neighbour, as a parser may."""
    for index, piece in enumerate(pieces):
        neighbour = chance.randrange(len(pieces))
        if neighbour == index:
            continue
        other = pieces[neighbour]
        if piece.marks and _happens(0.03, kind, chance):
            pieces[index] = replace(piece, marks=())
            pieces[neighbour] = replace(other, marks=other.marks + piece.marks)
        elif piece.part and _happens(0.03, kind, chance):
            pieces[index], pieces[neighbour] = (
                replace(piece, title=other.title),
                replace(other, title=piece.title),
            )
    return pieces


def _happens(share: float, kind: Kind, chance: Chance) -> bool:
    return chance.random() < share * kind.damage


def _cut(paragraphs: Sequence[str], chance: Chance) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The paragraphs before and after a cut: in a sentence, at its end, or between two paragraphs."""
    text = "\n".join(paragraphs)
    at = {
        "sentence": [
            place for place in range(90, min(len(text) - 40, 600)) if "\n" not in text[place - 1 : place + 1]
        ],
        "stop": [match.end() for match in re.finditer(r"[。！？](?=[^”\n])", text)],
        "paragraph": [match.start() for match in re.finditer("\n", text)],
    }
    ways = chance.choices(list(at), (0.6, 0.2, 0.2), k=4)
    for way in ways:
        places = [place for place in at[way] if 60 <= place <= len(text) - 30]
        if places:
            place = chance.choice(places)
            before, after = text[:place].split("\n"), text[place:].split("\n")
            return tuple(filter(None, before)), tuple(filter(None, after))
    return None


def _led(paragraphs: Sequence[str], chance: Chance) -> tuple[str, ...]:
    """The paragraphs, with a dateline or without, as the stories of a page have it."""
    way = chance.random()
    lead = (
        f"本报讯（记者 {chance.choice(REPORTERS)}）"
        if way < 0.35
        else "新华社北京6月14日电 "
        if way < 0.5
        else ""
    )
    return (lead + paragraphs[0], *paragraphs[1:])


def _shortened(title: str, chance: Chance) -> str:
    phrases = [phrase for phrase in re.split(r"[\s，——：:、]+", title) if len(phrase) >= 4]
    quoted: list[str] = re.findall(r"[“《]([^”》]{3,})[”》]", title)
    return chance.choice([*phrases, *quoted, title[: chance.randint(6, 9)]])


def _mark(direction: Direction, page: int, chance: Chance) -> str:
    words = NUMERALS[page]
    if direction is Direction.TO:
        return chance.choice(
            (f"（下转第{words}版）", f"（下转{words}版）", f"▶下转第{page}版", f"（下转A{page}版）")
        )
    return chance.choice((f"（上接第{words}版）", f"（上接{words}版）", f"（上接第{page}版）"))


def _text(line: Line) -> str:
    return "\n".join(map(str, line["body"]))


def _similarity(one: Line, other: Line) -> float:
    pairs, others = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (_text(one), _text(other)))
    return len(pairs & others) / math.sqrt(len(pairs))


# Readings: with the pieces that each article of a page begins and ends with


def exact_reading(number: int, pieces: Sequence[Piece], _chance: Chance) -> tuple[ParsedPage, dict[Key, Ends]]:
    """The pieces of a page as a parser that makes no mistake reads them."""
    page = page_key(DAY, number)
    keys = [article_key(page, index) for index in range(1, len(pieces) + 1)]
    articles = tuple(_article(key, number, index, pieces[index]) for index, key in enumerate(keys))
    truth = {key: (piece, piece) for key, piece in zip(keys, pieces, strict=True)}
    return ParsedPage(PrintedPage(page, articles=articles), ()), truth


def _article(key: Key, number: int, index: int, piece: Piece) -> Article:
    jumps = tuple(jump for jump in map(jump_in, piece.marks) if isinstance(jump, Jump))
    body = markdown_body(map(Paragraph, piece.paragraphs))
    source = (SourceLines(f"{number:02}.txt", index, index),)
    return Article(key, piece.title, body, jumps=jumps, source=source)


def parsed_reading(number: int, pieces: Sequence[Piece], chance: Chance) -> tuple[ParsedPage, dict[Key, Ends]]:
    """The pieces set in columns and read again."""
    stories = [_story(f"A{index}", piece, chance) for index, piece in enumerate(pieces)]
    furniture = {"date": "2000年1月1日 星期六"}
    page = PageTruth(
        DAY, number, tuple(stories), furniture, _stream(stories, chance), half_brackets=chance.random() < 0.5
    )
    reading = parse_page(RawPage(page_key(DAY, number), tuple(page_text(page).split("\n")), f"{number:02}.txt"))
    owners = {int(line): role[0] for line, role in gold(page)["line_roles"].items() if role[0] != "F"}
    truth = {}
    for index, article in enumerate(reading.page.articles):
        lines = [role.line for role in reading.roles if role.article == index and role.role == "body"]
        names = [owners[line] for line in lines if line in owners]
        if names:
            truth[article.key] = (pieces[int(names[0][1:])], pieces[int(names[-1][1:])])
    return reading, truth


def _story(name: str, piece: Piece, chance: Chance) -> Story:
    measure, depth = chance.randint(13, 20), chance.randint(10, 30)
    mark = _typeset_mark(piece, chance) if piece.marks else None
    blocks = tuple(Block(paragraph) for paragraph in piece.paragraphs)
    headline = (piece.title,) if piece.title else ()
    return Story(name, blocks, (Column(measure, depth),), headline=headline, jump=mark)


def _typeset_mark(piece: Piece, chance: Chance) -> Mark:
    jump = jump_in(piece.marks[0])
    return Mark(piece.marks[0], int(jump.page) if jump else 0, chance.random() < 0.6)


def _stream(stories: Sequence[Story], chance: Chance) -> tuple[str, ...]:
    """The order of a page's parts as text tools give them: heads over or under their stories, or gathered."""
    bodies = [f"body {place}" for place in range(1, len(stories) + 1)]
    heads = [f"headline {place}" if story.headline else "" for place, story in enumerate(stories, 1)]
    way = chance.choice(("over", "under", "gathered"))
    pairs = {"over": zip(heads, bodies, strict=True), "under": zip(bodies, heads, strict=True)}
    parts = (
        [part for pair in pairs[way] for part in pair]
        if way in pairs
        else [*bodies, *chance.sample(heads, len(heads))]
    )
    return ("date", *(part for part in parts if part))


# Figures


def measured(lines: Sequence[Line], kind: Kind, count: int, seed: int) -> Figures:
    """The figures of `count` issues of a kind."""
    chance, figures = random.Random(seed), Figures()  # noqa: S311 - the same issues every time
    read: Callable[[int, Sequence[Piece], Chance], tuple[ParsedPage, dict[Key, Ends]]]
    read = parsed_reading if kind.typeset else exact_reading
    for pages, _ in zip(issues(lines, kind, chance), range(count), strict=False):
        readings, truth = [], dict[Key, Ends]()
        for number in sorted(pages):
            reading, pieces = read(number, pages[number], chance)
            readings.append(reading)
            truth |= pieces
        _count(figures, [piece for pieces in pages.values() for piece in pieces], readings, truth)
    return figures


def _count(
    figures: Figures, pieces: Sequence[Piece], readings: Sequence[ParsedPage], truth: Mapping[Key, Ends]
) -> None:
    parts = Counter(piece.story for piece in pieces if piece.part)
    figures.issues += 1
    figures.pairs += sum(count == BOTH for count in parts.values())
    started = time.perf_counter()
    joined = continued(readings)
    figures.seconds += time.perf_counter() - started
    articles = [article for reading in joined for article in reading.page.articles]
    whole_stories = set[str]()
    for moved in (article for reading in joined for article in reading.moved):
        whole = next(article for article in articles if set(moved.source) <= set(article.source))
        start, end = truth[whole.key][1], truth[moved.key][0]
        if (start.story, start.part, end.part) == (end.story, 1, 2):
            figures.right += 1
            whole_stories.add(start.story)
        else:
            figures.wrong += 1
            figures.faults.append(f"{whole.title} … {moved.title}: {moved.body[:30]!r}")
    doubted = [article.key for article in articles if any(note.code in DOUBTS for note in article.notes)]
    told = {truth[key][0].story for key in doubted if key in truth}
    figures.told += sum(parts[story] == BOTH for story in told - whole_stories)


def print_row(half: str, kind: Kind, figures: Figures) -> None:
    """One line of the table, and each wrong join below it."""
    joined = figures.right + figures.wrong
    precision = 100 * figures.right / joined if joined else 100.0
    recall = 100 * figures.right / max(1, figures.pairs)
    told = 100 * figures.told / max(1, figures.pairs - figures.right)
    print(
        f"{half:6} {kind.name:15} {figures.issues:6} {figures.pairs:6} {joined:6} {figures.wrong:6}"
        f" {precision:10.2f} {recall:8.1f} {told:8.1f}"
        f" {1000 * figures.seconds / max(1, figures.issues):8.1f}"
    )
    for fault in figures.faults:
        print(f"       wrong: {fault}")


def main() -> int:
    """Print the table; 1 where a story of the half that counts was joined wrongly."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--issues", type=int, default=400, help="issues of each kind and half")
    parser.add_argument("--typeset", type=int, default=60, help="issues that are typeset and parsed")
    options = parser.parse_args()
    if not options.corpus.is_file():
        print(f"skipped: the real news is not here ({options.corpus} is absent)")
        return 0
    lines = corpus_lines(options.corpus)
    halves = {"older": lines[: len(lines) // 2], REPORTED: lines[len(lines) // 2 :]}
    print("half   issues like      issues  pairs joined  wrong precision% recall%  told%  ms/issue")
    wrong = 0
    for half, part in halves.items():
        for seed, kind in enumerate((*KINDS, *TYPESET)):
            figures = measured(part, kind, options.typeset if kind.typeset else options.issues, seed)
            print_row(half, kind, figures)
            wrong += figures.wrong * (half == REPORTED)
    return int(wrong > 0)


if __name__ == "__main__":
    raise SystemExit(main())
