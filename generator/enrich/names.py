"""The names of many articles at once: what one passage proves is known in all, and each has one spelling."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from generator.enrich.lexicon import Passage, dictionary_tag, passage_of
from generator.enrich.organisations import organisations_of
from generator.enrich.people import people_of
from generator.enrich.places import places_of, short_form
from generator.model import Article
from generator.prose import paragraphs_of

_PERIODICALS = ("在线", "日报", "晚报", "晨报", "都市报", "商报", "时报", "时间", "网讯")
_SHARED_LENGTH = 3  # letters of a person's name; a shorter one is too often a common word elsewhere


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one article, as printed."""

    people: frozenset[str]
    places: frozenset[str]
    organisations: frozenset[str]


def named(articles: Sequence[Article]) -> list[Article]:
    """The articles with their names in the order of first mention; fields that are filled stay as they are."""
    passages = [passage_of(reading_text(article)) for article in articles]
    places = _with_short_forms(
        _printed_places(article, passage) for article, passage in zip(articles, passages, strict=True)
    )
    found = [_names_of(article, passage, places) for article, passage in zip(articles, passages, strict=True)]
    shared = _shared(found)
    return [
        _with_names(article, _mentions(passage, own, shared), shared)
        for article, passage, own in zip(articles, passages, found, strict=True)
    ]


def reading_text(article: Article) -> str:
    """All that a reader reads of an article as plain text, the headline first, a line for each paragraph."""
    heads = (article.title, article.kicker, article.subtitle)
    captions = (caption.text for caption in article.captions)
    paragraphs = (paragraph.text for paragraph in paragraphs_of(article.body))
    return "\n".join(chain((head for head in heads if head), paragraphs, captions))


def _printed_places(article: Article, passage: Passage) -> frozenset[str]:
    place = article.dateline.place if article.dateline else None
    return places_of(passage) | ({place} if place else frozenset())


def _with_short_forms(printed: Iterable[frozenset[str]]) -> frozenset[str]:
    """All the places, and 砚江 for a 砚江市 where the short form is no other word."""
    places = frozenset(chain.from_iterable(printed))
    short = frozenset(form for form in map(short_form, places) if form and not dictionary_tag(form))
    return places | short


def _names_of(article: Article, passage: Passage, places: frozenset[str]) -> Names:
    people = people_of(passage) - _credited(article)
    # 沈砚秋市长 is no town: what stands before its suffix is a person.
    here = frozenset(place for place in places if place in passage.text and not {place, place[:-1]} & people)
    organisations = organisations_of(passage, here)
    people = frozenset(name for name in people - here if not any(name in longer for longer in organisations))
    return Names(people, here, organisations)


def _credited(article: Article) -> frozenset[str]:
    """Who wrote and photographed it: never among the people in the news."""
    writers = article.byline.credits if article.byline else ()
    photographers = (caption.credit for caption in article.captions if caption.credit)
    return frozenset(chain((credit.name for credit in writers), photographers))


def _shared(found: Sequence[Names]) -> Names:
    """What any article proves; of the people those whose names read as no other word."""
    people = frozenset(chain.from_iterable(names.people for names in found))
    places = frozenset(chain.from_iterable(names.places for names in found)) - people
    organisations = frozenset(chain.from_iterable(names.organisations for names in found))
    sure = frozenset(name for name in people if len(name) >= _SHARED_LENGTH and not dictionary_tag(name))
    return Names(sure, places, organisations)


def _mentions(passage: Passage, own: Names, shared: Names) -> Mapping[str, str]:
    """The field of each name of a passage, the longest at each position, in the order of first mention."""
    fields = dict.fromkeys(shared.places | (own.places - shared.people), "places")
    fields |= dict.fromkeys(shared.people | own.people, "people")
    fields |= dict.fromkeys(shared.organisations | own.organisations, "organisations")
    starting: dict[str, list[str]] = defaultdict(list)
    for name in sorted(fields, key=lambda name: (-len(name), name)):
        starting[name[0]].append(name)
    mentions: dict[str, str] = {}
    position = 0
    while position < len(passage.text):
        candidates = starting.get(passage.text[position], ())
        name = next((name for name in candidates if passage.text.startswith(name, position)), "")
        if name and _is_mention(passage, name, position, fields[name]):
            mentions.setdefault(name, fields[name])
        position += len(name) or 1
    return mentions


def _is_mention(passage: Passage, name: str, start: int, field: str) -> bool:
    """Whether a name stands for itself: 长沙 not in 长沙晚报, nor two letters in the midst of other words."""
    end = start + len(name)
    if field == "places" and passage.text.startswith(_PERIODICALS, end):
        return False
    if len(name) >= _SHARED_LENGTH:
        return True
    around = (passage.word_at(start), passage.word_at(end - 1))
    return not any((word.start < start or word.end > end) and dictionary_tag(word.text) for word in around)


def _with_names(article: Article, mentions: Mapping[str, str], shared: Names) -> Article:
    organisations = _without_tails([name for name, field in mentions.items() if field == "organisations"])
    credited = _credited(article)
    people = [name for name, field in mentions.items() if field == "people" and name not in credited]
    places = [_long_form(name, shared.places) for name, field in mentions.items() if field == "places"]
    return replace(
        article,
        people=article.people or tuple(people),
        places=article.places or tuple(dict.fromkeys(places)),
        organisations=article.organisations or tuple(organisations),
    )


def _without_tails(names: Sequence[str]) -> list[str]:
    """The names without those that are the end of a longer one: 市财政局 beside 砚江市财政局."""
    return [name for name in names if not any(other != name and other.endswith(name) for other in names)]


def _long_form(place: str, known: frozenset[str]) -> str:
    """砚江市 for 砚江 where the articles print exactly one such form; 县 or 镇 only for new names."""
    suffixes = "市省" if dictionary_tag(place) else "市省县区镇乡村"
    forms = [place + suffix for suffix in suffixes if place + suffix in known]
    return forms[0] if len(forms) == 1 else place
