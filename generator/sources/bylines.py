"""Whether a line is the names of those who wrote an article, without a word that says so."""

import re

from generator.language import HAN

_NAMES = re.compile(rf"[{HAN}·]{{2,3}}|[{HAN}·]{{1,4}}(?:[\s　、，]+[{HAN}·]{{1,4}})+")


def is_names(text: str) -> bool:
    """Whether a line is names and nothing else: 何一苇, 林 晚 秋, 陈小青 林晚秋."""
    return _NAMES.fullmatch(text) is not None
