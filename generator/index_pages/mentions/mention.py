"""A heading in an article: how often and in which form it is printed, in which sentence, with which title."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.index_pages.mentions.forms import forms_of, short_forms
from generator.index_pages.mentions.texts import ArticleTexts, Sentence, sentence_at, texts_of
from generator.index_pages.mentions.titles import titles_beside
from generator.language import Span, pattern_of
from generator.model import Article, Entity, IndexEntry, IndexKind


@dataclass(frozen=True, slots=True)
class ArticleMention:
    """A heading in one article: the sentence that mentions it first, its printed forms with their counts.

    `sentence` is None where the article prints none of its forms (a topic, a reporter). `titles` are what
    stands beside a person's name, for a reporter the roles of the byline.
    """

    article: Article
    sentence: Sentence | None = None
    forms: tuple[tuple[str, int], ...] = ()
    titles: tuple[str, ...] = ()


def mentions_of(entry: IndexEntry, entity: Entity | None) -> tuple[ArticleMention, ...]:
    """The mentions of an index entry, one an article, newest first."""
    if entry.kind is IndexKind.TOPICS:
        return tuple(ArticleMention(article) for article in entry.articles)
    if entry.kind is IndexKind.REPORTERS:
        return tuple(ArticleMention(article, titles=_roles(entry.name, article)) for article in entry.articles)
    pattern = pattern_of(forms_of(entry.name, entity))
    short = short_forms(entry.kind, entry.name)
    patterns = (pattern, pattern_of(short)) if short else (pattern,)
    return tuple(_mention(entry.kind, article, texts_of(article), patterns) for article in entry.articles)


def _roles(name: str, article: Article) -> tuple[str, ...]:
    credited = article.byline.credits if article.byline else ()
    return tuple(dict.fromkeys(credit.role for credit in credited if credit.name == name and credit.role))


def _mention(
    kind: IndexKind, article: Article, texts: ArticleTexts, patterns: Sequence[re.Pattern[str]]
) -> ArticleMention:
    for pattern in patterns:
        found = [(text, [match.span() for match in pattern.finditer(text)]) for text in texts]
        found = [(text, spans) for text, spans in found if spans]
        if found:
            titles = _titles(article, found) if kind is IndexKind.PEOPLE else ()
            return ArticleMention(article, sentence_at(*found[0]), _counts(found), titles)
    return ArticleMention(article)


def _counts(found: Iterable[tuple[str, list[Span]]]) -> tuple[tuple[str, int], ...]:
    counts = Counter(text[start:end] for text, spans in found for start, end in spans)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _titles(article: Article, found: Iterable[tuple[str, list[Span]]]) -> tuple[str, ...]:
    bodies = [
        form for name in article.organisations for form in (name, *short_forms(IndexKind.ORGANISATIONS, name))
    ]
    titles = (
        title
        for text, spans in found
        for start, end in spans
        for title in titles_beside(text, start, end, bodies)
    )
    return tuple(dict.fromkeys(titles))
