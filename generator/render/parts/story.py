"""One article as its own page shows it: text, captions, jumps, names, and where it all came from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator import routes
from generator.index_pages import forms_of, short_forms
from generator.language import Phrases, phrases
from generator.markup import NamedPage, NoteWords, Placement, image_name, running_text, shown_at
from generator.messages import note_sentence
from generator.model import (
    Article,
    Caption,
    Certainty,
    Direction,
    IndexKind,
    Key,
    MetJump,
    SourceLines,
    Status,
    certainty_of,
    listed_names,
)
from generator.render.context import RenderContext
from generator.render.issue_context import IssueContext
from generator.render.parts.drafts import draft_link
from generator.render.parts.views import (
    Link,
    Linked,
    heading_link,
    headline_link,
    page_label,
    page_link,
)
from generator.topics import leading_words

_CERTAINTIES = {
    Certainty.SURE: "confidence_sure",
    Certainty.FAIR: "confidence_fair",
    Certainty.DOUBTFUL: "confidence_doubtful",
}
MOST_GROUNDS = 8  # words that are shown of those that led to a topic


@dataclass(frozen=True, slots=True)
class CreditView:
    """One person of the byline: the role as printed, the name linked to their articles."""

    role: str
    name: Link


@dataclass(frozen=True, slots=True)
class CaptionView:
    """A caption with its photographer and, where there is one, its picture."""

    text: str
    credit: str | None
    image: str | None


@dataclass(frozen=True, slots=True)
class JumpView:
    """Where the article goes on or came from: the sign, the way there, or the reason why there is none."""

    sign: str
    way: Link | None
    note: str


@dataclass(frozen=True, slots=True)
class HeadingList:
    """The names or topics of one kind in an article, each linked to its page."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What an article rests on: lines of the page's file, the machine's confidence and notes, its status.

    `origin` is whose a finished article is and where it stands on the web. `grounds` says of each topic which
    words led to it. All of it is empty of an article that a person wrote and nobody has marked as read.
    """

    status: str
    origin: Link | None
    sources: tuple[Link, ...]
    confidence: str
    notes: tuple[str, ...]
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """An article as its own page shows it; `draft` says that it is a machine's draft, where it is one."""

    title: str | None
    phrases: Phrases
    kicker: Phrases
    deck: Phrases
    section: str | None
    credits: tuple[CreditView, ...]
    byline: str
    dateline: str
    corrections: tuple[str, ...]
    body: Markup
    captions: tuple[CaptionView, ...]
    pages: tuple[Link, ...]
    printed_on: str
    came_from: tuple[JumpView, ...]
    goes_on: tuple[JumpView, ...]
    headings: tuple[HeadingList, ...]
    draft: Link | None
    provenance: Provenance


def story(
    article: Article, issue: IssueContext, context: RenderContext, link: Linked, level: int = 2
) -> StoryView:
    """The article with all its links made for a page of its issue; its subheads begin at a level."""
    pages = tuple(_page(key, context, link) for key in article.page_keys if key.has_page)
    return StoryView(
        title=article.title,
        phrases=phrases(article.title, article.names),
        kicker=phrases(article.kicker, article.names),
        deck=phrases(article.subtitle, article.names),
        section=article.section,
        credits=_credits(article, context, link),
        byline=article.byline.text if article.byline and not article.byline.credits else "",
        dateline=_dateline(article),
        corrections=article.corrections,
        body=shown_at(
            _place(article, issue, context, level), article.body, _named_pages(article, issue, context, link)
        ),
        captions=tuple(_caption(caption, link) for caption in article.captions),
        pages=pages,
        printed_on=context.strings["between_pages"].join(page.text for page in pages),
        came_from=_jumps(Direction.FROM, article, issue, context, link),
        goes_on=_jumps(Direction.TO, article, issue, context, link),
        headings=_headings(article, context, link),
        draft=draft_link(article, context, link),
        provenance=_provenance(article, issue, context, link),
    )


def _place(article: Article, issue: IssueContext, context: RenderContext, level: int) -> Placement:
    # Every page that shows a text in full lies where the article's own lies, so that its links hold there too.
    words = NoteWords(context.strings["note_n"], context.strings["note_back"], context.strings["table"])
    return Placement(routes.article_path(article), level, article.key, issue.published, words)


def _credits(article: Article, context: RenderContext, link: Linked) -> tuple[CreditView, ...]:
    credited = article.byline.credits if article.byline else ()
    return tuple(
        CreditView(credit.role, heading_link(IndexKind.REPORTERS, credit.name, context, link))
        for credit in credited
    )


def _dateline(article: Article) -> str:
    # Where the text still opens with its dateline, it is not said twice.
    if article.dateline is None or running_text(article.body).startswith(article.dateline.text):
        return ""
    return article.dateline.text


