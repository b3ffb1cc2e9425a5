"""The keys of a page in a real browser: what they lead to, what they leave alone, their list, their switch."""

from pathlib import Path

import pytest
import tiny_edition as tiny
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from browser.conftest import Reader
from browser.test_tools import ARTICLE, opened, root, site, tool
from generator import routes
from generator.model import issue_key

__all__ = ["root", "site"]  # the fixtures

# Links on all three axes, whatever the page itself has: the first visible one counts.
AXES = {
    "ArrowLeft": routes.article_path(tiny.REVIEWED),
    "ArrowRight": routes.article_path(tiny.UNTITLED),
    "[": routes.page_path(tiny.EDITION.issues[0].pages[0]),
    "]": routes.page_path(tiny.EDITION.issues[0].pages[1]),
    "<": routes.issue_path(issue_key(tiny.EARLIER)),
    ">": routes.issue_path(issue_key(tiny.LATEST)),
}
ADD_AXES = """axes => {
  for (const [key, path] of Object.entries(axes)) {
    for (const name of ["hidden", "href"]) {
      const link = document.createElement("a");
      link.setAttribute("aria-keyshortcuts", name === "href" ? `x ${key}` : key);
      link.href = new URL(`../${path}`, location.href);
      link.textContent = `往 ${path}`;
      if (name === "hidden") link.style.display = "none", link.href = "about:blank";
      document.querySelector(".skip").after(link);
    }
  }
}"""


@pytest.fixture(scope="module")
def window(lasting_reader: Reader) -> Tab:
    """The tab in which an article is opened anew for each test."""
    return lasting_reader.window().new_page()


@pytest.fixture
def tab(root: str, window: Tab) -> Tab:
    """An article with links on all axes."""
    window.goto(root + ARTICLE)
    window.evaluate(ADD_AXES, AXES)
    return window


# The browser says that a page is to be left as soon as a link is followed, long before another is there.
WATCH_LEAVING = """() => {
  window.left = [];
  navigation.addEventListener("navigate", ({ destination }) => left.push(destination.url));
}"""


def stays(tab: Tab, *keys: str) -> None:
    """Press the keys; the page must stay, no field be entered and no list open."""
    place = tab.evaluate_handle("document.activeElement")
    tab.evaluate(WATCH_LEAVING)
    for key in keys:
        tab.keyboard.press(key)
    assert tab.evaluate("left") == []
    assert place.evaluate("place => place === document.activeElement")
    assert tab.locator("dialog").count() == 0


@pytest.mark.parametrize(("key", "path"), AXES.items())
def test_a_key_follows_the_first_visible_link_that_names_it(tab: Tab, root: str, key: str, path: str) -> None:
    tab.keyboard.press(key)
    tab.wait_for_url(root + path)


def test_a_key_that_nothing_names_does_nothing(tab: Tab) -> None:
    stays(tab, "q", "ArrowUp", "Enter", '"', "\\")


def test_the_slash_enters_the_search_and_nothing_fires_in_it(tab: Tab) -> None:
    tab.keyboard.press("/")
    field = tab.locator("#find")
    expect(field).to_be_focused()
    stays(tab, *AXES, "/", "?", "0", "+")
    expect(field).to_have_value("[]<>/?0+")


def test_nothing_fires_with_another_key_held_or_while_composing(tab: Tab) -> None:
    held = [f"{key}+{other}" for key in ("Control", "Alt", "Meta") for other in ("[", "?", "+")]
    stays(tab, *held, "Shift+ArrowLeft", "Alt+ArrowDown")
    composing = """([key, init]) => document.body.dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }))"""
    for init in ({"isComposing": True}, {"keyCode": 229}):
        # True: nobody took the key.
        assert tab.evaluate(composing, ["ArrowRight", init]) is True
        assert tab.evaluate(composing, ["?", init]) is True
    assert tab.locator("dialog").count() == 0


