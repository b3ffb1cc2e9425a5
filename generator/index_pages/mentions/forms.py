"""A heading -> the names it is printed under: its own, its aliases, or else a shorter one."""

import re

from generator.language import HAN, in_simplified_print
from generator.model import Entity, IndexKind

_ADMINISTRATIVE = re.compile("(?:自治区|自治州|自治县|街道|社区|新区|[省市县区州镇乡村])$")
_TOWN = re.compile(f"^[{HAN}]{{2,4}}?(?=(?:自治区|自治州|自治县|[省市县区州镇乡]))")
_SHORTEST = 2  # characters of a short form
_SHORTEST_OFFICE = 3


def forms_of(name: str, entity: Entity | None) -> tuple[str, ...]:
    """The heading and the other names that the authority file gives it, the longest first."""
    forms = dict.fromkeys((name, *(entity.forms if entity else ())))
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def short_forms(kind: IndexKind, name: str) -> tuple[str, ...]:
    """What a heading is printed as where its town goes without saying: 市教育局, 砚江 for 砚江市.

    Only to be looked for in an article of the heading that does not print its own forms.
    """
    if kind is IndexKind.PLACES:
        stem = name[: len(_ADMINISTRATIVE.sub("", in_simplified_print(name)))]
        return (stem,) if _SHORTEST <= len(stem) < len(name) else ()
    if kind is IndexKind.ORGANISATIONS:
        town = _TOWN.match(in_simplified_print(name))
        office = name[town.end() :] if town else ""
        return (office,) if len(office) >= _SHORTEST_OFFICE else ()
    return ()
