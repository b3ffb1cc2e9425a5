"""Reading aloud in a browser, by an extension that is a voice without sound, its sentences as long as told."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from playwright.sync_api import Page as Tab
from playwright.sync_api import TimeoutError as Timeout
from waiting import wait_for

from browser.conftest import ARGUMENTS, CHROMIUM, Reader
from browser.test_tools import ARTICLE, opened, site, tool
from generator import routes

__all__ = ["site"]  # the fixture

VOICE = {
    "manifest_version": 3,
    "name": "a voice without a sound",
    "version": "1",
    "permissions": ["ttsEngine"],
    "background": {"service_worker": "voice.js"},
    "tts_engine": {"voices": [{"voice_name": "silent", "lang": "zh-CN", "event_types": ["start", "end"]}]},
}
VOICE_SCRIPT = """
const said = [];
let end = null;
chrome.ttsEngine.onSpeak.addListener((utterance, { rate }, send) => {
  said.push({ utterance, rate });
  send({ type: "start", charIndex: 0 });
  end = () => send({ type: "end", charIndex: utterance.length });
});
chrome.ttsEngine.onStop.addListener(() => { end = null; });
function finish() {
  const done = end;
  end = null;
  done();
}
"""
MARKED = "() => [...(CSS.highlights.get('spoken') ?? [])].map(String).join()"


@dataclass(frozen=True, slots=True)
class Listener:
    """Someone who has an article read to them, by the voice of this browser."""

    tab: Tab
    context: BrowserContext

    def hears(self, words: str) -> None:
        """Wait until a sentence that begins so is the one that is read, and marked."""
        self._wait(f"end && said.at(-1).utterance.startsWith({json.dumps(words)})")
        marked: str = self.tab.evaluate(MARKED)
        assert marked.startswith(words)

    def ends(self) -> None:
        """The voice has said its sentence."""
        self.context.service_workers[0].evaluate("finish()")

    def reads_at(self, rate: float) -> None:
        """Wait until a sentence is read so fast."""
        self._wait(f"end && Math.abs(said.at(-1).rate - {rate}) < 0.001")

    def wait_for_silence(self) -> None:
        """Wait until the voice says nothing."""
        self._wait("!end")

    def _wait(self, condition: str) -> None:
        voice = self.context.service_workers[0]
        wait_for(lambda: voice.evaluate(condition), lambda: f"{condition}: {voice.evaluate('said')}")

    def press(self, name: str) -> None:
        """Press a button of the bar."""
        self.tab.locator(".aloud").get_by_text(name, exact=True).click()


@pytest.fixture
def listener(site: Path, browser: Browser, tmp_path: Path) -> Iterator[Listener]:
    """A reader of an article whose browser has a Chinese voice."""
    (tmp_path / "manifest.json").write_text(json.dumps(VOICE), encoding="utf-8")
    (tmp_path / "voice.js").write_text(VOICE_SCRIPT, encoding="utf-8")
    context = browser.browser_type.launch_persistent_context(
        "",
        executable_path=CHROMIUM,
        ignore_default_args=["--disable-extensions"],
        args=[*ARGUMENTS, f"--disable-extensions-except={tmp_path}", f"--load-extension={tmp_path}"],
        viewport={"width": 1280, "height": 600},
        reduced_motion="reduce",
    )
    if not context.service_workers:
        context.wait_for_event("serviceworker")
    tab = context.new_page()
    open_with_voice(tab, (site / ARTICLE).as_uri())
    yield Listener(tab, context)
    context.close()


def open_with_voice(tab: Tab, address: str) -> None:
    """Open the page, again where the browser has not yet told its pages of the extension's voice."""
    for _ in range(10):
        tab.goto(address)
        try:
            tool(tab, "朗读").wait_for(timeout=3000)
        except Timeout:
            continue
        return
    pytest.fail("in ten visits the browser had no Chinese voice")


def test_an_article_is_read_sentence_by_sentence_from_its_headline(listener: Listener) -> None:
    tool(listener.tab, "朗读").click()
    for words in ("三百年石拱桥", "修旧如旧", "拆下的一千二百块", "清早六点", "两年没有走这条路了"):
        listener.hears(words)
        listener.ends()
    expect(listener.tab.locator(".aloud")).to_be_visible()
    expect(listener.tab.locator(".aloud").get_by_text("暂停")).to_be_focused()


