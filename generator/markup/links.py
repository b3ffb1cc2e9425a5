"""What a link may lead to: addresses, other articles, pictures."""

import html
import posixpath
import re
from collections.abc import Container
from urllib.parse import unquote, urlsplit

from generator import routes
from generator.model import Key, key_at

LINK_SCHEMES = frozenset({"", "http", "https", "mailto"})
_ADDRESS = re.compile(r"https?://(?:\\[!-/:-@\[-`{-~]|[A-Za-z0-9\-._~:/?#@!$&'()+,;=%*\[\]]){1,2000}")
_SIGN = re.compile(r"\\.|.", re.DOTALL)
_TRAILING = frozenset(".,;:!?'*_~[]&$(+=-")  # what ends a sentence or an emphasis rather than an address
_ENTITY = re.compile(r"&#?\w{1,40};")
_ARTICLE_FILE = re.compile(r"[^:?#]+\.md")


def entities_shown(text: str) -> str:
    """The text with the characters that its entities name."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def bare_address(text: str, start: int) -> tuple[str, int] | None:
    """The http or https address that begins at a place of a text, and where it ends; None where none does.

    A character that ends the sentence or closes a bracket opened before it is not part of it.
    """
    found = _ADDRESS.match(text, start)
    if not found:
        return None
    characters = _SIGN.findall(found[0])
    surplus = sum(character == ")" for character in characters) - sum(
        character == "(" for character in characters
    )
    while characters and (characters[-1][-1] in _TRAILING or (characters[-1] == ")" and surplus > 0)):
        surplus -= characters.pop() == ")"
    typed = "".join(characters)
    address = entities_shown("".join(character[-1] for character in characters))
    if not re.match(r"https?://[A-Za-z0-9\[]", address) or not is_linkable(address):
        return None
    return address, start + len(typed)


def is_linkable(target: str) -> bool:
    """Whether a link may lead there: to an address of a known scheme, or within the site."""
    # Browsers drop white space inside an address and read \ as /, so neither may hide a scheme or a host.
    if not target or re.search(r"[\s\\]", target) or target.startswith("//"):
        return False
    try:
        return urlsplit(target).scheme in LINK_SCHEMES
    except ValueError:  # not an address: [http://[](http://[)
        return False


def article_file(target: str) -> bool:
    """Whether a link leads to a file of content/articles/: 02-03.md, ../2025-06-15/01-03.md#note-1."""
    return bool(_ARTICLE_FILE.fullmatch(target.partition("#")[0])) and not target.startswith("//")


def linked_key(target: str, page: str) -> Key | None:
    """The key of the article whose file a link on the page at an address means; None where it means none."""
    path = unquote(target.partition("#")[0]).removesuffix(".md")
    folder, name = posixpath.split(posixpath.normpath(posixpath.join(posixpath.dirname(page), path)))
    return key_at(folder, name)


def article_link(target: str, page: str, published: Container[Key]) -> str | None:
    """The link to the page of the article whose file is meant; None where it is not in the edition."""
    key = linked_key(target, page)
    if key is None or key not in published:
        return None
    mark, fragment = target.partition("#")[1:]
    return routes.relative(f"{key}.html{mark}{unquote(fragment)}", page)


def image_name(name: str) -> str | None:
    """The name below images/ that a picture is given by ("bridge.jpg", "images/bridge.jpg").

    None where it leads out of that folder, to another host, or nowhere.
    """
    if not name or "\\" in name or ":" in name or name.startswith("/"):
        return None
    path = posixpath.normpath(name.removeprefix(routes.IMAGES))
    return None if path == "." or path.split("/")[0] == ".." else path
