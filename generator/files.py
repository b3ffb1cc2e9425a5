"""The files of content/articles/: where each lies, its text, and the style its editor's program gave it."""

from dataclasses import dataclass
from pathlib import Path

from generator.model import Origin, Problem
from generator.source import shown_path
from generator.storage import inside

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
    path = content / name
    shown = shown_path(path, content)
    if not path.is_file():
        return Problem(Origin(shown), "这里应是一个文件，请移走同名的文件夹或失效的链接。")
    if inside(content, name) is None:
        return Problem(Origin(shown), "这个链接指向 content 文件夹之外，没有采用，请换成文件本身。")
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return Problem(Origin(shown), "文件不是 UTF-8 编码，请在编辑器里另存为 UTF-8。")
    except OSError as error:
        return Problem(Origin(shown), f"文件打不开（{error.strerror}），请检查权限。")


def raw_text_at(content: Path, key: str) -> str:
    """What can be made out in a file of content/articles/ that is no good text; empty if it is not opened."""
    try:
        return file_of(content, key).read_bytes().replace(b"\0", b"").decode("utf-8", errors="replace")
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
