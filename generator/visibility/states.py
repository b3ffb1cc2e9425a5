"""What an article's file, the files of its pages and that of its issue say together, on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce

from generator.content import both, shown_file
from generator.language import share_within
from generator.model import Article, Holding, Key, Origin, PrintedPage, Problem, values_of

_SAME_TEXT = 0.5  # of an article that stands in another one on the same lines


@dataclass(frozen=True, slots=True)
class States:
    """The articles of all pages: those that are read, those of which the address is left, those held back."""

    shown: tuple[Article, ...]
    withdrawn: Mapping[Key, str]  # the reason by key
    titled: frozenset[Key]  # of the withdrawn ones those that may keep their headline
    held: tuple[Article, ...]
    problems: tuple[Problem, ...] = ()


def is_held(holding: Holding, today: date) -> bool:
    """Whether a text may not be seen at all on a day; an embargo ends as its day begins."""
    embargoed = holding.embargo is not None and today < holding.embargo
    return bool(holding.words) or holding.unclear or embargoed


def states_of(pages: Sequence[PrintedPage], today: date) -> States:
    """The state of each article: the strictest that it, any page it stands on, or its issue asks for."""
    by_key = {page.key: page for page in pages}
    articles = [article for page in pages for article in page.articles]
    said = {article.key: _said(article, by_key) for article in articles}
    held = [article for article in articles if is_held(said[article.key], today)]
    kept = {article.key for article in held}
    parts, problems = _holding_text_of(held, [one for one in articles if one.key not in kept])
    held += parts
    kept |= {article.key for article in parts}
    reasons = {
        key: reason for key, holding in said.items() if key not in kept and (reason := holding.withdrawn)
    }
    return States(
        tuple(article for article in articles if article.key not in kept | reasons.keys()),
        reasons,
        frozenset(article.key for article in articles if _is_withdrawn_alone(article, by_key)),
        tuple(held),
        tuple(problems),
    )


def _said(article: Article, pages: Mapping[Key, PrintedPage]) -> Holding:
    return reduce(both, (page.holding for page in _pages_of(article, pages)), article.holding)


def _pages_of(article: Article, pages: Mapping[Key, PrintedPage]) -> list[PrintedPage]:
    return [pages[key] for key in article.page_keys if key in pages]


def _is_withdrawn_alone(article: Article, pages: Mapping[Key, PrintedPage]) -> bool:
    return article.holding.withdrawn is not None and all(
        page.holding.withdrawn is None for page in _pages_of(article, pages)
    )


def _holding_text_of(held: Sequence[Article], others: Sequence[Article]) -> tuple[list[Article], list[Problem]]:
    """Those of the others that have taken in the text of one that is held back, as an import may join them."""
    found: dict[Key, Article] = {}
    problems: list[Problem] = []
    for article in others:
        whole = next((one for one in held if has_taken_in(article, one)), None)
        if whole:
            found[article.key] = article
            origin = Origin(shown_file(article.key))
            values = values_of(article=str(whole.key))
            problems.append(Problem(origin, "held-with-text-of-another", values=values))
    return list(found.values()), problems


def has_taken_in(article: Article, part: Article) -> bool:
    """Whether an article has all lines of another and at least half of its text: it was joined to it."""
    if not part.source or article.key == part.key or part.page not in article.pages:
        return False
    covered = all(
        any(
            own.path == lines.path and own.first <= lines.first and lines.last <= own.last
            for own in article.source
        )
        for lines in part.source
    )
    return covered and share_within(part.body, article.body) >= _SAME_TEXT
