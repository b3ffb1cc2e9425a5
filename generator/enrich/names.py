"""The names of many articles at once: what one passage proves is known in all, and each has one spelling.

Everything is decided in simplified print; an article then lists each name as it prints it itself.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from generator.enrich.evidence import Evidence, Trust
from generator.enrich.lexicon import Passage, passages_of
from generator.enrich.mentions import mentions_of
from generator.enrich.organisations import organisations_of, trust_in_organisation
from generator.enrich.people import credits_in, is_titled, people_of, trust_in_person
from generator.enrich.places import places_of, short_form, trust_in_place
from generator.gazetteer import places_called
from generator.language import dictionary_tag, mentions, without_selectors
from generator.model import Article, Doubtful
from generator.prose import printed_text
from generator.tagger import ORGANISATION, PERSON, PLACE

_PERIODICALS = ("在线", "日报", "晚报", "晨报", "都市报", "商报", "时报", "时间", "网讯")
_SHARED_LENGTH = 3  # characters of a person's name; a shorter one is too often a common word elsewhere
_TRUST: Mapping[str, Callable[[str, Evidence], Trust]] = {
    PERSON: trust_in_person,
    PLACE: trust_in_place,
    ORGANISATION: trust_in_organisation,
}

# What is said for each name, by its kind and itself.
_Said = Mapping[tuple[str, str], Evidence]


def named(articles: Sequence[Article]) -> list[Article]:
    """The articles with their names in the order of first mention; fields that are filled stay as they are."""
    passages = passages_of([without_selectors(printed_text(article)) for article in articles])
    places = _with_short_forms(
        _printed_places(article, passage) for article, passage in zip(articles, passages, strict=True)
    )
    said = [_said_of(article, passage, places) for article, passage in zip(articles, passages, strict=True)]
    trusts = _trusts(said, passages)
    shared = frozenset(pair for pair, trust in trusts.items() if trust is Trust.SURE and _is_shared(*pair))
    listed = []
    for article, passage, own in zip(articles, passages, said, strict=True):
        sure = shared | {pair for pair in own if trusts.get(pair) is Trust.SURE}
        doubted = {pair for pair in own if trusts.get(pair) is Trust.DOUBTFUL}
        beside = [pair for pair in _mentioned(passage, sure | doubted) if pair in doubted] if doubted else []
        names = _with_long_forms(_mentioned(passage, sure), shared)
        kept = _Names(_credited(article, passage), tuple(names), tuple(beside))
        listed.append(_with_names(article, kept, [passage, *passages]))
    return listed


def _printed_places(article: Article, passage: Passage) -> frozenset[str]:
    place = article.dateline.place if article.dateline else None
    return places_of(passage) | ({passage.as_read(place)} if place else frozenset())


def _with_short_forms(printed: Iterable[frozenset[str]]) -> frozenset[str]:
    """All the places, and 砚江 for a 砚江市 where the short form is no other word."""
    places = frozenset(chain.from_iterable(printed))
    short = frozenset(form for form in map(short_form, places) if form and not dictionary_tag(form))
    return places | short


def _said_of(article: Article, passage: Passage, places: frozenset[str]) -> _Said:
    """What a passage says for names: where the tagger sees them, and what the grammar proves."""
    said: dict[tuple[str, str], Evidence] = defaultdict(Evidence)
    credits_ = credits_in(passage)
    for mention in mentions_of(passage):
        name = passage.text[mention.start : mention.end]
        if mention.kind != PERSON or name not in credits_:
            titled = mention.kind == PERSON and is_titled(passage, mention.start)
            said[mention.kind, name] |= Evidence(mention.confidence, times=1, proved=titled)
    for pair in _proved(article, passage, places):
        said[pair] |= Evidence(proved=True)
    for name in _credited(article, passage):
        said.pop((PERSON, name), None)
    return said


def _proved(article: Article, passage: Passage, places: frozenset[str]) -> Iterator[tuple[str, str]]:
    people = people_of(passage) - _credited(article, passage)
    # 沈砚秋市长 is no town: what stands before its suffix is a person.
    here = frozenset(place for place in places if place in passage.text and not {place, place[:-1]} & people)
    organisations = organisations_of(passage, here)
    yield from ((PLACE, place) for place in sorted(here))
    yield from ((ORGANISATION, name) for name in sorted(organisations))
    for name in sorted(people - here):
        if not any(name in longer for longer in organisations):
            yield PERSON, name


def _credited(article: Article, passage: Passage) -> frozenset[str]:
    """Who wrote and photographed it, as the passage is read: never among the people in the news."""
    writers = article.byline.credits if article.byline else ()
    photographers = (caption.credit for caption in article.captions if caption.credit)
    return frozenset(map(passage.as_read, chain((credit.name for credit in writers), photographers)))


def _trusts(said: Sequence[_Said], passages: Sequence[Passage]) -> Mapping[tuple[str, str], Trust]:
    """How far each name is trusted, by all that is said for it; a name is of one kind only."""
    together: dict[tuple[str, str], Evidence] = defaultdict(Evidence)
    for own in said:
        for pair, evidence in own.items():
            together[pair] |= evidence
    everything = "\n".join(passage.text for passage in passages)
    for pair in together:
        together[pair] |= Evidence(printed=everything.count(pair[1]))
    kinds: dict[str, list[str]] = defaultdict(list)
    for kind, name in together:
        kinds[name].append(kind)
    return {
        (kind, name): _TRUST[kind](name, together[kind, name])
        for name, found in kinds.items()
        for kind in [max(sorted(found), key=lambda kind: _weight(together[kind, name]))]
    }


def _weight(evidence: Evidence) -> tuple[bool, float]:
    return evidence.proved, evidence.confidence * evidence.times


def _is_shared(kind: str, name: str) -> bool:
    """Whether a name that one article proves is looked for in all; not where it reads as another word."""
    return kind != PERSON or (len(name) >= _SHARED_LENGTH and not dictionary_tag(name))


def _mentioned(passage: Passage, names: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The names that a passage mentions, the longest at each position, in the order of first mention."""
    printed = {name: (kind, name) for kind, name in sorted(names, reverse=True) if name in passage.text}
    found = ((printed[mention.name], mention.start) for mention in mentions(passage.text, printed))
    return list(dict.fromkeys(pair for pair, start in found if _is_mention(passage, pair, start)))


