"""The paths of a build with their digests, as files that a browser loads as it needs them.

A part lists some neighbouring paths, the directory all parts. Each is named for its content, so that the name
of the directory is the build's own: it changes with every file of the site.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator import routes
from generator.model import Output

FILES_A_PART = 256  # on average: some 6 kB on the way
_DIGITS = 32  # of a digest: 128 bits tell any two files apart


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file of the site without its content."""

    path: str
    digest: str
    size: int


def listed_file(output: Output) -> ListedFile:
    """What the lists say of an output."""
    return ListedFile(output.path, _digest(output.content), len(output.content))


def lists(files: Iterable[ListedFile]) -> tuple[str, tuple[Output, ...]]:
    """The name of the build that has these files, and its lists; the order of the files says nothing."""
    parts = list(_parts(sorted(files, key=_browser_order)))
    contents = [_json({file.path: file.digest for file in part}) for part in parts]
    sizes = [sum(file.size for file in part) for part in parts]
    rows = [
        [part[0].path, _digest(content), size]
        for part, content, size in zip(parts, contents, sizes, strict=True)
    ]
    directory = _json(rows)
    outputs = {routes.offline_list_path(_digest(content)): content for content in [*contents, directory]}
    return _digest(directory), tuple(Output(path, content) for path, content in outputs.items())


def _parts(files: Sequence[ListedFile]) -> Iterator[list[ListedFile]]:
    """The files in parts whose ends depend on the paths alone: a new issue leaves most parts as they were."""
    part: list[ListedFile] = []
    for file in files:
        part.append(file)
        if int.from_bytes(hashlib.sha256(file.path.encode()).digest()[:4]) % FILES_A_PART == 0:
            yield part
            part = []
    if part:
        yield part


def _browser_order(file: ListedFile) -> bytes:
    # JavaScript compares texts by their UTF-16 units.
    return file.path.encode("utf-16-be")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_DIGITS]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
