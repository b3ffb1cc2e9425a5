"""Three lists of names into one, by the laws of the merge: each name stands or falls by itself."""

from collections.abc import Sequence


def merged_list(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """The editor's list (`mine`) in its order, with what changed from `base` to `theirs`; new names stand last.

    Names are alike only where they are the same, so nothing is ever refused: 北岸小学 is no other wording of
    南岸小学, as two lines of a text may be.
    """
    known, own, wanted = frozenset(base), frozenset(mine), frozenset(theirs)
    kept = (name for name in mine if name in wanted or name not in known)
    return (*kept, *(name for name in dict.fromkeys(theirs) if name not in known and name not in own))
