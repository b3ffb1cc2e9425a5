"""The files of content/authority/ -> who and what is known, once their entries agree with each other."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from generator.authority.records import KINDS, AuthorityRecord, RecordFile, read_records, refuse_name
from generator.content import text_of
from generator.model import Entity, IndexKind, Problem
from generator.yaml_source import report_at

FOLDER = "authority"
_LONGEST_ADDITION = 20  # characters of a description that a heading can bear
Name = tuple[IndexKind, str]


@dataclass(frozen=True, slots=True)
class Authorities:
    """All that content/authority/ says: the entities, who goes by each name or id, and what is no name.

    `owners` has several entities for the name of namesakes. `rejected` are names that are no such thing.
    """

    entities: tuple[Entity, ...] = ()
    owners: Mapping[Name, tuple[Entity, ...]] = field(default_factory=dict)
    rejected: frozenset[Name] = frozenset()


@dataclass(frozen=True, slots=True)
class _Group:
    """An entry with those that merge into it."""

    entries: tuple[AuthorityRecord, ...]

    @property
    def root(self) -> AuthorityRecord:
        """The entry that the others merge into."""
        return self.entries[0]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the entries, each once."""
        return tuple(dict.fromkeys(chain.from_iterable(entry.names for entry in self.entries)))

    @property
    def namesakes(self) -> frozenset[str]:
        """The ids of those that share a name and are others."""
        return frozenset(chain.from_iterable(entry.not_same_as for entry in self.entries))


def read_authorities(content: Path) -> tuple[Authorities, list[Problem]]:
    """What the files of content/authority/ say, and what is wrong in them by line.

    A faulty entry is left out; without the folder or a file there are none.
    """
    problems: list[Problem] = []
    entities: list[Entity] = []
    owners: dict[Name, tuple[Entity, ...]] = {}
    rejected: set[Name] = set()
    for kind in KINDS:
        groups = _groups(content, kind, problems)
        rejected |= {(kind, form) for group in groups if group.root.reject for form in _forms(group)}
        kept = [group for group in groups if not group.root.reject]
        namesakes = _namesakes(kept)
        own = _told_apart([_entity(kind, group, namesakes[group.root.id]) for group in kept])
        entities += own
        owners |= _owners(zip(own, kept, strict=True))
    return Authorities(tuple(entities), owners, frozenset(rejected)), problems


def file_name(kind: IndexKind) -> str:
    """The name within content/ of the file that a kind has."""
    return f"{FOLDER}/{kind}.yaml"


def faults_in(text: str, path: str) -> list[Problem]:
    """What is wrong in the text of one file."""
    return _groups_in(text, path)[1]


def _groups(content: Path, kind: IndexKind, problems: list[Problem]) -> list[_Group]:
    path = content / file_name(kind)
    if not path.exists() and not path.is_symlink():
        return []
    text = text_of(content, file_name(kind))
    if isinstance(text, Problem):
        problems.append(text)
        return []
    groups, found = _groups_in(text, f"content/{file_name(kind)}")
    problems += found
    return groups


def _groups_in(text: str, path: str) -> tuple[list[_Group], list[Problem]]:
    file = read_records(text, path)
    groups = _agreeing(_merging(_with_known_ids(_with_own_ids(file), file)))
    return groups, file.problems


def _line(entry: AuthorityRecord) -> int:
    """The line on which an entry begins."""
    source = entry.facts.source
    return source.front.count("\n", 0, entry.facts.index) + source.first_line


def _with_own_ids(file: RecordFile) -> list[AuthorityRecord]:
    kept: dict[str, AuthorityRecord] = {}
    for entry in file.entries:
        if entry.id in kept:
            refuse_name(entry, entry.id, "id-twice", id=entry.id, line=_line(kept[entry.id]))
        else:
            kept[entry.id] = entry
    return list(kept.values())


def _with_known_ids(entries: Sequence[AuthorityRecord], file: RecordFile) -> list[AuthorityRecord]:
    known = {entry.id for entry in entries} | file.faulty
    return [entry for entry in entries if _refers_well(entry, known)]


def _refers_well(entry: AuthorityRecord, known: set[str]) -> bool:
    unknown = [
        (key, name)
        for key, names in (("same_as", entry.merges_into), ("not_same_as", entry.not_same_as))
        for name in names
        if name not in known
    ]
    for key, name in unknown:
        report_at(entry.facts, key, "no-such-id", id=name)
    if len(entry.merges_into) > 1:
        report_at(entry.facts, "same_as", "merges-into-several")
    if entry.merges_into and entry.reject:
        report_at(entry.facts, "same_as", "merges-though-rejected")
    return not unknown and len(entry.merges_into) <= 1 and not (entry.merges_into and entry.reject)


