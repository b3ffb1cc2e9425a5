"""Three lists of nodes into one: the importer's changes laid over what the editor has."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from generator.merge.lines import Node, Row, Told, blank_rows, rows_of
from generator.merge.matching import Hunk, SideMatch, alike, matched
from generator.merge.order import settled_order

START = -1  # the place before the first node
_MOST_NEAR = 50  # nodes that one is compared with
Joined = Callable[[Node | None, Node, Node], list[Row]]


@dataclass(frozen=True, slots=True)
class Three:
    """One list three times."""

    base: Sequence[Node]
    mine: Sequence[Node]
    theirs: Sequence[Node]


@dataclass(frozen=True, slots=True)
class _Work:
    """A merge under way; the nodes of the result go by their numbers in mine.

    `droppable` says by text how many nodes may go; of the texts that are `struck` none comes in.
    `rows` is what stands for each that stays; `shared` leads from those that both have to the base, `leaders`
    from each to the last shared one up to it, or START; `added` and `told` is what comes in, and what is told,
    at the end of what follows a leader.
    """

    three: Three
    my: SideMatch
    their: SideMatch
    agreed: Mapping[int, int]
    joined: Joined
    droppable: Counter[str]
    struck: frozenset[str]
    rows: dict[int, list[Row]] = field(default_factory=dict)
    shared: dict[int, int] = field(default_factory=dict)
    leaders: dict[int, int] = field(default_factory=dict)
    added: dict[int, list[list[Row]]] = field(default_factory=dict)
    told: dict[int, list[Told]] = field(default_factory=dict)


def merged_node(base: Node | None, mine: Node, theirs: Node) -> list[Row]:
    """The rows of one node that both changed, without the empty lines before it; no base: both added it."""
    if base and base.below and base.below[0].key and not (mine.below and theirs.below):
        return _whole(base, mine, theirs)
    before = base.line if base else None
    line = theirs.line if mine.line == before else mine.line
    is_refused = mine.line != before and theirs.line not in (before, mine.line)
    rows, start = merged_siblings(Three(base.below if base else (), mine.below, theirs.below), merged_node)
    here = (Told((theirs.line,)),) if is_refused else ()
    return [Row(line, here, tuple(start)), *rows]


def _whole(base: Node, mine: Node, theirs: Node) -> list[Row]:
    """The editor's rows of a fact of which one side has left no part: half of the parts say nothing."""
    lines = tuple((Counter(theirs.lines) - Counter(base.lines)).elements())
    told = [Told(lines)] if lines or not theirs.below else []
    return _noted(rows_of(mine._replace(blank=0)), told)


def merged_siblings(three: Three, joined: Joined) -> tuple[list[Row], list[Told]]:
    """The rows of the merged list, and what is told of the place before its first row.

    No text stands less often than in the poorer of the two, or more often than in the richer; what the editor
    struck out stays out; what the editor typed stays. `joined` makes one node of the wordings of both.
    """
    if not three.mine and not three.base:
        return _lined([rows_of(node) for node in three.theirs], three), []
    counts, mine, theirs = (
        Counter(node.text for node in side) for side in (three.base, three.mine, three.theirs)
    )
    struck = frozenset(text for text, count in counts.items() if mine[text] < count)
    droppable = Counter({text: count - theirs[text] for text, count in mine.items() if count <= counts[text]})
    work = _Work(three, *matched(three.base, three.mine, three.theirs), joined, droppable, struck)
    _lay_mine(work)
    _follow(work)
    _lay_theirs(work)
    return _assembled(work)


# What stays of mine, and what of theirs stands in its place


def _lay_mine(work: _Work) -> None:
    bases = {place: at for at, place in work.my.same.items()}
    heads = {hunk.side[0]: hunk for hunk in work.my.hunks.values()}
    for place, node in enumerate(work.three.mine):
        if place in bases:
            _lay_same(work, place, bases[place])
        elif place in heads:
            _lay_edited(work, place, heads[place])
        else:
            work.rows[place] = rows_of(node)


def _lay_same(work: _Work, place: int, at: int) -> None:
    """What stands for a node that the editor left as it was."""
    node, hunk = work.three.mine[place], work.their.hunks.get(at)
    if at in work.their.same:
        theirs = work.three.theirs[work.their.same[at]]
        blank = theirs.blank if node.blank == work.three.base[at].blank else node.blank
        work.rows[place] = [*blank_rows(blank), *rows_of(node)[node.blank :]]
        work.shared[place] = at
    elif hunk and not _is_taken(work, hunk):
        work.rows[place] = _noted(rows_of(node), _refused_of(work, hunk, at))
        _share(work, place, at)
    elif hunk or work.droppable[node.text] > 0:
        kept = [] if work.droppable[node.text] > 0 else [rows_of(node)]
        work.droppable[node.text] -= 1
        taken = _wordings(work, hunk, at) if hunk else []
        work.rows[place] = list(chain(*kept, *taken))
        _share(work, place, at)
    else:
        work.rows[place] = rows_of(node)


