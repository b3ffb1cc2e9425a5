"""Two parts of one story -> one article: the text goes on, and all that either page prints is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.language import joined as joined_text
from generator.language import without_spaces
from generator.model import Article, Byline, Continuation, Note, NoteCode, as_printed
from generator.parse import ends_sentence
from generator.prose import Paragraph, markdown_body, paragraphs_of

_LEAST_OPENING = 12  # characters by which a continuation's text is found again in the whole
_SEAM = 8  # characters on either side of the cut that are shown to the editor
# A continuation needs no headline of its own, and what is short by itself may be long enough together.
_OF_NO_MATTER = frozenset(
    {
        NoteCode.NO_HEADLINE,
        NoteCode.UNRELATED_HEADLINE,
        NoteCode.RIVAL_HEADLINE,
        NoteCode.HEADLINE_OF_CONTINUATION,
        NoteCode.GUESSED_HEADS,
        NoteCode.SHORT_BODY,
    }
)


def joined(first: Article, second: Article) -> Article:
    """The article that `second` goes on with, under the key of `first`."""
    with_head, head = _headed(first, second)
    paragraphs = _paragraphs(first, second)
    continuation = Continuation(second.page, head, _opening(second, paragraphs))
    return replace(
        with_head,
        body=markdown_body(paragraphs),
        byline=_byline(first, second),
        dateline=first.dateline or second.dateline,
        captions=first.captions + second.captions,
        jumps=first.jumps + second.jumps,
        continued=(*first.continued, continuation, *second.continued),
        source=first.source + second.source,
        confidence=_confidence(first, second),
        notes=_notes(with_head, first, second),
    )


def goes_on_in_sentence(first: Article, second: Article) -> bool:
    """Whether the cut runs through a sentence, so that two paragraphs of print are one of the article."""
    before, after = paragraphs_of(first.body)[-1:], paragraphs_of(second.body)[:1]
    if not before or not after or before[0].subhead or after[0].subhead:
        return False
    return not ends_sentence(before[0].text)


def _headed(first: Article, second: Article) -> tuple[Article, str | None]:
    """The first part with its head, and what else stands over the second.

    Where the headline is not in the text of the first page, the one that the paper prints over the continuation
    is the article's.
    """
    if first.title is None and second.title is not None:
        head = replace(first, title=second.title, kicker=second.kicker, subtitle=second.subtitle)
        return head, second.section
    printed = (second.section, second.kicker, second.title, second.subtitle)
    return first, " ".join(text for text in printed if text) or None


def _paragraphs(first: Article, second: Article) -> list[Paragraph]:
    before, after = list(paragraphs_of(first.body)), list(paragraphs_of(second.body))
    if not goes_on_in_sentence(first, second):
        return before + after
    return [*before[:-1], Paragraph(joined_text(before[-1].text, after[0].text)), *after[1:]]


def _opening(second: Article, whole: Sequence[Paragraph]) -> str | None:
    """The first words of the second part's text, as many as tell them from all others of the article."""
    own = paragraphs_of(second.body)
    if not own:
        return None
    text, lines = own[0].text, "\n".join(paragraph.text for paragraph in whole)
    lengths = range(_LEAST_OPENING, len(text))
    return next((text[:length] for length in lengths if lines.count(text[:length]) == 1), text)


def _byline(first: Article, second: Article) -> Byline | None:
    """Both bylines as printed; one that stands in the running text anyway is not said once more."""
    if first.byline is None or second.byline is None:
        return first.byline or second.byline
    credited = tuple(dict.fromkeys((*first.byline.credits, *second.byline.credits)))
    apart = [article.byline.text for article in (first, second) if article.byline and not _is_within(article)]
    return Byline(" ".join(apart) or first.byline.text, credited)


def _is_within(article: Article) -> bool:
    """Whether an article's byline is part of its running text."""
    text = without_spaces("".join(paragraph.text for paragraph in paragraphs_of(article.body)))
    return article.byline is not None and without_spaces(article.byline.text) in text


def _confidence(first: Article, second: Article) -> float | None:
    if first.confidence is None or second.confidence is None or not _doubts(second.notes):
        return first.confidence
    return min(first.confidence, second.confidence)


def _notes(with_head: Article, first: Article, second: Article) -> tuple[Note, ...]:
    kept = [note for note in first.notes if note.code != NoteCode.SHORT_BODY]
    if with_head is not first:
        pages = (("page", as_printed(second.page)), ("first_page", as_printed(first.page)))
        kept = [note for note in kept if note.code != NoteCode.NO_HEADLINE]
        kept.append(Note(NoteCode.HEADLINE_OF_CONTINUATION, pages))
    return tuple(dict.fromkeys([*kept, _seam(first, second), *_doubts(second.notes)]))


def _doubts(notes: Iterable[Note]) -> list[Note]:
    return [note for note in notes if note.code not in _OF_NO_MATTER]


def _seam(first: Article, second: Article) -> Note:
    """The note that quotes what stands on either side of the cut."""
    before = "".join(part.text[-_SEAM:] for part in paragraphs_of(first.body)[-1:])
    after = "".join(part.text[:_SEAM] for part in paragraphs_of(second.body)[:1])
    values = (("page", as_printed(second.page)), ("before", before), ("after", after))
    return Note(NoteCode.CONTINUATION_JOINED, values)
