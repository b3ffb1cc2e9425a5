"""Every file of the site -> the same files, the lists of them, and the service worker of this build."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator import routes
from generator.model import Output
from generator.offline.lists import listed_file, lists

# What a reader has from the first visit on, besides all of routes.ASSETS. With the entry of the search index a
# page of one build never asks for the index of another.
SHELL = frozenset(
    {routes.HOME, routes.SEARCH, routes.ABOUT, routes.OFFLINE, routes.MANIFEST, routes.SEARCH_ENTRY}
)
_WORKER = Path(__file__).with_name("worker.js")


def with_offline(outputs: Iterable[Output]) -> Iterator[Output]:
    """The outputs as they come, then the lists of them all, then the service worker that goes by the lists.

    Of what has passed only path, digest and size are kept.
    """
    files = []
    for output in outputs:
        files.append(listed_file(output))
        yield output
    build, listed = lists(files)
    yield from listed
    shell = sorted(file.path for file in files if _is_shell(file.path))
    yield Output(routes.SERVICE_WORKER, _worker(build, shell))


def _is_shell(path: str) -> bool:
    return path.startswith(routes.ASSETS) or path in SHELL


def _worker(build: str, shell: list[str]) -> bytes:
    constants = {
        "BUILD": build,
        "SHELL": shell,
        "HOME": routes.HOME,
        "OFFLINE": routes.OFFLINE,
        "SEARCH": routes.SEARCH,
        "INDEX": routes.SEARCH_INDEX,
        "INDEX_ENTRY": routes.SEARCH_ENTRY,
        "LISTS": routes.OFFLINE_LISTS,
        "IMAGES": routes.IMAGES,
        "STORE": routes.OFFLINE_STORE,
    }
    lines = [f"const {name} = {json.dumps(value)};\n" for name, value in constants.items()]
    return "".join(lines).encode() + _WORKER.read_bytes()
