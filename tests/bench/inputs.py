"""How whole finished articles of other systems come in, format by format; 1 where a mark is missed.

python tests/bench/inputs.py [FORMAT …]       the sample's stories in each format (a part of its name is enough)
python tests/bench/inputs.py --faults         what differs, of the variants that may be looked at
python tests/bench/inputs.py --corpus         the news of ../shared/bench/corpus through `build.py import`

Each format is made in variants (source_makers): other orders of fields, other ways of writing days and pages,
fields too many and too few. A third of them has a seed of its own and is never looked at while readers are
mended: both figures stand beside each other. An article is perfect where day, page, section, headline, kicker,
deck, names of the byline, paragraphs, captions and all else that its source says of it are as meant.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]  # run as a script, Python looks beside this file only

from mark import Mark  # noqa: E402 - beside this file
from source_makers.makers import IDLE, MAKERS, Maker  # noqa: E402 - the same
from source_makers.stories import Told, told_stories  # noqa: E402 - the same
from source_makers.variants import EXTRAS, Variant  # noqa: E402 - the same
from trials.corpus import corpus_marks  # noqa: E402 - the same

from generator.inbox import SourceArticles, articles_of, source_at  # noqa: E402 - found on the path set above
from generator.mapping import fields_by_fact, mapping_of  # noqa: E402 - the same
from generator.model import Article, FinishedArticle  # noqa: E402 - the same
from generator.prose import paragraphs_of  # noqa: E402 - the same

SEEN, ASIDE = ("seen", range(6)), ("aside", range(100, 103))  # seeds
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_SHOWN = 160  # characters of a value that is not as meant


@dataclass
class Figures:
    """What came of the variants of one format: counts, seconds, and what differs, for people to read."""

    meant: int = 0
    came: int = 0
    perfect: int = 0
    seconds: float = 0.0
    wall: float = 0.0
    placed: set[str] = field(default_factory=set)
    unused: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def main() -> int:
    """Print the tables; 1 where a mark is missed."""
    arguments = _arguments()
    if arguments.corpus:
        return _told(corpus_marks())
    names = [
        name for name in MAKERS if not arguments.formats or any(part in name for part in arguments.formats)
    ]
    print(
        f"{'':22}{'in':>6}{'out':>6}{'perfect':>9}{'aside':>9}{'placed':>8}{'unused':>8}{'CPU':>8}{'wall':>8}"
        "  s per 1,000"
    )
    reached = True
    for name in names:
        seen, aside = (_figures(name, MAKERS[name], seeds) for _, seeds in (SEEN, ASIDE))
        print(_row(name, seen, aside), flush=True)
        if arguments.faults:
            print("\n".join(f"    {fault}" for fault in seen.faults[: arguments.faults]))
        missed = [mark for mark in _marks(name, seen, aside) if not mark.reached]
        print("".join(f"{mark}\n" for mark in missed), end="")
        if seen.lost | aside.lost:
            print(f"        left without use: {' '.join(sorted(seen.lost | aside.lost))}")
        reached &= not missed
    return 0 if reached else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*")
    parser.add_argument("--faults", nargs="?", type=int, const=10, default=0, metavar="COUNT")
    parser.add_argument("--corpus", action="store_true")
    return parser.parse_args()


def _told(marks: Iterable[Mark]) -> int:
    reached = True
    for mark in marks:
        print(mark, flush=True)
        reached &= mark.reached
    return 0 if reached else 1


def _row(name: str, seen: Figures, aside: Figures) -> str:
    counts = f"{seen.meant + aside.meant:6}{seen.came + aside.came:6}"
    shares = "".join(f"{each.perfect / each.meant:9.3f}" for each in (seen, aside))
    fields = f"{len(seen.placed | aside.placed):8}{len(seen.unused | aside.unused):8}"
    thousands = (seen.came + aside.came) / 1000 or 1
    seconds = ((seen.seconds + aside.seconds) / thousands, (seen.wall + aside.wall) / thousands)
    return f"{name:22}{counts}{shares}{fields}{seconds[0]:8.2f}{seconds[1]:8.2f}"


def _marks(name: str, seen: Figures, aside: Figures) -> Iterator[Mark]:
    for kind, figures in (("", seen), (", aside", aside)):
        yield Mark(f"{name}{kind}: out of in", figures.came / figures.meant, least=1.0, most=1.0)
        yield Mark(f"{name}{kind}: perfect", figures.perfect / figures.meant, least=1.0)
        yield Mark(f"{name}{kind}: fields that did not land", len(figures.lost), most=0)


def _figures(name: str, maker: Maker, seeds: Iterable[int]) -> Figures:
    figures = Figures()
    for seed in seeds:
        with TemporaryDirectory() as folder:
            at = Path(folder) / "source"
            told = maker(told_stories(), at, Variant(random.Random(f"{name} {seed}")))  # noqa: S311 - no secret
            _measure(figures, at, told, seed)
    return figures


def _measure(figures: Figures, folder: Path, told: Sequence[Told], seed: int) -> None:
    content = folder.parent / "content"
    wall, started = time.perf_counter(), time.process_time()
    read = articles_of(source_at(folder), content)
    figures.seconds += time.process_time() - started
    figures.wall += time.perf_counter() - wall
    came = [each for of_page in read.by_page.values() for each in of_page]
    figures.meant += len(told)
    figures.came += len(came)
    _note_fields(figures, read, content)
    missing = [each for each in told if not _found(figures, each, came, seed)]
    figures.faults += [f"seed {seed}: no article {each.date} {each.page} {each.title}" for each in missing]
    figures.faults += [f"seed {seed}: {fault}" for fault in _problems_told(read)]


def _problems_told(read: SourceArticles) -> list[str]:
    counts = Counter(f"{each.code} {dict(each.values)}" for each in read.problems)
    return [f"{count} × {told}" for told, count in counts.items()]


def _note_fields(figures: Figures, read: SourceArticles, content: Path) -> None:
    for reading in read.readings:
        taken, unused = fields_by_fact(reading, mapping_of("", content)[0])
        figures.placed |= {name for names in taken.values() for name in names}
        figures.unused |= set(unused)
        figures.lost |= {name for name in unused if name not in EXTRAS and name not in IDLE and _is_own(name)}


def _is_own(name: str) -> bool:
    """Whether a field is the source's own, and nothing that a reader looked up beside it."""
    return "." not in name


