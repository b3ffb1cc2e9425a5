"""A volume -> its files: its words, its fragments, and one that says where they lie.

Every file but that one lies in a folder named for what is in it, so that none ever changes under its address.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.model import Key
from generator.search.documents import SearchDocument, document, fragment, placed_characters, placed_tokens
from generator.search.pagefind import VERSION, Entry, indexed, list_head, own_entries
from generator.search.script_parts import base_36, digest, json_content, part
from generator.search.volumes import Volume

# The kinds of files, each the first part of a path.
VOLUME, PROGRAM, WORDS, FRAGMENTS = "volume", "program", "words", "fragments"
CHUNK_SIZE = 5000  # bytes of words in one file, before it is compressed; a word with more has a file for itself
GROUP_SIZE = 50  # fragments that lie in one folder


def bound(volume: Volume, page_names: Mapping[Key, str]) -> dict[str, bytes]:
    """The parts of the volume by path, none where it has no text; raises EditionError as `indexed` does.

    `page_names` has what the pages of texts are called, by the text's key.
    """
    documents = [document(text, page_names.get(text.key, "")) for text in volume.texts]
    if not any(placed_tokens(one) for one in documents):
        return {}
    made = indexed(placed_tokens(one) for one in documents)
    chunks = _chunks([*made.entries, *own_entries(placed_characters(one) for one in documents)])
    words = [
        list_head(1) + list_head(len(chunk)) + b"".join(content for _, content in chunk) for chunk in chunks
    ]
    words_folder = digest(*words)
    groups = list(_groups(documents))
    summary = json_content(
        {
            "version": VERSION,
            "words": words_folder,
            "bounds": " ".join(_bounds(chunks)),
            "fragments": [name for name, _ in groups],
            "group": GROUP_SIZE,
        }
    )
    contents = {
        f"{VOLUME}/{digest(summary)}": summary,
        f"{PROGRAM}/{digest(made.program)}": made.program,
        **{f"{WORDS}/{words_folder}/{base_36(n)}": content for n, content in enumerate(words)},
        **{
            f"{FRAGMENTS}/{name}/{base_36(n)}": content
            for name, fragments in groups
            for n, content in enumerate(fragments)
        },
    }
    return {path: part(content) for path, content in contents.items()}


def _chunks(entries: Iterable[Entry]) -> list[list[Entry]]:
    """The words in their order, a few a chunk; one that many articles hold burdens no other."""
    chunks: list[list[Entry]] = []
    room = 0
    for entry in entries:
        size = len(entry[1])
        if size > room:
            chunks.append([])
            room = CHUNK_SIZE
        chunks[-1].append(entry)
        room -= size
    return chunks


def _bounds(chunks: Sequence[Sequence[Entry]]) -> Iterator[str]:
    """Where each chunk begins: of its first word what tells it from the word before."""
    last = ""
    for chunk in chunks:
        first = chunk[0][0]
        yield next(first[:length] for length in range(1, len(first) + 1) if first[:length] > last)
        last = chunk[-1][0]


def _groups(documents: Sequence[SearchDocument]) -> Iterator[tuple[str, list[bytes]]]:
    """The fragments in groups of neighbours, each group with its name."""
    for start in range(0, len(documents), GROUP_SIZE):
        contents = [json_content(fragment(one)) for one in documents[start : start + GROUP_SIZE]]
        yield digest(*contents), contents


def only(parts: Mapping[str, bytes], kind: str) -> str:
    """The path of the one part of a kind."""
    (path,) = (path for path in parts if path.startswith(f"{kind}/"))
    return path
