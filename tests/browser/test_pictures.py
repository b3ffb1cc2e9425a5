"""A picture that a reader opens by its own address is a picture: what its file would do is not done."""

from pathlib import Path

from playwright.sync_api import Dialog
from served import served_folder

from browser.conftest import Reader
from generator.content.pictures import published_picture

ACTIVE = b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:h="http://www.w3.org/1999/xhtml"
onload="alert('load')">
<script>alert('script')</script><h:script>alert('html')</h:script>
<style>@import url(https://elsewhere.example/a.css);</style>
<image href="https://elsewhere.example/a.png"/>
<foreignObject width="9" height="9"><h:iframe src="https://elsewhere.example/"/></foreignObject>
<a href="javascript:alert('link')"><rect id="link" width="90" height="90" onclick="alert('click')"/></a>
</svg>"""


def test_an_svg_opened_by_its_own_address_runs_nothing_and_asks_no_other_host(
    reader: Reader, tmp_path: Path
) -> None:
    images = tmp_path / "content" / "images"
    images.mkdir(parents=True)
    (images / "map.svg").write_bytes(ACTIVE)
    site = tmp_path / "site"
    site.mkdir()
    picture = published_picture("map.svg", tmp_path / "content")
    assert isinstance(picture, bytes)
    (site / "map.svg").write_bytes(picture)
    (site / "as-it-was.svg").write_bytes(ACTIVE.replace(b"https://elsewhere.example", b"."))
    with served_folder(site) as address:
        assert _said(reader, f"{address}as-it-was.svg") != []  # the browser does run it: the test can fail
        assert _said(reader, f"{address}map.svg") == []


def _said(reader: Reader, address: str) -> list[str]:
    """What the scripts of a picture said when it was opened and clicked."""
    said: list[str] = []

    def heard(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    tab = reader.window().new_page()
    tab.on("dialog", heard)
    tab.goto(address)
    tab.locator("#link").click()
    return said
