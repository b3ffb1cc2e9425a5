"""The lines of the pages' texts that may not be seen, and the texts that are not shown at all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from posixpath import normpath

from generator.content import PageText, Remains
from generator.language import share_within
from generator.model import Article, Key, PrintedPage, SourceLines
from generator.readers import page_path
from generator.visibility.secrets import SHORTEST, Secret, public_words, repeats, secret_of, words_of

_FOUND = 0.5  # of an article's text in its lines; with less their numbers are not to be trusted

Line = tuple[str, int]


def texts_of(page: PrintedPage) -> frozenset[str]:
    """Where the text of a page lies, by what its file says and by where it would be kept."""
    return frozenset({page_path(page.key), *(lines.path for lines in page.source)})


def texts_not_shown(
    hidden: Sequence[Article], remains: Remains, pages: Mapping[Key, PrintedPage]
) -> frozenset[str]:
    """The texts of which nobody can say which lines are those of an article that may not be seen."""
    found: set[str] = set()
    for article in hidden:
        own = {lines.path for lines in article.source}
        if not own or article in remains.unreadable or not _are_its_lines(article, remains.texts):
            beside = [pages[key] for key in article.page_keys if key in pages]
            found |= own.union(*map(texts_of, beside), map(page_path, article.page_keys))
    return frozenset(found)


def blank_lines(
    hidden: Sequence[Article], shown: Sequence[Article], texts: Mapping[str, PageText]
) -> frozenset[Line]:
    """The lines of articles that may not be seen, and those that repeat what they say."""
    secrets = [secret_of(article) for article in hidden]
    blank = {line for article in hidden for line in _lines(article.source, texts)}
    for path, text in texts.items():
        public = _public(path, shown)
        blank |= {
            (path, number)
            for number, line in text.lines.items()
            if (path, number) not in blank and _repeats(line, number, secrets, public)
        }
    return frozenset((normpath(path), number) for path, number in (*blank, *_between(blank, texts)))


def _are_its_lines(article: Article, texts: Mapping[str, PageText]) -> bool:
    known = [texts[path] for path in {lines.path for lines in article.source} if path in texts]
    if any(text.changed for text in known):
        return False
    said = words_of(article.body) or words_of(article.title or "")
    printed = "".join(words_of(texts[path].lines[number]) for path, number in _lines(article.source, texts))
    return not said or not known or share_within(said, printed) >= _FOUND


def _lines(source: Iterable[SourceLines], texts: Mapping[str, PageText]) -> Iterator[Line]:
    for stretch in source:
        text = texts.get(stretch.path)
        for number in text.lines if text else ():
            if stretch.first <= number <= stretch.last:
                yield stretch.path, number


def _public(path: str, shown: Iterable[Article]) -> list[tuple[SourceLines, str]]:
    """The stretches of a text that went into articles that are shown, each with what that article says."""
    return [
        (stretch, public_words(article))
        for article in shown
        for stretch in article.source
        if stretch.path == path
    ]


def _repeats(
    line: str, number: int, secrets: Sequence[Secret], public: Sequence[tuple[SourceLines, str]]
) -> bool:
    said = "\n".join(words for stretch, words in public if stretch.first <= number <= stretch.last)
    return repeats(line, secrets, said)


def _between(blank: set[Line], texts: Mapping[str, PageText]) -> Iterator[Line]:
    """The single lines that stand between two blank ones: too short to be known for what they are."""
    for path, number in blank:
        line = texts[path].lines.get(number + 1, "")
        if (path, number + 2) in blank and len(words_of(line)) < SHORTEST:
            yield path, number + 1
