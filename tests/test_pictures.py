"""Pictures of an edition: published under names that every system can have, and none of them acts."""

import random
import unicodedata
from functools import partial
from pathlib import Path

import pytest
from effort import lines_run
from hypothesis import example, given
from hypothesis import strategies as st

from generator.content.pictures import PictureFault, picture_names, published_picture
from generator.content.svg import still_svg
from generator.routes import image_path

NAMESPACE = b'xmlns="http://www.w3.org/2000/svg"'
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>砚</title>'
    '<rect width="9" height="9" fill="url(#g)"></rect><text x="1">砚江 &amp; 渡口</text></svg>'
).encode()
NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=90)


@given(NAMES)
@example("\x1f 0")
def test_every_picture_has_an_address_that_every_system_can_have(name: str) -> None:
    address = image_path(name).removeprefix("images/")
    assert address
    assert not set(address) & set('\\/:*?"<>|')
    assert not any(unicodedata.category(character) == "Cc" for character in address)
    assert address.strip().rstrip(". ") == address
    assert address.partition(".")[0].lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}
    assert len(address.encode()) <= 150


@pytest.mark.parametrize("name", ["morning.jpg", "2025-06-15/桥上的早晨.jpg", "IMG 0012.JPG", "a-b_c(1).png"])
def test_a_name_that_every_system_can_have_stays(name: str) -> None:
    assert image_path(name) == f"images/{name}"


def test_names_that_differ_only_in_what_a_file_name_cannot_show_keep_apart() -> None:
    names = ["a:b.jpg", "a?b.jpg", "a-b.jpg", "CON.jpg", "con.jpg", "报" * 80 + "甲.jpg", "报" * 80 + "乙.jpg"]
    addresses = {image_path(name) for name in names}
    assert len(addresses) == len(names)
    assert all(address.endswith(".jpg") for address in addresses)


@pytest.mark.parametrize(
    "active",
    [
        b"<script>alert(1)</script>",
        b"<rect onload='alert(1)'/>",
        b"<rect ONclick='alert(1)'/>",
        b"<a href='javascript:alert(1)'><rect/></a>",
        b"<set attributeName='href' to='javascript:alert(1)'/>",
        b"<animate attributeName='onload' values='alert(1)'/>",
        b"<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='https://alert'/></foreignObject>",
        b"<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
        b"<image href='https://alert.example/a.png'/>",
        b"<use href='other.svg#alert'/>",
        b"<style>@import 'https://alert.example/a.css';</style>",
        b"<style>rect{fill:u<![CDATA[rl(https://alert.example)]]>}</style>",
        b"<style>rect{fill:\\75rl(https://alert.example)}</style>",
        b"<rect style='fill:url(https://alert.example)'/>",
        b"<rect fill='url( \"//alert.example/a.svg#b\" )'/>",
        b"<handler>alert(1)</handler>",
        b"<image href='data:image/svg+xml;base64,alert'/>",
    ],
)
def test_an_svg_is_published_without_what_acts_or_is_fetched(active: bytes) -> None:
    still = still_svg(b"<svg " + NAMESPACE + b"><rect width='3'/>" + active + b"<g/></svg>")
    assert still is not None
    assert b"alert" not in still
    assert b"onclick" not in still.lower()
    assert b'<rect width="3">' in still
    assert still.endswith(b"<g></g></svg>")


def test_a_drawing_stays_as_it_is() -> None:
    assert still_svg(DRAWING) == DRAWING
    assert still_svg(b"\xef\xbb\xbf<?xml version='1.0'?><!DOCTYPE svg>" + DRAWING) == DRAWING


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html xmlns='http://www.w3.org/1999/xhtml'><script>1</script></html>",
        b"<svg><rect/></svg>",
        b"<!DOCTYPE svg [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><svg " + NAMESPACE + b">&b;</svg>",
        b"<?xml version='1.0' encoding='nonsense'?><svg " + NAMESPACE + b"/>",
        b"<svg " + NAMESPACE + b">" + b"<g>" * 100_000,
        DRAWING[:-9],
    ],
)
def test_what_is_no_svg_of_a_drawing_program_is_not_published(content: bytes) -> None:
    assert still_svg(content) is None


def test_any_bytes_and_any_change_of_a_drawing_are_read_without_an_error() -> None:
    chance = random.Random(12)  # noqa: S311 - a fuzz needs no secrets
    for _ in range(500):
        changed = bytearray(DRAWING)
        for _ in range(chance.randint(1, 6)):
            changed[chance.randrange(len(changed))] = chance.choice(b"<>&\"'/#! ad\xff\x00")
        still_svg(bytes(changed))


def test_a_large_drawing_is_read_by_work_that_grows_with_it() -> None:
    still = still_svg(drawing_of(500))
    assert still is not None
    assert len(still) > 2_000_000
    half, whole = (lines_run(partial(still_svg, drawing_of(paths))) for paths in (250, 500))
    assert whole < 2.2 * half


def drawing_of(paths: int) -> bytes:
    path = b"<path d='" + b"M1 1L9 9" * 500 + b"'/>"
    return b"<svg " + NAMESPACE + b">" + path * paths + b"</svg>"


def test_only_pictures_are_published_from_the_folder_of_pictures(tmp_path: Path) -> None:
    images = tmp_path / "images"
    (images / ".trash").mkdir(parents=True)
    files = {"a.jpg": b"jpg", "b.svg": DRAWING, "c.svg": b"<script/>", "d.html": b"<script/>", "e.JPG": b"jpg"}
    files |= {"page": b"<script/>", "f.svgz": b"\x1f\x8b", "g.js": b"alert(1)", ".trash/h.jpg": b"old"}
    for name, content in files.items():
        (images / name).write_bytes(content)
    found = {name: published_picture(name, tmp_path) for name in picture_names(tmp_path)}
    assert found == {
        "a.jpg": b"jpg",
        "b.svg": DRAWING,
        "c.svg": PictureFault.NO_SVG,
        "d.html": PictureFault.NO_PICTURE,
        "e.JPG": b"jpg",
        "page": PictureFault.NO_PICTURE,
        "f.svgz": PictureFault.NO_PICTURE,
        "g.js": PictureFault.NO_PICTURE,
    }
