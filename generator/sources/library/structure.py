"""The structures of METS apart from its articles: printed pages with their files, links between divisions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from generator.sources.xml_tree import name_of, named

XLINK = "{http://www.w3.org/1999/xlink}"
_LABEL = re.compile(
    r"(?:page|p\.|seite|s\.)?\s*(第?[A-Z]{0,2}\d{1,4}版?|第[一二三四五六七八九十]{1,3}版)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """A printed page as the physical structure has it: its label and the IDs of its files."""

    label: str
    files: tuple[str, ...]


def href_of(file: etree._Element) -> str:
    """Where a file of the METS lies: its address, or its path without file:// and with plain slashes."""
    href = next((each.get(f"{XLINK}href") or "" for each in named(file, "FLocat")), "").strip()
    return re.sub(r"^file:/*(?=\.?/?)", "", href).replace("\\", "/").removeprefix("./")


def pages_of(root: etree._Element) -> Iterator[LibraryPage]:
    """The pages of the physical structure in their order; without one, each file of ALTO is a page."""
    physical = [each for each in named(root, "structMap") if is_structure(each, "physical")]
    divisions = [each for top in physical for each in named(top, "div") if type_of(each).endswith("page")]
    for order, division in enumerate(divisions, 1):
        label = _page_label(division) or division.get("ORDER") or str(order)
        pointers = [each for each in division if name_of(each) == "fptr"]
        within = chain.from_iterable((each, *named(each, "area")) for each in pointers)
        yield LibraryPage(label.strip(), tuple(file for each in within if (file := each.get("FILEID"))))
    if not divisions:
        files = (each for each in named(root, "file") if "xml" in each.get("MIMETYPE", "xml"))
        yield from (LibraryPage("", (file.get("ID", ""),)) for file in files)


def _page_label(division: etree._Element) -> str:
    """The label of a page as printed, where what stands there is one: machines read it from the page too."""
    written = (division.get("ORDERLABEL") or division.get("LABEL") or "").strip()
    found = _LABEL.fullmatch(written)
    return found[1] if found else ""


def links_of(root: etree._Element) -> dict[str, list[str]]:
    """Which divisions structLink joins to which: by single links, or by groups led by the whole."""
    found: dict[str, list[str]] = {}
    for link in named(root, "smLink"):
        found.setdefault(_target(link, "from"), []).append(_target(link, "to"))
    for group in named(root, "smLinkGrp"):
        targets = [_target(each, "href") for each in named(group, "smLocatorLink")]
        if targets:
            found.setdefault(targets[0], []).extend(targets[1:])
    return found


def _target(link: etree._Element, name: str) -> str:
    return (link.get(f"{XLINK}{name}") or "").removeprefix("#")


def is_structure(structure: etree._Element, kind: str) -> bool:
    """Whether a structure is of a kind, by its type or what it is called."""
    return kind in f"{structure.get('TYPE', '')} {structure.get('LABEL', '')}".casefold()


def type_of(division: etree._Element | None) -> str:
    """The type of a division as it is compared; empty for none."""
    return "" if division is None else plain_type(division.get("TYPE", ""))


def plain_type(written: str) -> str:
    """A type in small letters and digits alone: bodycontent for BODY_CONTENT."""
    return re.sub(r"[\W_]+", "", written.casefold())
