"""The files of content/articles/: where each lies, its text, and the style its editor's program gave it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model import Key, Origin, Problem, key_at
from generator.storage import LARGEST_TEXT, shown_path, text_in

ARTICLES = "articles"
ISSUE_FILE = "issue.md"  # beside the articles of a day: what holds for all of its issue
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Style:
    """How an editor's program starts a file, ends its lines and ends the file; never a change in itself."""

    start: str
    line_end: str
    end: str


def path_of(key: Key) -> str:
    """Where the file of an article or a page lies in content/."""
    return f"{ARTICLES}/{key}.md"


def shown_file(key: Key) -> str:
    """How people are told of the file of an article or a page."""
    return f"content/{path_of(key)}"


def file_of(content: Path, key: Key) -> Path:
    """Where the file of an article or a page lies."""
    return content / path_of(key)


def key_of_file(path: Path) -> Key | None:
    """The key of the article or page whose file that is, by its name and its folder's; None if it is none's."""
    return key_at(path.parent.name, path.stem) if path.suffix == ".md" else None


def keys_in(folder: Path) -> Iterator[Key]:
    """The keys of the articles and pages that have a file in the folder of an issue; it need not be there."""
    paths = folder.iterdir() if folder.is_dir() else ()
    return (key for path in paths if (key := key_of_file(path)))


def text_at(content: Path, key: Key) -> str | Problem:
    """The text of a file of content/articles/; a Problem where it cannot be read or lies somewhere else."""
    return text_of(content, path_of(key))


def text_of(content: Path, name: str) -> str | Problem:
    """The text of the file `name` of content/; a Problem where it cannot be read or lies somewhere else."""
    shown = shown_path(content / name, content)
    text = text_in(content, name, shown)
    return text if text is not None else Problem(Origin(shown), "file-is-gone")


def raw_text_at(content: Path, key: Key) -> str:
    """What can be made out in a file of content/articles/ that is no good text; empty if it is not opened."""
    path = file_of(content, key)
    try:
        # A pipe would keep us waiting, an endless file would take all memory.
        if not path.is_file() or path.stat().st_size > LARGEST_TEXT:
            return ""
        return path.read_bytes().replace(b"\0", b"").decode("utf-8", errors="replace")
    except OSError:
        return ""


def unstyled(text: str) -> tuple[str, Style]:
    """The text as the importer would have it in a file, and what its editor's program made of that."""
    plain = text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n")
    body = plain.rstrip("\n")
    start = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
    return f"{body}\n", Style(start, "\r\n" if "\r\n" in text else "\n", plain[len(body) :])


def styled(text: str, style: Style) -> str:
    """The text as it goes into a file of that style."""
    return style.start + (text.removesuffix("\n") + style.end).replace("\n", style.line_end)
