"""How every kind of page looks: pictures for a person in .cache/looks/, compared with those in tests/looks/.

They are compared only where the browser and the fonts are those of the accepted pictures; made always. Of each
template one page is compared; with --slow or --accept every kind of page is shown to the person, in more views.
`pytest --accept tests/browser/test_looks.py` takes the pictures made now as right: look at them before.
"""

from pathlib import Path

import pytest
from conftest import ROOT
from playwright.sync_api import Page as Tab

from browser.conftest import Reader
from browser.looks import (
    ACCEPTED_VIEWS,
    FINGERPRINT,
    VIEWS,
    accepted_kinds,
    contact_sheet,
    difference,
    fingerprint,
    keep,
    picture,
    picture_name,
    pictures,
)

MADE = ROOT / ".cache" / "looks"
ACCEPTED = ROOT / "tests" / "looks"
PAGE = "<body style='font: 20px sans-serif; background: {}'>" + "<p>渡口的夜班船下月恢复，末班是十点半。" * 12


def telephone(reader: Reader) -> Tab:
    return reader.window(viewport={"width": 360, "height": 900}).new_page()


@pytest.fixture
def tab(reader: Reader) -> Tab:
    return telephone(reader)


def shown(tab: Tab, page: str) -> bytes:
    """A picture of a page given as its HTML."""
    tab.set_content(page)
    return picture(tab, "light")


def test_every_kind_of_page_looks_as_it_was_accepted(
    sample_site: Path, sample_kinds: dict[str, str], reader: Reader, *, accept: bool, slow: bool
) -> None:
    MADE.mkdir(parents=True, exist_ok=True)
    compared = accepted_kinds(sample_site, sample_kinds)
    kinds = {kind: address for kind, address in sample_kinds.items() if accept or slow or kind in compared}
    views = VIEWS if accept or slow else ACCEPTED_VIEWS
    stale = set(ACCEPTED.glob("*.webp"))
    changed: dict[str, str] = {}
    for kind, view, png in pictures(telephone(reader), sample_site, kinds, views):
        name = picture_name(kind, view)
        (MADE / f"{name}.png").write_bytes(png)
        accepted = ACCEPTED / f"{name}.webp"
        if kind not in compared or view not in ACCEPTED_VIEWS:
            continue
        stale.discard(accepted)
        if accept:
            keep(png, accepted)
        elif differs := difference(png, accepted):
            changed[name] = differs
    sheet = contact_sheet(MADE, kinds, views)
    own = fingerprint(reader.browser.version)
    if accept:
        (ACCEPTED / FINGERPRINT).write_text(own, encoding="utf-8")
        for path in stale:
            path.unlink()
        return
    _skip_where_fonts_differ(own, sheet)
    assert (changed, stale) == ({}, set()), f"Look at {sheet}; if all is right: pytest --accept {__file__}"


def _skip_where_fonts_differ(own: str, sheet: Path) -> None:
    path = ACCEPTED / FINGERPRINT
    if not path.is_file():
        pytest.skip(f"no pictures are accepted yet; those made now: {sheet}")
    others = set(own.splitlines()) ^ set(path.read_text(encoding="utf-8").splitlines())
    if others:
        pytest.skip(f"other browser or fonts than the accepted pictures have ({min(others)}); made: {sheet}")


def test_an_equal_picture_passes(tab: Tab, tmp_path: Path) -> None:
    keep(shown(tab, PAGE.format("white")), tmp_path / "page.webp")
    assert difference(shown(tab, PAGE.format("white")), tmp_path / "page.webp") == ""


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (PAGE.format("white").replace("十点半", "十一点", 1), "pixels differ"),
        (PAGE.format("#ffe0b0"), "pixels differ"),
        (PAGE.format("#fbfaf6"), "pixels differ"),
        (PAGE.format("white") + "<p style='margin-top: 60em'>又一行", "px, accepted"),
    ],
    ids=["one word", "another colour", "a tone of the paper", "longer"],
)
def test_a_changed_picture_fails(tab: Tab, tmp_path: Path, page: str, why: str) -> None:
    keep(shown(tab, PAGE.format("white")), tmp_path / "page.webp")
    assert why in difference(shown(tab, page), tmp_path / "page.webp")


def test_a_page_that_nobody_accepted_fails(tab: Tab, tmp_path: Path) -> None:
    assert difference(shown(tab, PAGE.format("white")), tmp_path / "absent.webp")
