"""Page texts changed at random: through the parser, and through the whole way; what is lost of them."""

import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from generator.content.reading import read_content
from generator.model import Article, PrintedPage, page_key
from generator.parse import parse_page
from generator.prose import paragraphs_of
from generator.readers.page_text import PageFile, page_path, read_page

ROOT = Path(__file__).resolve().parents[3]
FIRST_DAY = date(2025, 1, 1)
PAGES_A_DAY = 4
NASTY = (
    "\x00\x01\x07\x0b\x0c\x1b\x1c\x85\xa0\xad\u061c\u180e\u200b\u200d\u202e\u2028\u2029\u2066\u2069\u3000\ufeff\ufffd"
    "[]()*_`#>|-=+~^<>&\\{}\"'!:;,.?/%$@\t 　①⑴㈠㎡℃％‰＋－×÷≈∶⸺〇︒︵⽇⺟𠮷👍👨‍👩‍👧é가あア한"
    "下转第2版（上接第一版）本报记者讯电摄图为新华社"
)
Rows = list[str]


@dataclass(frozen=True, slots=True)
class PageFigures:
    """How many pages were tried, how many ended in an exception, how many signs were lost, and examples."""

    tried: int
    refused: int
    exceptions: int
    lost: int
    examples: tuple[str, ...]


def base_texts() -> list[str]:
    """The pages that are changed: the sample edition's and those of the parser's cases, all our own."""
    folders = (
        ROOT / "content" / "pages",
        ROOT / "tests" / "cases" / "parse",
        ROOT / "tests" / "cases" / "continuation",
    )
    return [path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.rglob("*.txt"))]


def mutated(chance: random.Random, texts: Sequence[str]) -> bytes:
    """A page's file made of one or two of the texts by one to five random changes."""
    lines = chance.choice(texts).split("\n")
    if len(lines) > _LONG:  # most faults show in a part of a page, which is read sooner
        start = chance.randrange(len(lines) - _LONG)
        lines = lines[start : start + _LONG]
    for _ in range(chance.randint(1, 5)):
        lines = chance.choice(CHANGES)(chance, lines, texts) or lines
    text = chance.choice(("\n", "\n", "\n", "\r\n", "\r")).join(lines)
    return _encoded(chance, text)


_LONG = 60


def parsed(count: int, seed: int, folder: Path) -> PageFigures:
    """What becomes of that many mutated pages in the parser."""
    chance = random.Random(seed)  # noqa: S311 - a trial needs no secrets
    texts = base_texts()
    refused = exceptions = lost = 0
    examples: list[str] = []
    path = folder / "01.txt"
    for number in range(count):
        content = mutated(chance, texts)
        path.write_bytes(content)
        try:
            page, _ = read_page(PageFile(path, "01.txt", page_key(FIRST_DAY, 1)))
            if page is None:
                refused += 1
                continue
            missing = Counter(_signs("".join(page.lines))) - signs_of([parse_page(page).page])
        except Exception as error:  # noqa: BLE001 - any exception is what is looked for
            exceptions += 1
            examples.append(f"seed {seed}, page {number}: {error!r}")
            continue
        if missing:
            lost += missing.total()
            examples.append(f"seed {seed}, page {number}: lost {''.join(missing)[:40]!r}")
    return PageFigures(count, refused, exceptions, lost, tuple(examples))