def _caption(caption: Caption, link: Linked) -> CaptionView:
    name = image_name(caption.image) if caption.image else None
    # What the caption says itself is not said twice.
    credit = None if caption.credit and caption.credit in caption.text else caption.credit
    return CaptionView(caption.text, credit, link(routes.image_path(name)) if name else None)


def _page(key: Key, context: RenderContext, link: Linked) -> Link:
    page = context.pages.get(key)
    return page_link(page, context, link) if page else Link(page_label(key.page, context.strings))


def _jumps(
    direction: Direction, article: Article, issue: IssueContext, context: RenderContext, link: Linked
) -> tuple[JumpView, ...]:
    # A jump within the article leads a reader nowhere: what it led to is part of the text.
    outward = [met for met in issue.jumps.get(article.key, ()) if met.article != article]
    return tuple(_jump(met, article, context, link) for met in outward if met.jump.direction is direction)


def _jump(met: MetJump, article: Article, context: RenderContext, link: Linked) -> JumpView:
    strings = context.strings
    label = page_label(met.page, strings)
    back = met.jump.direction is Direction.FROM
    sign = strings["jump_from" if back else "jump_to"].format(page=label)
    if met.article:
        return JumpView(sign, headline_link(met.article, context, link), "")
    page = context.pages.get(article.key.page_of_issue(met.page))
    if page is None:
        return JumpView(sign, None, strings["jump_page_absent"].format(page=label))
    note = strings["jump_start_unmet" if back else "jump_unmet"].format(page=label)
    return JumpView(sign, page_link(page, context, link), note)


def _headings(article: Article, context: RenderContext, link: Linked) -> tuple[HeadingList, ...]:
    return tuple(
        HeadingList(
            context.strings[kind.value], tuple(heading_link(kind, name, context, link) for name in names)
        )
        for kind, names in listed_names(article).items()
        if names
    )


def _named_pages(
    article: Article, issue: IssueContext, context: RenderContext, link: Linked
) -> Iterator[NamedPage]:
    """Every form in which the article may print its names, with the link to their pages."""
    listed = listed_names(article)
    kinds = (IndexKind.PLACES, IndexKind.ORGANISATIONS, IndexKind.PEOPLE)
    named = [(kind, name) for kind in kinds for name in listed[kind]]
    for kind, name in named:
        address = context.addresses.get((kind, name))
        # A town's short form is part of too many names that are not its own.
        short = () if kind is IndexKind.PLACES else short_forms(kind, name)
        for form in (*short, *forms_of(name, issue.entities.get((kind, name)))):
            yield NamedPage(form, link(address) if address else None)


def _provenance(article: Article, issue: IssueContext, context: RenderContext, link: Linked) -> Provenance:
    strings = context.strings
    return Provenance(
        status=_status(article, strings),
        origin=_origin(article, strings),
        sources=tuple(_source_link(lines, issue, context, link) for lines in article.source),
        confidence=_confidence(article, strings),
        notes=tuple(note_sentence(note, context.settings.language) for note in article.notes),
        # What a person wrote has the topics that a person gave it.
        grounds=tuple(_grounds(article, context)) if article.by_machine else (),
    )


def _status(article: Article, strings: Mapping[str, str]) -> str:
    if article.status is Status.REVIEWED:
        return strings["status_reviewed"]
    return strings["status_draft"] if article.is_machine_draft else ""


def _origin(article: Article, strings: Mapping[str, str]) -> Link | None:
    if article.provider:
        return Link(strings["provided_by"].format(provider=article.provider), article.url)
    return Link(strings["original_address"], article.url) if article.url else None


def _confidence(article: Article, strings: Mapping[str, str]) -> str:
    if article.confidence is None or not article.is_machine_draft:
        return ""
    return strings[_CERTAINTIES[certainty_of(article.confidence)]].format(share=f"{article.confidence:.0%}")


def _source_link(lines: SourceLines, issue: IssueContext, context: RenderContext, link: Linked) -> Link:
    key = "source_line" if lines.first == lines.last else "source_lines"
    words = context.strings[key].format(path=lines.path, first=lines.first, last=lines.last)
    address = issue.printed.get(lines.path)
    return Link(words, link(f"{address}#L{lines.first}") if address else None)


def _grounds(article: Article, context: RenderContext) -> Iterator[str]:
    for topic in article.topics:
        words = leading_words(article, topic, context.topics)
        key = "topic_grounds" if len(words) <= MOST_GROUNDS else "topic_grounds_more"
        if words:
            yield context.strings[key].format(topic=topic, words="、".join(words[:MOST_GROUNDS]))