def _lay_edited(work: _Work, place: int, hunk: Hunk) -> None:
    """What stands for the first node of what the editor worded otherwise, with what is told of theirs."""
    node = work.three.mine[place]
    other = work.their.hunks.get(hunk.base[0])
    if other and _is_one_fact(hunk, other):
        base, theirs = work.three.base[hunk.base[0]], work.three.theirs[other.side[0]]
        work.rows[place] = [*blank_rows(node.blank), *work.joined(base, node, theirs)]
    else:
        told = [each for at in hunk.base for each in _refused_of(work, work.their.hunks.get(at), at)]
        gone = any(at not in work.their.hunks and at not in work.their.same for at in hunk.base)
        work.rows[place] = _noted(rows_of(node), [*told, *([Told()] if gone else [])])
    # What is not alike keeps to its neighbours where the importer moved what stood in its place: at the next
    # merge it may be paired with another node.
    if hunk.alike or hunk.base[0] in work.their.steady:
        _share(work, place, hunk.base[0])


def _is_one_fact(mine: Hunk, theirs: Hunk) -> bool:
    sizes = {len(mine.base), len(mine.side), len(theirs.base), len(theirs.side)}
    return sizes == {1} and mine.alike and theirs.alike


def _is_taken(work: _Work, hunk: Hunk) -> bool:
    """Whether the importer's wording stands: the editor has left as it was all that it is made of."""
    return all(at in work.my.same for at in hunk.base)


def _wordings(work: _Work, hunk: Hunk, at: int) -> list[list[Row]]:
    """The importer's wording, where the first node stood that it is made of."""
    if at != hunk.base[0]:
        return []
    nodes = [work.three.theirs[place] for place in hunk.side]
    return [rows_of(node) for node in nodes if node.text not in work.struck]


def _refused_of(work: _Work, hunk: Hunk | None, at: int) -> list[Told]:
    """What is told of a wording that is not taken, at the first of its nodes that the editor still has."""
    if hunk is None or at != next(each for each in hunk.base if each in work.my.same or each in work.my.hunks):
        return []
    return [Told(_news(work, hunk))]


def _share(work: _Work, place: int, at: int) -> None:
    """Remember that both have a node, unless the importer's is already another one's."""
    hunk = work.their.hunks.get(at)
    if at in work.their.same or (hunk and hunk.base[0] == at):
        work.shared[place] = at


def _noted(rows: list[Row], told: Sequence[Told]) -> list[Row]:
    """The rows with what is told of the first that is not empty."""
    at = next((at for at, row in enumerate(rows) if row.text), None)
    if at is None or not told:
        return rows
    row = rows[at]
    return [*rows[:at], Row(row.text, (*row.here, *told), row.under), *rows[at + 1 :]]


# Where theirs comes in


def _follow(work: _Work) -> None:
    leader = START
    for place in range(len(work.three.mine)):
        leader = place if place in work.shared else leader
        work.leaders[place] = leader


def _lay_theirs(work: _Work) -> None:
    mine, own, same = _places(work), _own(work), set(work.their.same.values())
    hunks = {place: hunk for hunk in work.their.hunks.values() for place in hunk.side}
    leader = START
    for place, node in enumerate(work.three.theirs):
        hunk = hunks.get(place)
        if place in mine:
            leader = work.leaders[mine[place]]
            if hunk and _is_taken(work, hunk) and node.text in work.struck:
                _tell(work, leader, Told(tuple(node.lines)))
        elif place in same:
            continue  # what the editor struck out
        elif hunk is None or not hunk.alike:
            _add(work, node, leader, own)
        elif place == hunk.side[0] and (lines := _news(work, hunk)):
            _tell(work, leader, Told(lines))


def _places(work: _Work) -> dict[int, int]:
    """The nodes of theirs that stand in the result in some form, each with its place in mine."""
    heads = {at: hunk.side[0] for at, hunk in work.my.hunks.items()}
    mine = {**heads, **work.my.same}
    found = {place: mine[at] for at, place in work.their.same.items() if at in mine}
    for at, hunk in work.their.hunks.items():
        if at in mine:
            found |= {place: mine[at] for place in hunk.side if place not in found}
    return found | dict(work.agreed)


