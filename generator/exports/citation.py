"""How an article is cited: by GB/T 7714—2015 (the Chinese standard for references), and in BibTeX."""

import re
from dataclasses import dataclass

from generator import routes
from generator.model import Article, as_printed
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
    """作者. 题名[N/OL]. 报纸名, 2025-06-15(1). 网址. What tells it from other issues stands before the page."""
    named = ", ".join([*authors[:MOST_AUTHORS], *(["等"] if len(authors) > MOST_AUTHORS else [])])
    printed = ", ".join(part for part in (_edition(article), _pages(article)) if part)
    kind = "[N/OL]" if address else "[N]"
    parts = [
        named,
        f"{headline}{kind}",
        f"{paper}, {_days(article)}{f'({printed})' if printed else ''}",
        address,
    ]
    return ". ".join(part for part in parts if part) + ("" if address else ".")


def _bibtex(article: Article, headline: str, authors: list[str], paper: str, address: str) -> str:
    facts = {
        "author": " and ".join(f"{{{_escaped(name)}}}" for name in authors),
        "title": f"{{{_escaped(headline)}}}",
        "journal": _escaped(paper),
        "date": _days(article),
        "year": str(article.date.year),
        "edition": _edition(article),
        "pages": _pages(article),
        "url": address,
        "langid": "chinese",
    }
    lines = [f"  {name} = {{{fact}}}," for name, fact in facts.items() if fact]
    return "\n".join([f"@article{{{_bibtex_key(article)},", *lines, "}"])


def _days(article: Article) -> str:
    """The day of its issue; of a double issue the first and the last (ISO 8601)."""
    name = article.key.issue_name
    days = (name.day, name.last_day) if name.last_day != name.day else (name.day,)
    return "/".join(day.isoformat() for day in days)


def _edition(article: Article) -> str:
    """What tells its issue from others of its day: 号外, 第2版次."""
    name = article.key.issue_name
    return name.name + (f"第{name.number}版次" if name.number > 1 else "")


def _pages(article: Article) -> str:
    """The printed pages it stands on; empty where nobody knows them."""
    return ", ".join(str(as_printed(key.page)) for key in article.page_keys if key.has_page)


def _bibtex_key(article: Article) -> str:
    """Its key as BibTeX can have it: in ASCII."""
    key = f"{article.key.folder}-{article.key.name}"
    return "".join(sign if sign.isascii() else f"u{ord(sign):x}" for sign in key)


def _escaped(text: str) -> str:
    return _BIBTEX_CHARACTERS.sub(r"\\\1", text)
