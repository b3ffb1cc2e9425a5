"""An article's texts as a reader sees them, and the sentence that stands round a place in one of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.language import ELLIPSIS, Span, near, sentence_bounds
from generator.markup import running_text
from generator.model import Article

LONGEST_SENTENCE = 110  # characters; of a longer one only what stands near the mention is shown


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
    whole = sentence_bounds(text, *spans[0])
    start, end = near(text, whole, spans[0], LONGEST_SENTENCE)
    before = ELLIPSIS if start > whole[0] else ""
    after = ELLIPSIS if end < whole[1] else ""
    shift = len(before) - start
    inside = [span for span in spans if start <= span[0] and span[1] <= end]
    return Sentence(
        before + text[start:end] + after, tuple((first + shift, last + shift) for first, last in inside)
    )
