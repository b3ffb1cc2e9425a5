"""Random edits and re-readings of one text, and the laws of their merge; for tests and tests/bench/merge.py."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations, permutations
from typing import TypeVar

from generator.content.front_matter import dump_article, load_article
from generator.merge import Merge, merged
from generator.model import (
    Article,
    Byline,
    Caption,
    Continuation,
    Credit,
    Dateline,
    Direction,
    Doubtful,
    Jump,
    Note,
    NoteCode,
    Problem,
    SourceLines,
    key_of,
)

Fact = TypeVar("Fact")
LAWS = ("a", "b", "c", "d", "e", "f", "typed", "place", "loads")
KEY = key_of("2025-06-15/01-01")
BODY = ""  # the name of the part that is no fact
# Letters of made-up words, so that paragraphs are alike only where one was made from the other.
LETTERS = [chr(0x4E00 + 7 * number) for number in range(2400)]


@dataclass(frozen=True, slots=True)
class Triple:
    """What the importer wrote, what the editor made of it, and what the importer would write now."""

    base: str
    mine: str
    theirs: str
    corrected: Mapping[str, str] | None = None  # lines that the editor replaced one for one, with what by
    is_file: bool = False


def triple_of(sides: Iterable[str], corrected: Mapping[str, str] | None = None) -> Triple:
    """The triple of three texts: base, mine, theirs."""
    base, mine, theirs = sides
    return Triple(base, mine, theirs, corrected)


# The laws


def parts(text: str, *, is_file: bool) -> dict[str, list[str]]:
    """The lines that are not empty, by the key of the front matter that they stand under; BODY is the body."""
    found: dict[str, list[str]] = {BODY: []}
    key, fences = BODY, 0
    for line in text.split("\n"):
        if is_file and fences < 2 and line == "---":
            fences += 1
            key = BODY
        elif is_file and fences == 1:
            if line[:1].isalpha() and ":" in line:
                key = line.partition(":")[0]
            if not line.lstrip().startswith("#"):
                found.setdefault(key, []).append(line)
        elif line:
            found[BODY].append(line)
    return {key: [line for line in lines if line] for key, lines in found.items()}


def broken_laws(triple: Triple, merge: Merge) -> set[str]:
    """The letters of the laws that a merge breaks."""
    sides = [
        parts(text, is_file=triple.is_file) for text in (triple.base, triple.mine, triple.theirs, merge.text)
    ]
    told = told_in_parts(merge, is_file=triple.is_file)
    broken: set[str] = set()
    for key in dict.fromkeys(key for side in sides for key in side):
        # Of a fact that the editor struck out there is no line to tell at but those of its neighbours.
        here = told.get(key, []) if key in sides[-1] else list(chain.from_iterable(told.values()))
        base, mine, theirs, result = (side.get(key, []) for side in sides)
        broken.update(_broken_in(base, mine, theirs, result, here))
    for old, new in (triple.corrected or {}).items():
        lines = merge.text.split("\n")
        broken |= {"d"} if old in lines or lines.count(new) != 1 else set()
    again = (merged(base, merge.text, triple.theirs).text for base in (triple.base, triple.theirs))
    broken |= {"f"} if any(text != merge.text for text in again) else set()
    if not set(triple.mine.split("\n")) - set(triple.base.split("\n")) <= set(merge.text.split("\n")):
        broken.add("typed")
    if any(not 1 <= refusal.line <= merge.text.count("\n") + 1 for refusal in merge.refusals):
        broken.add("place")
    if triple.is_file and len(faults(merge.text)) > len(faults(triple.mine)):
        broken.add("loads")
    return broken


def told_in_parts(merge: Merge, *, is_file: bool) -> dict[str, list[tuple[str, ...]]]:
    """The lines told together, by the part in which the place stands that is told with them."""
    lines = merge.text.split("\n")
    told: dict[str, list[tuple[str, ...]]] = {}
    for refusal in merge.refusals:
        above = "\n".join(lines[: refusal.line])
        key = list(parts(above, is_file=is_file))[-1] if is_file and above.count("\n---") < 1 else BODY
        told.setdefault(key, []).append(refusal.lines)
    return told


def _broken_in(
    base: Sequence[str],
    mine: Sequence[str],
    theirs: Sequence[str],
    result: Sequence[str],
    refused: Sequence[tuple[str, ...]],
) -> Iterator[str]:
    counts, my, their, made = (Counter(lines) for lines in (base, mine, theirs, result))
    told = list(chain.from_iterable(refused))
    # A new caption is told whole, also where its credit is one that the editor struck out elsewhere.
    nothing_new = {
        line for lines in refused if all(their[one] <= counts[one] for one in lines) for line in lines
    }
    for line in {*base, *mine, *theirs, *result}:
        if made[line] < min(my[line], their[line]):
            yield "a"
        if my[line] < counts[line] and made[line] > my[line]:
            yield "b"
        if made[line] > max(my[line], their[line]) or counts[line] < my[line] > made[line]:
            yield "c"
        if their[line] > counts[line] and made[line] < their[line] and line not in told:
            yield "e"
        if made and line in nothing_new and their[line] <= counts[line] > 0 == my[line]:
            yield "e"
    if untold_moves(base, theirs, result, told):
        yield "e"


def untold_moves(
    base: Sequence[str], theirs: Sequence[str], result: Sequence[str], told: Sequence[str]
) -> list[tuple[str, str]]:
    """The pairs of lines that the importer has turned round, that stand as they were, neither of them told."""
    places = []
    for lines in (base, theirs, result):
        counts = Counter(lines)
        places.append({line: at for at, line in enumerate(lines) if counts[line] == 1})
    first, second, third = places
    common = [line for line in first if line in second and line in third]
    return [
        (one, other)
        for one, other in combinations(common, 2)
        if (first[one] < first[other]) != (second[one] < second[other])
        and (first[one] < first[other]) == (third[one] < third[other])
        and one not in told
        and other not in told
    ]


def faults(text: str) -> list[Problem]:
    """What is wrong in the text of an article's file."""
    return load_article(text, KEY, "x")[1]


