"""A page's text in content/pages/: where it lies, which file holds it, and the lines that it says.

What a file holds that is no page of a Chinese newspaper is refused with the reason.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.language import HAN, has_unseen, usual_forms, without_unseen
from generator.model import Key, Origin, Problem, RawPage, Severity, issue_of, page_label, values_of
from generator.readers.decoding import UTF_8, Decoded, Flaw, Language, decoded, opening
from generator.storage import reason

PAGES = "pages"
LARGEST_PAGE = 1_000_000  # bytes; the text of the fullest broadsheet page is under 100,000
_RULE = "---"  # stands over and under a head, but print may draw one too
_HEAD_LINE = re.compile(r"(date|page)\s*[:：]\s*([\"']?)(.*)\2", re.IGNORECASE)
_LONGEST_HEAD = 8  # lines between the rules
_LINE_END = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_KANA_OR_HANGUL = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\uac00-\ud7a3]")
_HAN = re.compile(f"[{HAN}]")
_SPACE = re.compile(r"\s+")
_LEAST_HAN_SHARE = 0.25  # a page of tables and results still has more than this
_LANGUAGES = {Language.JAPANESE: "japanese", Language.KOREAN: "korean"}
_REFUSALS = {
    Flaw.BINARY: "page-no-text",
    Flaw.DAMAGED: "page-damaged",
    Flaw.MIXED: "page-of-two-encodings",
    Flaw.FOREIGN: "page-in-foreign-encoding",
    Flaw.UNKNOWN: "page-in-unknown-encoding",
}


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file that holds one page's text, with the key that its place or its head gives the page.

    `place` is where the text lies or is kept in content/, where that is not the place named after the key.
    """

    path: Path
    shown: str
    key: Key
    place: str = ""


@dataclass(frozen=True, slots=True)
class FileHead:
    """The first `length` lines of a file: between two rules the issue's key, the page's label, or both.

    Where they are no head, `length` is 0, and `flaw` the line for which what was meant as one is none.
    """

    length: int = 0
    issue: Key | None = None
    label: str | None = None
    flaw: int | None = None


def page_path(page: Key) -> str:
    """Where a page's text is kept, relative to content/: pages/2025-06-15/01.txt."""
    return f"{PAGES}/{page}.txt"


def page_at(place: str) -> Key | None:
    """The key of the page whose text lies at a place of content/, also at one like pages/20250615/1.txt."""
    path = PurePosixPath(place)
    if (
        len(path.parts) != len((PAGES, "issue", "page"))
        or path.parts[0] != PAGES
        or path.suffix.lower() != ".txt"
    ):
        return None
    issue, label = issue_of(path.parts[1]), page_label(path.stem)
    return issue.page_of_issue(label) if issue and label else None


def text_digest(text: bytes, page: Key, place: str = "") -> str:
    """The digest of a page's text, and of its place where that is not the one named after the page.

    So a file that is renamed is read again, and what was read of it says where it lies now.
    """
    own = b"" if place in {"", page_path(page)} else place.encode()
    return hashlib.sha256(text + own).hexdigest()


def read_page(file: PageFile) -> tuple[RawPage | None, list[Problem]]:
    """The lines of a page, and problems; None where the file holds no page of a Chinese newspaper."""
    try:
        if is_special(file.path):
            return None, [Problem(Origin(file.shown), "page-no-regular-file")]
        size = file.path.stat().st_size
        if size > LARGEST_PAGE:
            return None, [_too_large(file, size)]
        content = file.path.read_bytes()
    except OSError as error:
        return None, [unopened(file.shown, error)]
    text, problems = decoded_text(content, file.shown)
    if text is None:
        return None, problems
    if fault := _fault(text, file.shown):
        return None, [*problems, fault]
    page, notes = _raw_page(text, file)
    return page, [*problems, *notes]


def head_of(start: bytes) -> FileHead:
    """What the first bytes of a file say of the page."""
    return _head(_clean_lines(opening(start)))


def is_special(path: Path) -> bool:
    """Whether a folder, a pipe or a device lies there; reading a pipe would wait for ever."""
    return path.exists() and not path.is_file()


def unopened(shown: str, error: OSError) -> Problem:
    """What is told of a file that cannot be opened."""
    return Problem(Origin(shown), "page-not-opened", values=values_of(reason=reason(error)))


