"""How well clean text is read: a paragraph a line, or wrapped between marks, as people and tools type it.

`python tests/bench/clean.py` reads 40 pages made from the sample's stories: 26 in the forms that the reader was
made with, 14 in forms kept aside, by another hand (clean_text/layouts_aside.py). It prints how many articles of
each form are perfect (title, kicker, deck, byline, captions and paragraphs, to the character) and how many of
those with a confidence of .9 or more. `--each` prints every article that is not, `--seed S` makes other pages.
A missed mark ends it with 1.
"""

import argparse
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # run as a script, Python looks beside this file only

from clean_text import layouts, layouts_aside  # noqa: E402 - beside this file
from clean_text.sheets import Sheet, Truth  # noqa: E402 - the same
from clean_text.stories import all_stories  # noqa: E402 - the same
from mark import Mark  # noqa: E402 - the same

from generator.model import Article, RawPage, page_key  # noqa: E402 - found on the path set above
from generator.parse import parse_page  # noqa: E402 - the same
from generator.prose import paragraphs_of  # noqa: E402 - the same

FEWEST, MOST = 3, 6  # stories of a page
LEAST = 0.95
SURE = 0.9


@dataclass(frozen=True, slots=True)
class Judged:
    """One article of a page as it should be and as it was read (None: not at all), and how sure that is."""

    form: str
    true: Truth
    read: Truth | None
    confidence: float

    @property
    def perfect(self) -> bool:
        """Whether nothing is wrong."""
        return self.read is not None and _plain(self.read) == _plain(self.true)


def main() -> int:
    """Print the tables; 1 where a mark is missed."""
    arguments = _arguments()
    own = [each for sheet in sheets(layouts.FORMS, f"{arguments.seed}/own") for each in judged(sheet)]
    aside = [
        each for sheet in sheets(layouts_aside.FORMATS, f"{arguments.seed}/aside") for each in judged(sheet)
    ]
    marks = []
    for name, articles in (("forms it was made with", own), ("forms kept aside", aside)):
        print(f"{name}: {len(articles)} articles")
        _print_forms(articles)
        if arguments.each:
            _print_wrong(articles)
        sure = [each for each in articles if each.confidence >= SURE]
        print(f"  with a confidence of {SURE} or more: {len(sure)} of {len(articles)}\n")
        marks.append(Mark(f"perfect, {name}", _share(articles), least=LEAST))
        marks.append(Mark(f"perfect of the sure, {name}", _share(sure), least=LEAST))
    for mark in marks:
        print(mark)
    return 0 if all(mark.reached for mark in marks) else 1


def sheets(forms: Sequence[layouts.Layout], seed: str) -> Iterator[Sheet]:
    """A page in each form, of stories drawn by lot: the same seed gives the same pages."""
    stories = all_stories()
    for number, form in enumerate(forms):
        rng = random.Random(f"{seed}/{number}")  # noqa: S311 - a page is no secret
        yield form(rng, rng.sample(stories, rng.randint(FEWEST, MOST)))


def judged(sheet: Sheet) -> Iterator[Judged]:
    """Each article of a page beside the one read for it: that with the same headline, or its first words."""
    page = RawPage(page_key(date(2000, 1, 1), 1), tuple(sheet.text.split("\n")), sheet.form)
    left = list(parse_page(page).page.articles)
    for true in sheet.articles:
        found = max(left, key=lambda article: _shared(told(article), true), default=None)
        if found is not None and _shared(told(found), true):
            left.remove(found)
            yield Judged(sheet.form, true, told(found), found.confidence or 0.0)
        else:
            yield Judged(sheet.form, true, None, 0.0)
    for article in left:
        yield Judged(sheet.form, Truth(None, ()), told(article), article.confidence or 0.0)


def told(article: Article) -> Truth:
    """What was read, in the form of the truth."""
    return Truth(
        title=article.title,
        paragraphs=tuple((part.text, part.subhead) for part in paragraphs_of(article.body)),
        kicker=article.kicker,
        deck=article.subtitle,
        byline=article.byline.text if article.byline else None,
        captions=tuple(caption.text for caption in article.captions),
    )


def _shared(read: Truth, true: Truth) -> int:
    """How many paragraphs two articles have in common; the headline counts as one."""
    return len(set(read.paragraphs) & set(true.paragraphs)) + (_plain(read)["title"] == _plain(true)["title"])


def _plain(truth: Truth) -> dict[str, object]:
    """The fields, without the marks round a byline, the brackets round a headline, the spaces of captions."""
    title, byline = truth.title, truth.byline
    return {
        **asdict(truth),
        "title": title and re.sub(r"^【(.*)】$", r"\1", title),
        "byline": byline and byline.strip("□■ （）()"),
        "captions": tuple("".join(caption.split()) for caption in truth.captions),
    }


def _share(articles: Sequence[Judged]) -> float:
    return sum(each.perfect for each in articles) / len(articles) if articles else 0.0


def _print_forms(articles: Sequence[Judged]) -> None:
    for form in dict.fromkeys(each.form for each in articles):
        own = [each for each in articles if each.form == form]
        print(f"  {form:20}{sum(each.perfect for each in own):4} of {len(own):3} perfect")


def _print_wrong(articles: Sequence[Judged]) -> None:
    for each in articles:
        if each.perfect:
            continue
        print(f"  - {each.form} ({each.confidence}): {each.true.title}")
        true, read = _plain(each.true), _plain(each.read) if each.read else {}
        for name, value in true.items():
            if read.get(name) != value:
                print(f"      {name}: {value}\n         read: {read.get(name)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", action="store_true", help="print every article that is not perfect")
    parser.add_argument("--seed", default="1", help="another seed, other pages")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
