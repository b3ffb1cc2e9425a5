"""Three files into one by line: what the editor typed stands, what the importer changed elsewhere comes in.

The laws, of the lines that are not empty, counted in each fact of the front matter and in the body:

a) a line stands at least as often as in the poorer of the editor's text and the importer's;
b) of what the editor struck out nothing comes back, even where the importer has more of it than before;
c) a line stands at most as often as in the richer of the two, and never less often than the editor has it where
   the editor has more of it than the base;
d) where the editor replaced a line and the importer moved it, only the editor's stands;
e) what the importer adds or moves and is not taken is told with its place; that it still has what the editor
   struck out is not;
f) merging the importer's text into the result once more changes nothing, with the old base or the new.

The modules in the order the text travels; each imports only those above it:

lines      a text as nodes: lines, each with what hangs on it
common     what two lists have in common in the same order, in nearly linear time
matching   which node of a text is which of the base: equal, moved, worded otherwise, split, joined, new
order      the order of the nodes that both have
siblings   three lists of nodes into one: what stays, what goes, what comes in, what is told
laws       whether a result keeps the laws; what is told where the editor's text stands whole
documents  front matter fact by fact, then the body; each is settled, or the editor's stands
lists      the names of three lists into one
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.merge.documents import document_of, has_facts, merged_documents
from generator.merge.lines import Row, Told
from generator.merge.lists import merged_list

__all__ = ["Merge", "Refusal", "merged", "merged_list"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the importer would have changed where the editor had too.

    `line` is the line of the merged text (1 is the first) where the editor's version stands; `lines` is the
    text that was not taken in, empty where the importer would only have removed something. `moved`: the lines
    stand in the text, but not where the importer would have them. `whole`: the editor's text of the whole fact,
    or of the whole body, stands since the laws could not hold otherwise.
    """

    line: int
    lines: tuple[str, ...]
    moved: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged text and what was refused on the way."""

    text: str
    refusals: tuple[Refusal, ...] = ()


def merged(base: str, mine: str, theirs: str) -> Merge:
    """The editor's text (`mine`) with what changed from `base` to `theirs`; lines end in a line feed.

    Where the laws above cannot all hold the editor's text stands and what is not taken is told.
    """
    if mine == base:
        return Merge(theirs)
    if theirs in (base, mine):
        return Merge(mine)
    documents = [document_of(text) for text in (base, mine, theirs)]
    if not all(has_facts(document) for document in documents):
        documents = [document_of(text, has_head=False) for text in (base, mine, theirs)]
    rows = merged_documents(*documents)
    return Merge("\n".join(row.text for row in rows), _refusals(rows))


def _refusals(rows: Sequence[Row]) -> tuple[Refusal, ...]:
    places: list[tuple[int, Told]] = []
    for number, row in enumerate(rows, 1):
        places += [(number, told) for told in row.here]
        below = number + (rows[number : number + 1] == [Row("")])  # the empty line where more could stand
        places += [(below, told) for told in row.under]
    alike = groupby(
        dict.fromkeys(places), key=lambda each: (each[0], each[1].moved, each[1].whole, each[1] != Told())
    )
    return tuple(
        Refusal(line, tuple(text for _, told in group for text in told.lines), moved, whole)
        for (line, moved, whole, _), group in alike
    )
