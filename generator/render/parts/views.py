"""What templates are given: links, headlines and the words beside them, with nothing left to decide.

Every href is made for the page it stands on.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator import routes
from generator.language import ELLIPSIS, OPENING_LENGTH, Phrases, clipped, excerpt, phrases, rest_after
from generator.markup import running_text, without_direction_marks
from generator.model import Article, IndexKind, Issue, PrintedPage
from generator.render.context import RenderContext

EXCERPT_LENGTH = 78
LONG_STORY = 600  # characters of text from which a story has a greater headline where it stands among others
BRIEF_STORY = 140  # up to so many it has a smaller one

# From an address of the site to the link that leads there from the page being made.
Linked = Callable[[str], str]


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


def page_link(page: PrintedPage, context: RenderContext, link: Linked) -> Link:
    """A printed page by number and name: 第2版 要闻."""
    label = page_label(page.number, context.strings)
    return Link(f"{label} {page.name}" if page.name else label, link(routes.page_path(page)))


def issue_link(issue: Issue, context: RenderContext, link: Linked) -> Link:
    """An issue by its date, with its number of pages."""
    note = context.strings["pages_of_issue"].format(n=len(issue.pages))
    return Link(date_label(issue.date, context.strings), link(routes.issue_path(issue.date)), note)


def headline_link(article: Article, context: RenderContext, link: Linked) -> Link:
    """An article by its headline, or by its first words where that is missing."""
    if article.holding.withdrawn:
        return Link(context.strings["withdrawn_mark"], link(routes.article_path(article)))
    words = without_direction_marks(article.title or f"{context.strings['missing_title']}{opening(article)}")
    own = phrases(words, article.names) if article.title else ()
    return Link(words, link(routes.article_path(article)), phrases=own)


def heading_link(kind: IndexKind, name: str, context: RenderContext, link: Linked) -> Link:
    """A name or topic, linked where the edition has a page for it."""
    address = context.addresses.get((kind, name))
    return Link(name, link(address) if address else None)


def counted_heading(kind: IndexKind, name: str, count: int, context: RenderContext, link: Linked) -> Link:
    """A name or topic with a number of articles."""
    return replace(heading_link(kind, name, context, link), note=f"{count:,}")


def headline(article: Article, context: RenderContext, link: Linked, length: int = EXCERPT_LENGTH) -> Headline:
    """The article as lists show it, with about `length` characters of its text."""
    page = context.pages.get((article.date, article.page))
    label = Link(page_label(article.page, context.strings))
    if article.holding.withdrawn:
        # What it was called is said on its own page alone.
        mark = context.strings["withdrawn_mark"]
        article = replace(article, title=mark, kicker=None, subtitle=None, body="")
    return Headline(
        href=link(routes.article_path(article)),
        title=article.title,
        phrases=phrases(article.title, article.names),
        opening="" if article.title else opening(article),
        kicker=phrases(article.kicker, article.names),
        deck=phrases(article.subtitle, article.names),
        excerpt=_after_headline(article, length),
        credit=credit_line(article),
        date=date_label(article.date, context.strings),
        day=article.date.isoformat(),
        page=page_link(page, context, link) if page else label,
        weight=_weight(len(running_text(article.body))),
        draft=article.is_machine_draft,
    )


def _weight(length: int) -> str:
    if length >= LONG_STORY:
        return "long"
    return "short" if length > BRIEF_STORY else "brief"


def headlines(articles: Iterable[Article], context: RenderContext, link: Linked) -> tuple[Headline, ...]:
    """The articles as lists show them, in the order given."""
    return tuple(headline(article, context, link) for article in articles)


def continuations(
    page: PrintedPage, articles: Iterable[Article], context: RenderContext, link: Linked
) -> tuple[Headline, ...]:
    """The articles that go on on a printed page, as it lists them: where from, and how their text goes on."""
    return tuple(_continuation(article, page.number, context, link) for article in articles)


def _continuation(article: Article, number: int, context: RenderContext, link: Linked) -> Headline:
    opening = next((part.opening for part in article.continued if part.page == number), None)
    text = running_text(article.body)
    start = max(0, text.find(opening)) if opening else 0
    before = article.pages[article.pages.index(number) - 1]
    sign = context.strings["jump_from"].format(page=page_label(before, context.strings))
    going_on = excerpt(text[start:], EXCERPT_LENGTH)
    return replace(headline(article, context, link), kicker=(((sign,),),), deck=(), excerpt=going_on)


def page_headlines(
    page: PrintedPage, articles: Iterable[Article], context: RenderContext, link: Linked
) -> PageHeadlines:
    """The printed page with these of its articles."""
    label = Link(page_label(page.number, context.strings), link(routes.page_path(page)))
    return PageHeadlines(label, str(page.number), page.name, headlines(articles, context, link))


def credit_line(article: Article) -> str:
    """The people a byline credits, in one line (记者 甲 摄影 乙), or the byline as printed."""
    if article.byline is None:
        return ""
    credited = (f"{credit.role} {credit.name}".strip() for credit in article.byline.credits)
    return " ".join(credited) or article.byline.text


def opening(article: Article) -> str:
    """The first words of an article's text."""
    return clipped(running_text(article.body), OPENING_LENGTH)


def _after_headline(article: Article, length: int) -> str:
    # Where the first words stand in for the headline, the excerpt goes on after them.
    text = running_text(article.body)
    if article.title:
        return excerpt(text, length)
    rest = rest_after(text, opening(article))
    return ELLIPSIS + excerpt(rest, length) if rest else ""
