"""What templates are given: links, headlines and the words beside them, with nothing left to decide.

Every page is printed from one Press; every href is made for the page it stands on.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator import routes
from generator.index_pages import HeadingPage, HeadingPages, heading_pages, related_articles
from generator.markup import running_text
from generator.model import Article, Edition, IndexKind, Issue, Page
from generator.render.excerpts import ELLIPSIS, clipped, excerpt, rest_after
from generator.render.wording import Phrases, phrases
from generator.settings import Settings

OPENING_LENGTH = 18  # characters of the text that stand in for a missing headline
EXCERPT_LENGTH = 78
LONG_STORY = 600  # characters of text from which a story has a greater headline where it stands among others
BRIEF_STORY = 140  # up to so many it has a smaller one
# Signs that turn the direction of writing: they would go on to turn the words beside an excerpt or a headline.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")

# From an address of the site to the link that leads there from the page being made.
Linked = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Press:
    """What every page is printed from: edition, settings, interface words, and what was looked up once.

    `texts` are the articles' paragraphs by key, one a line; `entries` the headings that have a page of their
    own, `addresses` where; `related` the articles like one, by its key; `printed` the pages whose text can be
    shown as it was found, by the path of its file; `continued` the articles that go on on a page, by its day
    and number; `days` the issues of all years by month and day.
    """

    edition: Edition
    settings: Settings
    strings: Mapping[str, str]
    texts: Mapping[str, str]
    entries: HeadingPages
    addresses: Mapping[tuple[IndexKind, str], str]
    related: Mapping[str, tuple[Article, ...]]
    printed: Mapping[str, Page]
    pages: Mapping[tuple[date, int], Page]
    continued: Mapping[tuple[date, int], Sequence[Article]]
    days: Mapping[tuple[int, int], Sequence[Issue]]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere, or only words without `href`. `note` is a count or a remark beside them.

    `phrases` are the words once more where they are a headline.
    """

    text: str
    href: str | None = None
    note: str = ""
    current: bool = False
    phrases: Phrases = ()


@dataclass(frozen=True, slots=True)
class Headline:
    """An article as lists show it: `phrases` are those of its title, `opening` what stands in for one.

    `draft` says whether it is a machine's draft.
    """

    href: str
    title: str | None
    phrases: Phrases
    opening: str
    kicker: Phrases
    deck: Phrases
    excerpt: str
    credit: str
    date: str
    day: str
    page: Link
    weight: str
    draft: bool


@dataclass(frozen=True, slots=True)
class PageHeadlines:
    """A printed page with the headlines on it, and those of the articles that go on there from another page."""

    link: Link
    number: str
    name: str | None
    headlines: tuple[Headline, ...]
    continued: tuple[Headline, ...] = ()
    current: bool = False


def press(
    edition: Edition, settings: Settings, strings: Mapping[str, str], printed: Mapping[str, Page]
) -> Press:
    """All that pages are printed from, with what is asked for often worked out once."""
    printed_articles = (one for issue in edition.issues for page in issue.pages for one in page.articles)
    texts = {article.key: _text(article) for article in printed_articles}
    entries = heading_pages(edition, texts)
    return Press(
        edition,
        settings,
        strings,
        texts=texts,
        entries=entries,
        addresses={
            (entry.kind, entry.name): routes.entry_path(entry.kind, entry.id)
            for index in entries.values()
            for entry in index
        },
        related=related_articles(edition.articles, texts, entries),
        printed=printed,
        pages={(page.date, page.number): page for issue in edition.issues for page in issue.pages},
        continued=_continued(edition),
        days=_by_day_of_the_year(edition),
    )


def _continued(edition: Edition) -> Mapping[tuple[date, int], Sequence[Article]]:
    found: dict[tuple[date, int], list[Article]] = defaultdict(list)
    for article in edition.articles:
        for number in article.pages[1:]:
            found[article.date, number].append(article)
    return found


def _by_day_of_the_year(edition: Edition) -> Mapping[tuple[int, int], Sequence[Issue]]:
    found: dict[tuple[int, int], list[Issue]] = defaultdict(list)
    for issue in edition.issues:
        found[issue.date.month, issue.date.day].append(issue)
    return found


def _text(article: Article) -> str:
    return _TURNING.sub("", running_text(article.body))


def date_label(day: date, strings: Mapping[str, str]) -> str:
    """The day as the paper writes it: 2025年6月15日."""
    return strings["date"].format(year=day.year, month=month_name(day, strings), day=day.day)


def month_label(day: date, strings: Mapping[str, str]) -> str:
    """The month of a day: 2025年6月."""
    return strings["month_of_year"].format(year=day.year, month=month_name(day, strings))


def month_name(day: date, strings: Mapping[str, str]) -> str:
    """The month of a day without its year: 6月."""
    return strings["months"].split()[day.month - 1]


def year_label(year: int, strings: Mapping[str, str]) -> str:
    """The year as the paper writes it: 2025年."""
    return strings["year"].format(year=year)


