"""An SVG file -> the same drawing as a still picture: no script, no link, nothing from another host.

A browser that opens an SVG by its own address runs the scripts in it with the rights of the site. So the
drawing is written anew from what is known to be still: elements that only draw, attributes that only say how.
"""

import re
from collections.abc import Mapping
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_DEEPEST = 200  # elements within elements; drawing programs stay well below
_STILL_ELEMENTS = """
svg g defs symbol use switch title desc path rect circle ellipse line polyline polygon text tspan
textPath image marker mask pattern clipPath linearGradient radialGradient stop style filter feBlend
feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge
feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
"""
_DRAWING = frozenset(_STILL_ELEMENTS.split())
# What stands in a link is drawn, though it leads nowhere.
_DROPPED_AROUND = frozenset({"a"})
_NAME = re.compile(r"(?!on)[a-z][A-Za-z0-9-]*", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_INNER = re.compile(r"\s*#[^\s\\]*\s*")
_FETCHED = re.compile(
    r"url\s*\(\s*(?![\"']?\s*#)|image-set|src\s*\(|@|\\|javascript:|expression\s*\(", re.IGNORECASE
)


class _Unsafe(Exception):  # noqa: N818 - it ends the reading of a file, as StopIteration ends a loop
    """The file is no SVG, or one that no drawing program writes."""


def still_svg(content: bytes) -> bytes | None:
    """The drawing without anything that acts or is fetched, as UTF-8; None where the bytes are no SVG.

    Takes time and memory in proportion to the file: entities are refused, nesting is bounded.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    copy = _Copy()
    parser.StartElementHandler = copy.start
    parser.EndElementHandler = copy.end
    parser.CharacterDataHandler = copy.text
    parser.EntityDeclHandler = copy.entity
    parser.buffer_text = True
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat takes no keywords: all of it is here
    except (expat.ExpatError, _Unsafe, ValueError, LookupError):  # LookupError: an encoding nobody knows
        return None
    return "".join(copy.parts).encode(errors="replace") if copy.parts else None


class _Copy:
    """The drawing as it is written anew while expat reads the file."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.style: list[str] = []  # the text of a style sheet: only the whole shows what it fetches
        self.open: list[str] = []  # the tags of the elements around, "" for one that is only left out itself
        self.left_out = 0  # elements within one that is left out with all that it holds

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Write the start of an element that draws."""
        space, _, tag = name.rpartition(" ")
        if not self.open and (space, tag) != (_SVG, "svg"):
            raise _Unsafe
        if len(self.open) + self.left_out >= _DEEPEST:
            raise _Unsafe
        known = space == _SVG and tag in _DRAWING | _DROPPED_AROUND
        if self.left_out or not known:
            self.left_out += 1
            return
        shown = "" if tag in _DROPPED_AROUND else tag
        if shown:
            root = f' xmlns="{_SVG}"' if not self.open else ""
            self.parts.append(f"<{tag}{root}{''.join(_attributes(attributes))}>")
        self.open.append(shown)

    def end(self, _name: str) -> None:
        """Write the end of an element that was begun."""
        if self.left_out:
            self.left_out -= 1
            return
        tag = self.open.pop()
        if tag == "style" and not _FETCHED.search("".join(self.style)):
            self.parts.append(escape("".join(self.style)))
        self.style = []
        self.parts.append(f"</{tag}>" if tag else "")

    def text(self, text: str) -> None:
        """Write text; a style sheet is kept until its end, and left out where it would fetch something."""
        if self.left_out:
            return
        if self.open[-1] == "style":
            self.style.append(text)
        else:
            self.parts.append(escape(text))

    def entity(self, *_declared: object) -> None:
        """Refuse a file that declares entities: they can grow without bounds."""
        raise _Unsafe


def _attributes(attributes: Mapping[str, str]) -> list[str]:
    return [written for name, value in attributes.items() if (written := _attribute(name, value))]


def _attribute(name: str, value: str) -> str:
    space, _, local = name.rpartition(" ")
    if local == "href" and space in {"", _XLINK}:
        kept = _INNER.fullmatch(value) or _PICTURE.fullmatch(value)
        return f" href={quoteattr(value)}" if kept else ""
    if (space, local) == (_XML, "space"):
        return f" xml:space={quoteattr(value)}"
    if space or not _NAME.fullmatch(local) or _FETCHED.search(value):
        return ""
    return f" {local}={quoteattr(value)}"
