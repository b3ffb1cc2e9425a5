"""A folder over http on this machine, for tests and benchmarks that read the site as from a host."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.serve import HOST, served, site_app


@contextmanager
def served_folder(folder: Path, port: int = 0) -> Iterator[str]:
    """The address at which the folder is served, with a slash at its end."""
    with served(site_app(folder), port) as taken:
        yield f"http://{HOST}:{taken}/"
