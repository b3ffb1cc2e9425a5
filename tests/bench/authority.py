"""How long a build takes to settle names: 5,000 articles of 600 characters against 2,000 entries."""

import random
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generator.authority import apply_authorities, read_authorities
from generator.model import Article, PrintedPage, article_key, page_key

ARTICLES_OF_A_PAGE = 50
PAGES = 100
ENTRIES = 2000
NAMES_OF_AN_ARTICLE = 6
LETTERS = [chr(0x4E00 + number) for number in range(2500)]
# Some characters are far more frequent than others, in names as in running text.
WEIGHTS = [1 / (number + 5) for number in range(len(LETTERS))]


def main() -> None:
    """Print the seconds that the process itself worked, and how many names an article ends with."""
    chance = random.Random(1)  # noqa: S311 - the same articles at every run
    names = sorted({"".join(chance.choices(LETTERS, k=chance.choice((2, 3, 3, 3)))) for _ in range(ENTRIES)})
    pages = [page(number, names, chance) for number in range(1, PAGES + 1)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "authority" / "people.yaml"
        path.parent.mkdir()
        path.write_text("".join(f"- name: {name}\n" for name in names), encoding="utf-8")
        start = time.process_time()
        authorities, _ = read_authorities(Path(folder))
        read = time.process_time()
    settled, _ = apply_authorities(pages, authorities)
    end = time.process_time()
    articles = [article for one in settled for article in one.articles]
    print(f"{len(names)} entries read in {read - start:.2f} s")
    print(f"{len(articles)} articles settled in {end - read:.2f} s")
    print(f"{sum(len(article.people) for article in articles) / len(articles):.1f} names an article")


def page(number: int, names: list[str], chance: random.Random) -> PrintedPage:
    """A page of made-up articles, each with some of the names in its text."""
    key = page_key(date(2025, 1, 1), number)
    bodies = (
        "\n\n".join(
            f"{text(80, chance)}{chance.choice(names)}{text(20, chance)}" for _ in range(NAMES_OF_AN_ARTICLE)
        )
        for _ in range(ARTICLES_OF_A_PAGE)
    )
    return PrintedPage(
        key,
        articles=tuple(
            Article(article_key(key, place), text(15, chance), body) for place, body in enumerate(bodies, 1)
        ),
    )


def text(length: int, chance: random.Random) -> str:
    """Characters as frequent as in running text, without sense."""
    return "".join(chance.choices(LETTERS, WEIGHTS, k=length))


if __name__ == "__main__":
    main()
