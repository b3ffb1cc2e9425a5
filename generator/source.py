"""Text files of printed pages -> RawPage: finds and decodes them, says which are no page and why."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from generator.decoding import UTF_8, Decoded, Flaw, Language, decoded, opening
from generator.model import Origin, Problem, RawPage, Severity, values_of
from generator.refusals import reason
from generator.storage import visible_files, write_whole
from generator.typography import has_unseen, usual_forms, without_unseen

PAGES = "pages"
LARGEST_PAGE = 1_000_000  # bytes; the text of the fullest broadsheet page is under 100,000
HIGHEST_PAGE_NUMBER = 999
_FOLDER_NAME = re.compile(r"\d{4}-\d{2}-\d{2}")
_FILE_NAME = re.compile(r"(0[1-9]|[1-9]\d{1,2})\.txt")
_RULE = "---"  # stands over and under a head, but print may draw one too
_HEAD_LINE = re.compile(r"(date|page)\s*[:：]\s*([\"']?)(.*)\2", re.IGNORECASE)
_LONGEST_HEAD = 8  # lines between the rules
_HEAD_BYTES = 2000  # of a file, in which its head stands
_LINE_END = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_KANA_OR_HANGUL = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\uac00-\ud7a3]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
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
    """A file that holds one page's text, with the date and the number that its place or its head gives."""

    path: Path
    shown: str
    date: date
    number: int


@dataclass(frozen=True, slots=True)
class _Head:
    """The first `length` lines of a file: between two rules the page's date and number, or one of them.

    Where they are no head, `length` is 0, and `flaw` the line for which what was meant as one is none.
    """

    length: int = 0
    day: date | None = None
    number: int | None = None
    flaw: int | None = None


def page_path(day: date, number: int) -> str:
    """Where a page's text is kept, relative to content/: pages/2025-06-15/01.txt."""
    return f"{PAGES}/{day.isoformat()}/{number:02}.txt"


def page_files(content: Path) -> tuple[list[PageFile], list[Problem]]:
    """The page texts below content/pages/, oldest first, and what lies there under a wrong name."""
    files: list[PageFile] = []
    problems: list[Problem] = []
    for path in sorted(visible_files(content / PAGES)):
        found = page_file(path, content)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            files.append(found)
    return files, problems


def page_file(path: Path, content: Path) -> PageFile | Problem:
    """The page whose text lies at `path` within content/pages/; a Problem where the name is not a page's."""
    shown = shown_path(path, content)
    if path.suffix.lower() == ".pdf":
        return Problem(Origin(shown), "page-is-pdf")
    name = _FILE_NAME.fullmatch(path.name)
    day = printed_date(path.parent.name)
    if name is None or day is None or path.parent.parent != content / PAGES:
        return Problem(Origin(shown), "page-misnamed")
    return PageFile(path, shown, day, int(name[1]))


def chosen_files(
    paths: Iterable[Path], content: Path, day: date | None, number: int | None
) -> tuple[list[PageFile], list[Problem]]:
    """The page texts that an editor named, files or folders, inside content/pages/ or elsewhere; oldest first.

    `day` and `number` stand for what a file elsewhere does not say itself.
    """
    found = [
        page_file(path.resolve(), content)
        if path.resolve().is_relative_to(content / PAGES)
        else outside_page_file(path, day, number)
        for named in paths
        for path in _files_at(named)
    ]
    files = [file for file in found if isinstance(file, PageFile)]
    return sorted(files, key=_place), [file for file in found if isinstance(file, Problem)]


def outside_page_file(path: Path, day: date | None, number: int | None) -> PageFile | Problem:
    """The page whose text lies outside content/, dated and numbered as given, or by its head, or its path.

    A Problem where none of them says which day's and which number's page it is.
    """
    shown = str(path)
    if _is_special(path):
        return Problem(Origin(shown), "page-no-regular-file")
    try:
        start = path.read_bytes()[:_HEAD_BYTES]
    except OSError as error:
        return _unopened(shown, error)
    head = _head(_clean_lines(opening(start)))
    name = _FILE_NAME.fullmatch(path.name)
    day = day or head.day or printed_date(path.resolve().parent.name)
    number = number or head.number or _page_number(name[1] if name else "")
    if day is None or number is None:
        if head.flaw:
            return Problem(Origin(shown, head.flaw), "page-of-no-day-with-flawed-head")
        return Problem(Origin(shown), "page-of-no-day")
    return PageFile(path, shown, day, number)


