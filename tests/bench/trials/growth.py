"""How the time of each stage grows with texts that are made to be slow: once and twice as long."""

import gc
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.content.front_matter import ARTICLE_KEYS, load_article
from generator.continuation import continued
from generator.enrich import enrich
from generator.language import phrases
from generator.markup import html_of, plain_text
from generator.merge import merged
from generator.model import Article, RawPage, Topic, key_of, page_key
from generator.parse import parse_page
from generator.prose import markdown_body, paragraphs_of
from generator.search.bigrams import tokens
from generator.yaml_source.facts import facts_at_head
from generator.yaml_source.reading import yaml_source

LARGEST = 100_000  # bytes of UTF-8
FIRST = 1_000  # characters to begin with
LONGEST = 2.0  # seconds that LARGEST bytes may take
SHORTEST = 0.05  # seconds: below this, a time says nothing of how it grows
DAY = date(2025, 6, 15)

# What each text repeats, between bars: the signs of Markdown, YAML and print, and words that rules look for.
_REPEATED = (
    "[¦[a ¦![¦](¦[a](¦[^a]¦[^a]: ¦[a]: b\n¦*¦**¦*a ¦**a ¦_a ¦`¦``a`¦"
    "> ¦>¦- ¦1. ¦\n- ¦    ¦|¦a|b\n¦|-|\n¦&¦&a¦&amp;¦&#x¦<¦<a ¦<!--¦"
    "(¦)¦{¦{甲|¦\\¦\\[¦#¦# ¦### 甲\n¦---\n¦a\n===\n¦~~¦^¦==¦http://a.b/¦"
    "甲¦甲乙丙丁¦甲\n¦甲\n\n¦甲 ¦\u3000¦ ¦\t¦\n¦\r¦\u200b¦\u3000\n¦。¦，¦……¦"
    "“¦”¦《¦》¦（¦）¦：¦·¦——¦●¦■¦▲¦１¦1¦1 ¦1.¦-¦A¦a ¦é¦"
    "记者 ¦本报记者 张三¦记者张三\n¦（记者 张三）¦本报讯 ¦本报讯（记者 张三）¦新华社北京6月15日电 ¦"
    "下转第2版\n¦（下转第二版）¦（上接第一版）\n¦图为甲。\n¦张三 摄\n¦责任编辑 张三\n¦第1版\n¦"
    "张¦张三¦张三说¦李先生¦北京市¦省市县¦某某公司¦中国共产党¦公司¦委员会¦的¦在北京¦"
    "2025年6月15日¦六月十五日¦星期日¦一二三¦百分之¦𠮷¦👍¦가¦あ¦\u0301¦é\u0301"
)
UNITS = tuple(_REPEATED.split("¦"))


@dataclass(frozen=True, slots=True)
class Growth:
    """The CPU seconds of a stage for a text of LARGEST bytes, and how many times those for half of it.

    `fault` says which exception it ended in; the other figures are those up to then.
    """

    stage: str
    unit: str
    seconds: float
    ratio: float
    fault: str = ""


def page(text: str) -> object:
    """The text read as a page's, and joined with itself on another page."""
    lines = tuple(text.split("\n"))
    return continued([parse_page(RawPage(page_key(DAY, 1), lines, f"pages/{DAY}/01.txt"))])


def article(body: str) -> Article:
    """An article with the text as its body."""
    return Article(key_of("2025-06-15/01-01"), "题", body)


def front_matter(text: str) -> object:
    """The text where an editor's front matter should be."""
    head = f"---\ntitle: {text}\npeople:\n- {text}\n---\n\n正文。\n"
    return load_article(head, key_of("2025-06-15/01-01"), "01-01.md"), facts_at_head(
        yaml_source(head, ""), ARTICLE_KEYS
    )


def merge(text: str) -> object:
    """The text, its first half and its second half merged."""
    middle = len(text) // 2
    return merged(text, text[:middle], text[middle:]), merged(text[:middle], text, text + text[:middle])


TOPICS = (Topic("城建", ("大桥", "甲乙")),)
STAGES: Mapping[str, Callable[[str], object]] = {
    "parse": page,
    "markup": html_of,
    "plain text": plain_text,
    "prose": lambda text: paragraphs_of(markdown_body(paragraphs_of(text))),
    "front matter": front_matter,
    "merge": merge,
    "enrich": lambda text: enrich([article(text)], TOPICS),
    "search": tokens,
    "headline": lambda text: phrases(text, tuple({text[start : start + 3] for start in range(0, 300, 3)})),
}


def growth(stage: str, unit: str) -> Growth:
    """How a stage grows with a unit repeated: from short texts on, so that a slow one ends early.

    The ratio is the largest of any two texts that take time to speak of; 0 where none does.
    """
    work, count = STAGES[stage], max(FIRST // len(unit), 1)
    before = seconds = ratio = 0.0
    try:
        work(_WARM_UP)
        while True:
            before, seconds = seconds, _seconds(work, unit * count)
            if before >= SHORTEST:
                ratio = max(ratio, _ratio(work, unit, count, seconds / before))
            size = len((unit * count).encode())
            if size >= LARGEST or seconds > _TOO_SLOW:
                break
            count *= 2
    except Exception as error:  # noqa: BLE001 - whichever it is, the other units are still to be measured
        return Growth(stage, unit, seconds, ratio, fault=type(error).__name__)
    if LONGEST < seconds * LARGEST / size <= LONGEST * _NOISE:
        seconds = min(seconds, _seconds(work, unit * count))
    return Growth(stage, unit, seconds * LARGEST / size, ratio)


def _ratio(work: Callable[[str], object], unit: str, count: int, first: float) -> float:
    """The time of a text by that of half of it, both taken anew while it looks bad: the machine may be busy.

    The smallest counts: what grows with the square is about 4 every time. In the end twice the text is tried:
    where linear work no longer fits a cache of the processor its time leaps too, but once only.
    """
    ratio = first
    for size in (*[count] * _MOST_CHECKS, 2 * count):
        if ratio < _TO_BE_CHECKED:
            break
        half = max(_seconds(work, unit * (size // 2)), SHORTEST / 2)
        ratio = min(ratio, _seconds(work, unit * size) / half)
    return ratio


_WARM_UP = "砚江市公安局局长张三说。\n"  # dictionaries and weights are loaded before anything is timed
_TOO_SLOW = 3.0  # seconds: enough is known
_TO_BE_CHECKED = 2.2
_MOST_CHECKS = 4
_NOISE = 2  # times, at most, that a busy machine makes of a time


def _seconds(work: Callable[[str], object], text: str) -> float:
    """The CPU seconds of one run, without collecting garbage, as timeit: when that is done is chance."""
    gc.collect()
    gc.disable()
    try:
        started = time.process_time()
        work(text)
        return time.process_time() - started
    finally:
        gc.enable()
