"""A ParsedPage as plain JSON values, for tools and for judging."""

from typing import Any

from generator.content import plain_notes
from generator.messages import problem_sentence
from generator.model import Article, Direction, ParsedPage, RawPage, number_within_section
from generator.prose import paragraphs_of


def reading_json(reading: ParsedPage, page: RawPage) -> dict[str, object]:
    """The reading as values for json.dumps, in the form that the project's scorer of readings takes.

    Keys: page, articles (id, kicker, headline, deck, byline, source, paragraphs, subheads, captions, jump: its
    text, its number as page and its label, lines, confidence, notes), furniture, unplaced, line_roles {line:
    [[article's id, role], …]}.
    """
    articles = reading.page.articles
    names = {index: f"A{index + 1}" for index in range(len(articles))}
    roles: dict[str, list[list[str | None]]] = {}
    for role in reading.roles:
        owner = None if role.article is None else names[role.article]
        roles.setdefault(str(role.line), []).append([owner, role.role])
    return {
        "page": str(reading.page.key),
        "file": page.path,
        "name": reading.page.name,
        "articles": [_article(article, names[index], reading, index) for index, article in enumerate(articles)],
        "furniture": [furniture.text for furniture in reading.page.furniture],
        "unplaced": [paragraph.text for paragraph in paragraphs_of(reading.page.unplaced)],
        "line_roles": roles,
        "problems": [problem_sentence(problem) for problem in reading.problems],
    }


def _article(article: Article, name: str, reading: ParsedPage, index: int) -> dict[str, Any]:
    paragraphs = paragraphs_of(article.body)
    return {
        "id": name,
        "kicker": article.kicker,
        "headline": article.title,
        "deck": article.subtitle,
        "byline": article.byline.text if article.byline else None,
        "source": article.dateline.text if article.dateline else None,
        "paragraphs": [paragraph.text for paragraph in paragraphs],
        "subheads": [place for place, paragraph in enumerate(paragraphs) if paragraph.subhead],
        "captions": [caption.text for caption in article.captions],
        "jump": _jump(article),
        "lines": sorted({role.line for role in reading.roles if role.article == index}),
        "confidence": article.confidence,
        "notes": plain_notes(article.notes),
    }


def _jump(article: Article) -> dict[str, object] | None:
    """The jump that leads on, else the one that leads back; with the text of all, each printed once."""
    if not article.jumps:
        return None
    onward = [jump for jump in article.jumps if jump.direction is Direction.TO] or list(article.jumps)
    return {
        "text": "".join(jump.text for jump in article.jumps),
        "page": number_within_section(onward[0].page),
        "label": onward[0].page,
    }
