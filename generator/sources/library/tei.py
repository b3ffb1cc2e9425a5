"""TEI, an edition of a newspaper as scholars make it -> Items: its articles with their pages, names and notes.

By the TEI guidelines, P5 and P4 (https://tei-c.org/guidelines/): teiHeader with sourceDesc, div (div1, div2)
of a type, head, byline, dateline, p, lg, pb and lb. That an article is a div of the type article or item, and a
section one that holds such, is how the editions of OpenArabicPE have it. As printed counts: orig before reg,
but corr before sic; what is illegible (gap) is □, one for each sign.
"""

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from generator.language import EAST_ASIAN
from generator.model import Field, Item, Markup, Origin, Problem, Severity, SourceReading
from generator.sources.library.mods import plain_text
from generator.sources.source_file import SourceFile, bytes_of
from generator.sources.xml_tree import name_of, named, root_name, xml_tree

_XML = "{http://www.w3.org/XML/1998/namespace}id"
_DIVISION = re.compile(r"div[0-7]?")
_ARTICLES = frozenset(
    {"article", "item", "news", "advert", "advertisement", "letter", "poem", "obituary", "editorial", "report"}
    | {"review", "essay", "story", "wirereport", "telegram", "announcement", "notice", "serial"}
)
_FURNITURE = frozenset({"masthead", "toc", "contents", "titlepage", "colophon"})
_PARAGRAPHS = frozenset(
    {
        "p",
        "ab",
        "salute",
        "signed",
        "closer",
        "opener",
        "trailer",
        "argument",
        "epigraph",
        "stage",
        "postscript",
    }
)
_TEXTS = _PARAGRAPHS | {"lg", "l", "list", "table", "quote", "q", "cit", "figure", "sp", "floatingText"}
_KICKERS = frozenset({"kicker", "overline", "pre", "supra", "引题", "肩题"})
_DECKS = frozenset({"sub", "subtitle", "deck", "desc", "subhead", "副题", "副标题"})
_SKIPPED = frozenset({"fw", "del", "pb", "cb", "milestone", "figDesc", "anchor", "index", "byline", "dateline"})
_NAMES = {"persName": "persName", "placeName": "placeName", "geogName": "placeName", "orgName": "orgName"}
_MARKUP = re.compile(r"<sup>.*?</sup>|<[^<>]*>")
_MOST_GAPS = 50
_BREAK = re.compile(rf"(?<=[{EAST_ASIAN}])\s*\n\s*(?=[{EAST_ASIAN}])")


@dataclass(slots=True)
class _TeiEdition:
    """A TEI file: its name, its divisions' pages, the pictures of these, what its header says of the issue."""

    origin: Origin
    about: Sequence[Field]
    pages: Mapping[etree._Element, etree._Element]
    by_id: Mapping[str, etree._Element]
    cut: frozenset[etree._Element]
    breaks: Sequence[etree._Element]


@dataclass(slots=True)
class _TeiPassage:
    """What is gathered while the text of an article is written: its notes, pictures with captions, names."""

    notes: list[str] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)


def takes_tei(file: SourceFile) -> bool:
    """Whether a file is TEI, by its outermost element."""
    return file.suffix in {".xml", ".tei"} and root_name(file.start()) in {"TEI", "TEI.2", "teiCorpus"}


def read_tei(files: Sequence[SourceFile]) -> SourceReading:
    """The articles of TEI editions in the order of their texts."""
    items: list[Item] = []
    problems: list[Problem] = []
    for file in files:
        content = bytes_of(file)
        if isinstance(content, Problem):
            problems.append(content)
            continue
        tree = xml_tree(content, file.shown)
        problems += tree.problems
        texts = [] if tree.root is None else _texts(tree.root)
        found = [item for root in texts for item in _items_of(root, tree.cut, Origin(file.shown))]
        items += found
        if not found and not tree.problems:
            problems.append(Problem(Origin(file.shown), "source-empty-document", Severity.WARNING))
    return SourceReading("tei", tuple(items), tuple(problems), Markup.HTML)


