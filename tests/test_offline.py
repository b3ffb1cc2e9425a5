"""What a browser keeps by: the lists of a build, the worker, the manifest, the OpenSearch description."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import tiny_edition as tiny
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from generator import routes
from generator.model import Output
from generator.offline import with_offline
from generator.offline.lists import listed_file
from generator.render import render
from generator.settings import Settings

SITE = [
    Output(routes.HOME, b"today"),
    Output(routes.SEARCH_ENTRY, b"entry"),
    Output("pagefind/words/1/a.js", b"words"),
    Output("assets/style.css", b"body {}"),
    Output("people/沈砚秋.html", b"her"),
    *(Output(f"2025-06-{day:02}/{page:02}.html", b"page") for day in range(1, 31) for page in range(1, 41)),
]
contents = st.dictionaries(
    st.text("ab/\ud7ff\ue000𠮷", min_size=1, max_size=4), st.binary(max_size=3), max_size=30
)


def laid(outputs: Iterable[Output]) -> dict[str, bytes]:
    return {output.path: output.content for output in with_offline(outputs)}


def constant(site: dict[str, bytes], name: str) -> object:
    worker = site[routes.SERVICE_WORKER].decode()
    (value,) = re.findall(rf"^const {name} = (.*);$", worker, re.MULTILINE)
    return json.loads(value)


def directory(site: dict[str, bytes]) -> list[tuple[str, str, int]]:
    rows = json.loads(site[routes.offline_list_path(str(constant(site, "BUILD")))])
    return [(first, name, size) for first, name, size in rows]


def part(site: dict[str, bytes], name: str) -> dict[str, str]:
    listed: dict[str, str] = json.loads(site[routes.offline_list_path(name)])
    return listed


def test_all_that_came_goes_on_as_it_was_and_is_listed_once_with_its_digest() -> None:
    site = laid(SITE)
    assert [(path, site[path]) for path in (output.path for output in SITE)] == [
        (output.path, output.content) for output in SITE
    ]
    listed = [pair for _, name, _ in directory(site) for pair in part(site, name).items()]
    assert sorted(listed) == sorted((output.path, listed_file(output).digest) for output in SITE)
    assert sum(size for _, _, size in directory(site)) == sum(len(output.content) for output in SITE)
    unlisted = site.keys() - {output.path for output in SITE}
    assert all(path.startswith(routes.OFFLINE_LISTS) for path in unlisted - {routes.SERVICE_WORKER})


def test_lists_are_named_for_what_is_in_them() -> None:
    for path, content in laid(SITE).items():
        if path.startswith(routes.OFFLINE_LISTS):
            assert path == routes.offline_list_path(listed_file(Output(path, content)).digest)


@given(contents)
def test_a_path_is_in_the_part_that_begins_last_before_it_in_the_order_of_the_browser(
    files: dict[str, bytes],
) -> None:
    site = laid(Output(path, content) for path, content in files.items())
    firsts = [first.encode("utf-16-be") for first, _, _ in directory(site)]
    assert firsts == sorted(firsts)
    for path in files:
        place = sum(first <= path.encode("utf-16-be") for first in firsts) - 1
        assert path in part(site, directory(site)[place][1])


@given(st.permutations(SITE[:12]))
def test_the_same_files_make_the_same_build_in_whatever_order_they_come(shuffled: list[Output]) -> None:
    assert laid(shuffled) == laid(SITE[:12])


def test_any_other_content_or_path_makes_another_build() -> None:
    build = constant(laid(SITE), "BUILD")
    for changed in (
        Output(routes.HOME, b"tomorrow"),
        replace(SITE[0], path="other.html"),
    ):
        assert constant(laid([changed, *SITE[1:]]), "BUILD") != build


def test_a_new_issue_leaves_the_lists_of_the_others_as_they_were() -> None:
    before, new = laid(SITE), [Output(f"2025-07-01/{page:02}.html", b"new") for page in range(1, 41)]
    after = laid([*SITE, *new])
    names = {name for _, name, _ in directory(before)}
    assert len(names) >= 3
    assert len(names - {name for _, name, _ in directory(after)}) == 1


def test_the_worker_keeps_the_frame_of_the_site_from_the_first_visit_on() -> None:
    assert constant(laid(SITE), "SHELL") == ["assets/style.css", "index.html", "pagefind/entry.js"]
    outputs = list(render(tiny.EDITION, tiny.SETTINGS, (ROOT / "theme",), Path("absent")))
    shell = constant(laid(outputs), "SHELL")
    assert isinstance(shell, list)
    assert {"about.html", "search.html", "offline.html", "manifest.json", "assets/offline.js"} <= set(shell)


def told(settings: Settings) -> dict[str, bytes]:
    outputs = render(tiny.EDITION, settings, (ROOT / "theme",), Path("absent"))
    return {output.path: output.content for output in outputs}


def test_the_manifest_says_how_the_paper_is_installed() -> None:
    site = told(Settings(name="雾桥日报"))
    manifest = json.loads(site[routes.MANIFEST])
    assert manifest["name"] == manifest["short_name"] == "雾桥日报"
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("./", "./", "minimal-ui")
    assert (manifest["lang"], manifest["theme_color"]) == ("zh-Hans", "#fbfaf6")
    assert manifest["icons"][0]["src"] in site


def test_an_open_search_description_needs_an_address_to_send_readers_to() -> None:
    assert routes.OPEN_SEARCH not in told(Settings())
    assert b'rel="search"' not in told(Settings())[routes.HOME]
    site = told(Settings(name="雾 & <桥>", address="https://example.org/a&b"))
    assert b'rel="search"' in site[routes.HOME]
    described = ET.fromstring(site[routes.OPEN_SEARCH])  # noqa: S314 - our own output
    names = {element.tag.rpartition("}")[2]: element for element in described}
    assert names["ShortName"].text == "雾 & <桥>"
    assert names["Url"].get("template") == "https://example.org/a&b/search.html?q={searchTerms}"
