"""The articles of one person's name -> groups: what shares no title, no organisation and no other person."""

from collections.abc import Sequence

from generator.index_pages.mentions import ArticleMention, is_public, parts_of

Ties = frozenset[tuple[str, str]]


def groups_of(name: str, mentions: Sequence[ArticleMention]) -> tuple[tuple[ArticleMention, ...], ...]:
    """The mentions in groups, in the order of the first of each: the connected components of what ties them.

    Two groups may still be one person: that they are not is nowhere said, that they are is not shown.
    """
    groups: list[tuple[set[tuple[str, str]], list[int]]] = []
    for place, mention in enumerate(mentions):
        ties = set(_ties(name, mention))
        joined = [group for group in groups if _meet(group[0], ties)]
        groups = [group for group in groups if group not in joined]
        members = sorted([*(member for group in joined for member in group[1]), place])
        groups.append((ties.union(*(group[0] for group in joined)), members))
    ordered = sorted(members for _, members in groups)
    return tuple(tuple(mentions[member] for member in members) for members in ordered)


def _ties(name: str, mention: ArticleMention) -> Ties:
    article = mention.article
    others = {("person", other) for other in article.people if other != name}
    bodies = {("organisation", body) for body in article.organisations}
    titles = {("title", part) for title in mention.titles if is_public(title) for part in parts_of(title)}
    return frozenset(others | bodies | titles)


def _meet(some: set[tuple[str, str]], others: set[tuple[str, str]]) -> bool:
    if some & others:
        return True
    # 市长 in one article and 砚江市市长 in another are the same title.
    titles = [title for kind, title in some if kind == "title"]
    return any(
        one.endswith(other) or other.endswith(one)
        for kind, one in others
        if kind == "title"
        for other in titles
    )
