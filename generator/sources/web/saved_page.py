"""A saved web page -> its text and its tree, in whatever encoding, however it was saved."""

import re
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from lxml.html import HtmlElement

from generator.html_tree import html_tree
from generator.model import Origin, Problem, Severity, values_of
from generator.readers import decoded_text
from generator.sources.source_file import SourceFile, bytes_of
from generator.sources.source_text import text_of
from generator.sources.web.address import PageAddress, is_page_name, saved_address

LARGEST_PAGE = 10_000_000  # characters of HTML; a tree takes ten times as much memory
MOST_TAGS = 100_000  # a real page has a few thousand
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_TAG = re.compile(r"<(?P<end>/?)(?P<name>h[1-6]|p|div|td|body)\b[^<>]*>", re.IGNORECASE)
_FORMATTING_TAG = re.compile(r"</?(?:font|span|b|i|u|em|strong|o:p|big|small)\b[^<>]*>", re.IGNORECASE)
_EMBEDDED = re.compile(r"(data:[\w/+.-]+)[^\"'\s)>]{200,}", re.IGNORECASE)
_MHTML = re.compile(rb"^(?:MIME-Version|Content-Type:\s*multipart/related)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A web page of the source: its text as HTML, the tree of it, and where it was."""

    file: SourceFile
    text: str
    tree: HtmlElement
    address: PageAddress


def takes_web_page(file: SourceFile) -> bool:
    """Whether a file is a web page: by the ending of its name, and because it begins with markup."""
    start = file.start().lstrip(b"\xef\xbb\xbf\0 \t\r\n")
    return is_page_name(file.path.name) and (
        b"<" in start or start.startswith((b"\xff\xfe", b"\xfe\xff")) or _MHTML.search(start) is not None
    )


def read_saved_page(file: SourceFile) -> tuple[SavedPage | None, list[Problem]]:
    """The page that a file holds, and problems; None where it is none."""
    text, url, problems = _text(file)
    if text is None:
        return None, problems
    if len(text) > LARGEST_PAGE:
        values = values_of(megabytes=f"{len(text) / 1e6:.0f}", most=f"{LARGEST_PAGE / 1e6:.0f}")
        return None, [Problem(Origin(file.shown), "source-too-large", values=values)]
    text = _EMBEDDED.sub(r"\1", text.replace("\0", ""))
    tree = _tree(text) if text.count("<") <= MOST_TAGS else None
    if tree is None:
        return None, [*problems, Problem(Origin(file.shown), "html-not-read")]
    return SavedPage(file, text, tree, saved_address(text, file.path, url)), problems


def _page_of_archive(content: bytes) -> tuple[bytes, str]:
    """The first page within an MHTML file (RFC 2557), and where it was."""
    try:
        archive = message_from_bytes(content)
        pages = [part for part in archive.walk() if part.get_content_type() == "text/html"]
        payload = pages[0].get_payload(decode=True) if pages else b""
    except (MessageError, ValueError, LookupError):
        return b"", ""
    return payload if isinstance(payload, bytes) else b"", _location(pages[0], archive) if pages else ""


def _location(page: Message, archive: Message) -> str:
    found = page.get("Content-Location") or archive.get("Snapshot-Content-Location") or ""
    return str(found) if str(found).startswith("http") else ""


def _text(file: SourceFile) -> tuple[str | None, str, list[Problem]]:
    """The text of a page, and its URL where an archive has it; its encoding the page says itself."""
    start = file.start()
    if _MHTML.search(start) and not start.lstrip().startswith(b"<"):
        content = bytes_of(file)
        if isinstance(content, Problem):
            return None, "", [content]
        page, url = _page_of_archive(content)
        text, problems = decoded_text(page, file.shown)
    else:
        url, (text, problems) = "", text_of(file)
    if text is None and (declared := _CHARSET.search(start)):
        text, problems = _as_declared(file, declared[1].decode("ascii"), problems)
    return text, url, [problem for problem in problems if problem.severity is not Severity.NOTE]


def _as_declared(file: SourceFile, name: str, problems: list[Problem]) -> tuple[str | None, list[Problem]]:
    """The text in the encoding that a page names, though little in it tells which it is."""
    content = bytes_of(file)
    codec = _WIDER.get(name.lower(), name)
    if isinstance(content, Problem):
        return None, [content]
    try:
        return content.decode(codec, errors="replace"), [
            replace(problem, severity=Severity.WARNING) for problem in problems
        ]
    except LookupError:
        return None, problems


def _tree(text: str) -> HtmlElement | None:
    """The tree of a page; None where nothing can be made of it.

    A heading that holds paragraphs is closed by the first of them in libxml2: they become breaks. Formatting
    that is never closed nests without end: such a page is read again without it.
    """
    unnested = _with_whole_headings(text)
    for markup in (unnested, _FORMATTING_TAG.sub("", unnested)):
        tree = html_tree(markup)
        if tree is not None:
            return tree
    return None


def _with_whole_headings(text: str) -> str:
    """The HTML with breaks for the paragraphs in a heading; another block ends one that was never closed."""
    heading = ""

    def without_paragraph(match: re.Match[str]) -> str:
        """The tag, or a break in its place."""
        nonlocal heading
        name = match["name"].lower()
        if name == "p":
            return "<br>" if heading else match[0]
        heading = name if name.startswith("h") and not match["end"] else ""
        return match[0]

    return _TAG.sub(without_paragraph, text)