def test_reading_pauses_goes_on_and_stops(listener: Listener) -> None:
    tool(listener.tab, "朗读").click()
    listener.hears("三百年石拱桥")
    listener.press("暂停")
    listener.wait_for_silence()
    listener.press("下一句")
    assert listener.tab.evaluate(MARKED).startswith("修旧如旧")
    listener.press("继续")
    listener.hears("修旧如旧")
    listener.press("下一句")
    listener.hears("拆下的一千二百块")
    listener.press("上一句")
    listener.hears("修旧如旧")
    listener.press("停止")
    listener.wait_for_silence()
    assert listener.tab.evaluate(MARKED) == ""
    expect(listener.tab.locator(".aloud")).to_be_hidden()
    expect(tool(listener.tab, "朗读")).to_be_focused()


def test_reading_begins_where_the_reader_points(listener: Listener) -> None:
    paragraph = listener.tab.locator(".text p", has_text="修桥最费工夫的是拆")
    paragraph.click()
    tool(listener.tab, "朗读").click()
    listener.hears("修桥最费工夫的是拆")
    listener.tab.locator(".text p", has_text="桥墩上新装了三支水尺").click()
    listener.hears("桥墩上新装了三支水尺")


def test_the_pace_is_heard_at_once(listener: Listener) -> None:
    tool(listener.tab, "朗读").click()
    listener.hears("三百年石拱桥")
    listener.reads_at(1)
    listener.press("快")
    listener.reads_at(1.3)
    listener.hears("三百年石拱桥")


def test_the_window_follows_and_the_end_is_the_end(listener: Listener) -> None:
    listener.tab.locator(".text p").last.click()
    listener.tab.evaluate("scrollTo(0, 0)")
    tool(listener.tab, "朗读").click()
    listener.hears("完工以后")
    place = "CSS.highlights.get('spoken').values().next().value.getBoundingClientRect().top"
    assert 0 < listener.tab.evaluate(place) < 500
    listener.ends()
    listener.hears("东岸小学的家长提出")
    listener.ends()
    listener.wait_for_silence()
    expect(listener.tab.locator(".aloud")).to_be_hidden()
    assert listener.tab.evaluate(MARKED) == ""


def test_who_leaves_the_page_hears_no_more_of_it(listener: Listener, site: Path) -> None:
    tool(listener.tab, "朗读").click()
    listener.hears("三百年石拱桥")
    listener.tab.goto((site / routes.HOME).as_uri())
    listener.wait_for_silence()


SENTENCES = {
    "桥修好了。大家都来走！真的吗？": ["桥修好了。", "大家都来走！", "真的吗？"],
    "“能放回去的都放回去。”沈砚秋说，换新石。": ["“能放回去的都放回去。”", "沈砚秋说，换新石。"],
    "“走！”，他说。": ["“走！”，他说。"],
    "他停了停……“水涨了……”又停。": ["他停了停……", "“水涨了……”", "又停。"],
    "水位3.14米，比去年高18.3%。No.5号井": ["水位3.14米，比去年高18.3%。", "No.5号井"],
    "（雨停了。）人散了？！好。": ["（雨停了。）", "人散了？！", "好。"],
    "一号桥；二号桥；三号桥。": ["一号桥；", "二号桥；", "三号桥。"],
    "没有句号": ["没有句号"],
    "……": [],
    "": [],
}


def test_sentences_end_where_a_reader_would_draw_breath(site: Path, reader: Reader) -> None:
    tab = opened(site.as_uri() + "/", reader)
    cut = "text => editionAloud.sentences(text).map(([start, end]) => text.slice(start, end))"
    assert {text: tab.evaluate(cut, text) for text in SENTENCES} == SENTENCES
    long = "桥" * 100 + "，" + "水" * 300
    pieces = tab.evaluate(cut, long)
    assert "".join(pieces) == long
    assert [len(piece) for piece in pieces] == [101, 120, 120, 60]


def test_what_is_read_is_the_whole_article_and_the_sentence_is_marked(site: Path, reader: Reader) -> None:
    tab = opened(site.as_uri() + "/", reader)
    read = tab.evaluate("editionAloud.passages().map(({ range }) => range.toString())")
    text = "".join(tab.locator(".text").inner_text().split())
    assert "".join("".join(read).split()).endswith(text)
    assert read[1].startswith("修旧如旧")
    assert not any("机器初稿" in sentence for sentence in read)
    marked = """at => {
      editionAloud.mark(editionAloud.passages()[at].range);
      return [...CSS.highlights.get("spoken")].map(String).join();
    }"""
    assert tab.evaluate(marked, 5) == read[5]
    tab.evaluate("editionAloud.mark(null)")
    assert tab.evaluate("CSS.highlights.has('spoken')") is False