def _merging(entries: Sequence[AuthorityRecord]) -> list[_Group]:
    """The entries that merge into none, in their order, each with all that come to merge into it."""
    by_id = {entry.id: entry for entry in entries}
    groups: dict[str, list[AuthorityRecord]] = {entry.id: [entry] for entry in entries if not entry.merges_into}
    told: set[str] = set()
    for entry in entries:
        way = _way(entry, by_id)
        if way[-1] in groups and entry.merges_into:
            groups[way[-1]].append(entry)
        elif entry.id == way[-1] and entry.merges_into and not told & set(way):
            told |= set(way)
            report_at(entry.facts, "same_as", "merges-in-a-circle", ids=tuple(dict.fromkeys(way)))
    return [_Group(tuple(members)) for members in groups.values()]


def _way(entry: AuthorityRecord, by_id: Mapping[str, AuthorityRecord]) -> list[str]:
    """The ids that an entry merges into one after another, from its own; the last is met again in a circle."""
    way = [entry.id]
    while way[-1] in by_id and by_id[way[-1]].merges_into:
        way.append(by_id[way[-1]].merges_into[0])
        if way[-1] in way[:-1]:
            break
    return way


def _agreeing(groups: Sequence[_Group]) -> list[_Group]:
    """The groups, but for those that claim a name of an earlier one; namesakes may share theirs."""
    owners: dict[str, list[_Group]] = defaultdict(list)
    kept: list[_Group] = []
    for group in groups:
        rival = _rival(group, owners)
        if rival is None:
            kept.append(group)
            for name in group.names:
                owners[name].append(group)
    for group in kept:
        _want_ids(group, owners)
    return kept


def _rival(group: _Group, owners: Mapping[str, Sequence[_Group]]) -> _Group | None:
    for entry in group.entries:
        for name in entry.names:
            for other in owners.get(name, ()):
                if not _are_namesakes(group, other):
                    rival = other.root
                    refuse_name(entry, name, "name-of-another", name=name, line=_line(rival), owner=rival.name)
                    return other
    return None


def _are_namesakes(one: _Group, other: _Group) -> bool:
    return any(entry.id in one.namesakes for entry in other.entries) or any(
        entry.id in other.namesakes for entry in one.entries
    )


def _want_ids(group: _Group, owners: Mapping[str, Sequence[_Group]]) -> None:
    """Ask for an id where the entry's own is a name of its namesake too: no article could mean it by that."""
    root = group.root
    if len(owners[root.id]) > 1 and not root.reject:
        refuse_name(root, root.id, "namesake-without-id", name=root.name)


def _forms(group: _Group) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(entry.forms for entry in group.entries)))


def _namesakes(groups: Sequence[_Group]) -> Mapping[str, Sequence[str]]:
    """By the id of each entity the ids of its namesakes, whichever of the two says so."""
    roots = {entry.id: group.root.id for group in groups for entry in group.entries}
    namesakes: dict[str, dict[str, None]] = {group.root.id: {} for group in groups}
    for group in groups:
        for other in (roots[name] for name in sorted(group.namesakes) if name in roots):
            if other != group.root.id:
                namesakes[group.root.id][other] = None
                namesakes[other][group.root.id] = None
    return {own: tuple(others) for own, others in namesakes.items()}


def _entity(kind: IndexKind, group: _Group, namesakes: Sequence[str]) -> Entity:
    root, entries = group.root, group.entries
    addresses = chain.from_iterable(entry.addresses for entry in entries)
    return Entity(
        kind,
        root.id,
        root.name,
        tuple(form for form in _forms(group) if form != root.name),
        next((entry.description for entry in entries if entry.description), None),
        next((entry.wikidata for entry in entries if entry.wikidata), None),
        tuple(dict.fromkeys(addresses)),
        tuple(namesakes),
        private=any(entry.private for entry in entries),
    )


def _told_apart(entities: Sequence[Entity]) -> list[Entity]:
    """The entities, those of one name with what tells them apart: their descriptions, or else their ids."""
    counts = Counter(entity.name for entity in entities)
    described = Counter((entity.name, entity.description) for entity in entities)
    unclear = {
        entity.name
        for entity in entities
        if not entity.description
        or len(entity.description) > _LONGEST_ADDITION
        or described[entity.name, entity.description] > 1
    }
    return [
        replace(entity, told_apart=entity.id if entity.name in unclear else entity.description)
        if counts[entity.name] > 1
        else entity
        for entity in entities
    ]


def _owners(groups: Iterable[tuple[Entity, _Group]]) -> Mapping[Name, tuple[Entity, ...]]:
    owners: dict[Name, list[Entity]] = defaultdict(list)
    for entity, group in groups:
        for name in dict.fromkeys((*group.names, entity.heading)):
            owners[entity.kind, name].append(entity)
    return {name: tuple(owning) for name, owning in owners.items()}
