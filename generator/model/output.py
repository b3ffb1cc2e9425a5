"""A file of the site."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site: a path relative to site/, with forward slashes, and its bytes."""

    path: str
    content: bytes
