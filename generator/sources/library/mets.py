"""METS of a library with its ALTO -> Items: the articles of an issue, as its logical structure has them.

By the METS schema (https://www.loc.gov/standards/mets/) and the profiles for newspapers that libraries follow:
docWorks and ENMAP (Luxembourg, France: divisions HEADING, BODY that point into ALTO by fptr and area),
the British Library's (articles joined to areas of pages by structLink), Kitodo's (smLink to whole pages). The
importers of impresso-text-acquisition and BnLMetsExporter go the same ways.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from lxml import etree

from generator.model import Field, Item, Origin, Problem, Severity, values_of
from generator.sources.library.alto import Alto, Area, area_of, line_text, page_area, paragraphs, zones
from generator.sources.library.mods import day_issued, described, together
from generator.sources.library.structure import (
    LibraryPage,
    href_of,
    is_structure,
    links_of,
    pages_of,
    plain_type,
    type_of,
)
from generator.sources.xml_tree import name_of, named

# What holds articles and is none; what is an article; what a page has beside them. By the types of divisions.
_AROUND = frozenset(
    {"newspaper", "volume", "year", "month", "day", "issue", "content", "supplement", "additional", "section"}
    | {"rubric", "column", "periodical", "edition", "part"}
)
_ARTICLES = frozenset(
    {
        "article",
        "advertisement",
        "advert",
        "ad",
        "deathnotice",
        "obituary",
        "letter",
        "editorial",
        "review",
        "poem",
    }
    | {"weather", "serial", "feuilleton", "announcement", "classified", "notice", "cartoon", "contribution"}
)
_FURNITURE = frozenset(
    {
        "titlesection",
        "masthead",
        "headline",
        "publishingstmt",
        "motto",
        "impressum",
        "pagenumber",
        "header",
        "footer",
    }
)
# What stands over or under an article: types of divisions, and the labels that the British Library gives areas.
_ROLES = {
    "title": "TITLE",
    "headline": "TITLE",
    "heading": "HEADING",
    "overline": "OVERLINE",
    "kicker": "OVERLINE",
    "subheadline": "SUBHEADLINE",
    "subtitle": "SUBHEADLINE",
    "author": "AUTHOR",
    "byline": "AUTHOR",
    "dateline": "DATELINE",
    "caption": "CAPTION",
}
_IN_A_BODY = frozenset({"AUTHOR", "CAPTION", "DATELINE"})
_SHOWN_BY_BROWSERS = ("image/jpeg", "image/png", "image/webp", "image/gif")
_DAY = re.compile(r"(?<!\d)\d{4}(?:-\d{1,2}-\d{1,2}|年\d{1,2}月\d{1,2}日|\d{4})(?!\d)")

# The href of an ALTO file -> what it holds; None where it is not there.
OpenAlto = Callable[[str], Alto | Problem | None]


@dataclass(frozen=True, slots=True)
class MetsReading:
    """The items of a METS file: articles, or, where it tells of none, pages; and what is wrong."""

    items: tuple[Item, ...]
    problems: tuple[Problem, ...] = ()
    has_articles: bool = True


@dataclass(frozen=True, slots=True)
class _Piece:
    """An area of an article, what it is there for, and the page it stands on."""

    role: str
    area: Area
    page: LibraryPage


@dataclass(slots=True)
class _Mets:
    """What a METS file says: its divisions, descriptions and files by their IDs, and its pages in their order.

    `linked` are the physical divisions that structLink joins to a logical one; `shared` counts the articles
    that each is joined to. `taken` are the blocks that an article has; `problems` what could not be opened.
    """

    origin: Origin
    open_alto: OpenAlto
    cut: frozenset[etree._Element]
    by_id: dict[str, etree._Element]
    pages: list[LibraryPage]
    linked: dict[str, list[str]]
    shared: Counter[str]
    identity: str
    taken: set[tuple[int, int]] = field(default_factory=set)
    opened: dict[str, Alto | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def items_of_mets(
    root: etree._Element, cut: frozenset[etree._Element], origin: Origin, open_alto: OpenAlto
) -> MetsReading:
    """The articles of an issue in the order of its logical structure; without one, its pages."""
    by_id = {each.get("ID", ""): each for each in root.iter() if isinstance(each.tag, str) and each.get("ID")}
    identity = root.get("OBJID") or origin.path.rpartition("/")[2].rpartition(".")[0]
    linked = links_of(root)
    articles = (its for each, its in linked.items() if type_of(by_id.get(each)) not in _AROUND)
    shared = Counter(chain.from_iterable(articles))
    mets = _Mets(origin, open_alto, cut, by_id, list(pages_of(root)), linked, shared, identity)
    about = _about_the_issue(root, mets)
    logical = [each for each in named(root, "structMap") if is_structure(each, "logical")]
    items = [item for top in logical for item in _items_in(top, mets, about, "")]
    has_articles = bool(items)
    items = items or list(_pages_as_items(mets, about))
    return MetsReading(tuple(items), (*mets.problems, *_told_of_the_rest(mets)), has_articles)


def page_title(label: str) -> Field:
    """What an item is called that is a whole page."""
    return Field("page.title", label if label.endswith("版") else f"第{label}版")


def _items_in(division: etree._Element, mets: _Mets, about: Sequence[Field], section: str) -> Iterator[Item]:
    """The articles below a division, under the title of the section they stand in."""
    for child in division:
        kind = type_of(child)
        if name_of(child) != "div" or kind in _FURNITURE:
            continue
        if kind in _AROUND:
            yield from _items_around(child, mets, about, section)
        elif child not in mets.cut:
            yield from _article(child, mets, about, section)
            yield from (
                item for each in _inner_articles(child) for item in _article(each, mets, about, section)
            )


def _items_around(
    division: etree._Element, mets: _Mets, about: Sequence[Field], section: str
) -> Iterator[Item]:
    """The articles of a section under its title; a section that has a text of its own is one too."""
    holds_articles = any(type_of(each) in _ARTICLES | _AROUND for each in named(division, "div"))
    if type_of(division) not in {"section", "rubric", "column"}:
        yield from _items_in(division, mets, about, section)
    elif not holds_articles:
        yield from _article(division, mets, about, section)
    else:
        title = together(field.text for field in _description(division, mets) if field.name == "mods.title")
        title = title or (division.get("LABEL") or "").strip()
        parts = list(_parts(division, mets))
        mets.taken |= _blocks(parts)
        if any(part.role == "body" for part in parts):
            yield from _article(division, mets, about, section)
        for child in _inner_articles(division):
            nested = type_of(child) in _AROUND
            yield from (_items_around if nested else _article)(child, mets, about, title or section)


def _inner_articles(division: etree._Element) -> Iterator[etree._Element]:
    """The articles and sections within a division, not those within them."""
    for child in division:
        if name_of(child) == "div" and type_of(child) in _ARTICLES | _AROUND:
            yield child
        elif name_of(child) == "div":
            yield from _inner_articles(child)


def _article(division: etree._Element, mets: _Mets, about: Sequence[Field], section: str) -> Iterator[Item]:
    """The item of a division that is an article; none where it says nothing, or the file breaks off in it."""
    if division in mets.cut:
        return
    parts = list(_parts(division, mets))
    mets.taken |= _blocks(parts)
    written = list(_written(parts))
    known = _description(division, mets)
    label = (division.get("LABEL") or "").strip()
    if written or known or label:
        own = [
            Field("div.ID", f"{mets.identity}#{division.get('ID', '')}"),
            Field("div.TYPE", division.get("TYPE", "")),
            Field("div.LABEL", label),
        ]
        fields = [*own, *about, Field("section", section), *known, *written, *_places(parts, mets)]
        yield Item(
            Origin(mets.origin.path, division.sourceline), tuple(each for each in fields if each.text.strip())
        )


def _parts(division: etree._Element, mets: _Mets, roles: tuple[str, ...] = ()) -> Iterator[_Piece]:
    """The areas of a division in their order, without those of the articles within it."""
    for pointer in division:
        if name_of(pointer) == "fptr":
            yield from _pointed(pointer, mets, _role(roles))
    for identity in mets.linked.get(division.get("ID", ""), ()):
        yield from _linked_parts(identity, mets)
    for child in division:
        if name_of(child) == "div" and type_of(child) not in _ARTICLES | _AROUND | _FURNITURE - {"headline"}:
            yield from _parts(child, mets, (*roles, type_of(child)))


def _role(types: Sequence[str]) -> str:
    """What the innermost division with a meaning says; in a body only what stands beside its text."""
    found = next((_ROLES[kind] for kind in reversed(types) if kind in _ROLES), "body")
    in_body = any(kind.startswith("body") for kind in types)
    return "body" if in_body and found not in _IN_A_BODY else found


def _pointed(pointer: etree._Element, mets: _Mets, role: str) -> Iterator[_Piece]:
    """What a pointer points to: areas of ALTO files, or whole ones."""
    whole = [pointer] if pointer.get("FILEID") else []
    for area in [*whole, *named(pointer, "area")]:
        file = area.get("FILEID", "")
        alto = _alto(file, mets)
        if alto is None:
            continue
        page = next((page for page in mets.pages if file in page.files), LibraryPage("", (file,)))
        if not area.get("BEGIN"):
            yield from (_Piece(role, page_area(alto, each), page) for each in alto.pages)
        elif found := area_of(alto, area.get("BEGIN", ""), area.get("END", "")):
            yield _Piece(role, found, page)


def _linked_parts(identity: str, mets: _Mets) -> Iterator[_Piece]:
    """The areas of a physical division that an article is joined to, unless another is joined to it too."""
    physical = mets.by_id.get(identity)
    if physical is None or mets.shared[identity] > 1:
        return
    role = _ROLES.get(plain_type(physical.get("LABEL", "")), "body")
    for pointer in physical:
        if name_of(pointer) == "fptr":
            yield from _pointed(pointer, mets, role)


def _alto(file: str, mets: _Mets) -> Alto | None:
    """An ALTO file of the METS by its ID; one that is not there or cannot be read is told once."""
    element = mets.by_id.get(file)
    if element is None or "image" in element.get("MIMETYPE", "") or "pdf" in element.get("MIMETYPE", ""):
        return None
    if file not in mets.opened:
        href = href_of(element)
        alto = mets.open_alto(href)
        if not isinstance(alto, Alto):
            lost = Problem(mets.origin, "source-alto-missing", Severity.WARNING, values_of(file=href))
            mets.problems.append(alto or lost)
        mets.opened[file] = alto if isinstance(alto, Alto) else None
    return mets.opened[file]


def _written(parts: Sequence[_Piece]) -> Iterator[Field]:
    """The texts of an article by what they are: lines over it, captions, and its body."""
    has_title = any(part.role == "TITLE" for part in parts)
    roles = [("TITLE" if part.role == "HEADING" and not has_title else part.role, part.area) for part in parts]
    for name in ("OVERLINE", "TITLE", "HEADING", "SUBHEADLINE", "AUTHOR", "DATELINE"):
        yield Field(name, together(line_text([area]) for role, area in roles if role == name))
    yield from (Field("CAPTION", line_text([area])) for role, area in roles if role == "CAPTION")
    yield Field("body", "\n\n".join(paragraphs(area for role, area in roles if role == "body")))


def _places(parts: Sequence[_Piece], mets: _Mets) -> Iterator[Field]:
    """Where an article stands: its page, the picture of that, its outlines there, the page it runs on to."""
    if not parts:
        return
    pages = list(dict.fromkeys(part.page for part in parts))
    labels = [page.label or _label_of(page, mets) for page in pages]
    yield Field("page", labels[0])
    yield from (Field("jump", label) for label in labels[1:2])
    yield Field("page_image", _picture_of(pages[0], mets))
    yield from (Field("zone", zone) for zone in zones(part.area for part in parts if part.page is pages[0]))


def _label_of(page: LibraryPage, mets: _Mets) -> str:
    altos = (mets.opened.get(file) for file in page.files)
    return next((its.label for alto in altos if alto for its in alto.pages), "")


def _picture_of(page: LibraryPage, mets: _Mets) -> str:
    """The picture of a page, one that browsers show before one that they do not."""
    files = [mets.by_id[file] for file in page.files if file in mets.by_id]
    pictures = [file for file in files if file.get("MIMETYPE", "").startswith("image/")]
    pictures.sort(key=lambda file: file.get("MIMETYPE") not in _SHOWN_BY_BROWSERS)
    return href_of(pictures[0]) if pictures else ""


def _pages_as_items(mets: _Mets, about: Sequence[Field]) -> Iterator[Item]:
    """Each page as one item, where no structure tells its articles."""
    for page in mets.pages:
        altos = [alto for file in page.files if (alto := _alto(file, mets))]
        parts = [_Piece("body", page_area(alto, its), page) for alto in altos for its in alto.pages]
        body = "\n\n".join(paragraphs(part.area for part in parts))
        if body:
            mets.taken |= _blocks(parts)
            label = page.label or _label_of(page, mets)
            picture = Field("page_image", _picture_of(page, mets))
            fields = (*about, Field("page", label), page_title(label), Field("body", body), picture)
            yield Item(mets.origin, tuple(each for each in fields if each.text))


def _blocks(parts: Sequence[_Piece]) -> set[tuple[int, int]]:
    return {(id(part.area.alto), block) for part in parts for block in part.area.blocks}


def _told_of_the_rest(mets: _Mets) -> Iterator[Problem]:
    """A note of how many blocks of the pages are in no article: mastheads, lines, what nobody marked."""
    said = {
        (id(alto), word.place[1])
        for alto in mets.opened.values()
        if alto
        for word in alto.words
        if word.kind == "String"
    }
    if left := len(said - mets.taken):
        yield Problem(mets.origin, "source-blocks-outside", Severity.NOTE, values_of(count=left))


def _about_the_issue(root: etree._Element, mets: _Mets) -> list[Field]:
    """The day of the issue and the name of the paper, which every article of it has."""
    issues = [each for each in named(root, "div") if type_of(each) in {"issue", "newspaper", "volume"}]
    records = [record for issue in reversed(issues) for record in _records(issue, mets)]
    sections = [each for each in named(root, "dmdSec") if "article" not in each.get("ID", "").casefold()]
    day = day_issued(records) or day_issued(sections)
    if not day:
        labels = [root.get("LABEL") or "", *(each.get("LABEL") or "" for each in issues), mets.origin.path]
        day = next((found[0] for label in labels if (found := _DAY.search(label))), "")
    known = (each for record in records for each in described([record]))
    paper = next((each.text for each in known if each.name == "mods.title"), "")
    return [Field("issue.date", day), Field("issue.title", paper)]


def _description(division: etree._Element, mets: _Mets) -> list[Field]:
    return described(_records(division, mets))


def _records(division: etree._Element, mets: _Mets) -> list[etree._Element]:
    return [mets.by_id[each] for each in division.get("DMDID", "").split() if each in mets.by_id]