# Every reordering and deletion of four lines


def orders(lines: str = "甲乙丙丁") -> list[tuple[str, ...]]:
    """All ways to leave out some of the lines and to put the others in any order: 65 of four."""
    return [order for length in range(len(lines) + 1) for order in permutations(lines, length)]


def all_orders() -> Iterator[Triple]:
    """The 4,225 pairs of them, one the editor's and one the importer's."""
    for mine in orders():
        for theirs in orders():
            yield triple_of("".join(f"{line}\n" for line in side) for side in ("甲乙丙丁", mine, theirs))


# Random texts


def words(chance: random.Random, length: int) -> str:
    """A made-up run of characters."""
    return "".join(chance.choices(LETTERS, k=length))


def paragraph(chance: random.Random) -> str:
    """A made-up paragraph, sometimes a subhead or a short line."""
    kind = chance.random()
    if kind < 0.1:
        return f"### {words(chance, 5)}"
    if kind < 0.2:
        return words(chance, chance.randint(1, 4))
    return "，".join(words(chance, chance.randint(4, 14)) for _ in range(chance.randint(1, 4))) + "。"


def retouched(chance: random.Random, line: str) -> str:
    """The line with another character or two, as a typing mistake or a better reading changes it."""
    if len(line) < 3:
        return line + words(chance, 1)
    at = chance.randrange(1, len(line))
    return line[:at] + words(chance, chance.randint(1, 2)) + line[at + chance.randint(0, 1) :]


def edited(chance: random.Random, lines: Sequence[str], new: Callable[[], str], count: int) -> list[str]:
    """The lines after so many small changes."""
    made = list(lines)
    for _ in range(count):
        at = chance.randrange(len(made) + 1)
        change = chance.choice((_moved, _left_out, _added, _retouched, _split, _joined, _replaced, _doubled))
        change(chance, made, at, new)
    return made


def _moved(chance: random.Random, lines: list[str], at: int, _: Callable[[], str]) -> None:
    if at < len(lines):
        lines.insert(chance.randrange(len(lines)), lines.pop(at))


def _left_out(_: random.Random, lines: list[str], at: int, __: Callable[[], str]) -> None:
    del lines[at : at + 1]


def _added(_: random.Random, lines: list[str], at: int, new: Callable[[], str]) -> None:
    lines.insert(at, new())


def _retouched(chance: random.Random, lines: list[str], at: int, _: Callable[[], str]) -> None:
    lines[at : at + 1] = [retouched(chance, line) for line in lines[at : at + 1]]


def _split(chance: random.Random, lines: list[str], at: int, new: Callable[[], str]) -> None:
    for line in lines[at : at + 1]:
        if len(line) > 3:
            cut = chance.randrange(1, len(line))
            between = [new()] if chance.random() < 0.2 else []
            lines[at : at + 1] = [line[:cut], *between, line[cut:]]


def _joined(_: random.Random, lines: list[str], at: int, __: Callable[[], str]) -> None:
    if at + 1 < len(lines):
        lines[at : at + 2] = ["".join(lines[at : at + 2])]


def _replaced(_: random.Random, lines: list[str], at: int, new: Callable[[], str]) -> None:
    lines[at : at + 1] = [new() for _ in lines[at : at + 1]]


def _doubled(chance: random.Random, lines: list[str], at: int, _: Callable[[], str]) -> None:
    if at < len(lines):
        lines.insert(chance.randrange(len(lines) + 1), lines[at])


# Kinds of triples


