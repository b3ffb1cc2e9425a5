"""The XML of a source -> its tree: nothing outside is loaded, no entity is unfolded, what is whole is kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.model import Origin, Problem, values_of

LARGEST_XML = 60_000_000  # bytes; as a tree it takes many times as much
_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_ASIDE = re.compile(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class XmlTree:
    """The tree of a file, None where there is none; what is wrong; the elements that it breaks off in."""

    root: etree._Element | None
    problems: tuple[Problem, ...] = ()
    cut: frozenset[etree._Element] = frozenset()


def xml_tree(content: bytes, shown: str) -> XmlTree:
    """The tree of an XML file; of one that breaks off, all that stands before the break.

    A file that declares entities is not read at all: they name files of this machine, or unfold to gigabytes.
    """
    if len(content) > LARGEST_XML:
        values = values_of(megabytes=f"{len(content) / 1e6:.0f}", most=f"{LARGEST_XML / 1e6:.0f}")
        return XmlTree(None, (Problem(Origin(shown), "source-too-large", values=values),))
    if _declares_entities(content):
        return XmlTree(None, (Problem(Origin(shown), "source-xml-entities"),))
    try:
        return XmlTree(etree.fromstring(content, _parser()))
    except etree.XMLSyntaxError as error:
        return _recovered(content, Problem(Origin(shown, error.lineno or None), "source-xml-broken"))
    except (ValueError, LookupError):
        return XmlTree(None, (Problem(Origin(shown), "source-xml-broken"),))


def root_name(start: bytes) -> str:
    """The name of the outermost element, without its prefix, by the first bytes of a file; empty for none."""
    found = _ROOT.search(_ASIDE.sub("", _decoded(start)))
    return found[1] if found else ""


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for a comment, an instruction, an entity."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def named(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """All elements below one that have one of the names, in whatever namespace, in the order of the file."""
    return (each for each in element.iter(*(f"{{*}}{name}" for name in names)) if each is not element)


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        collect_ids=False,  # an ID that stands twice breaks no file
        recover=recover,
        remove_pis=True,
    )


def _declares_entities(content: bytes) -> bool:
    plain = content.replace(b"\x00", b"") if b"\x00" in content[:4] else content
    return re.search(rb"<!ENTITY\s", plain, re.IGNORECASE) is not None


def _decoded(start: bytes) -> str:
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return start.decode("utf-16", "replace")
    return start.replace(b"\x00", b"").decode("utf-8-sig", "replace")


def _recovered(content: bytes, problem: Problem) -> XmlTree:
    try:
        root = etree.fromstring(content, _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError, LookupError):
        root = None
    if root is None:
        return XmlTree(None, (problem,))
    is_ended = name_of(root).encode() in content[-200:] and content.rstrip()[-1:] == b">"
    return XmlTree(root, (problem,), frozenset() if is_ended else frozenset(_last_ones(root)))


def _last_ones(root: etree._Element) -> Iterator[etree._Element]:
    element: etree._Element | None = root
    while element is not None:
        yield element
        element = element[-1] if len(element) else None
