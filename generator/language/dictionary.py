"""What jieba's dictionary knows: the words of a text, and the tag of a word by itself.

No other module loads jieba; it is loaded when first asked, which takes about a second.
"""

import logging
from functools import cache, lru_cache
from importlib.metadata import version
from types import ModuleType

_LOCAL_WORDS = 1 << 16  # local cuts remembered: the same few words follow most names


@lru_cache(maxsize=_LOCAL_WORDS)
def plain_words(text: str) -> tuple[str, ...]:
    """The words of a short text by the dictionary alone, no guessing at unknown ones."""
    return tuple(_jieba().cut(text, HMM=False))


def dictionary_version() -> str:
    """Which dictionary it is: the same one cuts the same words."""
    return version("jieba")


def tagged_words(text: str) -> list[tuple[str, str]]:
    """The words of a text with jieba's tags; joined they are the text. Unknown words are guessed."""
    return [(pair.word, pair.flag) for pair in _tagging().cut(text)]


def dictionary_tag(word: str) -> str:
    """The tag of a word of jieba's dictionary, "" for a word it does not hold."""
    return str(_tagging().dt.word_tag_tab.get(word, ""))


@cache
def _jieba() -> ModuleType:
    # Loading takes about a second, which a command that needs no words must not pay.
    import jieba  # noqa: PLC0415 (see above)

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return jieba  # type: ignore[no-any-return] # jieba ships no types


@cache
def _tagging() -> ModuleType:
    """Jieba's words with their tags, which take as long again to load."""
    _jieba()
    from jieba import posseg  # noqa: PLC0415 (see above)

    return posseg  # type: ignore[no-any-return] # jieba ships no types