def _texts(root: etree._Element) -> list[etree._Element]:
    """Each TEI of a corpus, or the one that the file is."""
    return list(named(root, "TEI", "TEI.2")) or [root]


def _items_of(root: etree._Element, cut: frozenset[etree._Element], origin: Origin) -> Iterator[Item]:
    breaks = _page_breaks(root)
    by_id = {identity: each for each in root.iter() if (identity := each.get(_XML))}
    edition = _TeiEdition(origin, list(_about(root)), _pages(root, breaks), by_id, cut, breaks)
    for body in named(root, "body"):
        yield from _items_in(body, edition, "")


def _items_in(division: etree._Element, edition: _TeiEdition, section: str) -> Iterator[Item]:
    """The articles of a division: itself where it is one, else those in it, under its head as their section."""
    if division in edition.cut and _is_article(division):
        return
    inner = [each for each in division if _DIVISION.fullmatch(name_of(each)) and not _is_furniture(each)]
    has_text = any(name_of(each) in _TEXTS for each in division)
    holds_articles = any(_is_article(each) for each in _divisions(division))
    if _is_article(division) or (not holds_articles and (has_text or not inner)):
        yield from _article(division, edition, section)
        yield from (item for each in _inner_articles(division) for item in _items_in(each, edition, section))
        return
    if has_text:
        yield from _article(division, edition, section)
    title = _heads(division, _TeiPassage()).get("head", section)
    for each in inner:
        yield from _items_in(each, edition, title)


def _article(division: etree._Element, edition: _TeiEdition, section: str) -> Iterator[Item]:
    """The item of a division, without the articles within it; none where it says nothing."""
    over, text = _TeiPassage(), _TeiPassage()
    heads = _heads(division, over)
    blocks = [block for child in division if name_of(child) != "head" for block in _block(child, text, 0)]
    notes = "".join(f'<li id="footnote-{number}">{note}</li>' for number, note in enumerate(text.notes, 1))
    of_heads = [f"<p>{note}</p>" for note in over.notes]
    body = "\n".join([*blocks, *of_heads, *([f"<ol>{notes}</ol>"] if notes else [])])
    if not (body or heads):
        return
    stem = edition.origin.path.rpartition("/")[2].rpartition(".")[0]
    identity = division.get(_XML)
    fields = [
        Field("div.id", f"{stem}#{identity}" if identity else ""),
        Field("div.type", division.get("type", "")),
        *edition.about,
        Field("section", section),
        *(Field(name, said) for name, said in heads.items()),
        *(Field(name, plain_text(each)) for name in ("byline", "dateline") for each in _own(division, name)),
        Field("body", body),
        *_places(division, edition),
        *_names(division),
    ]
    pictures = [
        part for name, caption in text.pictures for part in (Field("image", name), Field("caption", caption))
    ]
    said = tuple(each for each in fields if each.text.strip())
    yield Item(Origin(edition.origin.path, division.sourceline), (*said, *pictures))


def _heads(division: etree._Element, text: _TeiPassage) -> dict[str, str]:
    """The heads of a division: the headline, what stands over and under it; their notes are taken."""
    found: dict[str, list[str]] = {}
    for head in division:
        if name_of(head) != "head":
            continue
        kind = (head.get("type") or "").casefold()
        name = "kicker" if kind in _KICKERS else "subtitle" if kind in _DECKS or "head" in found else "head"
        found.setdefault(name, []).append(_clean(_MARKUP.sub("", "".join(_inline(head, text)))))
    return {name: html.unescape(" ".join(texts)) for name, texts in found.items()}


