"""The words of headlines, kept between runs in .cache/: the dictionary that says them takes long to load."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

from generator.language import dictionary_version, known_words, learn_words
from generator.storage import write_whole

KEPT = "headline-words.json"


@contextlib.contextmanager
def words_kept_in(cache: Path) -> Iterator[None]:
    """Know what the dictionary said in earlier runs of what headlines are made of, and keep what it says now.

    What cannot be read there, or was said by another dictionary, is asked again.
    """
    kept = _kept_words(cache / KEPT)
    learn_words(kept)
    yield
    if known_words().keys() - kept.keys():
        content = {"dictionary": dictionary_version(), "words": known_words()}
        with contextlib.suppress(OSError):  # what is not kept is only asked again
            write_whole(cache / KEPT, json.dumps(content, ensure_ascii=False, sort_keys=True).encode())


def _kept_words(path: Path) -> dict[str, tuple[str, ...]]:
    try:
        content = json.loads(path.read_bytes())
        if content["dictionary"] != dictionary_version():
            return {}
        return {text: tuple(words) for text, words in content["words"].items() if "".join(words) == text}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}