def _head(lines: Sequence[str]) -> FileHead:
    """The head that the first lines are: only such as say the page's date and label. All else is text."""
    if not lines or lines[0].rstrip() != _RULE:
        return FileHead()
    facts: dict[str, Key | str] = {}
    for length, line in enumerate(lines[1 : _LONGEST_HEAD + 2], 2):
        if line.rstrip() == _RULE and facts:
            issue, label = facts.get("date"), facts.get("page")
            return FileHead(
                length, issue if isinstance(issue, Key) else None, label if isinstance(label, str) else None
            )
        fact = _head_fact(line)
        if line.strip() and (fact is None or fact[0] in facts):
            return FileHead(flaw=length if _was_meant(lines) else None)
        facts |= dict([fact] if fact else [])
    return FileHead(flaw=1 if facts else None)


def _head_fact(line: str) -> tuple[str, Key | str] | None:
    match = _HEAD_LINE.fullmatch(line.strip())
    key = match[1].lower() if match else ""
    value = (issue_of if key == "date" else page_label)(match[3].strip()) if match else None
    return (key, value) if value else None


def _was_meant(lines: Sequence[str]) -> bool:
    """Whether one of the lines under the opening rule has a head's key."""
    return any(_HEAD_LINE.fullmatch(line.strip()) for line in lines[1 : _LONGEST_HEAD + 2])


def _too_large(file: PageFile, size: int) -> Problem:
    return Problem(Origin(file.shown), "page-too-large", values=values_of(megabytes=f"{size / 1e6:.1f}"))


def decoded_text(content: bytes, shown: str) -> tuple[str | None, list[Problem]]:
    """The text of a file's bytes in whatever encoding, and a note which one; None and why where it is none."""
    read = decoded(content)
    if read.text is None:
        return None, [_refusal(read, shown)]
    if read.encoding in (None, UTF_8):
        return read.text, []
    values = values_of(encoding=read.encoding.name)
    return read.text, [Problem(Origin(shown), "page-in-other-encoding", Severity.NOTE, values)]


def _refusal(read: Decoded, shown: str) -> Problem:
    """Why the bytes of a file are not read."""
    code = _REFUSALS[read.flaw or Flaw.UNKNOWN]
    if read.encoding is None:
        return Problem(Origin(shown, read.line), code)
    values = values_of(encoding=read.encoding.name, language=_LANGUAGES.get(read.encoding.language, ""))
    return Problem(Origin(shown, read.line), code, values=values)


def _fault(text: str, shown: str) -> Problem | None:
    solid = _SPACE.sub("", text)
    if not solid:
        return Problem(Origin(shown), "page-is-empty")
    han = len(_HAN.findall(solid))
    if len(_KANA_OR_HANGUL.findall(solid)) > max(han, _LEAST_HAN_SHARE * len(solid)):
        return Problem(Origin(shown), "page-in-foreign-language")
    if han < _LEAST_HAN_SHARE * len(solid):
        return Problem(Origin(shown), "page-without-han")
    return None


def _raw_page(text: str, file: PageFile) -> tuple[RawPage, list[Problem]]:
    lines, clean = _LINE_END.split(text), _clean_lines(text)
    head = _head(clean)
    page = RawPage(
        file.key,
        clean[head.length :],
        file.place or page_path(file.key),
        first_line=head.length + 1,
    )
    flaws = [Problem(Origin(file.shown, head.flaw), "page-head-flawed", Severity.WARNING)] if head.flaw else []
    return page, [*flaws, *_notes(lines[head.length :], page, file.shown)]


def _clean_lines(text: str) -> tuple[str, ...]:
    return tuple(usual_forms(without_unseen(line)) for line in _LINE_END.split(text))


def _notes(lines: Sequence[str], page: RawPage, shown: str) -> list[Problem]:
    """What was left out of the lines of a file, and what was taken for another character."""
    numbered = list(enumerate(lines, page.first_line))
    unseen = [number for number, line in numbered if has_unseen(line)]
    unusual = [number for number, line in numbered if usual_forms(line) != line]
    found = [
        (unseen, "page-with-unseen-characters"),
        (unusual, "page-with-unusual-forms"),
    ]
    return [
        Problem(Origin(shown, numbers[0]), code, Severity.NOTE, values_of(count=len(numbers)))
        for numbers, code in found
        if numbers
    ]
