"""Reading and searching without a network, in a real browser, and what readers get of a new build."""

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote

import pytest
import tiny_edition as tiny
from conftest import ROOT
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, expect
from playwright.sync_api import Page as Tab
from served import served_folder

from browser.test_reading import DOT
from browser.waiting import wait_until
from generator import routes
from generator.model import Edition, Key, Output
from generator.offline import with_offline
from generator.publish import publish
from generator.render import render
from generator.search import search_index
from generator.storage.files import write_whole

FOLDER = "雾桥 报纸"  # the site lies below a path that has to be encoded
BRIDGE, UNTITLED = routes.article_path(tiny.BRIDGE), routes.article_path(tiny.UNTITLED)
GONE = routes.article_path(tiny.REVIEWED)  # in the older issue
# Without asking it: a worker that is asked again and again gives no way to the next.
WORKER_IS_OF = """async (build) => {
  const { installing, waiting, active } = await navigator.serviceWorker.ready;
  const script = document.querySelector("script[src]").src;
  const isLoaded = await caches.match(new URL(`../offline/${build}.json?${build}`, script));
  return Boolean(isLoaded) && !installing && !waiting && active.state === "activated";
}"""
LOOK = "() => navigator.serviceWorker.ready.then((registration) => registration.update()).catch(() => null)"
IS_WAITED_FOR = """async () => {
  const { installing, waiting } = await navigator.serviceWorker.ready;
  return Boolean(waiting) && !installing;
}"""
AT_REST = """async () => {
  const { installing, waiting, active } = await navigator.serviceWorker.ready;
  return !installing && !waiting && active.state === "activated";
}"""
NOTED = """async ([note, build]) => {
  const cache = await caches.open((await caches.keys()).find((one) => one.includes("state")));
  const noted = (await cache.keys()).find(({ url }) => url.endsWith(note));
  return noted && (await (await cache.match(noted)).text()) === build;
}"""
KEPT = """async () => {
  const found = [];
  for (const name of (await caches.keys()).filter((one) => one.includes("files"))) {
    for (const { url } of await (await caches.open(name)).keys()) {
      found.push(decodeURIComponent(new URL(url).pathname));
    }
  }
  return found.sort();
}"""
IS_KEPT = f"async (path) => (await ({KEPT})()).some((one) => one.endsWith(path))"


@dataclass
class Press:
    """The tiny newspaper on a server of its own, which can be stopped and go on, and publish another build."""

    folder: Path
    port: int = 0
    server: ExitStack = field(default_factory=ExitStack)

    @property
    def site(self) -> Path:
        """Where the site lies."""
        return self.folder / FOLDER

    @property
    def build(self) -> str:
        """The name of the build that is published now."""
        worker = (self.site / routes.SERVICE_WORKER).read_text(encoding="utf-8")
        return worker.partition('BUILD = "')[2].partition('"')[0]

    def address(self, path: str) -> str:
        """Where a page is read."""
        return f"http://127.0.0.1:{self.port}/{quote(FOLDER)}/{quote(path)}"

    def publish(self, mark: str, edition: Edition = tiny.EDITION) -> None:
        """Publish a build whose every page, style sheet, script and index entry bears the mark."""
        outputs = [
            *render(edition, replace(tiny.SETTINGS, name=f"雾桥{mark}"), (ROOT / "theme",), self.folder),
            *search_index(edition, tiny.SETTINGS.volume, self.folder / "cache"),
        ]
        publish(with_offline(marked(outputs, mark)), self.site)

    def start(self) -> None:
        """Begin to answer, at the same address as before."""
        address = self.server.enter_context(served_folder(self.folder, self.port))
        self.port = int(address.rstrip("/").rpartition(":")[2])

    def stop(self) -> None:
        """Answer no more."""
        self.server.close()


def marked(outputs: Iterable[Output], mark: str) -> Iterator[Output]:
    for output in outputs:
        if output.path == routes.STYLE:
            yield replace(output, content=output.content + f"\n:root {{ --build: {mark} }}".encode())
        elif output.path in {routes.SEARCH_ENTRY, routes.script_path("search.js")}:
            place = "entryMark" if output.path == routes.SEARCH_ENTRY else "scriptMark"
            yield replace(output, content=output.content + f';window.{place} = "{mark}"'.encode())
        else:
            yield output


