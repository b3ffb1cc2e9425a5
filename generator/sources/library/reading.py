"""The files of a library's issue -> its items: METS with the ALTO it names; ALTO alone, page by page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from generator.model import Field, Item, Markup, Origin, Problem, SourceReading
from generator.sources.file_place import place_fields
from generator.sources.library.alto import Alto, AltoPage, alto_of, page_area, paragraphs
from generator.sources.library.mets import MetsReading, OpenAlto, items_of_mets, page_title
from generator.sources.source_file import SourceFile, bytes_of
from generator.sources.xml_tree import root_name, xml_tree


def takes_library(file: SourceFile) -> bool:
    """Whether a file is METS or ALTO, by its outermost element."""
    return file.suffix == ".xml" and root_name(file.start()) in {"mets", "alto"}


def read_library(files: Sequence[SourceFile]) -> SourceReading:
    """The articles of each METS; each ALTO file that no METS names as one item for every page in it."""
    kinds = [(file, root_name(file.start())) for file in files]
    issues = [_read_mets(file, files) for file, kind in kinds if kind == "mets"]
    issues = [issue for issue in issues if not _is_said_twice(issue, issues)]
    named = {path for issue in issues for path in issue.named}
    pages = [_read_page_file(file) for file, kind in kinds if kind == "alto" and file.path not in named]
    items = [
        item for its in (*(issue.reading.items for issue in issues), *(its for its, _ in pages)) for item in its
    ]
    problems = [
        *(each for issue in issues for each in issue.reading.problems),
        *(each for _, its in pages for each in its),
    ]
    kind = "mets" if issues else "alto"
    return SourceReading(kind, tuple(items), tuple(problems), Markup.TEXT, by_machine=True)


def _is_said_twice(issue: "_Issue", issues: Sequence["_Issue"]) -> bool:
    """Whether a METS has nothing but pages, and another the articles on them."""
    if issue.reading.has_articles or not issue.named:
        return False
    return any(other.reading.has_articles and issue.named <= other.named for other in issues)


@dataclass(frozen=True, slots=True)
class _Issue:
    """What a METS file has, and the ALTO files that it names."""

    reading: MetsReading
    named: frozenset[Path] = frozenset()


def _read_mets(file: SourceFile, files: Sequence[SourceFile]) -> _Issue:
    content = bytes_of(file)
    if isinstance(content, Problem):
        return _Issue(MetsReading((), (content,)))
    tree = xml_tree(content, file.shown)
    if tree.root is None:
        return _Issue(MetsReading((), tree.problems))
    named: set[Path] = set()
    further: list[Problem] = []
    reading = items_of_mets(tree.root, tree.cut, Origin(file.shown), _opener(file, files, named, further))
    problems = (*tree.problems, *reading.problems, *further)
    return _Issue(MetsReading(reading.items, problems, reading.has_articles), frozenset(named))


def _opener(
    mets: SourceFile, files: Sequence[SourceFile], named: set[Path], problems: list[Problem]
) -> OpenAlto:
    """What opens the ALTO files that a METS names: those of the source, or beside it in its folder."""

    def opened(href: str) -> Alto | Problem | None:
        """The ALTO file of that address, why it cannot be read, or None where it is not there."""
        file = _named_file(mets, files, href)
        if file is None:
            return None
        named.add(file.path)
        alto, wrong = _read_alto(file)
        problems.extend(wrong if alto else wrong[1:])
        return alto or next(iter(wrong), None)

    return opened


def _named_file(mets: SourceFile, files: Sequence[SourceFile], href: str) -> SourceFile | None:
    """The file that a METS means: at that path below its folder, else the only one of its name."""
    folder, relative = mets.path.parent, unquote(href).lstrip("/")
    path = folder / relative
    given = [file for file in files if file.path == path]
    alike = [file for file in files if file.path.name == path.name]
    if given or len(alike) == 1:
        return (given or alike)[0]
    if "\x00" in relative or not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
        return None
    return SourceFile(path, f"{mets.shown.rpartition('/')[0]}/{relative}".lstrip("/"))


def _read_alto(file: SourceFile) -> tuple[Alto | None, list[Problem]]:
    content = bytes_of(file)
    if isinstance(content, Problem):
        return None, [content]
    tree = xml_tree(content, file.shown)
    return (None if tree.root is None else alto_of(tree.root)), list(tree.problems)


def _read_page_file(file: SourceFile) -> tuple[list[Item], list[Problem]]:
    alto, problems = _read_alto(file)
    pages = alto.pages if alto else []
    return [item for page in pages if alto and (item := _item_of_page(file, alto, page))], problems


def _item_of_page(file: SourceFile, alto: Alto, page: AltoPage) -> Item | None:
    """A page as one item under its label; None where it has no text."""
    body = "\n\n".join(paragraphs([page_area(alto, page)]))
    if not body:
        return None
    label = page.label or file.path.stem
    picture = re.split(r"[/\\]", page.image)[-1]
    fields = (
        *(each for each in place_fields(file) if each.name != "file.page"),
        Field("page", label),
        page_title(label),
        Field("page_image", picture if picture and (file.path.parent / picture).is_file() else ""),
        Field("body", body),
    )
    return Item(Origin(file.shown), tuple(each for each in fields if each.text))
