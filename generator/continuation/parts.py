"""An article of one page, seen as a part of a story: what a jump leads on from, or what it leads to."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.language import in_simplified_print, word_bigrams
from generator.model import Article, Direction, Jump, ParsedPage, meant_page
from generator.parse import dateline_at_start
from generator.prose import Paragraph, paragraphs_of

_REFERENCE = "见"  # 全文见三版, 相关报道见第四版: another article, not the rest of this one
_WORDS_IN_MARK = re.compile(r"[《“「](.+?)[》”」]")
_PUNCTUATION = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Part:
    """An article with what tells whether another is its continuation.

    `head` is what stands over it, its characters alone, `text` all else that it says; `pairs` counts the
    pairs of neighbouring characters of both, `own_pairs` those of the text alone. `onward` and `back` are the
    pages that its marks mean. `orderly` says that nothing hints at two stories read as one: no text before the
    mark that opens it or after the one at its end, no dateline within it.
    """

    article: Article
    head: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    pairs: Mapping[str, int]
    own_pairs: Mapping[str, int]
    onward: tuple[str, ...]
    back: tuple[str, ...]
    orderly: bool

    @property
    def first(self) -> str:
        """The paragraph that it begins with, empty where that is a subhead or there is none."""
        return _text(self.paragraphs[:1])

    @property
    def last(self) -> str:
        """The paragraph that it ends with, empty where that is a subhead or there is none."""
        return _text(self.paragraphs[-1:])


def parts_of(readings: Iterable[ParsedPage]) -> list[Part]:
    """The articles of all pages as parts, in the order of the pages' keys."""
    ordered = sorted(readings, key=lambda reading: reading.page.key)
    present = {reading.page.label for reading in ordered}
    return [
        _part(article, present, orderly=_is_orderly(article, reading, index))
        for reading in ordered
        for index, article in enumerate(reading.page.articles)
    ]


def leads_on(jump: Jump) -> bool:
    """Whether a jump says that the text goes on elsewhere or comes from there."""
    return _REFERENCE not in in_simplified_print(jump.text)


def mark_of(part: Part, direction: Direction, page: str) -> Jump | None:
    """The part's mark that leads on to a page, or back to it."""
    marks = (jump for jump in part.article.jumps if jump.direction is direction and leads_on(jump))
    return next((jump for jump in marks if meant_page(jump.page, part.article.page, {page}) == page), None)


def pairs_in(text: str) -> Counter[str]:
    """How often each pair of neighbouring letters and digits stands in a text; punctuation breaks them."""
    return Counter(word_bigrams(text))


def _part(article: Article, present: Collection[str], *, orderly: bool) -> Part:
    paragraphs = paragraphs_of(article.body)
    heads = [text for text in (article.section, article.kicker, article.title, article.subtitle) if text]
    heads += [words for jump in article.jumps for words in _WORDS_IN_MARK.findall(jump.text)]
    text = "\n".join([*(part.text for part in paragraphs), *(caption.text for caption in article.captions)])
    return Part(
        article,
        _PUNCTUATION.sub("", "".join(heads)),
        text,
        paragraphs,
        pairs_in("\n".join([*heads, text])),
        pairs_in(text),
        _pages(article, Direction.TO, present),
        _pages(article, Direction.FROM, present),
        orderly,
    )


def _pages(article: Article, direction: Direction, present: Collection[str]) -> tuple[str, ...]:
    marks = (jump for jump in article.jumps if jump.direction is direction and leads_on(jump))
    return tuple(meant_page(jump.page, article.page, present) for jump in marks)


def _is_orderly(article: Article, reading: ParsedPage, index: int) -> bool:
    if any(dateline_at_start(paragraph.text) for paragraph in paragraphs_of(article.body)[1:]):
        return False
    marks = [role.line for role in reading.roles if role.article == index and role.role == "jump"]
    text = [role.line for role in reading.roles if role.article == index and role.role in {"body", "subhead"}]
    if not marks or not text:
        return True
    directions = {jump.direction for jump in article.jumps}
    begins = Direction.FROM not in directions or min(marks) <= min(text)
    return begins and (Direction.TO not in directions or max(marks) >= max(text))


def _text(paragraphs: Sequence[Paragraph]) -> str:
    return "".join(paragraph.text for paragraph in paragraphs if not paragraph.subhead)