@pytest.fixture
def press(tmp_path: Path) -> Iterator[Press]:
    """A server with the first build."""
    write_whole(tmp_path / "images" / "bridge" / "morning.jpg", DOT)
    made = Press(tmp_path)
    made.publish("甲")
    made.start()
    yield made
    made.stop()


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile without any interception: that would stand between a page and its worker."""
    context = browser.new_context()
    yield context
    context.close()


def visited(window: BrowserContext, press: Press, *paths: str) -> Tab:
    """A tab in which the pages were read one after another, the worker at rest."""
    tab = window.new_page()
    for path in paths:
        tab.goto(press.address(path))
        settle(tab, press)
    return tab


def settle(tab: Tab, press: Press) -> None:
    """Wait for the worker of the build that is published now; a browser looks for it after each page.

    It is asked to look once more: when it does by itself, and whether it tries again, is its own affair.
    """
    tab.evaluate(LOOK)
    wait_until(tab, WORKER_IS_OF, press.build, stop_old_worker)
    tab.wait_for_load_state("networkidle")


def stop_old_worker(tab: Tab) -> None:
    """Stop the worker that a new one waits for, as a browser does by itself when it has had nothing to do.

    While a debugger looks on, as here, Chromium stops none; and where it overlooks that the old one has nothing
    to do, the new one waits for five minutes.
    """
    if not tab.evaluate(IS_WAITED_FOR):
        return
    debugger = tab.context.new_cdp_session(tab)
    debugger.send("ServiceWorker.enable")
    debugger.send("ServiceWorker.stopAllWorkers")
    debugger.detach()


@contextmanager
def without_network(press: Press) -> Iterator[None]:
    press.stop()
    yield
    press.start()


def marks(tab: Tab) -> set[str]:
    """The builds that the page, its style, and what scripts it has are of."""
    found = tab.evaluate("""() => [
      document.querySelector(".imprint b").textContent.slice(2),
      getComputedStyle(document.documentElement).getPropertyValue("--build").trim(),
      window.scriptMark, window.entryMark,
    ]""")
    return {mark for mark in found if mark}


def test_pages_that_were_read_open_without_a_network_and_others_say_that_they_do_not(
    press: Press, window: BrowserContext
) -> None:
    tab = visited(window, press, BRIDGE, UNTITLED)
    wait_until(tab, IS_KEPT, BRIDGE)  # the very first page came before there was a worker
    with without_network(press):
        for path in (BRIDGE, UNTITLED, "", "about.html"):
            tab.goto(press.address(path))
            assert marks(tab) == {"甲"}
            expect(tab.locator("h1")).not_to_have_text("这一页没有存下来")
        tab.goto(press.address(routes.article_path(tiny.CONTINUED)))
        expect(tab.locator("h1")).to_have_text("这一页没有存下来")
        assert marks(tab) == {"甲"}  # with its style, though it stands at another depth
        link = tab.locator("#kept-pages a", has_text=tiny.BRIDGE.title or "")
        expect(link).to_be_visible()
        link.click()
        expect(tab.locator("h1")).to_contain_text(tiny.BRIDGE.title or "")
    tab.goto(press.address(routes.article_path(tiny.CONTINUED)))
    expect(tab.locator("h1")).not_to_have_text("这一页没有存下来")


def test_what_was_searched_can_be_searched_without_a_network(press: Press, window: BrowserContext) -> None:
    tab = visited(window, press, "", routes.SEARCH)
    tab.locator("#search-query").fill("大桥")
    expect(tab.locator("#search-results li").first).to_be_visible()
    with without_network(press):
        tab.goto(press.address(routes.SEARCH) + "?q=" + quote("大桥"))
        expect(tab.locator("#search-results li").first).to_be_visible()
        assert marks(tab) == {"甲"}


def test_the_whole_edition_is_kept_by_a_button_that_says_its_size(press: Press, window: BrowserContext) -> None:
    tab = visited(window, press, routes.ABOUT)
    button = tab.locator("#keep-edition button")
    expect(button).to_contain_text("MB")
    button.click()
    expect(tab.locator("#keep-edition [role=status]")).to_have_text(
        "整份电子版已在这台设备上，断网也能读、能搜。"
    )
    expect(button).to_be_hidden()
    with without_network(press):
        for path in sorted(press.site.rglob("*.html")):
            tab.goto(press.address(path.relative_to(press.site).as_posix()))
            assert marks(tab) == {"甲"}
            if path.name != routes.OFFLINE:
                expect(tab.locator("h1")).not_to_have_text("这一页没有存下来")
        tab.goto(press.address(routes.SEARCH) + "?q=" + quote("桥"))
        expect(tab.locator("#search-results li").first).to_be_visible()


def test_a_new_build_is_read_at_once_and_never_mixed_with_the_one_before(
    press: Press, window: BrowserContext
) -> None:
    old = visited(window, press, "", routes.SEARCH)
    press.publish("乙")
    new = window.new_page()
    for path in ("", BRIDGE, routes.SEARCH, BRIDGE):
        new.goto(press.address(path))
        assert marks(new) == {"乙"}
        settle(new, press)
    # The worker of the new build answers by now; the open page of the old one stays what it was.
    old.locator("#search-query").fill("大桥")
    expect(old.locator("#search-results li").first).to_be_visible()
    assert marks(old) == {"甲"}
    old.reload()
    old.locator("#search-query").fill("桥")
    expect(old.locator("#search-results li").first).to_be_visible()
    assert marks(old) == {"乙"}
    with without_network(press):
        for path in ("", BRIDGE, routes.SEARCH):
            new.goto(press.address(path))
            assert marks(new) == {"乙"}


def test_what_is_new_in_a_build_is_found_at_once_though_the_search_page_is_the_same(
    press: Press, window: BrowserContext
) -> None:
    tab = visited(window, press, "", routes.SEARCH)
    page = (press.site / routes.SEARCH).read_bytes()
    newest, *older = tiny.EDITION.issues
    first, *others = newest.pages
    told, *rest = first.articles
    articles = (replace(told, body=f"{told.body}\n\n渡船改夜航。"), *rest)
    renewed = replace(newest, pages=(replace(first, articles=articles), *others))
    press.publish("甲", replace(tiny.EDITION, issues=(renewed, *older)))
    assert (press.site / routes.SEARCH).read_bytes() == page
    for query in ("渡船改夜航", "大桥"):
        tab.goto(press.address(routes.SEARCH) + "?q=" + quote(query))
        expect(tab.locator("#search-results li").first).to_be_visible()


def test_without_a_network_the_search_says_what_can_be_done(press: Press, window: BrowserContext) -> None:
    tab = visited(window, press, "", routes.SEARCH)
    with without_network(press):
        window.set_offline(offline=True)
        tab.goto(press.address(routes.SEARCH) + "?q=" + quote("从未查过"))
        expect(tab.locator("#search-status")).to_contain_text("现在没有网络")
        window.set_offline(offline=False)


def test_pages_kept_of_an_old_build_are_renewed_and_what_is_gone_is_dropped(
    press: Press, window: BrowserContext
) -> None:
    tab = visited(window, press, "", BRIDGE, UNTITLED, GONE)
    wait_until(tab, IS_KEPT, GONE)
    press.publish("乙", Edition(tiny.EDITION.issues[:1]))
    for path in ("", "about.html"):
        tab.goto(press.address(path))
        settle(tab, press)
    wait_until(tab, NOTED, ["renewed", press.build])
    kept = [path.removeprefix(f"/{FOLDER}/") for path in tab.evaluate(KEPT)]
    assert sorted(set(kept)) == sorted(kept)  # one version of each
    assert GONE not in kept
    assert [path for path in kept if not (press.site / path).is_file()] == []
    with without_network(press):
        for path in (BRIDGE, UNTITLED):
            tab.goto(press.address(path))
            assert marks(tab) == {"乙"}
            expect(tab.locator("h1")).not_to_have_text("这一页没有存下来")


def without(edition: Edition, *keys: Key) -> Edition:
    """The edition as it is where these articles are held back."""
    issues = tuple(
        replace(
            issue,
            pages=tuple(
                replace(page, articles=tuple(one for one in page.articles if one.key not in keys))
                for page in issue.pages
            ),
        )
        for issue in edition.issues
    )
    return Edition(issues)


def test_a_kept_page_that_is_held_back_goes_at_the_next_visit_though_an_old_page_is_open(
    press: Press, window: BrowserContext
) -> None:
    old = visited(window, press, routes.ABOUT, UNTITLED)
    wait_until(old, IS_KEPT, UNTITLED)
    open_still = visited(window, press, routes.ABOUT)  # the same in both builds: it belongs to the old one
    press.publish("甲", without(tiny.EDITION, tiny.UNTITLED.key))
    old.goto(press.address(""))
    settle(old, press)
    wait_until(old, f"async (path) => !(await ({IS_KEPT})(path))", UNTITLED)
    assert open_still.locator("h1").is_visible()
    with without_network(press):
        old.goto(press.address(UNTITLED))
        expect(old.locator("h1")).to_have_text("这一页没有存下来")
        expect(old.locator("#kept-pages")).not_to_contain_text("早稻")


def test_a_kept_page_that_the_server_has_no_more_goes_when_it_is_asked_for(
    press: Press, window: BrowserContext
) -> None:
    tab = visited(window, press, "", UNTITLED)
    wait_until(tab, IS_KEPT, UNTITLED)
    (press.site / UNTITLED).unlink()  # before there is another build
    tab.goto(press.address(UNTITLED))
    with without_network(press):
        tab.goto(press.address(UNTITLED))
        expect(tab.locator("h1")).to_have_text("这一页没有存下来")


def test_who_keeps_the_whole_edition_has_the_whole_of_the_next_one(
    press: Press, window: BrowserContext
) -> None:
    tab = visited(window, press, routes.ABOUT)
    tab.locator("#keep-edition button").click()
    expect(tab.locator("#keep-edition button")).to_be_hidden()
    press.publish("乙")
    for _ in range(2):
        tab.goto(press.address(""))
        settle(tab, press)
    wait_until(tab, NOTED, ["whole", press.build])
    tab.goto(press.address(routes.ABOUT))
    expect(tab.locator("#keep-edition [role=status]")).to_have_text(
        "整份电子版已在这台设备上，断网也能读、能搜。"
    )
    with without_network(press):
        tab.goto(press.address(UNTITLED))
        assert marks(tab) == {"乙"}


def test_while_a_publication_is_under_way_nothing_half_is_kept(press: Press, window: BrowserContext) -> None:
    tab = visited(window, press, BRIDGE)
    style = press.site / routes.STYLE
    before, dates = style.read_bytes(), style.stat()
    style.unlink()  # not through a hard link to it
    style.write_bytes(before + b"\n:root { --build: half }")
    os.utime(style, ns=(dates.st_atime_ns, dates.st_mtime_ns))  # a server dates files by the second
    page = press.site / UNTITLED
    text = page.read_bytes()
    page.unlink()
    page.write_bytes(text.replace("雾桥甲".encode(), "雾桥半".encode()))
    tab.goto(press.address(UNTITLED))
    assert marks(tab) == {"半", "half"}  # as the server has it now, by no means with what is kept
    settle(tab, press)
    with without_network(press):
        tab.goto(press.address(BRIDGE))
        assert marks(tab) == {"甲"}
        tab.goto(press.address(UNTITLED))
        expect(tab.locator("h1")).to_have_text("这一页没有存下来")


def test_the_manifest_can_be_read_and_nothing_is_complained_about(press: Press, window: BrowserContext) -> None:
    complaints: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        complaints.append(message.text)

    window.on("console", heard)
    tab = visited(window, press, "", BRIDGE, routes.SEARCH, routes.ABOUT)
    answer = window.new_cdp_session(tab).send("Page.getAppManifest")
    assert answer["url"] == press.address(routes.MANIFEST)
    assert answer["errors"] == []
    assert complaints == []


def test_from_a_folder_nothing_is_registered_and_nothing_complained_about(
    press: Press, window: BrowserContext
) -> None:
    asked: list[str] = []
    complaints: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        complaints.append(message.text)

    window.on("console", heard)
    window.on("request", lambda request: asked.append(request.url))
    tab = window.new_page()
    for path in (BRIDGE, routes.ABOUT, routes.OFFLINE):
        tab.goto((press.site / path).as_uri())
        tab.wait_for_load_state("networkidle")
        assert tab.locator("link[rel=manifest]").count() == 0
        assert not tab.locator("#keep-edition").is_visible()
    assert [address for address in asked if "service-worker" in address or "manifest" in address] == []
    assert complaints == []


WHOLE_SAID = "整份电子版已在这台设备上，断网也能读、能搜。"
FULL_SAID = "设备上地方不够，没有存完。腾出一些地方，再按一次，从断处接着存。"
# What a browser does whose storage is full, or that lets a site store nothing: in the worker's own world.
REFUSALS = {
    "no room for files": "Cache.prototype.put = async () => { throw new QuotaExceededError() }",
    "no caches": "CacheStorage.prototype.open = async () => { throw new DOMException('', 'SecurityError') }",
    "no reading": "Cache.prototype.match = async () => { throw new DOMException('', 'UnknownError') }",
}
ROOMLESS = 1  # byte


def set_room(tab: Tab, press: Press, size: int | None) -> None:
    """Let the browser grant the site so many bytes, or as many as it does by itself."""
    asked = {"origin": press.address("").partition("/%")[0]} | ({} if size is None else {"quotaSize": size})
    tab.context.new_cdp_session(tab).send("Storage.overrideQuotaForOrigin", asked)


def assert_reads(tab: Tab, press: Press, mark: str) -> None:
    """Pages, their style and the search are as the network has them."""
    for path in ("", UNTITLED, BRIDGE, routes.article_path(tiny.CONTINUED)):
        tab.goto(press.address(path))
        assert marks(tab) == {mark}, path
    tab.goto(press.address(routes.SEARCH) + "?q=" + quote("大桥"))
    expect(tab.locator("#search-results li").first).to_be_visible()
    assert marks(tab) == {mark}


def test_a_full_device_breaks_no_page_that_the_network_gives(press: Press, window: BrowserContext) -> None:
    tab = visited(window, press, "", BRIDGE)
    set_room(tab, press, ROOMLESS)
    assert_reads(tab, press, "甲")
    press.publish("乙")
    assert_reads(tab, press, "乙")
    tab.evaluate(LOOK)
    wait_until(tab, AT_REST, urging=stop_old_worker)
    assert_reads(tab, press, "乙")  # also by the worker of the new build


def test_on_a_device_that_was_always_full_every_page_is_read_from_the_network(
    press: Press, window: BrowserContext
) -> None:
    tab = window.new_page()
    set_room(tab, press, ROOMLESS)
    for _ in range(2):
        assert_reads(tab, press, "甲")


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_a_browser_that_refuses_storage_breaks_no_page_that_the_network_gives(
    press: Press, window: BrowserContext, refusal: str
) -> None:
    tab = visited(window, press, "", BRIDGE)
    window.service_workers[0].evaluate(f"() => {{ {refusal} }}")
    assert_reads(tab, press, "甲")


def test_what_there_was_no_room_for_is_kept_when_there_is(press: Press, window: BrowserContext) -> None:
    tab = visited(window, press, "")
    set_room(tab, press, ROOMLESS)
    press.publish("乙")
    assert_reads(tab, press, "乙")
    set_room(tab, press, None)
    for path in ("", UNTITLED):
        tab.goto(press.address(path))
        settle(tab, press)
    wait_until(tab, NOTED, ["renewed", press.build])
    tab.goto(press.address(UNTITLED))
    with without_network(press):
        for path in ("", UNTITLED, routes.SEARCH):
            tab.goto(press.address(path))
            assert marks(tab) == {"乙"}
            expect(tab.locator("h1")).not_to_have_text("这一页没有存下来")


def test_no_page_is_kept_without_what_it_is_shown_with(press: Press, window: BrowserContext) -> None:
    tab = window.new_page()
    tab.goto(press.address(""))
    style = press.site / routes.STYLE
    set_room(tab, press, style.stat().st_size * 2)  # for some files, not for all
    assert_reads(tab, press, "甲")
    with without_network(press), pytest.raises(Error, match="ERR_"):
        tab.goto(press.address(UNTITLED))


def test_the_button_says_that_there_is_no_room_and_goes_on_when_there_is(
    press: Press, window: BrowserContext
) -> None:
    tab = visited(window, press, routes.ABOUT)
    button, said = tab.locator("#keep-edition button"), tab.locator("#keep-edition [role=status]")
    expect(button).to_contain_text("MB")
    set_room(tab, press, ROOMLESS)
    button.click()
    expect(said).to_have_text(FULL_SAID)
    expect(button).to_be_enabled()
    tab.reload()
    expect(button).to_contain_text("MB")
    expect(said).to_be_empty()
    set_room(tab, press, None)
    button.click()
    expect(said).to_have_text(WHOLE_SAID)


def test_an_edition_that_no_longer_fits_whole_is_not_called_whole(press: Press, window: BrowserContext) -> None:
    tab = visited(window, press, routes.ABOUT)
    tab.locator("#keep-edition button").click()
    expect(tab.locator("#keep-edition button")).to_be_hidden()
    first, size = press.build, sum(path.stat().st_size for path in press.site.rglob("*") if path.is_file())
    set_room(tab, press, size * 2 // 3)  # as if the device had filled up
    press.publish("乙")
    assert_reads(tab, press, "乙")
    tab.evaluate(LOOK)
    wait_until(tab, AT_REST, urging=stop_old_worker)
    tab.goto(press.address(""))  # from here the new worker tries to keep the whole of its build
    wait_until(tab, f"async (noted) => !(await ({NOTED})(noted))", ["whole", first])
    tab.goto(press.address(routes.ABOUT))
    expect(tab.locator("#keep-edition button")).to_be_visible()
    expect(tab.locator("#keep-edition [role=status]")).to_be_empty()