@pytest.mark.parametrize(
    "place",
    [
        '<select id="place"><option>一<option>二</select>',
        '<input id="place" type="radio">',
        '<input id="place" type="range">',
        '<ul role="listbox" id="place" tabindex="0"><li>一</ul>',
        '<div id="place" class="wide" tabindex="0"><p>宽</p></div>',
        '<ol id="search-results"><li><a id="place" href="#">一</a></ol>',
    ],
)
def test_arrows_stay_with_what_needs_them(tab: Tab, place: str) -> None:
    tab.evaluate("place => document.querySelector('main').insertAdjacentHTML('afterbegin', place)", place)
    tab.evaluate("""() => {
      for (const wide of document.querySelectorAll(".wide")) {
        Object.assign(wide.style, { overflowX: "auto", width: "9em" });
        wide.firstChild.style.width = "90em";
      }
    }""")
    tab.locator("#place").focus()
    stays(tab, "ArrowLeft", "ArrowRight")


def test_arrows_scroll_a_page_that_is_wider_than_the_window(tab: Tab) -> None:
    tab.evaluate("document.querySelector('main').style.width = '300vw'")
    stays(tab, "ArrowRight")


def test_the_list_names_what_is_there_and_gives_the_focus_back(tab: Tab) -> None:
    link = tab.locator(".crumbs a").first
    link.focus()
    tab.keyboard.press("?")
    dialog = tab.get_by_role("dialog", name="快捷键")
    expect(dialog).to_be_visible()
    rows = dict(
        zip(dialog.locator("dt").all_inner_texts(), dialog.locator("dd").all_inner_texts(), strict=True)
    )
    assert rows["←"] == f"往 {AXES['ArrowLeft']}"
    assert rows["/"] == "搜索本报"
    assert rows["+"] == "字号 放大"
    assert rows["?"] == "快捷键"
    assert set(rows) >= {"→", "[", "]", "<", ">"}
    for _ in range(8):
        tab.keyboard.press("Tab")
        inside = "document.activeElement === document.body || Boolean(document.activeElement.closest('dialog'))"
        assert tab.evaluate(inside)
    here = tab.url
    for key in (*AXES, "?", "/"):
        tab.keyboard.press(key)
    assert (tab.url, tab.locator("dialog").count()) == (here, 1)
    tab.keyboard.press("Escape")
    expect(tab.locator("dialog")).to_have_count(0)
    expect(link).to_be_focused()


def test_the_list_says_only_what_leads_somewhere_now(site: Path, reader: Reader) -> None:
    tab = opened(site.as_uri() + "/", reader, routes.ABOUT)
    tool(tab, "快捷键").click()
    keys = tab.locator("dialog dt").all_inner_texts()
    assert set(keys) == {"/", "-", "0", "+", "?"}
    tab.get_by_role("button", name="关闭").click()
    expect(tab.locator("dialog")).to_have_count(0)
    expect(tool(tab, "快捷键")).to_be_focused()


def test_keys_can_be_switched_off_and_on_again(tab: Tab, root: str) -> None:
    tool(tab, "快捷键").click()
    tab.get_by_label("启用单键快捷键").uncheck()
    tab.keyboard.press("Escape")
    expect(tool(tab, "快捷键")).to_be_focused()
    stays(tab, *AXES, "/", "?", "+")
    tab.goto(root + routes.HOME)
    stays(tab, "/", "?")
    tool(tab, "快捷键").click()
    tab.get_by_label("启用单键快捷键").check()
    tab.keyboard.press("Escape")
    tab.keyboard.press("/")
    expect(tab.locator("#find")).to_be_focused()


def test_the_list_fits_a_small_window_in_both_themes(site: Path, reader: Reader) -> None:
    for scheme in ("light", "dark"):
        tab = opened(
            site.as_uri() + "/", reader, ARTICLE, color_scheme=scheme, viewport={"width": 320, "height": 300}
        )
        tab.keyboard.press("?")
        box = tab.locator("dialog").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert box["y"] + box["height"] <= 300
        paper = tab.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert tab.locator("dialog").evaluate("dialog => getComputedStyle(dialog).backgroundColor") == paper
