"""Which headings get a page: never a private person who is named once."""

from collections.abc import Sequence

from generator.index_pages.mentions import Mention
from generator.index_pages.titles import is_public
from generator.model import Entity, IndexKind

ENOUGH = 2  # articles


def is_worth_a_page(kind: IndexKind, entity: Entity | None, mentions: Sequence[Mention]) -> bool:
    """Whether a heading gets a page and a place in its index; a person without either stays plain text.

    A person does who is in the authority file, in two articles or more, or printed with a title of public life.
    """
    if entity is not None or kind is not IndexKind.PEOPLE or len(mentions) >= ENOUGH:
        return True
    return any(is_public(title) for mention in mentions for title in mention.titles)