def taken_the_whole_way(count: int, seed: int) -> PageFigures:
    """What becomes of that many mutated pages as one edition, from `python build.py` to its content/."""
    chance = random.Random(seed)  # noqa: S311 - the same
    texts = base_texts()
    with tempfile.TemporaryDirectory() as name:
        content = Path(name) / "content"
        files = []
        for number in range(count):
            day = FIRST_DAY + timedelta(days=number // PAGES_A_DAY)
            key = page_key(day, number % PAGES_A_DAY + 1)
            file = PageFile(content / page_path(key), "", key)
            file.path.parent.mkdir(parents=True, exist_ok=True)
            file.path.write_bytes(mutated(chance, texts))
            files.append(file)
        command = [sys.executable, str(ROOT / "build.py"), "--edition", name, "--quiet"]
        ended = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
        failed = "Traceback" in ended.stderr or ended.returncode not in {0, 1}
        examples = [f"seed {seed}: exit {ended.returncode} {ended.stderr[-300:]}"] if failed else []
        pages, problems = read_content(content)
        examples += [f"seed {seed}: {problem.origin}: {problem.code}" for problem in problems]
        lost = refused = 0
        for day in sorted({file.key.date for file in files}):
            raw = [page for file in files if file.key.date == day and (page := read_page(file)[0])]
            refused += sum(file.key.date == day for file in files) - len(raw)
            printed = Counter(_signs("".join(line for page in raw for line in page.lines)))
            missing = printed - signs_of([page for page in pages if page.date == day])
            if missing:
                lost += missing.total()
                examples.append(f"seed {seed}, {day}: lost {''.join(missing)[:40]!r}")
    return PageFigures(count, refused, int(failed) + len(problems), lost, tuple(examples))


def signs_of(pages: Sequence[PrintedPage]) -> Counter[str]:
    """All signs but white space that pages with their articles hold, each counted where it is printed."""
    texts = [piece.text for page in pages for piece in page.furniture]
    texts += [part.text for page in pages for part in paragraphs_of(page.unplaced)]
    texts += [text for page in pages for article in page.articles for text in _printed(article)]
    return Counter(_signs("".join(texts)))


def _printed(article: Article) -> Iterator[str]:
    body = [part.text for part in paragraphs_of(article.body)]
    captions = [caption.text for caption in article.captions]
    heads = (article.title, article.kicker, article.subtitle, *(part.head for part in article.continued))
    yield from filter(None, heads)
    yield from [*body, *captions, *(jump.text for jump in article.jumps)]
    byline = _signs(article.byline.text) if article.byline else ""
    if byline not in _signs("".join(body)) and byline not in _signs("".join(captions)):
        yield byline


def _signs(text: str) -> str:
    return "".join(text.split())


def _encoded(chance: random.Random, text: str) -> bytes:
    odds = chance.random()
    if odds < 0.05:
        return text.encode("gb18030", errors="replace")
    if odds < 0.1:
        return text.encode("utf-16", errors="replace")
    content = text.encode(errors="replace")
    if odds < 0.15:
        return content[: chance.randrange(len(content) + 1)]
    return content


# Changes of a page's lines: each takes the chance, the lines and other pages, and gives lines.


def _shuffled(chance: random.Random, lines: Rows, _: Sequence[str]) -> Rows:
    return chance.sample(lines, len(lines))


def _without_some(chance: random.Random, lines: Rows, _: Sequence[str]) -> Rows:
    return [line for line in lines if chance.random() < 0.8]


def _doubled(chance: random.Random, lines: Rows, _: Sequence[str]) -> Rows:
    return [line for line in lines for _count in range(chance.choice((1, 1, 1, 2, 3)))]


def _with_nasty_signs(chance: random.Random, lines: Rows, _: Sequence[str]) -> Rows:
    for _count in range(chance.randint(1, 20)):
        at = chance.randrange(len(lines))
        place = chance.randint(0, len(lines[at]))
        signs = chance.choice(NASTY) * chance.choice((1, 1, 1, 2, 8, 60))
        lines[at] = lines[at][:place] + signs + lines[at][place:]
    return lines


def _with_a_nasty_line(chance: random.Random, lines: Rows, _: Sequence[str]) -> Rows:
    line = "".join(chance.choices(NASTY, k=chance.randint(1, 30)))
    lines.insert(
        chance.randint(0, len(lines)), chance.choice((line, "---", "***", "# 题", "date: 2025-01-01", ""))
    )
    return lines


def _joined(chance: random.Random, lines: Rows, _: Sequence[str]) -> Rows:
    text = chance.choice(("", " ", "　", "    ")).join(lines)
    width = chance.choice((1, 2, 5, 13, 40, 200, 5000))
    return [text[start : start + width] for start in range(0, len(text), width)]


def _cut(chance: random.Random, lines: Rows, _: Sequence[str]) -> Rows:
    start = chance.randrange(len(lines))
    return lines[start : start + chance.randint(1, 15)]


def _interleaved(chance: random.Random, lines: Rows, texts: Sequence[str]) -> Rows:
    others = chance.choice(texts).split("\n")[:_LONG]
    return [line for pair in zip(lines, others, strict=False) for line in pair]


def _spaced(chance: random.Random, lines: Rows, _: Sequence[str]) -> Rows:
    space = chance.choice((" ", "　", "\u200b", "\t"))
    return [space.join(line) if chance.random() < 0.5 else line for line in lines]


def _with_empty_lines(chance: random.Random, lines: Rows, _: Sequence[str]) -> Rows:
    return [part for line in lines for part in ((line, "") if chance.random() < 0.6 else (line,))]


def _repeated(chance: random.Random, lines: Rows, _: Sequence[str]) -> Rows:
    return [*lines, *[chance.choice(lines)] * chance.choice((3, 50, 400))]


def _backwards(_: random.Random, lines: Rows, __: Sequence[str]) -> Rows:
    return [line[::-1] for line in lines[::-1]]


CHANGES: Sequence[Callable[[random.Random, Rows, Sequence[str]], Rows]] = (
    *(_shuffled, _without_some, _doubled, _with_nasty_signs, _with_nasty_signs, _with_a_nasty_line, _joined),
    *(_cut, _interleaved, _spaced, _with_empty_lines, _repeated, _backwards),
)