def _block(element: etree._Element, text: _TeiPassage, depth: int) -> Iterator[str]:
    """The HTML of a part of an article, block for block."""
    name = name_of(element)
    if not name or name in _SKIPPED or (_DIVISION.fullmatch(name) and _is_article(element)):
        return
    if name == "head":
        tag = f"h{min(2 + max(depth, 1), 5)}"
        yield f"<{tag}>{_clean(''.join(_inline(element, text)))}</{tag}>"
    elif name == "figure":
        _figure(element, text)
    elif name == "lg":
        yield from _verse(element, text)
    elif name == "list":
        items = (_clean("".join(_inline(each, text))) for each in element if name_of(each) == "item")
        yield "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
    elif name == "table":
        yield _table(element, text)
    elif name in _PARAGRAPHS or not any(name_of(each) in _TEXTS or _is_division(each) for each in element):
        line = _clean("".join(_inline(element, text)))
        yield from [f"<p>{line}</p>"] if line else []
    else:
        inside = [block for each in element for block in _block(each, text, depth + _is_division(element))]
        quoted = name in {"quote", "q", "cit"} and inside
        yield from [f"<blockquote>{''.join(inside)}</blockquote>"] if quoted else inside


def _verse(element: etree._Element, text: _TeiPassage) -> Iterator[str]:
    lines = [_clean("".join(_inline(each, text))) for each in element if name_of(each) == "l"]
    if lines:
        yield f"<p>{'<br>'.join(lines)}</p>"
    for each in element:
        if name_of(each) in {"lg", "head", "p"}:
            yield from _block(each, text, 1)


def _table(element: etree._Element, text: _TeiPassage) -> str:
    rows = (
        "".join(f"<td>{_clean(''.join(_inline(cell, text)))}</td>" for cell in row if name_of(cell) == "cell")
        for row in named(element, "row")
    )
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _inline(element: etree._Element, text: _TeiPassage) -> Iterator[str]:
    yield html.escape(element.text or "", quote=False)
    for child in element:
        yield from _inline_element(child, text)
        yield html.escape(child.tail or "", quote=False)


def _inline_element(child: etree._Element, text: _TeiPassage) -> Iterator[str]:
    name = name_of(child)
    if not name:
        yield html.unescape(child.text or "") if (child.text or "").startswith("&") else ""
    elif name == "lb":
        yield "" if child.get("break") == "no" else "\n"
    elif name in _READ:
        yield _READ[name](child, text)
    elif name in {"hi", "emph"}:
        tag = "strong" if "bold" in f"{child.get('rend', '')} {child.get('rendition', '')}" else "em"
        yield f"<{tag}>{''.join(_inline(child, text))}</{tag}>"
    elif name not in _SKIPPED:
        yield from _inline(child, text)


def _note(child: etree._Element, text: _TeiPassage) -> str:
    """The mark of a note, whose text is taken."""
    text.notes.append("")  # its number is taken, also where a note stands in it
    number = len(text.notes)
    text.notes[number - 1] = _clean("".join(_inline(child, text)))
    return f'<sup><a href="#footnote-{number}">[{number}]</a></sup>'


def _chosen(choice: etree._Element, text: _TeiPassage) -> str:
    by_name = {name_of(each): each for each in choice}
    order = ("corr", "orig", "abbr", "sic", "reg", "expan")
    chosen = next((by_name[name] for name in order if name in by_name), None)
    return "" if chosen is None else "".join(_inline(chosen, text))


def _signs(gap: etree._Element) -> int:
    """How many signs are illegible, as far as that is said."""
    written = gap.get("quantity") or re.sub(r"\D.*", "", gap.get("extent") or "")
    is_of_signs = (gap.get("unit") or "chars").startswith(("char", "sign", "字"))
    return max(1, min(int(written), _MOST_GAPS)) if written.isdecimal() and is_of_signs else 1


def _figure(figure: etree._Element, text: _TeiPassage) -> str:
    """Nothing in the line: the pictures of the figure are taken, with its caption."""
    caption = next((plain_text(each) for name in ("head", "p", "figDesc") for each in _own(figure, name)), "")
    text.pictures += [(url, caption) for each in named(figure, "graphic") if (url := each.get("url"))]
    return ""


# Elements that stand for something else than the text in them.
_READ: Mapping[str, Callable[[etree._Element, _TeiPassage], str]] = {
    "gap": lambda gap, _: "□" * _signs(gap),
    "note": _note,
    "figure": _figure,
    "choice": _chosen,
}


