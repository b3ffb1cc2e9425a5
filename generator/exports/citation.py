"""How an article is cited: by GB/T 7714—2015 (the Chinese standard for references), and in BibTeX."""

import re
from dataclasses import dataclass

from generator import routes
from generator.model import Article
from generator.settings import Settings

MOST_AUTHORS = 3  # GB/T 7714—2015, 8.1.2: of more the first three are named, then 等
_PHOTOGRAPHS = re.compile("摄|图")
_BIBTEX_CHARACTERS = re.compile(r"([\\{}%&#_$~^])")


@dataclass(frozen=True, slots=True)
class Citation:
    """An article as a reference list has it, and as reference managers read it."""

    standard: str
    bibtex: str


def citation(article: Article, headline: str, settings: Settings) -> Citation:
    """The article cited with its paper, day and printed pages; with its address where that is known.

    `headline` is its headline, or what stands in for one.
    What is not in the paper is left out, not filled in: an article without byline begins with its headline.
    """
    authors = _authors(article)
    site = settings.address
    address = routes.on_the_web(routes.article_path(article), site) if site else ""
    return Citation(
        _standard(article, headline, authors, settings.name, address),
        _bibtex(article, headline, authors, settings.name, address),
    )


def _authors(article: Article) -> list[str]:
    credited = article.byline.credits if article.byline else ()
    writers = [credit.name for credit in credited if not _PHOTOGRAPHS.search(credit.role)]
    return list(dict.fromkeys(writers))


def _standard(article: Article, headline: str, authors: list[str], paper: str, address: str) -> str:
    """作者. 题名[N/OL]. 报纸名, 2025-06-15(1). 网址."""
    named = ", ".join([*authors[:MOST_AUTHORS], *(["等"] if len(authors) > MOST_AUTHORS else [])])
    pages = ", ".join(str(number) for number in article.pages)
    kind = "[N/OL]" if address else "[N]"
    parts = [named, f"{headline}{kind}", f"{paper}, {article.date.isoformat()}({pages})", address]
    return ". ".join(part for part in parts if part) + ("" if address else ".")


def _bibtex(article: Article, headline: str, authors: list[str], paper: str, address: str) -> str:
    facts = {
        "author": " and ".join(f"{{{_escaped(name)}}}" for name in authors),
        "title": f"{{{_escaped(headline)}}}",
        "journal": _escaped(paper),
        "date": article.date.isoformat(),
        "year": str(article.date.year),
        "pages": ", ".join(str(number) for number in article.pages),
        "url": address,
        "langid": "chinese",
    }
    lines = [f"  {name} = {{{fact}}}," for name, fact in facts.items() if fact]
    return "\n".join([f"@article{{{article.key.folder}-{article.key.name},", *lines, "}"])


def _escaped(text: str) -> str:
    return _BIBTEX_CHARACTERS.sub(r"\\\1", text)