def tiny(chance: random.Random) -> Triple:
    """Few different lines, so that most of them repeat: empty ones, lines of spaces, rules, list marks."""
    alphabets = ("甲乙", "甲乙丙", ["", "甲", "乙", " ", "---"], ["甲", "- 丁", "status: draft", "", "---"])
    alphabet = chance.choice(alphabets)
    sides = [[chance.choice(alphabet) for _ in range(chance.randint(0, 9))] for _ in range(3)]
    if chance.random() < 0.6:
        sides[1:] = [
            edited(chance, sides[0], lambda: chance.choice(alphabet), chance.randint(0, 4)) for _ in range(2)
        ]
    end = chance.choice(("", "\n"))
    return triple_of("\n".join(side) + (end if chance.random() < 0.9 else "") for side in sides)


def names(chance: random.Random) -> Triple:
    """A list of names of a few characters."""
    pool = [f"- {words(chance, chance.randint(2, 3))}" for _ in range(12)]
    base = chance.sample(pool, chance.randint(0, 8))
    sides = [edited(chance, base, lambda: chance.choice(pool), chance.randint(0, 4)) for _ in range(2)]
    return triple_of("".join(f"{line}\n" for line in side) for side in (base, *sides))


def paragraphs(chance: random.Random) -> Triple:
    """A body of paragraphs that both sides worked on."""
    base = [paragraph(chance) for _ in range(chance.randint(0, 9))]
    sides = [edited(chance, base, lambda: paragraph(chance), chance.randint(0, 5)) for _ in range(2)]
    if chance.random() < 0.1:  # both found the same
        sides[1][:] = edited(chance, sides[0], lambda: paragraph(chance), chance.randint(0, 2))
    return triple_of("\n\n".join(side) + "\n" for side in (base, *sides))


def rewritten(chance: random.Random) -> Triple:
    """Texts that have little or nothing in common."""
    base, mine, theirs = ([paragraph(chance) for _ in range(chance.randint(0, 6))] for _ in range(3))
    kept = chance.sample(base, min(len(base), 2))
    return triple_of("\n\n".join(side) + "\n" for side in (base, mine + kept[:1], kept[1:] + theirs))


def corrected(chance: random.Random) -> Triple:
    """The editor replaced a line one for one, and the importer moved it."""
    base = [paragraph(chance) + str(number) for number in range(chance.randint(2, 7))]
    at = chance.randrange(len(base))
    new = retouched(chance, base[at]) if chance.random() < 0.5 else f"{paragraph(chance)}改"
    mine = [*base[:at], new, *base[at + 1 :]]
    theirs = base[:at] + base[at + 1 :]
    theirs.insert(chance.randrange(len(base)), base[at])
    others = [line for line in mine if line != new]
    if others and chance.random() < 0.3:
        mine.remove(chance.choice(others))
    texts = ("\n\n".join(side) + "\n" for side in (base, mine, theirs))
    return triple_of(texts, corrected={base[at]: new})


def shuffled(chance: random.Random) -> Triple:
    """Both sides in orders of their own, some lines left out, some new."""
    base = [words(chance, chance.choice((1, 6))) + str(number) for number in range(chance.randint(2, 8))]
    sides = [chance.sample(base, chance.randint(0, len(base))) for _ in range(2)]
    for side in sides:
        side.insert(chance.randrange(len(side) + 1), chance.choice((words(chance, 2), words(chance, 8))))
    return triple_of("\n".join(side) + "\n" for side in (base, *sides))


def article(chance: random.Random) -> Article:
    """A made-up article with every kind of fact; the names of its lists are drawn from one small pool."""
    pool = [words(chance, 2) for _ in range(6)]

    def some(most: int = 4) -> tuple[str, ...]:
        return tuple(chance.sample(pool, chance.randint(0, most)))

    people = tuple(Credit(chance.choice(("记者", "通讯员")), name) for name in some(3))
    return Article(
        KEY,
        words(chance, 8) if chance.random() < 0.8 else None,
        "\n\n".join(paragraph(chance) for _ in range(chance.randint(0, 7))),
        kicker=words(chance, 5) if chance.random() < 0.4 else None,
        byline=Byline("本报记者 " + " ".join(some()), people) if people else None,
        dateline=Dateline(words(chance, 6), place=words(chance, 2)) if chance.random() < 0.4 else None,
        section=chance.choice((None, words(chance, 4))),
        captions=tuple(caption(chance, pool) for _ in range(chance.randint(0, 3))),
        topics=some(),
        people=some(),
        places=some(),
        organisations=some(),
        doubtful=Doubtful(some(2), some(2), some(2)),
        jumps=(Jump(Direction.TO, f"{chance.randint(2, 4):02}", "下转"),) if chance.random() < 0.3 else (),
        notes=tuple(Note(NoteCode.RIVAL_HEADLINE, (("rival", word), ("percent", 60))) for word in some(2)),
        source=(SourceLines("pages/2025-06-15/01.txt", 1, chance.randint(2, 9)),),
        confidence=chance.choice((0.6, 0.8, 0.95)),
    )


