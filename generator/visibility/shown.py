"""Pages and what else content/ has of them -> what readers may see on a day, and what is to be told of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.content import Remains
from generator.model import Article, Holding, PrintedPage, Problem, Status, Values, Withheld, values_of
from generator.prose import paragraphs_of
from generator.visibility.pictures import pictures_not_shown, texts_with_pictures
from generator.visibility.printed import blank_lines, texts_not_shown, texts_of
from generator.visibility.secrets import Secret, public_words, quotes, repeats, secret_of, shares_run
from generator.visibility.states import States, has_taken_in, is_held, states_of

_FURNITURE_OF_ANY_KIND = frozenset({"other", "advertisement"})


@dataclass(frozen=True, slots=True)
class Tally:
    """How much is held back: articles, whole pages and whole issues; how many are withdrawn; the next end."""

    articles: int = 0
    pages: int = 0
    issues: int = 0
    withdrawn: int = 0
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What readers may see: pages, and what is withheld of the rest; the count, and what is wrong."""

    pages: list[PrintedPage]
    withheld: Withheld
    tally: Tally
    problems: tuple[Problem, ...]


def shown(pages: Sequence[PrintedPage], remains: Remains, today: date) -> Shown:
    """The pages as readers may see them on a day; see docs/visibility.md for each state."""
    states = states_of(pages, today)
    deleted = [one for one in remains.deleted if not any(has_taken_in(other, one) for other in states.shown)]
    gone = [*deleted, *remains.unreadable]
    withdrawn = [article for page in pages for article in page.articles if article.key in states.withdrawn]
    hidden = [*states.held, *withdrawn, *gone]
    closed = [page for page in pages if _is_closed(page, today)]
    visible = [_page(page, states, hidden) for page in pages if not is_held(page.holding, today)]
    return Shown(
        [page for page in visible if page.articles or _has_own(page)],
        _withheld(pages, closed, hidden, states, remains),
        _tally(pages, states, today),
        states.problems,
    )


def held_told(tally: Tally) -> Values:
    """How much is held back and until when, as the values of the code "held-back"; none where nothing is."""
    wholes = (("held-pages", tally.pages), ("held-issues", tally.issues))
    within = tuple(code for code, count in wholes if count)
    parts = (("held-articles", tally.articles or within), ("withdrawn-articles", tally.withdrawn))
    if not (told := tuple(code for code, is_any in parts if is_any)):
        return ()
    return values_of(
        parts=told,
        articles=tally.articles,
        within="held-within" if within else "",
        wholes=within,
        pages=tally.pages,
        issues=tally.issues,
        until="held-until" if tally.until else "",
        day=tally.until.isoformat() if tally.until else "",
        withdrawn=tally.withdrawn,
    )


def _is_closed(page: PrintedPage, today: date) -> bool:
    return is_held(page.holding, today) or page.holding.withdrawn is not None


def _has_own(page: PrintedPage) -> bool:
    """Whether a page has something besides articles, so that it is there without them."""
    return bool(page.name or page.furniture or page.unplaced or page.source or page.holding.withdrawn)


def _page(page: PrintedPage, states: States, hidden: Sequence[Article]) -> PrintedPage:
    """A page with the articles that are shown and what is left of those withdrawn."""
    kept = {article.key: article for article in states.shown}
    secrets = [secret_of(article) for article in hidden if article.date == page.date]
    articles = tuple(
        _without_quotes(article, secrets) if article.key in kept else _withdrawn(article, states)
        for article in page.articles
        if article.key in kept or article.key in states.withdrawn
    )
    if page.holding.withdrawn:
        own = PrintedPage(page.key)
        return replace(own, holding=Holding(withdrawn=page.holding.withdrawn), articles=articles)
    return replace(
        page,
        furniture=tuple(one for one in page.furniture if not _is_secret(one.text, one.kind, secrets)),
        unplaced=_without_secrets(page.unplaced, secrets),
        articles=articles,
        holding=Holding(),
    )


def _withdrawn(article: Article, states: States) -> Article:
    """What is left of a withdrawn article: its address, the reason, and the headline if it was left in."""
    return Article(
        article.key,
        article.title if article.key in states.titled else None,
        "",
        status=Status.REVIEWED,
        holding=Holding(withdrawn=states.withdrawn[article.key]),
    )


def _without_quotes(article: Article, secrets: Sequence[Secret]) -> Article:
    """The article without the machine's notes that quote what may not be seen."""
    own = public_words(article) if secrets else ""
    notes = tuple(note for note in article.notes if not quotes(note, secrets, own))
    return replace(article, notes=notes, holding=Holding())


def _is_secret(text: str, kind: str, secrets: Sequence[Secret]) -> bool:
    # What a page says of itself in every issue, an article may well say too.
    return repeats(text, secrets) if kind in _FURNITURE_OF_ANY_KIND else shares_run(text, secrets)


def _without_secrets(unplaced: str, secrets: Sequence[Secret]) -> str:
    if not secrets:
        return unplaced
    lines = unplaced.split("\n")
    return "\n".join(
        line for line in lines if not any(repeats(one.text, secrets) for one in paragraphs_of(line))
    )


def _withheld(
    pages: Sequence[PrintedPage],
    closed: Sequence[PrintedPage],
    hidden: Sequence[Article],
    states: States,
    remains: Remains,
) -> Withheld:
    if not (hidden or closed):
        return Withheld()
    places = {page.key: page for page in pages}
    closed_texts: frozenset[str] = frozenset().union(*map(texts_of, closed))
    return Withheld(
        closed_texts | texts_not_shown(hidden, remains, places),
        blank_lines(hidden, states.shown, remains.texts),
        pictures_not_shown(
            remains.pictures,
            (*_referring(hidden), *(page.unplaced for page in closed)),
            (*_referring(states.shown), *(page.unplaced for page in pages if page not in closed)),
        ),
    )


def _referring(articles: Iterable[Article]) -> Iterable[str]:
    return (text for article in articles for text in texts_with_pictures(article))


def _tally(pages: Sequence[PrintedPage], states: States, today: date) -> Tally:
    held = [page for page in pages if is_held(page.holding, today)]
    issues = {page.key.of_issue for page in held}
    open_issues = {page.key.of_issue for page in pages if page not in held}
    embargoes = [*(page.holding.embargo for page in pages), *(one.holding.embargo for one in states.held)]
    return Tally(
        len(states.held),
        len(held),
        len(issues - open_issues),
        len(states.withdrawn),
        min((day for day in embargoes if day and day > today), default=None),
    )
