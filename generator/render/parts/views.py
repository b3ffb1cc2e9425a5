"""What templates are given: links, headlines and the words beside them, with nothing left to decide.

Every href is made for the page it stands on.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator import routes
from generator.language import ELLIPSIS, OPENING_LENGTH, Phrases, clipped, excerpt, phrases, rest_after
from generator.markup import running_text, without_direction_marks
from generator.model import Article, IndexKind, Issue, IssueName, Key, PrintedPage, as_printed
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
    page: Link | None
    weight: str
    draft: bool


@dataclass(frozen=True, slots=True)
class PageHeadlines:
    """A printed page with the headlines on it, and those of the articles that go on there from another page.

    Articles of which nobody knows the page stand under words that lead nowhere.
    """

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


def issue_label(key: Key, strings: Mapping[str, str]) -> str:
    """The issue of a key by its day, or days, and what it is called: 2025年6月15日, 2025年6月15日 号外."""
    return " ".join(
        part for part in (_days_label(key.issue_name, strings), edition_label(key, strings)) if part
    )


def edition_label(key: Key, strings: Mapping[str, str]) -> str:
    """What tells the issue of a key from others of its day: 号外, 第2版次; empty for the paper itself."""
    name = key.issue_name
    number = strings["edition_n"].format(n=name.number) if name.number > 1 else ""
    return " ".join(part for part in (name.name, number) if part)


def _days_label(name: IssueName, strings: Mapping[str, str]) -> str:
    first, last = name.day, name.last_day
    if first == last:
        return date_label(first, strings)
    if (first.year, first.month) == (last.year, last.month):
        month = month_name(first, strings)
        return strings["days_of_month"].format(year=first.year, month=month, first=first.day, last=last.day)
    return strings["several_days"].format(first=date_label(first, strings), last=date_label(last, strings))


def page_label(label: str, strings: Mapping[str, str]) -> str:
    """A printed page by its label: 第2版, A04版."""
    return strings["page_n" if label.isdecimal() else "page_labelled"].format(n=as_printed(label))


def page_link(page: PrintedPage, context: RenderContext, link: Linked) -> Link:
    """A printed page by label and name: 第2版 要闻."""
    label = page_label(page.label, context.strings)
    return Link(f"{label} {page.name}" if page.name else label, link(routes.page_path(page)))


def issue_link(issue: Issue, context: RenderContext, link: Linked) -> Link:
    """An issue by its date, with its number of pages."""
    return Link(
        issue_label(issue.key, context.strings), link(routes.issue_path(issue.key)), pages_note(issue, context)
    )


def pages_note(issue: Issue, context: RenderContext) -> str:
    """How many pages an issue has; empty where nobody knows."""
    count = len(issue.printed_pages)
    return context.strings["pages_of_issue"].format(n=count) if count else ""


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
    page = context.pages.get(article.key.of_page)
    label = Link(page_label(article.page, context.strings)) if article.key.has_page else None
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
        date=issue_label(article.key, context.strings),
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
    return tuple(_continuation(article, page.label, context, link) for article in articles)


def _continuation(article: Article, label: str, context: RenderContext, link: Linked) -> Headline:
    opening = next((part.opening for part in article.continued if part.page == label), None)
    text = running_text(article.body)
    start = max(0, text.find(opening)) if opening else 0
    before = article.pages[article.pages.index(label) - 1]
    sign = context.strings["jump_from"].format(page=page_label(before, context.strings))
    going_on = excerpt(text[start:], EXCERPT_LENGTH)
    return replace(headline(article, context, link), kicker=(((sign,),),), deck=(), excerpt=going_on)


def unpaged_label(issue: Issue, strings: Mapping[str, str]) -> str:
    """What stands over the articles of an issue of which nobody knows the page: all of it, or the others."""
    return strings["in_the_same_issue" if issue.printed_pages else "articles_of_issue"]


def page_headlines(
    page: PrintedPage, issue: Issue, articles: Iterable[Article], context: RenderContext, link: Linked
) -> PageHeadlines:
    """The printed page of an issue with these of its articles; those whose page nobody knows under no link."""
    shown = headlines(articles, context, link)
    if not page.is_printed:
        return PageHeadlines(Link(unpaged_label(issue, context.strings)), "", None, shown)
    label = Link(page_label(page.label, context.strings), link(routes.page_path(page)))
    return PageHeadlines(label, str(as_printed(page.label)), page.name, shown)


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
