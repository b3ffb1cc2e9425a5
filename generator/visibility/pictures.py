"""The pictures that only what may not be seen refers to."""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from generator.model import Article


def pictures_not_shown(names: Sequence[str], hidden: Iterable[str], shown: Iterable[str]) -> frozenset[str]:
    """Of the pictures those that the hidden texts refer to and the shown ones do not."""
    secret, public = "\n".join(map(unquote, hidden)), "\n".join(map(unquote, shown))
    return frozenset(name for name in names if _is_named(name, secret) and not _is_named(name, public))


def texts_with_pictures(article: Article) -> Iterator[str]:
    """Where an article may refer to a picture."""
    yield article.body
    yield from article.corrections
    yield from (caption.image for caption in article.captions if caption.image)


def _is_named(name: str, text: str) -> bool:
    # On some systems a file is found under capitals too.
    pattern = rf"(?<![\w./-])(?:[./]*images/)?(?:\./)*{re.escape(name)}(?![\w])"
    return re.search(pattern, text, re.IGNORECASE) is not None