def _found(figures: Figures, told: Told, came: Sequence[FinishedArticle], seed: int) -> bool:
    """Whether the article came at all; it is counted as perfect where nothing differs."""
    alike = [each for each in came if _is_same(told, each)]
    if not alike:
        return False
    differences = min((_differences(told, each) for each in alike), key=len)
    figures.perfect += not differences
    figures.faults += [f"seed {seed}: {told.title}: {difference}" for difference in differences]
    return True


def _is_same(told: Told, each: FinishedArticle) -> bool:
    if each.article.date != told.date:
        return False
    return each.article.title == told.title or told.paragraphs[-1] in each.article.body


def _differences(told: Told, each: FinishedArticle) -> list[str]:
    """What of the article is not as its source means it."""
    article = each.article
    pairs: dict[str, tuple[object, object]] = {
        "page": (told.page, article.page),
        "page name": (told.page_name, each.page_name),
        "title": (told.title, article.title),
        "kicker": (told.kicker, article.kicker),
        "deck": (told.deck, article.subtitle),
        "section": (told.section, article.section),
        "paragraphs": (told.paragraphs, _running(article)),
        "captions": (told.captions, _captions(article)),
        "topics": (set(told.topics), set(article.topics)),
        "held": (told.held, bool(article.holding.words)),
        "url": (told.url, article.url),
        "provider": (told.provider, article.provider),
    }
    if told.page_name is None:
        pairs.pop("page name")
    if told.identifier:
        pairs["identifier"] = (told.identifier, article.external_id)
    if told.dateline:
        pairs["dateline"] = (told.dateline, article.dateline.text if article.dateline else None)
    if told.names:
        pairs["names"] = (
            set(told.names),
            {credit.name for credit in article.byline.credits} if article.byline else set(),
        )
    if told.picture and told.captions:
        pairs["picture"] = (True, any(PurePosixPath(one.path).name == told.picture for one in each.pictures))
    return [f"{name}: {_unlike(meant, came)}" for name, (meant, came) in pairs.items() if meant != came]


def _running(article: Article) -> tuple[str, ...]:
    """The paragraphs but for pictures among them."""
    texts = (paragraph.text for paragraph in paragraphs_of(article.body))
    return tuple(text for text in texts if not _PICTURE.fullmatch(text))


def _captions(article: Article) -> tuple[str, ...]:
    """What is said of pictures, apart or in the text."""
    within = (match[1] for match in _PICTURE.finditer(article.body) if match[1])
    return (*(caption.text for caption in article.captions), *within)


def _unlike(meant: object, came: object) -> str:
    """Two values that differ; of two lists what only one has."""
    if isinstance(meant, tuple) and isinstance(came, tuple):
        meant, came = [one for one in meant if one not in came], [one for one in came if one not in meant]
    return f"{str(meant)[:_SHOWN]} came as {str(came)[:_SHOWN]}"


if __name__ == "__main__":
    sys.exit(main())
