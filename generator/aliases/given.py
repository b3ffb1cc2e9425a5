"""What content/authority/ has decided on names stands; and the forms that an article prints."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.language import in_simplified_print
from generator.model import Entity, IndexKind

Name = tuple[IndexKind, str]
Forms = Mapping[str, str]  # the forms an article prints, each with the name that it stands under


@dataclass(frozen=True, slots=True)
class Given:
    """The entities of content/authority/ in their order, who goes by each name, and what is no name.

    Names are known in simplified print, whichever characters they are given in.
    """

    entities: tuple[Entity, ...]
    owners: Mapping[Name, Sequence[Entity]]
    rejected: Collection[Name]

    def heading(self, kind: IndexKind, form: str, name: str) -> str:
        """The heading for a form by the name that a rule gives it; the form where the editor decided."""
        if self.knows(kind, form) or (kind, in_simplified_print(name)) in self.rejected:
            return form
        owners = self.owners.get((kind, in_simplified_print(name)), ())
        if not owners:
            return name
        return owners[0].heading if len(owners) == 1 and not owners[0].private else form

    def knows(self, kind: IndexKind, name: str) -> bool:
        """Whether somebody goes by a name."""
        return (kind, in_simplified_print(name)) in self.owners

    def decides(self, kind: IndexKind, name: str) -> bool:
        """Whether the editor has decided on a name: whose it is, or that it is none."""
        return self.knows(kind, name) or (kind, in_simplified_print(name)) in self.rejected

    def is_heading(self, kind: IndexKind, name: str) -> bool:
        """Whether an entity stands under just this name."""
        return any(one.heading == name for one in self.owners.get((kind, in_simplified_print(name)), ()))


def given_names(entities: Iterable[Entity], rejected: Collection[Name]) -> Given:
    """What the entities and the rejected names decide."""
    every = tuple(entities)
    owners: dict[Name, list[Entity]] = defaultdict(list)
    for entity in every:
        for name in {*entity.forms, entity.id, entity.heading}:
            if entity not in owners[entity.kind, in_simplified_print(name)]:
                owners[entity.kind, in_simplified_print(name)].append(entity)
    return Given(every, owners, frozenset((kind, in_simplified_print(name)) for kind, name in rejected))


def names_in(printed: Iterable[Forms]) -> frozenset[str]:
    """The names that the forms of all the articles stand under."""
    return frozenset(name for forms in printed for name in forms.values())
