"""The words of what may not be seen, and whether something else repeats them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from generator.language import bigrams, containment
from generator.model import Article, Note, Phrase, Values

_NO_WORD = re.compile(r"[\W_]+")
_QUOTED = re.compile("[“《「‘『](.+?)[”》」’』]")
_RUN = 8  # characters in a row: so long a run is not in two texts by chance
SHORTEST = 4  # characters of a line that is looked for as a whole
_SHORTEST_ALIKE = 6
_ALIKE = 0.6  # of a line's pairs of characters


@dataclass(frozen=True, slots=True)
class Secret:
    """The words of one article that may not be seen, ready to be looked for; `names` are short."""

    text: str
    names: frozenset[str]
    runs: frozenset[str]
    pairs: Counter[str]


def secret_of(article: Article) -> Secret:
    """The words of an article, all that is printed of it."""
    text = "\n".join(words for each in _printed(article) if (words := words_of(each)))
    return Secret(
        text,
        frozenset(words for each in _names(article) if (words := words_of(each))),
        frozenset(runs_of(text)),
        Counter(bigrams(text)),
    )


def words_of(text: str) -> str:
    """The text without spaces and punctuation, in one width and case: so a line and an article are compared."""
    return _NO_WORD.sub("", unicodedata.normalize("NFKC", text)).casefold()


def runs_of(text: str) -> Iterator[str]:
    """Every run of so many characters as no two texts have in common by chance."""
    return (text[start : start + _RUN] for start in range(len(text) - _RUN + 1))


def public_words(article: Article) -> str:
    """What an article that is shown says itself, as one text."""
    return "\n".join(map(words_of, (*_printed(article), *_names(article))))


def repeats(text: str, secrets: Iterable[Secret], public: str = "") -> bool:
    """Whether a text repeats what may not be seen, but for what is said in public anyway."""
    words = words_of(text)
    if not words or words in public:
        return False
    return any(_is_in(words, secret) or _shares_run(words, secret, public) for secret in secrets)


def shares_run(text: str, secrets: Iterable[Secret], public: str = "") -> bool:
    """Whether a long run of a text stands in what may not be seen, and not in what is said in public."""
    words = words_of(text)
    return any(_shares_run(words, secret, public) for secret in secrets)


def quotes(note: Note, secrets: Iterable[Secret], public: str) -> bool:
    """Whether a note quotes what may not be seen: another's headline, its first words.

    The texts among its values are all of print; of words that were typed, what stands in quotation marks.
    """
    known = list(secrets)
    printed = list(_texts_of(note.values))
    pieces = [*printed, *_QUOTED.findall(note.text)]
    quoted = [words for piece in pieces if (words := words_of(piece)) and words not in public]
    is_quoted = any(words in secret.text for words in quoted for secret in known)
    return (
        is_quoted
        or any(shares_run(text, known, public) for text in (*printed, note.text))
        or any(repeats(piece, known, public) for piece in quoted)
    )


def _texts_of(values: Values) -> Iterator[str]:
    for _, value in values:
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Phrase):
                yield from _texts_of(part.values)
            elif isinstance(part, str):
                yield part


def _is_in(words: str, secret: Secret) -> bool:
    if words in secret.names or (len(words) >= SHORTEST and words in secret.text):
        return True
    return len(words) >= _SHORTEST_ALIKE and containment(Counter(bigrams(words)), secret.pairs) >= _ALIKE


def _shares_run(words: str, secret: Secret, public: str) -> bool:
    return any(run in secret.runs and run not in public for run in runs_of(words))


def _printed(article: Article) -> Iterator[str]:
    heads = (article.title, article.kicker, article.subtitle, article.section)
    yield from (head for head in heads if head)
    yield from article.body.split("\n")
    yield from (line.text for line in (article.byline, article.dateline) if line)
    yield from chain.from_iterable((caption.text, caption.credit or "") for caption in article.captions)
    yield from (part.head for part in article.continued if part.head)
    yield from article.corrections


def _names(article: Article) -> Iterator[str]:
    yield from (article.title or "", article.section or "", article.byline.text if article.byline else "")
    yield from (credit.name for credit in (article.byline.credits if article.byline else ()))
    yield from (caption.credit or "" for caption in article.captions)
    doubtful = article.doubtful
    yield from (*article.people, *article.places, *article.organisations, *article.topics)
    yield from (*doubtful.people, *doubtful.places, *doubtful.organisations)