def caption(chance: random.Random, pool: Sequence[str]) -> Caption:
    """A made-up caption, with a credit or without."""
    return Caption(words(chance, 9), chance.choice((None, *pool)))


def reread(chance: random.Random, old: Article) -> Article:
    """The article as a better or worse reading of its page would have it."""
    new = _with_other_facts(chance, old, article(chance))
    if chance.random() < 0.7:
        body = [line for line in old.body.split("\n\n") if line]
        body = edited(chance, body, lambda: paragraph(chance), chance.randint(0, 4))
        new = replace(new, body="\n\n".join(body))
    if new.captions and chance.random() < 0.3:
        captions = [*new.captions, caption(chance, new.people)]
        new = replace(new, captions=tuple(chance.sample(captions, len(captions))))
    if chance.random() < 0.2:  # its continuation was found
        more = "\n\n".join(paragraph(chance) for _ in range(2))
        whole = "\n\n".join(part for part in (new.body, more) if part)
        new = replace(new, body=whole, continued=(Continuation("02", None, more[:8]),))
    return new


def _with_other_facts(chance: random.Random, old: Article, other: Article) -> Article:
    def either(one: Fact, another: Fact) -> Fact:
        return another if chance.random() < 0.2 else one

    def listed(texts: tuple[str, ...]) -> tuple[str, ...]:
        changes = chance.randint(0, 2) if chance.random() < 0.4 else 0
        return tuple(edited(chance, texts, lambda: words(chance, 2), changes))

    return replace(
        old,
        title=either(old.title, other.title),
        kicker=either(old.kicker, other.kicker),
        byline=either(old.byline, other.byline),
        dateline=either(old.dateline, other.dateline),
        section=either(old.section, other.section),
        captions=either(old.captions, other.captions),
        jumps=either(old.jumps, other.jumps),
        notes=either(old.notes, other.notes),
        confidence=either(old.confidence, other.confidence),
        doubtful=either(old.doubtful, other.doubtful),
        people=listed(old.people),
        places=listed(old.places),
        organisations=listed(old.organisations),
        topics=listed(old.topics),
    )


def files(chance: random.Random) -> Triple:
    """The file of an article: read once, edited by hand, read again."""
    old = article(chance)
    new = old
    for _ in range(chance.randint(1, 2)):
        new = reread(chance, new)
    mine = reread(chance, old) if chance.random() < 0.6 else old
    return Triple(dump_article(old), by_hand(chance, dump_article(mine)), dump_article(new), is_file=True)


def by_hand(chance: random.Random, text: str) -> str:
    """The text of a file after an editor typed into it: names, comments, pictures, heads, a body."""
    front, _, body = text[4:].partition("\n---\n")
    lines = front.split("\n")
    for _ in range(chance.randint(0, 3)):
        _type_into(chance, lines, chance.randrange(len(lines)))
    paragraphs_typed = edited(
        chance, [line for line in body.split("\n") if line], lambda: paragraph(chance), chance.randint(0, 3)
    )
    return "\n".join(["---", *lines, "---", *(f"\n{line}" for line in paragraphs_typed)]) + "\n"


def _type_into(chance: random.Random, lines: list[str], at: int) -> None:
    """Change the front matter at a line as an editor might."""
    line = lines[at]
    key = line.partition(":")[0]
    if chance.random() < 0.15:
        lines.insert(at, f"# {words(chance, 4)}")
    elif line.startswith("- ") and ":" not in line:
        name = f"- {words(chance, 2)}"
        lines[at : at + 1] = chance.choice(([], [name], [name, line]))
    elif key in ("title", "section", "kicker", "  credit", "    name"):
        lines[at] = f"{key}: {words(chance, 4)}"
    elif key == "- text":
        lines.insert(at + 1, f"  image: {words(chance, 2)}.jpg")


KINDS: Mapping[str, Callable[[random.Random], Triple]] = {
    "few lines that repeat": tiny,
    "lists of names": names,
    "paragraphs": paragraphs,
    "rewritten texts": rewritten,
    "corrected and moved": corrected,
    "orders of their own": shuffled,
    "files of articles": files,
}


def triples(count: int, seed: int = 1) -> Iterator[tuple[str, Triple]]:
    """So many random triples, as many of each kind, with the kind's name; the same at every run."""
    chance = random.Random(seed)  # noqa: S311 - the same cases at every run
    kinds = list(KINDS.items())
    for number in range(count):
        name, kind = kinds[number % len(kinds)]
        yield name, kind(chance)
