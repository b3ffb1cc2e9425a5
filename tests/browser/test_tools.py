"""The reader's tools in a real browser, over http and from a folder: settings, copies, print, reading aloud."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import tiny_edition as tiny
from conftest import ROOT
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect
from served import served_folder

from browser.conftest import Reader
from browser.test_reading import DOT
from browser.waiting import wait_until
from generator import routes
from generator.model import issue_key
from generator.offline import with_offline
from generator.render import render
from generator.storage.files import write_whole

ARTICLE = routes.article_path(tiny.BRIDGE)
STYLE = "name => getComputedStyle(document.documentElement)[name]"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Once two more frames are drawn, all that has moved until now has been counted.
MOVED = """async () => {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  count(watch.takeRecords());
  return moved;
}"""
NEW_PROCESS = "chrome://version/"  # no page of a site shares its process
# What an application gets that takes what was copied: the page's own answer to the browser's copying.
COPIED = """() => new Promise((resolve) => {
  const taken = ({ clipboardData, defaultPrevented }) =>
    resolve(defaultPrevented && ["text/plain", "text/html"].map((type) => clipboardData.getData(type)));
  document.addEventListener("copy", taken, { once: true });
  document.execCommand("copy");
})"""
SELECT = """([selector, length]) => {
  const place = document.querySelector(selector);
  getSelection().selectAllChildren(place);
  if (length) getSelection().setBaseAndExtent(place.firstChild, 0, place.firstChild, length);
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny newspaper's site."""
    folder = tmp_path_factory.mktemp("tools")
    write_whole(folder / "images" / "bridge" / "morning.jpg", DOT)
    for output in with_offline(render(tiny.EDITION, tiny.SETTINGS, (ROOT / "theme",), folder)):
        write_whole(folder / output.path, output.content)
    return folder


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """The address of the site's root, served and in its folder."""
    if request.param == "file":
        yield site.as_uri() + "/"
        return
    with served_folder(site) as address:
        yield address


def opened(root: str, reader: Reader, path: str = ARTICLE, **options: object) -> Tab:
    """The page in a fresh profile."""
    tab = reader.window(**options).new_page()
    tab.goto(root + path)
    return tab


def tool(tab: Tab, name: str) -> Any:
    return tab.locator(".tools").get_by_role("button", name=name, exact=True)


def choose(tab: Tab, name: str) -> None:
    tab.locator(".tools").get_by_text(name, exact=True).click()


def size(tab: Tab) -> float:
    return float(tab.evaluate(STYLE, "fontSize").removesuffix("px"))


def ground(tab: Tab) -> str:
    return str(tab.evaluate(STYLE, "backgroundColor"))


def test_a_size_stays_on_this_page_and_on_others(root: str, reader: Reader) -> None:
    tab = opened(root, reader)
    usual = size(tab)
    tool(tab, "放大").click()
    tool(tab, "放大").click()
    assert size(tab) == pytest.approx(1.5 * usual)
    larger = pytest.approx(1.5 * usual)
    assert again(tab, tab.url, lambda: size(tab) == larger)
    assert again(tab, root + routes.HOME, lambda: size(tab) == larger)
    tool(tab, "默认").click()
    assert size(tab) == pytest.approx(usual)
    # The page that lay behind this one learns of it too.
    tab.go_back()
    expect(tool(tab, "默认")).to_have_attribute("aria-pressed", "true")
    assert size(tab) == pytest.approx(usual)


def test_sizes_have_two_ends_and_say_where_they_are(site: Path, reader: Reader) -> None:
    tab = opened(site.as_uri() + "/", reader)
    usual = size(tab)
    for _ in range(5):
        tool(tab, "放大").click(force=True)  # at the end it says that it is disabled, and keeps the focus
    assert size(tab) == pytest.approx(2 * usual)
    expect(tool(tab, "放大")).to_have_attribute("aria-disabled", "true")
    expect(tab.locator(".tools [role=status]")).to_have_text("字号200%")
    for _ in range(5):
        tool(tab, "缩小").click(force=True)
    assert size(tab) == pytest.approx(0.9 * usual)
    expect(tool(tab, "缩小")).to_have_attribute("aria-disabled", "true")
    expect(tool(tab, "放大")).to_have_attribute("aria-disabled", "false")


@pytest.mark.parametrize("width", [320, 768, 1024, 1280])
def test_the_largest_letters_fit_into_every_window(site: Path, reader: Reader, width: int) -> None:
    tab = opened(site.as_uri() + "/", reader, viewport={"width": width, "height": 800})
    for _ in range(3):
        tool(tab, "放大").click()
    for path in (ARTICLE, routes.HOME, routes.issue_path(issue_key(tiny.LATEST)), routes.SEARCH, routes.ABOUT):
        tab.goto(site.as_uri() + "/" + path)
        assert tab.evaluate(SIDEWAYS) == 0, path
    tab.goto(site.as_uri() + "/" + ARTICLE)
    text = tab.locator(".article > .text").bounding_box()
    assert text is not None
    assert text["width"] >= min(8 * size(tab), 0.85 * width)  # a line of at least eight characters


def test_what_the_reader_presses_stays_under_the_finger(site: Path, reader: Reader) -> None:
    tab = opened(site.as_uri() + "/", reader, viewport={"width": 360, "height": 700})
    larger = tool(tab, "放大")
    larger.scroll_into_view_if_needed()
    before = larger.bounding_box()
    larger.click()
    after = larger.bounding_box()
    assert before is not None
    assert after is not None
    assert after["y"] == pytest.approx(before["y"], abs=2)


def test_the_line_that_is_read_stays_in_the_window(site: Path, reader: Reader) -> None:
    tab = opened(site.as_uri() + "/", reader, viewport={"width": 1280, "height": 500})
    line = tab.locator(".text h2").last
    line.evaluate("line => scrollTo(0, line.getBoundingClientRect().top + scrollY - 110)")
    tab.keyboard.press("+")
    top = line.evaluate("line => line.getBoundingClientRect().top")
    assert 60 < top < 160


def is_set(tab: Tab, wanted: str, scheme: str) -> bool:
    """Whether the page has a ground and a scheme: either alone may come from the system."""
    return ground(tab) == wanted and bool(tab.evaluate(STYLE, "colorScheme") == scheme)


def again(tab: Tab, address: str, holds: Callable[[], bool]) -> bool:
    """Whether a page holds what was chosen on another, when it is opened a few times.

    Each file of a folder may have a process of its own in Chromium, which tells the others of what is kept a
    moment later, and once in some hundred times not at all: only a new process then reads what is kept.
    """
    for _ in range(50):
        tab.goto(address)
        if holds():
            return True
        tab.goto(NEW_PROCESS)
    return False


def test_a_line_spacing_stays(root: str, reader: Reader) -> None:
    tab = opened(root, reader)
    height = "getComputedStyle(document.querySelector('.text p:last-child')).lineHeight"
    usual = tab.evaluate(height)
    choose(tab, "松")
    wide = tab.evaluate(height)
    assert again(tab, tab.url, lambda: tab.evaluate(height) == wide)
    assert tab.get_by_label("松").is_checked()
    choose(tab, "紧")
    tight = tab.evaluate(height)
    assert float(tight.removesuffix("px")) < float(usual.removesuffix("px")) < float(wide.removesuffix("px"))


@pytest.mark.parametrize("system", ["light", "dark"])
def test_a_theme_stays_whatever_the_system_has(root: str, reader: Reader, system: str) -> None:
    light, dark = "rgb(251, 250, 246)", "rgb(22, 21, 15)"
    tab = opened(root, reader, color_scheme=system)

    def stays(name: str, wanted: str, scheme: str) -> bool:
        tab.goto(root + ARTICLE)
        choose(tab, name)
        return again(tab, root + routes.ABOUT, partial(is_set, tab, wanted, scheme))

    for name, wanted, scheme in (("深色", dark, "dark"), ("浅色", light, "light")):
        assert stays(name, wanted, scheme) or stays(name, wanted, scheme)  # see again
        assert tab.get_by_label(name).is_checked()
        tab.emulate_media(media="print")
        assert ground(tab) == "rgb(255, 255, 255)"
        tab.emulate_media(media="screen")
    choose(tab, "随系统")
    own = {"light": light, "dark": dark}[system]
    assert again(tab, tab.url, partial(is_set, tab, own, "light dark"))


def settings(tab: Tab) -> dict[str, str]:
    """What the root element of a page says of them."""
    found: dict[str, str] = tab.evaluate("({ ...document.documentElement.dataset })")
    return found


def early_settings(tab: Tab, address: str) -> dict[str, str]:
    """What the root element of a page says where none of its scripts but that in its head has run."""
    early = tab.context.new_page()
    early.route("**/*.js", lambda route: route.abort())
    early.goto(address)
    found = settings(early)
    early.close()
    return found


def test_what_was_chosen_is_there_before_the_style_and_the_scripts(site: Path, reader: Reader) -> None:
    tab = opened(site.as_uri() + "/", reader)
    choose(tab, "深色")
    tool(tab, "放大").click()
    chosen = {"theme": "dark", "size": "3"}
    # A new page of Chromium may learn a moment later what another has kept.
    assert any(early_settings(tab, site.as_uri() + "/" + ARTICLE) == chosen for _ in range(20))


@pytest.mark.parametrize(
    "stored", ["", "{", "null", "1", '"深"', '{"size": "9", "theme": "<b>", "line": null}']
)
def test_what_is_stored_otherwise_does_no_harm(site: Path, reader: Reader, stored: str) -> None:
    tab = opened(site.as_uri() + "/", reader)
    usual = size(tab)
    tab.evaluate("stored => localStorage.setItem('reading', stored)", stored)
    tab.reload()
    assert size(tab) == usual
    tool(tab, "放大").click()
    assert size(tab) == pytest.approx(1.2 * usual)


def test_where_nothing_may_be_kept_a_choice_lasts_for_the_page(site: Path, reader: Reader) -> None:
    tab = reader.window().new_page()
    tab.add_init_script("""Object.defineProperty(window, "localStorage", {
      get() { throw new DOMException("not here", "SecurityError"); },
    });""")
    tab.goto(site.as_uri() + "/" + ARTICLE)
    choose(tab, "深色")
    assert ground(tab) == "rgb(22, 21, 15)"
    tab.reload()
    assert ground(tab) == "rgb(251, 250, 246)"


@pytest.mark.parametrize("path", [ARTICLE, routes.HOME])
def test_without_scripts_no_tool_is_shown(root: str, reader: Reader, path: str) -> None:
    tab = opened(root, reader, path, java_script_enabled=False)
    assert tab.locator(".tools").count() == 1
    assert not tab.locator(".tools").is_visible()
    assert not tab.locator(".tools button").first.is_visible()


@pytest.mark.parametrize("path", [ARTICLE, routes.HOME, routes.ABOUT])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_moves_when_the_tools_come(site: Path, reader: Reader, path: str, width: int) -> None:
    tab = reader.window(viewport={"width": width, "height": 800}).new_page()
    tab.add_init_script("""window.moved = 0;
    window.count = (shifts) => { for (const { value } of shifts) window.moved += value; };
    window.watch = new PerformanceObserver((list) => count(list.getEntries()));
    watch.observe({ type: "layout-shift", buffered: true });""")
    tab.goto(site.as_uri() + "/" + path)
    expect(tab.locator(".tools")).to_be_visible()
    tab.locator(".tools").scroll_into_view_if_needed()
    assert tab.evaluate(MOVED) == 0


@pytest.mark.parametrize("path", [ARTICLE, routes.HOME])
def test_every_tool_is_large_enough_and_in_reach_of_the_keyboard(site: Path, reader: Reader, path: str) -> None:
    tab = opened(site.as_uri() + "/", reader, path, viewport={"width": 360, "height": 700})
    tool(tab, "缩小").click()
    for control in tab.locator(".tools :is(button, label)").filter(visible=True).all():
        box = control.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24, control.inner_text()
    tool(tab, "放大").focus()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.name") == "line"
    tab.keyboard.press("ArrowRight")
    assert tab.get_by_label("松").is_checked()
    ring = "getComputedStyle(document.activeElement.closest('label')).outlineStyle"
    assert tab.evaluate(ring) == "solid"


def test_the_choice_is_seen_where_the_system_gives_the_colours(site: Path, reader: Reader) -> None:
    tab = opened(site.as_uri() + "/", reader, forced_colors="active")
    underline = "label => getComputedStyle(label).textDecorationLine"
    assert tab.locator(".tools label", has_text="适中").evaluate(underline) == "underline"
    assert tab.locator(".tools label", has_text="紧").evaluate(underline) == "none"


def test_a_long_copy_says_where_it_is_from(root: str, reader: Reader) -> None:
    tab = opened(root, reader, ARTICLE + "#mark=石头")
    tab.evaluate(SELECT, [".text p", 0])
    plain, html = tab.evaluate(COPIED)
    quoted, _, said = plain.partition("\n\n")
    assert quoted == tab.locator(".text p").first.inner_text()
    assert said.startswith("来源：《雾桥日报》2025年6月15日第1版")
    assert "《修旧如旧 老桥回到镇上人的日常》" in said
    assert said.endswith(f"\n{root}{ARTICLE}" if root.startswith("http") else "》")
    assert "来源：《雾桥日报》" in html
    assert "<mark" not in html
    assert ("file:" in html, "file:" in plain) == (False, False)


def test_a_few_copied_words_stay_as_they_are(site: Path, reader: Reader) -> None:
    tab = opened(site.as_uri() + "/", reader)
    tab.evaluate(SELECT, [".text p", 12])
    assert tab.evaluate(COPIED) is False
    tab.evaluate(SELECT, [".imprint b", 4])
    assert tab.evaluate(COPIED) is False


def test_the_whole_article_is_copied_from_headline_to_end(site: Path, reader: Reader) -> None:
    tab = opened(site.as_uri() + "/", reader)
    tab.evaluate(SELECT, [".text p", 3])
    tab.evaluate("""() => document.addEventListener("copy", ({ clipboardData }) => {
      window.copied = ["text/plain", "text/html"].map((type) => clipboardData.getData(type));
    })""")
    tool(tab, "复制全文").click()
    expect(tab.locator(".tools [role=status]")).to_have_text("已复制，文末附来源。")
    plain, html = tab.evaluate("window.copied")
    for words in (
        "修旧如旧 老桥回到镇上人的日常",
        "一块石头一个号",
        "镇里答应九月开学以前给出答复。\n\n来源：",
    ):
        assert words in plain
    assert "快捷键" not in plain
    assert "机器初稿" in tab.locator(".margin").inner_text()
    assert ("机器" in plain, "机器" in html) == (False, False)
    assert "<h2" in html
    assert tab.evaluate("String(getSelection())") == tab.locator(".text p").first.inner_text()[:3]


def test_print_asks_the_browser_to_print(site: Path, reader: Reader) -> None:
    tab = opened(site.as_uri() + "/", reader)
    tab.evaluate("addEventListener('beforeprint', () => { window.printed = true })")
    tool(tab, "打印").click()
    wait_until(tab, "() => window.printed")
    tab.emulate_media(media="print")
    assert not tab.locator(".tools").is_visible()


def is_chosen_everywhere(tab: Tab, root: str) -> bool:
    """Whether all that is chosen on an article holds on other pages too."""
    chosen = {"size": "3", "line": "loose", "theme": "dark"}
    tab.goto(root + ARTICLE)
    if settings(tab).get("size") != chosen["size"]:
        tool(tab, "放大").click()
    choose(tab, "松")
    choose(tab, "深色")
    return all(again(tab, root + path, lambda: settings(tab) == chosen) for path in (routes.HOME, ARTICLE))


def test_no_tool_breaks_the_policy_of_the_pages(root: str, reader: Reader) -> None:
    tab, errors = reader.window().new_page(), []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    # A page that is left at once may take a choice with it unkept, where each file has a process of its own.
    assert any(is_chosen_everywhere(tab, root) for _ in range(3))
    for path in (routes.HOME, ARTICLE):
        tab.goto(root + path)
        tool(tab, "快捷键").click()
        tab.keyboard.press("Escape")
    tool(tab, "复制全文").click()
    tool(tab, "打印").click()
    assert errors == []


def test_a_script_that_is_not_the_papers_own_does_not_run(site: Path, reader: Reader) -> None:
    tab = opened(site.as_uri() + "/", reader)
    tab.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.head.append(script);
    }""")
    assert tab.evaluate("window.ran") is None


def test_reading_aloud_is_offered_only_where_there_is_a_chinese_voice(root: str, reader: Reader) -> None:
    tab = opened(root, reader)
    voices = tab.evaluate(
        "speechSynthesis.getVoices().filter(({ lang }) => /^(zh|cmn|yue)/i.test(lang)).length"
    )
    assert tab.locator(".tools [data-tool=aloud]").is_visible() is (voices > 0)
    assert not tab.locator(".aloud").is_visible()
