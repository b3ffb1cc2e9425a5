"""Edition -> the search index: every text found by any run of characters that stands in it.

One small file (ENTRY) names all others; they are named for their content, so that none ever changes:

entry     -> the program, the tables of traditional characters and of suggestions, the rules by which a query is
             folded, and the volumes with their facets, newest first; of each how many texts it has, and which
             of them found no article
volume    -> where its words and its fragments lie
words     -> some words, with the texts that hold them: what is loaded for a pair of characters
fragments -> what is shown of one text each
facets    -> what narrows a search, one table each
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache as remembered
from pathlib import Path

from generator import markup, routes
from generator.language import FOLDING_CODE, other_readings, simplified
from generator.model import Article, Edition, Key, Output
from generator.search.documents import Text, headline_breaks, texts
from generator.search.facets import facets, page_names, unplaced
from generator.search.rules import rules
from generator.search.script_parts import SUFFIX, digest, json_content, part
from generator.search.suggestions import suggestions
from generator.search.volume_cache import forget_other_files, keep_files, kept_files
from generator.search.volume_files import PROGRAM, VOLUME, bound, only
from generator.search.volumes import Volume, volumes

ENTRY = "entry"
VARIANTS, SUGGESTIONS, FACETS, UNPLACED, RULES = "variants", "suggestions", "facets", "unplaced", "rules"


def search_index(edition: Edition, most_characters: int, cache: Path) -> Iterator[Output]:
    """The files below routes.SEARCH_INDEX, none for an edition without text.

    No volume has more characters than `most_characters`, unless a single month has; those whose texts
    did not change come from `cache`. Raises EditionError where Pagefind is missing, fails, or writes what
    is not its known format.
    """
    laid: set[str] = set()
    entries: list[object] = []
    names: list[str] = []
    program = ""
    called = page_names(edition)
    # Oldest first: a new issue then leaves the numbers of all others, and with them their files, as they are.
    for volume in reversed(volumes(list(texts(edition))[::-1], most_characters)):
        names.append(f"{volume.name}-{_key(volume.texts, called)}")
        parts = _bound_once(volume, called, cache, names[-1])
        if not parts:
            continue
        tables = {name: _named(FACETS, table) for name, table in facets(volume, edition).items()}
        program = only(parts, PROGRAM)
        entries.append(
            {
                VOLUME: only(parts, VOLUME),
                "count": len(volume.texts),
                FACETS: {name: path for name, (path, _) in tables.items()},
                **({UNPLACED: leftovers} if (leftovers := unplaced(volume)) else {}),
            }
        )
        yield from _outputs({**parts, **dict(tables.values())}, laid)
    forget_other_files(cache, names)
    if entries:
        tables = {
            VARIANTS: _named(VARIANTS, [_variants(), other_readings()]),
            SUGGESTIONS: _named(SUGGESTIONS, suggestions(edition)),
        }
        paths = {name: path for name, (path, _) in tables.items()}
        entry = part(json_content({PROGRAM: program, **paths, "volumes": entries, RULES: rules()}))
        yield from _outputs({**dict(tables.values()), ENTRY: entry}, laid)


def _bound_once(volume: Volume, page_names: Mapping[Key, str], cache: Path, name: str) -> Mapping[str, bytes]:
    parts = kept_files(cache, name)
    if parts is None:
        parts = bound(volume, page_names)
        keep_files(cache, name, parts)
    return parts


def _named(kind: str, value: object) -> tuple[str, bytes]:
    """The path of a part that is named for its content, and the part."""
    content = json_content(value)
    path = f"{kind}/{digest(content)}"
    return path, part(content)


def _outputs(parts: Mapping[str, bytes], laid: set[str]) -> Iterator[Output]:
    """The parts that are not laid yet: volumes have the program in common, and may have a table."""
    for path in sorted(parts.keys() - laid):
        laid.add(path)
        yield Output(f"{routes.SEARCH_INDEX}{path}{SUFFIX}", parts[path])


def _variants() -> str:
    """Each simplified character with the traditional ones that are folded into it, then a space."""
    groups: dict[str, str] = {}
    for traditional, one in sorted(simplified().items()):
        groups[one] = groups.get(one, "") + chr(traditional)
    return " ".join(one + groups[one] for one in sorted(groups))


def _key(printed: Sequence[Text], page_names: Mapping[Key, str]) -> str:
    found = [[*_findable(text), page_names.get(text.key)] for text in printed]
    content = json.dumps([_code(), found], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


@remembered
def _code() -> list[str]:
    """What a volume is made by: one that other code made is made anew."""
    own = sorted(Path(__file__).parent.rglob("*.py"))
    sources = (Path(markup.__file__), *FOLDING_CODE, *own)
    return [path.read_text(encoding="utf-8") for path in sources]


def _findable(text: Text) -> list[object]:
    """All of the text that its document is made from."""
    if not isinstance(text, Article):
        return [str(text.key), text.unplaced]
    return _article_findable(text)


def _article_findable(article: Article) -> list[object]:
    head: list[object] = [str(article.key), article.title, article.kicker, article.subtitle]
    head += [article.section, article.is_machine_draft, headline_breaks(article)]
    continued = [continuation.head for continuation in article.continued]
    printed = [one and one.text for one in (article.byline, article.dateline)]
    captions = [[caption.text, caption.credit] for caption in article.captions]
    jumps = [jump.text for jump in article.jumps]
    return [*head, *continued, *printed, article.body, captions, list(article.corrections), jumps]