def read_page(file: PageFile) -> tuple[RawPage | None, list[Problem]]:
    """The lines of a page, and problems; None where the file holds no page of a Chinese newspaper."""
    try:
        if _is_special(file.path):
            return None, [Problem(Origin(file.shown), "page-no-regular-file")]
        size = file.path.stat().st_size
        if size > LARGEST_PAGE:
            return None, [_too_large(file, size)]
        content = file.path.read_bytes()
    except OSError as error:
        return None, [_unopened(file.shown, error)]
    text, problems = _decoded(content, file.shown)
    if text is None:
        return None, problems
    if fault := _fault(text, file.shown):
        return None, [*problems, fault]
    page, notes = _raw_page(text, file)
    return page, [*problems, *notes]


def keep_page_text(file: PageFile, content: Path) -> Problem | None:
    """Copy a page's text from elsewhere to its place in content/pages/, byte by byte.

    A Problem where another text lies there already; that one is left alone.
    """
    place = content / page_path(file.date, file.number)
    text = file.path.read_bytes()
    if not place.exists():
        write_whole(place, text)
    elif place.read_bytes() != text:
        return Problem(Origin(file.shown), "page-is-taken", values=values_of(place=shown_path(place, content)))
    return None


def printed_date(text: str) -> date | None:
    """The day that "2025-06-15" names, None where it is none of the calendar's."""
    if not _FOLDER_NAME.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def shown_path(path: Path, content: Path) -> str:
    """How people are told of a file: from the edition's folder down where it lies there, else as it is."""
    return path.relative_to(content.parent).as_posix() if path.is_relative_to(content.parent) else str(path)


def _place(file: PageFile) -> tuple[date, int]:
    return file.date, file.number


def _is_special(path: Path) -> bool:
    """Whether a folder, a pipe or a device lies there; reading a pipe would wait for ever."""
    return path.exists() and not path.is_file()


def _unopened(shown: str, error: OSError) -> Problem:
    return Problem(Origin(shown), "page-not-opened", values=values_of(reason=reason(error)))


def _files_at(path: Path) -> list[Path]:
    return sorted(visible_files(path)) if path.is_dir() else [path]


def _page_number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,3}", text) and 0 < int(text) <= HIGHEST_PAGE_NUMBER else None


def _head(lines: Sequence[str]) -> _Head:
    """The head that the first lines are: only such as say the page's date and number. All else is text."""
    if not lines or lines[0].rstrip() != _RULE:
        return _Head()
    facts: dict[str, date | int] = {}
    for length, line in enumerate(lines[1 : _LONGEST_HEAD + 2], 2):
        if line.rstrip() == _RULE and facts:
            day, number = facts.get("date"), facts.get("page")
            return _Head(
                length, day if isinstance(day, date) else None, number if isinstance(number, int) else None
            )
        fact = _head_fact(line)
        if line.strip() and (fact is None or fact[0] in facts):
            return _Head(flaw=length if _was_meant(lines) else None)
        facts |= dict([fact] if fact else [])
    return _Head(flaw=1 if facts else None)


def _head_fact(line: str) -> tuple[str, date | int] | None:
    match = _HEAD_LINE.fullmatch(line.strip())
    key = match[1].lower() if match else ""
    value = (printed_date if key == "date" else _page_number)(match[3].strip()) if match else None
    return (key, value) if value else None


def _was_meant(lines: Sequence[str]) -> bool:
    """Whether one of the lines under the opening rule has a head's key."""
    return any(_HEAD_LINE.fullmatch(line.strip()) for line in lines[1 : _LONGEST_HEAD + 2])


def _too_large(file: PageFile, size: int) -> Problem:
    return Problem(Origin(file.shown), "page-too-large", values=values_of(megabytes=f"{size / 1e6:.1f}"))


def _decoded(content: bytes, shown: str) -> tuple[str | None, list[Problem]]:
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
        file.date,
        file.number,
        clean[head.length :],
        page_path(file.date, file.number),
        first_line=head.length + 1,
    )
    flaws = [Problem(Origin(file.shown, head.flaw), "page-head-flawed", Severity.WARNING)] if head.flaw else []
    return page, [*flaws, *_notes(lines[head.length :], page, file.shown)]


def _clean_lines(text: str) -> tuple[str, ...]:
    return tuple(usual_forms(without_unseen(line)) for line in _LINE_END.split(text))


def _notes(lines: Sequence[str], page: RawPage, shown: str) -> list[Problem]:
    """What was left out of the lines of a file, and what was taken for another sign."""
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


def whole_issues(files: Sequence[PageFile], content: Path) -> list[list[PageFile]]:
    """The pages by issue, with the other pages of their issues.

    A name is known by all that its issue says, so an issue is read whole: the same texts then give the same
    articles, whichever page came first.
    """
    days = {file.date for file in files}
    named = {(file.date, file.number) for file in files}
    found, _ = page_files(content)
    others = [file for file in found if file.date in days and (file.date, file.number) not in named]
    ordered = sorted([*files, *others], key=lambda file: (file.date, file.number))
    return [list(pages) for _, pages in groupby(ordered, key=lambda file: file.date)]