def _news(work: _Work, hunk: Hunk) -> tuple[str, ...]:
    """The lines of the importer's wording that the base has not."""
    known = Counter(chain(*(work.three.base[each].lines for each in hunk.base)))
    lines = Counter(chain(*(work.three.theirs[each].lines for each in hunk.side)))
    return tuple((lines - known).elements())


def _own(work: _Work) -> dict[int | str, list[int]]:
    """The nodes that only the editor has, by key or by the leader that they follow."""
    own: dict[int | str, list[int]] = {}
    for place in sorted(work.my.new):
        own.setdefault(work.three.mine[place].key or work.leaders[place], []).append(place)
    return own


def _add(work: _Work, node: Node, leader: int, own: Mapping[int | str, list[int]]) -> None:
    """Take in a node of theirs after what follows the leader, unless the editor has it or does not want it."""
    twin = _twin(work, node, own.get(node.key or leader, []))
    if node.text in work.struck:
        _tell(work, leader, Told(tuple(node.lines)))
    elif twin is None:
        work.added.setdefault(leader, []).append(rows_of(node))
    elif node.key is None:
        work.rows[twin] = _noted(work.rows[twin], [Told(tuple(node.lines))])
    else:
        mine = work.three.mine[twin]
        work.rows[twin] = [*blank_rows(mine.blank), *work.joined(None, mine, node)]


def _twin(work: _Work, node: Node, own: Sequence[int]) -> int | None:
    """The editor's own node that says what a new one of theirs says: of its key, or alike in the same place."""
    if node.key is not None:
        return own[0] if own else None
    near = own if len(own) <= _MOST_NEAR else ()
    return next((place for place in near if alike(work.three.mine[place], node)), None)


def _tell(work: _Work, leader: int, told: Told) -> None:
    work.told.setdefault(leader, []).append(told)


# The whole


def _assembled(work: _Work) -> tuple[list[Row], list[Told]]:
    places = {at: place for place, at in work.shared.items()}
    order = settled_order(list(work.shared.values()), sorted(places, key=lambda at: _their_place(work, at)))
    for at in order.refused:
        lines = tuple(work.three.mine[places[at]].lines)
        work.rows[places[at]] = _noted(work.rows[places[at]], [Told(lines, moved=True)])
    before, after = _followers(work)
    pieces: list[list[Row]] = []
    start: list[Told] = []
    for leader in (START, *(places[at] for at in order.nodes)):
        own = [leader] if leader != START else []
        pieces += [work.rows[place] for place in (*before.get(leader, ()), *own, *after.get(leader, ()))]
        pieces += work.added.get(leader, [])
        start += _told_under(pieces, work.told.get(leader, []))
    return _lined(pieces, work.three), start


def _told_under(pieces: list[list[Row]], told: Sequence[Told]) -> Sequence[Told]:
    """What cannot be told under the last row, since there is none yet."""
    last = next((piece for piece in reversed(pieces) if piece), None)
    if last is None or not told:
        return told
    row = last[-1]
    last[-1] = Row(row.text, row.here, (*row.under, *told))
    return ()


def _their_place(work: _Work, at: int) -> int:
    return work.their.same[at] if at in work.their.same else work.their.hunks[at].side[0]


def _followers(work: _Work) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """The nodes only mine before and after each leader: a comment belongs to what it stands above."""
    before: dict[int, list[int]] = {}
    after: dict[int, list[int]] = {}
    comments: list[int] = []
    for place, node in enumerate(work.three.mine):
        if place in work.shared:
            before[place] = comments
            comments = []
        elif node.is_comment:
            comments.append(place)
        else:
            after.setdefault(work.leaders[place], []).extend([*comments, place])
            comments = []
    last = work.leaders[len(work.three.mine) - 1] if work.three.mine else START
    after.setdefault(last, []).extend(comments)
    return before, after


def _lined(pieces: Sequence[list[Row]], three: Three) -> list[Row]:
    """The pieces one below the other, with the empty lines between them that are usual there.

    What stood first, straight at the top, may stand further down now.
    """
    usual = min((node.blank for side in (three.mine, three.theirs) for node in side[1:]), default=0)
    rows: list[Row] = []
    for piece in pieces:
        blank = next((at for at, row in enumerate(piece) if row.text), 0)
        rows += blank_rows(usual - blank if rows and piece else 0)
        rows += piece
    return rows