def weekday_label(day: date, strings: Mapping[str, str]) -> str:
    """The day of the week: 星期日."""
    return strings["weekdays"].split()[day.weekday()]


def page_label(number: int, strings: Mapping[str, str]) -> str:
    """The number of a printed page: 第2版."""
    return strings["page_n"].format(n=number)


def page_link(page: Page, press: Press, link: Linked) -> Link:
    """A printed page by number and name: 第2版 要闻."""
    label = page_label(page.number, press.strings)
    return Link(f"{label} {page.name}" if page.name else label, link(routes.page_path(page)))


def issue_link(issue: Issue, press: Press, link: Linked) -> Link:
    """An issue by its date, with its number of pages."""
    note = press.strings["pages_of_issue"].format(n=len(issue.pages))
    return Link(date_label(issue.date, press.strings), link(routes.issue_path(issue.date)), note)


def headline_link(article: Article, press: Press, link: Linked) -> Link:
    """An article by its headline, or by its first words where that is missing."""
    if article.holding.withdrawn:
        return Link(press.strings["withdrawn_mark"], link(routes.article_path(article)))
    words = _TURNING.sub("", article.title or f"{press.strings['missing_title']}{opening(article, press)}")
    own = phrases(words, article) if article.title else ()
    return Link(words, link(routes.article_path(article)), phrases=own)


def heading_link(kind: IndexKind, name: str, press: Press, link: Linked) -> Link:
    """A name or topic, linked where the edition has a page for it."""
    address = press.addresses.get((kind, name))
    return Link(name, link(address) if address else None)


def entry_link(entry: HeadingPage, press: Press, link: Linked) -> Link:
    """A heading of an index with the number of its articles."""
    return replace(heading_link(entry.kind, entry.name, press, link), note=f"{len(entry.mentions):,}")


def headline(article: Article, press: Press, link: Linked, length: int = EXCERPT_LENGTH) -> Headline:
    """The article as lists show it, with about `length` characters of its text."""
    page = press.pages.get((article.date, article.page))
    label = Link(page_label(article.page, press.strings))
    if article.holding.withdrawn:
        # What it was called is said on its own page alone.
        mark = press.strings["withdrawn_mark"]
        article = replace(article, title=mark, kicker=None, subtitle=None, body="")
    return Headline(
        href=link(routes.article_path(article)),
        title=article.title,
        phrases=phrases(article.title, article),
        opening="" if article.title else opening(article, press),
        kicker=phrases(article.kicker, article),
        deck=phrases(article.subtitle, article),
        excerpt=_after_headline(article, press, length),
        credit=credit_line(article),
        date=date_label(article.date, press.strings),
        day=article.date.isoformat(),
        page=page_link(page, press, link) if page else label,
        weight=_weight(len(press.texts[article.key])),
        draft=article.is_machine_draft,
    )


def _weight(length: int) -> str:
    if length >= LONG_STORY:
        return "long"
    return "short" if length > BRIEF_STORY else "brief"


def headlines(articles: Iterable[Article], press: Press, link: Linked) -> tuple[Headline, ...]:
    """The articles as lists show them, in the order given."""
    return tuple(headline(article, press, link) for article in articles)


def continuations(page: Page, press: Press, link: Linked) -> tuple[Headline, ...]:
    """The articles that go on on a printed page, as it lists them: where from, and how their text goes on."""
    found = press.continued.get((page.date, page.number), ())
    return tuple(_continuation(article, page.number, press, link) for article in found)


def _continuation(article: Article, number: int, press: Press, link: Linked) -> Headline:
    opening = next((part.opening for part in article.continued if part.page == number), None)
    text = press.texts[article.key]
    start = max(0, text.find(opening)) if opening else 0
    before = article.pages[article.pages.index(number) - 1]
    sign = press.strings["jump_from"].format(page=page_label(before, press.strings))
    going_on = excerpt(text[start:], EXCERPT_LENGTH)
    return replace(headline(article, press, link), kicker=(((sign,),),), deck=(), excerpt=going_on)


def page_headlines(page: Page, articles: Iterable[Article], press: Press, link: Linked) -> PageHeadlines:
    """The printed page with these of its articles."""
    label = Link(page_label(page.number, press.strings), link(routes.page_path(page)))
    return PageHeadlines(label, str(page.number), page.name, headlines(articles, press, link))


def credit_line(article: Article) -> str:
    """The people a byline credits, in one line (记者 甲 摄影 乙), or the byline as printed."""
    if article.byline is None:
        return ""
    credited = (f"{credit.role} {credit.name}".strip() for credit in article.byline.credits)
    return " ".join(credited) or article.byline.text


def opening(article: Article, press: Press) -> str:
    """The first words of an article's text."""
    return clipped(press.texts[article.key], OPENING_LENGTH)


def _after_headline(article: Article, press: Press, length: int) -> str:
    # Where the first words stand in for the headline, the excerpt goes on after them.
    text = press.texts[article.key]
    if article.title:
        return excerpt(text, length)
    rest = rest_after(text, opening(article, press))
    return ELLIPSIS + excerpt(rest, length) if rest else ""
