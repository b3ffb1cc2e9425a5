"""An edition imported, edited at random, read again from changed pages: the laws of the merge on all its files.

All of it through the real command line. The pages are the sample's, several times over under other dates.
"""

import random
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from conftest import ROOT
from merge_cases import Triple, broken_laws, by_hand, retouched, words
from program import forked

from generator.content.files import key_of_file
from generator.content.front_matter import load_article
from generator.content.memory import REMEMBERED_ARTICLES
from generator.content.reading import read_content
from generator.language.similarity import share_within
from generator.merge import Merge, Refusal

SAMPLE = ROOT / "content"
TOLD = re.compile(r"^content/(articles/[^:]+):(\d+): 注意：(编辑[^“\n]*)(?:“(.*)”)?", re.MULTILINE)
_SHORTENED = "……"


@dataclass(frozen=True, slots=True)
class Filed:
    """One article's file: what the importer had written, what the editor made of it, what came of it."""

    name: str
    triple: Triple
    merge: Merge


@dataclass(frozen=True, slots=True)
class Twice:
    """What came of importing twice: what was first written, the files, what is against a law or lost."""

    before: Mapping[str, str]
    files: Sequence[Filed]
    breaches: Sequence[tuple[str, set[str]]]
    lost: Sequence[tuple[str, str]]


def imported_twice(folder: Path, issues: int, seed: int) -> Twice:
    """Import an edition, edit its files, change its pages, import it again."""
    chance = random.Random(seed)  # noqa: S311 - the same edits at every run
    edition = laid(folder, issues)
    content = edition / "content"
    run(edition)
    before = remembered(content)
    mine = edit_by_hand(chance, content)
    change_pages(chance, content)
    said = run(edition)
    files = list(filed(before, mine, content, said))
    breaches = [(each.name, broken) for each in files if (broken := broken_laws(each.triple, each.merge))]
    return Twice(before, files, breaches, lost(mine, content))


def run(edition: Path, *arguments: str) -> str:
    """What `python build.py … import` complains about; it must end well."""
    done = forked(edition, "import", *arguments)
    assert "Traceback" not in done.stderr, done.stderr
    return done.stderr


def laid(folder: Path, issues: int) -> Path:
    """An edition of so many issues, every second one without the page 1 on which stories begin."""
    content = folder / "content"
    content.mkdir(parents=True)
    shutil.copy(SAMPLE / "edition.yaml", content)
    samples = sorted((SAMPLE / "pages").iterdir())
    for number in range(issues):
        sample = samples[(number + 1) % len(samples)]
        day = date.fromisoformat(sample.name) + timedelta(days=7 * (number // len(samples)))
        shutil.copytree(sample, content / "pages" / day.isoformat())
        if number % 2 == 0:
            (content / "pages" / day.isoformat() / "01.txt").unlink()
    return folder


def edit_by_hand(chance: random.Random, content: Path) -> dict[str, str]:
    """Type into two of three articles' files; the text of every file then."""
    for path in articles(content):
        if chance.random() < 0.7:
            path.write_text(by_hand(chance, path.read_text(encoding="utf-8")), encoding="utf-8")
    return texts(content)


def change_pages(chance: random.Random, content: Path) -> None:
    """Give every page another text layer: some characters other, lines lost, lines found, page 1 there."""
    samples = {path.relative_to(SAMPLE): path for path in sorted((SAMPLE / "pages").glob("*/*.txt"))}
    for folder in sorted((content / "pages").iterdir()):
        if not (folder / "01.txt").exists():
            sample = next(
                path for name, path in samples.items() if _is_of(folder.name, name.parts[1], name.name)
            )
            shutil.copy(sample, folder)
        for path in sorted(folder.glob("*.txt")):
            lines = path.read_text(encoding="utf-8").split("\n")
            path.write_text("\n".join(_changed(chance, lines)), encoding="utf-8")


def _is_of(day: str, sample_day: str, name: str) -> bool:
    days = (date.fromisoformat(day) - date.fromisoformat(sample_day)).days
    return days >= 0 and days % 7 == 0 and name == "01.txt"


def _changed(chance: random.Random, lines: list[str]) -> Iterator[str]:
    for line in lines:
        kind = chance.random()
        if len(line) < 8 or kind > 0.06:
            yield line
        elif kind > 0.02:
            yield retouched(chance, line)
        elif kind > 0.01:
            yield f"{line}\n{words(chance, 12)}。"


def articles(content: Path) -> list[Path]:
    """The files of the articles."""
    return sorted((content / "articles").glob("*/*-*.md"))


def texts(content: Path) -> dict[str, str]:
    """The text of every file of content/articles/, by its name."""
    paths = sorted((content / "articles").glob("*/*.md"))
    return {path.relative_to(content).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def remembered(content: Path) -> dict[str, str]:
    """What the importer last wrote in each file, by its name."""
    folder = content / REMEMBERED_ARTICLES
    paths = sorted(folder.glob("*/*.md"))
    return {
        f"articles/{path.relative_to(folder).as_posix()}": path.read_text(encoding="utf-8") for path in paths
    }


def filed(before: Mapping[str, str], mine: Mapping[str, str], content: Path, said: str) -> Iterator[Filed]:
    """The files of articles that were there before and still are."""
    theirs, results = remembered(content), texts(content)
    for name in sorted(before.keys() & mine.keys() & theirs.keys() & results.keys()):
        if "-" in name.rpartition("/")[2]:
            triple = Triple(before[name], mine[name], theirs[name], is_file=True)
            yield Filed(name, triple, Merge(results[name], tuple(_refusals(name, theirs[name], said))))


def _refusals(name: str, theirs: str, said: str) -> Iterator[Refusal]:
    """What was told of a file, its quotes made whole again from the reading that they are of."""
    lines = theirs.split("\n")
    for path, number, message, quote in TOLD.findall(said):
        if path == name:
            told = tuple(line for line in dict.fromkeys(lines) if _is_quoted(line.strip(), quote))
            yield Refusal(int(number), told or (quote,), "次序" in message)


def _is_quoted(line: str, quote: str) -> bool:
    start = quote.removesuffix(_SHORTENED)
    return line == quote or (start != quote and line.startswith(start))


def lost(mine: Mapping[str, str], content: Path) -> list[tuple[str, str]]:
    """The paragraphs of files that are gone that stand in no article of the issue."""
    now = texts(content)
    pages, _ = read_content(content)
    bodies: dict[str, str] = {}
    for page in pages:
        day = page.date.isoformat()
        bodies[day] = bodies.get(day, "") + "".join(article.body for article in page.articles)
    gone = [name for name in mine if name not in now]
    return [
        (name, line)
        for name in gone
        for line in _paragraphs(name, mine[name])
        if share_within(line, bodies[name.split("/")[1]]) < 0.7
    ]


def _paragraphs(name: str, text: str) -> list[str]:
    key = key_of_file(Path(name))
    article = load_article(text, key, name)[0] if key else None
    return [line for line in (article.body if article else "").split("\n") if len(line) > 5]


def forget_half(chance: random.Random, before: Mapping[str, str], content: Path) -> None:
    """Put back what was remembered of half of the files, as a run killed between two writes leaves it."""
    for name, text in before.items():
        if chance.random() < 0.5 and (content / name).exists():
            path = content / REMEMBERED_ARTICLES / name.removeprefix("articles/")
            path.write_text(text, encoding="utf-8")
