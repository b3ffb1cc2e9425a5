"""An article's texts as a reader sees them, and the sentence that stands round a place in one of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.markup import running_text
from generator.model import Article

SENTENCE_ENDS = "。！？!?\n"
_CLOSING = "”’」』）)"
LONGEST_SENTENCE = 110  # characters; of a longer one only what stands near the mention is shown
_LEAD_IN = 36  # characters before the mention in a sentence that is cut
_PAUSES = "，；：、,;: "
_ELLIPSIS = "……"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ArticleTexts:
    """The texts of one article: its body without subheads, its captions, its headline; a paragraph a line."""

    body: str
    captions: str
    headline: str

    def __iter__(self) -> Iterator[str]:
        """The texts in the order in which a sentence is looked for."""
        return iter((self.body, self.captions, self.headline))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as printed, cut where it is very long, with the spans of the name that it is shown for."""

    text: str
    marks: tuple[Span, ...]

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The text in pieces, each with whether it is marked; joined they are the text."""
        pieces: list[tuple[str, bool]] = []
        position = 0
        for start, end in self.marks:
            pieces += [(self.text[position:start], False), (self.text[start:end], True)]
            position = end
        pieces.append((self.text[position:], False))
        return tuple(piece for piece in pieces if piece[0])


def texts_of(article: Article) -> ArticleTexts:
    """The article's texts, a paragraph a line, of its body without subheads."""
    heads = (article.kicker, article.title, article.subtitle)
    return ArticleTexts(
        running_text(article.body),
        "\n".join(caption.text for caption in article.captions),
        "\n".join(head for head in heads if head),
    )


def sentence_at(text: str, spans: list[Span]) -> Sentence:
    """The sentence round the first of the spans of a text, with all spans that lie in it."""
    first = spans[0]
    start = max(text.rfind(sign, 0, first[0]) for sign in SENTENCE_ENDS) + 1
    ends = [end for end in (text.find(sign, first[1]) for sign in SENTENCE_ENDS) if end >= 0]
    end = min(ends, default=len(text))
    if end < len(text) and text[end] != "\n":
        end += 1
    while start < first[0] and text[start] in _CLOSING:  # of the sentence before
        start += 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return _cut(text, (start, end), spans)


def _cut(text: str, whole: Span, spans: list[Span]) -> Sentence:
    start, end = whole
    if end - start > LONGEST_SENTENCE:
        start, end = _near(text, whole, spans[0])
    before = _ELLIPSIS if start > whole[0] else ""
    after = _ELLIPSIS if end < whole[1] else ""
    shift = len(before) - start
    inside = [span for span in spans if start <= span[0] and span[1] <= end]
    return Sentence(
        before + text[start:end] + after, tuple((first + shift, last + shift) for first, last in inside)
    )


def _near(text: str, whole: Span, first: Span) -> Span:
    """The part of a long sentence round the mention, from pause to pause where one is near."""
    start, end = whole
    if first[0] - start > _LEAD_IN:
        start = first[0] - _LEAD_IN
        pause = next((place for place in range(start, first[0]) if text[place] in _PAUSES), start - 1)
        start = pause + 1
    end = min(end, max(start + LONGEST_SENTENCE, first[1]))
    return start, end
