"""Files of Markdown -> an article each: what their head says, their headline, their text."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from generator.language import HAN
from generator.model import Field, Item, Markup, Origin, Problem, Severity, SourceReading
from generator.sources.file_place import day_in, place_fields
from generator.sources.markdown_files.front import Front, front_of
from generator.sources.source_file import SourceFile
from generator.sources.source_text import field_of, text_of

FORMAT = "markdown"
_SUFFIXES = frozenset((".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd"))
_BUNDLE = "index"  # in a folder of its own, with its pictures
_LISTS = frozenset(("_index", "readme"))  # pages about pages
_DRAFTS = "_drafts"
_HEADING = re.compile(r"#[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r"=+[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_PUBLISHED = frozenset(("published", "publish"))
_YES, _NO = frozenset(("true", "yes", "on")), frozenset(("false", "no", "off"))
_OUR_LINES = re.compile(r"pages/\S+\.txt( \d+-\d+)?")  # in the files of content/articles/
_HAN = re.compile(f"[{HAN}]")


def takes_markdown(file: SourceFile) -> bool:
    """Whether a file is of Markdown, by its name: any text is."""
    return file.suffix in _SUFFIXES


def read_markdown(files: Sequence[SourceFile]) -> SourceReading:
    """The articles of the files, one each, as Hugo, Jekyll, Hexo, Quartz, Obsidian and ours lay them out.

    The date and slug of a name like 2025-09-10-ferry.md are fields (jekyllrb.com/docs/posts), the name of a
    bundle's folder stands for its index.md (gohugo.io/content-management/page-bundles). A first heading is the
    headline where the head has none; without either the name of a note is (help.obsidian.md).
    """
    items: list[Item] = []
    problems: list[Problem] = []
    for file in files:
        if file.path.stem.lower() in _LISTS:
            problems.append(Problem(Origin(file.shown), "markdown-page-of-pages", Severity.NOTE))
            continue
        text, told = text_of(file)
        problems += told
        if text is not None:
            front = front_of(text, file.shown)
            problems += front.problems
            items.append(Item(Origin(file.shown, 1), tuple(_fields(file, front))))
    return SourceReading(FORMAT, tuple(items), tuple(problems), Markup.MARKDOWN)


def _fields(file: SourceFile, front: Front) -> Iterator[Field]:
    title = next((field.text for field in front.fields if field.name.lower() == "title"), None)
    heading, body = _headed(front.body)
    for field in front.fields:
        yield _as_meant(field)
    if _DRAFTS in file.path.parts[-3:-1]:
        yield Field("draft", "true")
    if title is None and heading:
        yield field_of("h1", heading)
    elif heading != title:
        body = front.body
    if text := body.strip("\n"):
        yield field_of("body", text)
    yield from _fields_of_place(file, has_title=bool(title or heading))


def _as_meant(field: Field) -> Field:
    """A field; whether an article is published says whether it is a draft, lines of a page are no provider."""
    if field.name.lower() in _PUBLISHED and field.text.lower() in _YES | _NO:
        return Field("draft", "true" if field.text.lower() in _NO else "false")
    if field.name == "source" and _OUR_LINES.fullmatch(field.text):
        return Field("source.lines", field.text)
    return field


def _headed(body: str) -> tuple[str, str]:
    """The first heading of the first level, and the text without it; none is "". What is code holds none."""
    lines = body.split("\n")
    fence = ""
    for place, line in enumerate(lines):
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        elif not fence and (match := _HEADING.fullmatch(line)):
            return match[1].strip(), "\n".join([*lines[:place], *lines[place + 1 :]])
        elif not fence and place and _UNDERLINE.fullmatch(line) and _is_alone(lines, place - 1):
            return lines[place - 1].strip(), "\n".join([*lines[: place - 1], *lines[place + 1 :]])
    return "", body


def _is_alone(lines: Sequence[str], place: int) -> bool:
    """Whether a line with a text stands by itself above its underline."""
    return bool(lines[place].strip()) and (place == 0 or not lines[place - 1].strip())


def _fields_of_place(file: SourceFile, *, has_title: bool) -> Iterator[Field]:
    """What the name of the file says: a day, a slug, or a headline where the file has no other."""
    path = PurePath(file.path)
    name = path.parent.name if path.stem.lower() == _BUNDLE else path.stem
    day = day_in(name)
    yield from place_fields(file)
    if day and path.stem.lower() == _BUNDLE and not day_in(path.stem):
        yield Field("file.date", day[0])
    rest = (day[1] if day else name).strip(" -_")
    if _HAN.search(rest) and not has_title:
        yield field_of("file.title", rest)
    elif rest and not rest.isdigit():
        yield field_of("file.slug", rest)