def _clean(line: str) -> str:
    """A line without the white space that only the file has, and without line breaks between Han."""
    return re.sub(r"\s+", " ", _BREAK.sub("", line)).strip()


def _places(division: etree._Element, edition: _TeiEdition) -> Iterator[Field]:
    """The page where an article begins, its picture, and the page that it runs on to."""
    first = next((each for each in division.iter() if each in edition.pages), None)
    start = [] if first is None else [edition.pages[first]]
    within = [each for each in named(division, "pb") if each in edition.breaks]
    pages = list(dict.fromkeys([*start, *within]))
    if not pages:
        return
    yield Field("page", pages[0].get("n") or "")
    yield from (Field("jump", page.get("n") or "") for page in pages[1:2])
    yield Field("page_image", _picture(pages[0].get("facs") or "", edition.by_id))


def _picture(facs: str, by_id: Mapping[str, etree._Element]) -> str:
    """The picture that a page names: directly, or by the ID of a surface that has it."""
    surface = by_id.get(facs.removeprefix("#"))
    if surface is None:
        return "" if facs.startswith("#") else facs.split(" ", maxsplit=1)[0]
    graphics = [each for each in [surface, *named(surface, "graphic")] if name_of(each) == "graphic"]
    return next((url for each in graphics if (url := each.get("url"))), "")


def _page_breaks(root: etree._Element) -> list[etree._Element]:
    """Where pages begin: of several counts that of print, else the one that names no edition."""
    breaks = list(named(root, "pb"))
    print_ones = [each for each in breaks if "print" in (each.get("ed") or "")]
    bare = [each for each in breaks if not each.get("ed")]
    return print_ones or bare or breaks


def _pages(root: etree._Element, breaks: Sequence[etree._Element]) -> dict[etree._Element, etree._Element]:
    """For each head and paragraph the break of the page that it begins on."""
    found: dict[etree._Element, etree._Element] = {}
    starts, page = set(breaks), None
    for each in root.iter():
        page = each if each in starts else page
        if page is not None and name_of(each) in _TEXTS | {"head"}:
            found[each] = page
    return found


def _names(division: etree._Element) -> Iterator[Field]:
    """The names that the edition marks in an article, each once."""
    marked = ((_NAMES[name_of(each)], plain_text(each)) for each in named(division, *_NAMES))
    return (Field(name, said) for name, said in dict.fromkeys(marked))


def _about(root: etree._Element) -> Iterator[Field]:
    """The paper and the day by the description of the source, else of the file."""
    header = next(named(root, "teiHeader"), None)
    if header is None:
        return
    sources = [*named(header, "sourceDesc"), *named(header, "titleStmt"), *named(header, "publicationStmt")]
    titles = (
        plain_text(title) for source in sources for title in named(source, "title") if not title.get("type")
    )
    days = (each.get("when") or plain_text(each) for source in sources for each in named(source, "date"))
    numbers = (
        plain_text(each)
        for source in sources
        for each in named(source, "biblScope")
        if (each.get("unit") or each.get("type")) == "issue"
    )
    for name, said in (("issue.title", titles), ("issue.date", days), ("issue.number", numbers)):
        yield Field(name, next(filter(None, said), ""))


def _own(parent: etree._Element, name: str) -> list[etree._Element]:
    return [each for each in parent if name_of(each) == name]


def _divisions(parent: etree._Element) -> Iterator[etree._Element]:
    return (each for each in parent.iterdescendants() if _is_division(each))


def _inner_articles(parent: etree._Element) -> Iterator[etree._Element]:
    """The articles within an article, not those within them."""
    for each in parent:
        if _is_division(each) and _is_article(each):
            yield each
        elif name_of(each):
            yield from _inner_articles(each)


def _is_division(element: etree._Element) -> bool:
    return _DIVISION.fullmatch(name_of(element)) is not None


def _is_article(division: etree._Element) -> bool:
    kinds = {(division.get(key) or "").casefold().replace("-", "") for key in ("type", "subtype")}
    return bool(kinds & _ARTICLES)


def _is_furniture(division: etree._Element) -> bool:
    return (division.get("type") or "").casefold() in _FURNITURE
