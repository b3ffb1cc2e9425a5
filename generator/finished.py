"""An issue's readings and the finished articles of its pages -> the readings with those articles in them.

A finished article stands for what the page's own text says of it: no article is ever there twice. What a page's
text has beyond that stays, as an article or as unplaced text.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.language import bigrams, containment
from generator.model import (
    Article,
    FinishedArticle,
    Key,
    LineRole,
    Origin,
    ParsedPage,
    PrintedPage,
    Problem,
    Severity,
    article_key,
    values_of,
)
from generator.prose import Paragraph, markdown_body, paragraphs_of

_SENTENCES = re.compile(r"[^。！？!?；]*[。！？!?；”’」』）]+|[^。！？!?；]+")
_SAME = 0.7  # of a text's pairs of characters that stand in another one which has the same to say


def with_finished(
    readings: Sequence[ParsedPage], finished: Mapping[Key, Sequence[FinishedArticle]]
) -> list[ParsedPage]:
    """The readings of one issue by page, those of pages that have only finished articles among them.

    An article that was read from a page's text and stands among the finished ones of the issue goes; which,
    is told. The finished ones come first on their page, in the order of their source.
    """
    if not finished:
        return list(readings)
    # What two sources have, letter for letter, is one article.
    once = {page: first_of_each(articles, _letters) for page, articles in finished.items()}
    finished = {page: articles for page, (articles, _) in once.items()}
    articles_given = [each.article for each in _all(finished)]
    by_page = {reading.page.key: _without(reading, articles_given) for reading in readings}
    for page, articles in finished.items():
        reading = by_page.get(page) or ParsedPage(PrintedPage(page), ())
        told = (*reading.problems, *once[page][1])
        by_page[page] = _with(replace(reading, problems=told), articles)
    return [by_page[page] for page in sorted(by_page)]


def first_of_each(
    articles: Iterable[FinishedArticle], said: Callable[[FinishedArticle], Hashable]
) -> tuple[list[FinishedArticle], list[Problem]]:
    """Of the articles that say the same the first, in their order; the others are told."""
    first: dict[Hashable, FinishedArticle] = {}
    others = [each for each in articles if first.setdefault(said(each), each) is not each]
    told = [Problem(each.origin, "source-article-twice", Severity.NOTE, told_once=True) for each in others]
    return list(first.values()), told


def _letters(each: FinishedArticle) -> str:
    return "".join(filter(str.isalnum, _text(each.article)))


def _all(finished: Mapping[Key, Sequence[FinishedArticle]]) -> list[FinishedArticle]:
    return [each for page in sorted(finished) for each in finished[page]]


def _without(reading: ParsedPage, finished: Sequence[Article]) -> ParsedPage:
    """The reading without the articles that came finished; what only the page has of them is unplaced."""
    texts = [Counter(bigrams(_text(each))) for each in finished]
    gone = {article.key for article in reading.page.articles if _is_among(_text(article), texts)}
    if not gone:
        return reading
    kept = tuple(article for article in reading.page.articles if article.key not in gone)
    said = [Counter(bigrams(_all_said(each))) for each in finished]
    gone_articles = (article for article in reading.page.articles if article.key in gone)
    rest = [Paragraph(text) for article in gone_articles for text in _only_here(article, said)]
    unplaced = "\n\n".join(part for part in (reading.page.unplaced, markdown_body(rest)) if part)
    page = replace(reading.page, articles=kept, unplaced=unplaced)
    problems = [each for each in reading.problems if each.value("article") not in {str(key) for key in gone}]
    told = [_told(article) for article in reading.page.articles if article.key in gone]
    roles = _roles(reading, gone)
    return replace(reading, page=page, roles=roles, problems=(*problems, *told))


def _roles(reading: ParsedPage, gone: set[Key]) -> tuple[LineRole, ...]:
    """The roles by the places of the articles that are left; lines of one that is finished have none here."""
    left = [place for place, article in enumerate(reading.page.articles) if article.key not in gone]
    places: dict[int | None, int | None] = {None: None, **{old: new for new, old in enumerate(left)}}
    return tuple(
        replace(role, article=places[role.article]) for role in reading.roles if role.article in places
    )


def _told(article: Article) -> Problem:
    line = article.source[0] if article.source else None
    origin = Origin(f"content/{line.path}", line.first) if line else Origin(str(article.key))
    title = article.title or next((each.text[:20] for each in paragraphs_of(article.body)), "")
    return Problem(origin, "article-came-finished", Severity.NOTE, values_of(title=title))


def _with(reading: ParsedPage, finished: Sequence[FinishedArticle]) -> ParsedPage:
    """The reading with the finished articles of its page before its own, and what they say of the page."""
    page = reading.page
    articles = [*(each.article for each in finished), *page.articles]
    numbered = tuple(
        replace(article, key=article_key(page.key, number)) for number, article in enumerate(articles, 1)
    )
    return replace(
        reading,
        page=replace(
            page,
            articles=numbered,
            name=page.name or next((each.page_name for each in finished if each.page_name), None),
            image=page.image or next((each.page_image for each in finished if each.page_image), None),
            pdf=page.pdf or next((each.page_pdf for each in finished if each.page_pdf), None),
        ),
        roles=tuple(
            replace(role, article=None if role.article is None else role.article + len(finished))
            for role in reading.roles
        ),
    )


def _is_among(text: str, texts: Sequence[Counter[str]]) -> bool:
    own = Counter(bigrams(text))
    return bool(own) and any(containment(own, other) >= _SAME for other in texts)


def _only_here(article: Article, said: Sequence[Counter[str]]) -> Iterator[str]:
    """The lines of an article with the sentences that none of the finished ones has."""
    for line in _all_said(article).split("\n"):
        rest = "".join(part for part in _SENTENCES.findall(line) if not _is_among(part, said))
        if rest.strip():
            yield rest


def _all_said(article: Article) -> str:
    """All that an article says, a line for each part: what stands round its text too."""
    around = [article.byline.text if article.byline else "", article.dateline.text if article.dateline else ""]
    captions = [" ".join(filter(None, (caption.text, caption.credit))) for caption in article.captions]
    return "\n".join(part for part in (_text(article), *around, *captions) if part)


def _text(article: Article) -> str:
    """What an article says, headline and body."""
    body = "\n".join(paragraph.text for paragraph in paragraphs_of(article.body))
    return "\n".join(part for part in (article.kicker, article.title, article.subtitle, body) if part)
