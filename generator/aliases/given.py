"""What content/authority/ has decided on names stands; and the forms that an article prints."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Entity, IndexKind

Name = tuple[IndexKind, str]
Forms = Mapping[str, str]  # the forms an article prints, each with the name that it stands under


@dataclass(frozen=True, slots=True)
class Given:
    """The entities of content/authority/ in their order, who goes by each name, and what is no name."""

    entities: tuple[Entity, ...]
    owners: Mapping[Name, Sequence[Entity]]
    rejected: Collection[Name]

    def heading(self, kind: IndexKind, form: str, name: str) -> str:
        """The heading for a form by the name that a rule gives it; the form where the editor decided."""
        if (kind, form) in self.owners or (kind, name) in self.rejected:
            return form
        owners = self.owners.get((kind, name), ())
        if not owners:
            return name
        return owners[0].heading if len(owners) == 1 and not owners[0].private else form


def given_names(entities: Iterable[Entity], rejected: Collection[Name]) -> Given:
    """What the entities and the rejected names decide."""
    every = tuple(entities)
    owners: dict[Name, list[Entity]] = defaultdict(list)
    for entity in every:
        for name in {*entity.forms, entity.id, entity.heading}:
            owners[entity.kind, name].append(entity)
    return Given(every, owners, rejected)


def names_in(printed: Iterable[Forms]) -> frozenset[str]:
    """The names that the forms of all the articles stand under."""
    return frozenset(name for forms in printed for name in forms.values())
