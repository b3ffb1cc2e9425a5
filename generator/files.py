"""The files of content/articles/: where each lies, its text, and the style its editor's program gave it."""

from dataclasses import dataclass
from pathlib import Path

from generator.model import Origin, Problem
from generator.page_text import shown_path
from generator.storage import LARGEST_TEXT, text_in

ARTICLES = "articles"
ISSUE_FILE = "issue.md"  # beside the articles of a day: what holds for all of its issue
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Style:
    """How an editor's program starts a file, ends its lines and ends the file; never a change in itself."""

    start: str
    line_end: str
    end: str


def file_of(content: Path, key: str) -> Path:
    """Where the file of an article or a page lies."""
    return content / ARTICLES / f"{key}.md"


def page_key_of(key: str) -> str:
    """The key of the page that an article or a page's own key belongs to."""
    day, _, numbers = key.partition("/")
    return f"{day}/{numbers.partition('-')[0]}"


def order_of(key: str) -> tuple[str, int, int]:
    """What keys are sorted by: day, page, number (0 for the page's own)."""
    day, _, numbers = key.partition("/")
    page, _, number = numbers.partition("-")
    return day, int(page), int(number or 0)


def text_at(content: Path, key: str) -> str | Problem:
    """The text of a file of content/articles/; a Problem where it cannot be read or lies somewhere else."""
    return text_of(content, f"{ARTICLES}/{key}.md")


def text_of(content: Path, name: str) -> str | Problem:
    """The text of the file `name` of content/; a Problem where it cannot be read or lies somewhere else."""
    shown = shown_path(content / name, content)
    text = text_in(content, name, shown)
    return text if text is not None else Problem(Origin(shown), "file-is-gone")


def raw_text_at(content: Path, key: str) -> str:
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
