"""What an editor is told of parts that may be one story: which, what each may go on with, and what to do."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.continuation.pairs import Match
from generator.continuation.parts import Part, mark_of
from generator.model import Direction, Key, Note, NoteCode, Phrase, PhraseCode, Values, as_printed

_MOST_NAMED = 3
_OPENING = 12  # characters that stand in for a headline
_MARKED = {Direction.TO: NoteCode.GOES_ON_PERHAPS, Direction.FROM: NoteCode.COMES_FROM_PERHAPS}
_UNMARKED = {
    Direction.TO: NoteCode.GOES_ON_PERHAPS_UNMARKED,
    Direction.FROM: NoteCode.COMES_FROM_PERHAPS_UNMARKED,
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is noted of an article (by key) whose other part, on or back, is not sure."""

    key: Key
    direction: Direction
    note: Note


def doubts_of(matches: Iterable[Match]) -> list[Doubt]:
    """A doubt for each article, at either end, that has possible other parts; the likeliest are named first."""
    found: dict[tuple[Key, Direction], list[tuple[Part, Part]]] = defaultdict(list)
    for match in matches:
        found[match.start.article.key, Direction.TO].append((match.start, match.end))
        found[match.end.article.key, Direction.FROM].append((match.end, match.start))
    return [
        Doubt(key, direction, _note(pairs[0][0], [other for _, other in pairs], direction))
        for (key, direction), pairs in sorted(found.items(), key=lambda item: item[0])
    ]


def _note(part: Part, others: Sequence[Part], direction: Direction) -> Note:
    mark = mark_of(part, direction, others[0].article.page)
    named: Values = (("others", tuple(_named(other) for other in others[:_MOST_NAMED])),)
    if mark is None:
        return Note(_UNMARKED[direction], named)
    return Note(_MARKED[direction], (("mark", mark.text), *named))


def _named(part: Part) -> Phrase:
    article, page = part.article, as_printed(part.article.page)
    if article.title:
        return Phrase(PhraseCode.PART_WITH_HEADLINE, (("page", page), ("title", article.title)))
    opening = part.text.replace("\n", "")[:_OPENING]
    return Phrase(PhraseCode.PART_WITHOUT_HEADLINE, (("page", page), ("opening", opening)))
