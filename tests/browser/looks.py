"""Pictures of pages: made in the browser, kept small, compared with accepted ones, laid out for a person."""

import hashlib
import html
import io
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from conftest import ROOT
from PIL import Image
from playwright.sync_api import Page as Tab

from browser.sample_site import features, opened, template_of

WIDTHS = (360, 768, 1280)
PRINT_WIDTH = 768  # the text of a sheet of A4, about
TALLEST = 1600  # px of a page that are looked at
NOTICED = 6  # of 255: by no more than this processors may differ in how they draw the edge of a letter
ALLOWED = 0.0002  # the share of pixels that may differ: less than one word changes on a phone's page
FAMILIES = ("song", "kai", "hei")
FINGERPRINT = "fonts.txt"


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at a page: how wide the window is, and in which scheme: of screens or of print."""

    width: int
    scheme: str

    def __str__(self) -> str:
        """The view as it stands in a picture's name."""
        return f"{self.width}-{self.scheme}"


PRINTED, FORCED = View(PRINT_WIDTH, "print"), View(WIDTHS[-1], "forced")
VIEWS = (*(View(width, scheme) for width in WIDTHS for scheme in ("light", "dark")), PRINTED, FORCED)
ACCEPTED_VIEWS = (*(View(width, "light") for width in WIDTHS), View(WIDTHS[-1], "dark"), PRINTED)
# What a browser is told for each scheme; "forced" are the reader's own colours.
MEDIA: Mapping[str, Mapping[str, str]] = {
    "light": {"media": "screen", "color_scheme": "light", "forced_colors": "none"},
    "dark": {"media": "screen", "color_scheme": "dark", "forced_colors": "none"},
    "print": {"media": "print", "color_scheme": "light", "forced_colors": "none"},
    "forced": {"media": "screen", "color_scheme": "dark", "forced_colors": "active"},
}


def picture_name(kind: str, view: View) -> str:
    """The name of a picture's file: entry-people-360-light."""
    return f"{kind.replace(' ', '-')}-{view}"


def pictures(
    tab: Tab, site: Path, kinds: Mapping[str, str], views: Sequence[View]
) -> Iterator[tuple[str, View, bytes]]:
    """Each of the kinds of pages in each of the views, as PNG, from the top of the page."""
    for kind, address in kinds.items():
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            opened(tab, site, kind, address)
            for view in (view for view in views if view.width == width):
                yield kind, view, picture(tab, view.scheme)


def picture(tab: Tab, scheme: str) -> bytes:
    """The page that is open, from its top, in a scheme."""
    tab.emulate_media(**MEDIA[scheme])  # type: ignore[arg-type] # playwright's own words
    size = tab.viewport_size
    assert size is not None
    height = min(TALLEST, tab.evaluate("document.documentElement.scrollHeight"))
    area = {"x": 0, "y": 0, "width": size["width"], "height": height}
    return tab.screenshot(full_page=True, clip=area)  # type: ignore[arg-type] # a plain mapping of its keys


def small(png: bytes) -> Image.Image:
    """A picture at half its size, so that many of them can lie in the repository."""
    whole = Image.open(io.BytesIO(png)).convert("RGB")
    return whole.resize((whole.width // 2, whole.height // 2), Image.Resampling.BOX)


def keep(png: bytes, path: Path) -> None:
    """Accept a picture: small, and exact."""
    path.parent.mkdir(parents=True, exist_ok=True)
    small(png).save(path, lossless=True, quality=80, method=6)


def difference(png: bytes, path: Path) -> str:
    """How a picture differs from the accepted one, in words; empty where it does not."""
    if not path.is_file():
        return "no picture of it was accepted"
    made = small(png)
    with Image.open(path) as kept:
        accepted = kept.convert("RGB")
    if made.size != accepted.size:
        high, wide = made.height * 2, made.width * 2
        return f"{wide} × {high} px, accepted {accepted.width * 2} × {accepted.height * 2} px"
    apart = np.asarray(made, dtype=np.int16) - np.asarray(accepted, dtype=np.int16)
    share = float((np.abs(apart).max(axis=2) > NOTICED).mean())
    return f"{100 * share:.2f} % of its pixels differ" if share > ALLOWED else ""


def accepted_kinds(site: Path, kinds: Mapping[str, str]) -> set[str]:
    """The kinds whose pictures are compared: of each template the fullest page; every use of the search."""
    fullest: dict[str, tuple[int, str]] = {}
    for kind, address in kinds.items():
        path, _, query = address.partition("?")
        template = kind if query else template_of(site / path)
        count = len(features((site / path).read_text(encoding="utf-8")))
        fullest[template] = max(fullest.get(template, (0, "")), (count, kind))
    return {kind for _, kind in fullest.values()}


def fingerprint(version: str) -> str:
    """What pictures depend on beside the pages: the browser, and the font that stands for each face."""
    tokens = (ROOT / "theme" / "css" / "1-tokens.css").read_text(encoding="utf-8")
    lines = [f"Chromium {version}"]
    for face in FAMILIES:
        declared = re.search(rf"--{face}: ([^;]+);", tokens)
        assert declared is not None
        families = (family.strip() for family in declared[1].replace('"', "").split(","))
        lines += [f"{face}, {family}: {_font_of(family)}" for family in families]
    return "\n".join([*lines, f"all fonts: {_digest_of_fonts()}"]) + "\n"


def _font_of(family: str) -> str:
    asked = ["/usr/bin/fc-match", "--format=%{file|basename} %{fontversion}", family]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout


def _digest_of_fonts() -> str:
    # A sign that no face of ours has is drawn with any font there is.
    asked = ["/usr/bin/fc-list", "--format=%{file|basename} %{fontversion}\n"]
    listed = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    return hashlib.sha256("\n".join(sorted(set(listed.splitlines()))).encode()).hexdigest()[:16]


def contact_sheet(folder: Path, kinds: Iterable[str], views: Sequence[View]) -> Path:
    """A page that shows the pictures of these kinds and views, grouped by kind, for a person to look at."""
    sections = [
        f"<h2>{html.escape(kind)}</h2><p>{''.join(_shown(kind, view) for view in views)}</p>" for kind in kinds
    ]
    sheet = folder / "index.html"
    style = "body{background:#789;font:15px sans-serif}img{width:22vw;vertical-align:top;margin:0 .5vw 1vw 0}"
    head = f"<!doctype html><meta charset=utf-8><title>Looks</title><style>{style}</style>"
    sheet.write_text(head + "\n".join(sections), encoding="utf-8")
    return sheet


def _shown(kind: str, view: View) -> str:
    name = html.escape(f"{picture_name(kind, view)}.png")
    return f'<a href="{name}"><img src="{name}" alt="{view}" title="{view}" loading="lazy"></a>'
