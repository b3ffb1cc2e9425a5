"""What browsers read of the whole site: how it is installed like a program, and how its search is asked."""

import json
import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from generator import routes
from generator.model import Output
from generator.settings import Settings

LONGEST_SHORT_NAME = 12  # characters: no more fit below an icon
_LONGEST_OPEN_SEARCH_NAME = 16  # by the OpenSearch description format
_PAPER = re.compile(r"--paper: *(#[0-9a-fA-F]{3,8});")


def browser_manifests(settings: Settings, search: str, style: bytes, icon: str) -> Iterator[Output]:
    """The web app manifest and, where the address of the site is known, its OpenSearch description.

    `search` says what the search is for; the colours are those of the style sheet; `icon` is an address.
    """
    yield Output(routes.MANIFEST, _manifest(settings, style, icon))
    if settings.address:
        yield Output(routes.OPEN_SEARCH, _open_search(settings, search, icon))


def _manifest(settings: Settings, style: bytes, icon: str) -> bytes:
    # The first is that of the light theme; a browser can be told one only.
    paper = _PAPER.search(style.decode("utf-8", errors="replace"))
    colour = paper and paper[1]
    # Links of a manifest start from where it lies, the site's root.
    manifest = {
        "name": settings.name,
        "short_name": settings.name[:LONGEST_SHORT_NAME],
        "description": settings.description or None,
        "lang": settings.paper_language,  # of the name and the description, which are the paper's
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": colour,
        "theme_color": colour,
        "icons": [{"src": icon, "sizes": "any", "type": "image/svg+xml"}],
    }
    known = {key: value for key, value in manifest.items() if value}
    return (json.dumps(known, ensure_ascii=False, indent=1) + "\n").encode()


def _open_search(settings: Settings, search: str, icon: str) -> bytes:
    base = settings.address.rstrip("/") + "/"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"<ShortName>{escape(settings.name[:_LONGEST_OPEN_SEARCH_NAME])}</ShortName>",
        f"<Description>{escape(search)}</Description>",
        f"<Language>{escape(settings.language)}</Language>",
        "<InputEncoding>UTF-8</InputEncoding>",
        f'<Image type="image/svg+xml">{escape(base + icon)}</Image>',
        f'<Url type="text/html" template={quoteattr(base + routes.SEARCH + "?q={searchTerms}")}/>',
        "</OpenSearchDescription>",
    ]
    return ("\n".join(lines) + "\n").encode()
