"""The search in Firefox, opened from a folder where every file is a stranger to every other."""

from collections.abc import Iterator

import pytest
import tiny_edition as tiny
from conftest import ROOT

from browser.firefox import FIREFOX, Firefox, firefox
from generator import routes
from generator.publish import publish
from generator.render import render
from generator.search import search_index

FOUND = """async (query) => {
  const { match, articles } = await editionSearch.find(query);
  return [match, (await Promise.all(articles.map((one) => one.load()))).map((one) => one.meta.title)];
}"""
SHOWN = """async (query) => {
  const field = document.querySelector("#search-query");
  field.value = query;
  field.dispatchEvent(new Event("input"));
  const shown = () => document.querySelector("#search-results mark");
  const said = () => document.querySelector("#search-status").textContent;
  while (!shown() || !said()) await new Promise((go) => setTimeout(go, 50));
  return [shown().textContent, said()];
}"""


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Firefox on the search page of the tiny newspaper's folder."""
    if not FIREFOX.is_file():
        pytest.skip(f"{FIREFOX} is absent: apt install firefox-esr")
    folder = tmp_path_factory.mktemp("firefox")
    edition, settings = tiny.EDITION, tiny.SETTINGS
    outputs = [
        *render(edition, settings, (ROOT / "theme",), folder),
        *search_index(edition, settings.volume, folder / "cache"),
    ]
    publish(outputs, folder / "电子版")
    with firefox(folder / "profile") as started:
        started.goto((folder / "电子版" / routes.SEARCH).as_uri())
        yield started


def test_the_folder_is_as_closed_as_readers_have_it(search: Firefox) -> None:
    fetched = "async () => fetch('index.html').then(() => 'let in', () => 'refused')"
    assert search.evaluate(fetched) == "refused"


def test_runs_are_found_exactly(search: Firefox) -> None:
    titles = {
        article.title or "" for article in tiny.EDITION.articles if "桥" in f"{article.title}{article.body}"
    }
    match, found = search.evaluate(FOUND, "桥")
    assert match == "exact"
    assert titles <= set(found)
    assert search.evaluate(FOUND, "橋") == [match, found]


def test_results_are_shown_with_their_marks(search: Firefox) -> None:
    mark, said = search.evaluate(SHOWN, "桥")
    assert mark == "桥"
    assert "桥" in said


def test_the_page_has_its_style(search: Firefox) -> None:
    assert search.evaluate("async () => getComputedStyle(document.body).margin") != "8px"