def _is_mention(passage: Passage, pair: tuple[str, str], start: int) -> bool:
    """Whether a name stands for itself: 长沙 not in 长沙晚报, nor two characters amid other words."""
    kind, name = pair
    end = start + len(name)
    if kind == PLACE and passage.text.startswith(_PERIODICALS, end):
        return False
    if len(name) >= _SHARED_LENGTH:
        return True
    around = (passage.word_at(start), passage.word_at(end - 1))
    return not any((word.start < start or word.end > end) and dictionary_tag(word.text) for word in around)


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of one article by kind, sure and doubtful ones, and who is credited and so in neither."""

    credited: frozenset[str]
    sure: tuple[tuple[str, str], ...]
    doubted: tuple[tuple[str, str], ...]

    def of_kind(self, kind: str, *, sure: bool) -> list[str]:
        """Those of a kind, in the order of first mention."""
        names = [name for own, name in (self.sure if sure else self.doubted) if own == kind]
        return [name for name in names if kind != PERSON or name not in self.credited]


def _with_names(article: Article, names: _Names, passages: Sequence[Passage]) -> Article:
    """The article with its names as printed: by itself, or where it has another form of one by the others."""
    people, places = (_printed(names.of_kind(kind, sure=True), passages) for kind in (PERSON, PLACE))
    organisations = _printed(_without_tails(names.of_kind(ORGANISATION, sure=True)), passages)
    filled = article.people or article.places or article.organisations
    doubtful = Doubtful(
        *(_printed(names.of_kind(kind, sure=False), passages) for kind in (PERSON, PLACE, ORGANISATION))
    )
    return replace(
        article,
        people=article.people or people,
        places=article.places or places,
        organisations=article.organisations or organisations,
        doubtful=article.doubtful if filled else doubtful,
    )


def _printed(names: Iterable[str], passages: Sequence[Passage]) -> tuple[str, ...]:
    """The names as the first passage that has each prints it."""
    return tuple(next(filter(None, (one.as_printed(name) for one in passages)), name) for name in names)


def _with_long_forms(
    pairs: Sequence[tuple[str, str]], shared: frozenset[tuple[str, str]]
) -> list[tuple[str, str]]:
    """The names in their order, each once: places in the long form that the articles print of them."""
    return list(
        dict.fromkeys((kind, _long_form(name, shared) if kind == PLACE else name) for kind, name in pairs)
    )


def _long_form(place: str, shared: frozenset[tuple[str, str]]) -> str:
    """砚江市 for 砚江 where the articles print exactly one such form; 县 or 镇 only for new names."""
    if places_called(place):
        return place  # its forms are known to be one place: the build unites them
    suffixes = "市省" if dictionary_tag(place) else "市省县区镇乡村"
    forms = [place + suffix for suffix in suffixes if (PLACE, place + suffix) in shared]
    return forms[0] if len(forms) == 1 else place


def _without_tails(names: Sequence[str]) -> list[str]:
    """The names without those that are the end of a longer one: 市财政局 beside 砚江市财政局."""
    return [name for name in names if not any(other != name and other.endswith(name) for other in names)]
