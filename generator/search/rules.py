"""What a browser must know to look for words in an index: how its texts were folded and cut into pairs.

The entry of the index carries it, so that a query is folded as the texts of just this index were, by the very
values that they were folded by.
"""

import re
from collections.abc import Mapping

from generator.language import BETWEEN_ACCENTS, FILLERS, SELECTOR, UNSEEN, is_in_gb_2312, simplified
from generator.model import IndexKind
from generator.search.bigrams import CHARACTER_MARK, FIRST_SYLLABLE, PLAIN, SPACES, SYLLABLES
from generator.search.documents import TITLE_PLACES

_LONG_ESCAPE = re.compile(r"\\U([0-9a-f]{8})")


def rules() -> Mapping[str, object]:
    """The values by the names that theme/js/search-text.js and search-query.js call them by.

    Patterns are regular expressions as JavaScript has them, with its flag u.
    """
    return {
        "plain": _pattern(PLAIN),
        "spaces": _pattern(SPACES),
        "betweenAccents": _pattern(BETWEEN_ACCENTS),
        "unseen": _pattern(f"{UNSEEN}|{SELECTOR}"),
        "fillers": _pattern(f"[{''.join(map(chr, FILLERS))}]"),
        "firstSyllable": FIRST_SYLLABLE,
        "syllables": SYLLABLES,
        "characterMark": CHARACTER_MARK,
        "foldedThoughCommon": "".join(chr(one) for one in sorted(simplified()) if is_in_gb_2312(chr(one))),
        "titlePlaces": TITLE_PLACES,
        "indexes": [kind.value for kind in IndexKind],
    }


def _pattern(pattern: str) -> str:
    """The regular expression, which both languages write alike but for characters beyond U+FFFF."""
    return _LONG_ESCAPE.sub(lambda found: f"\\u{{{int(found[1], 16):x}}}", pattern)
