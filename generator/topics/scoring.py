"""Which topics an article is about, by the words it uses, and which of them say so.

First the subject at the upper level, by its own words and its children's together; then the child that most
of these words belong to, if there is one. The figures below are tuned on the news of tests/bench/topics.py.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.language import in_simplified_print
from generator.model import Article, Topic

FEWEST_WORDS = 3  # different ones that an article must use
_LONG_TEXT = 400  # characters that ask for one word more, or for one in the headline
_SHARE = 0.25  # of the scores of all topics that one needs
_SHARE_OF_BEST = 0.6  # of the strongest topic's score
_SHARE_OF_PARENT = 0.4  # of its parent's score that a child needs to stand in its place
_MOST_TOPICS = 3  # of one article
_HEADLINE = 2.0  # more, for a word of the headline
_AGAIN = 0.25  # more, for each further time that a word is used
_MOST_OFTEN = 5  # times that count


@dataclass(frozen=True, slots=True)
class _Subject:
    """A topic with all the words that speak for it, the longest first; `children` have this one as parent."""

    name: str
    words: tuple[str, ...]
    children: tuple["_Subject", ...] = ()


@dataclass(frozen=True, slots=True)
class _Passage:
    """What an article says, in simplified print: the lines of its headline, and all its text with them.

    `printed` is that text as it was printed, of the same length.
    """

    headline: str
    text: str
    printed: str

    def as_printed(self, word: str) -> str:
        """A word of the text as it is printed where it stands first."""
        start = self.text.index(word)
        return self.printed[start : start + len(word)]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """The words of a subject that a passage uses, how often each, and how much they say together."""

    subject: _Subject
    words: Mapping[str, int]
    in_headline: int
    score: float

    def suffices(self, passage: _Passage) -> bool:
        """Whether the words are enough of them for the length of the text."""
        wanted = FEWEST_WORDS + len(passage.text) // _LONG_TEXT
        return len(self.words) >= FEWEST_WORDS and len(self.words) + self.in_headline >= wanted


def with_topics(articles: Sequence[Article], topics: Sequence[Topic]) -> list[Article]:
    """The articles in their order; those without topics have the ones their words lead to, strongest first."""
    subjects = [_subject(topic, topics) for topic in topics if topic.parent is None]
    shared = Counter(in_simplified_print(word) for topic in topics for word in topic.words)
    return [
        article if article.topics else replace(article, topics=_topics_of(_passage(article), subjects, shared))
        for article in articles
    ]


def leading_words(article: Article, name: str, topics: Sequence[Topic]) -> tuple[str, ...]:
    """The words of a topic, and of its children, that an article uses, as printed, the most frequent first.

    None where they are too few to lead to it: then somebody chose it, or it is no topic of the list.
    """
    topic = next((topic for topic in topics if topic.name == name), None)
    if topic is None:
        return ()
    passage = _passage(article)
    times = _times(_subject(topic, topics).words, passage.text)
    by_use = sorted(times, key=lambda word: (-times[word], passage.text.index(word)))
    return tuple(map(passage.as_printed, by_use)) if len(times) >= FEWEST_WORDS else ()


def _subject(topic: Topic, topics: Sequence[Topic]) -> _Subject:
    children = tuple(_subject(child, topics) for child in topics if child.parent == topic.name)
    words = {*map(in_simplified_print, topic.words), *(word for child in children for word in child.words)}
    return _Subject(topic.name, tuple(sorted(words, key=lambda word: (-len(word), word))), children)


def _passage(article: Article) -> _Passage:
    headline = "\n".join(line for line in (article.title, article.kicker, article.subtitle) if line)
    captions = (caption.text for caption in article.captions)
    text = "\n".join((headline, article.body, *captions))
    plain = in_simplified_print(text)
    return _Passage(plain[: len(headline)], plain, text)


def _topics_of(passage: _Passage, subjects: Sequence[_Subject], shared: Mapping[str, int]) -> tuple[str, ...]:
    found = [_evidence(subject, passage, shared) for subject in subjects]
    least = max(
        _SHARE * sum(each.score for each in found),
        _SHARE_OF_BEST * max((each.score for each in found), default=0),
    )
    strong = [each for each in found if each.score >= least and each.suffices(passage)]
    specific = [most for each in strong for most in _most_specific(each, passage, shared)]
    return tuple(each.subject.name for each in sorted(specific, key=lambda each: -each.score)[:_MOST_TOPICS])


def _most_specific(found: _Evidence, passage: _Passage, shared: Mapping[str, int]) -> Iterator[_Evidence]:
    """The children that most of the words belong to, or where there is none the subject itself."""
    children = (_evidence(child, passage, shared) for child in found.subject.children)
    least = _SHARE_OF_PARENT * found.score
    strong = [child for child in children if child.score >= least and child.suffices(passage)]
    yield from strong or [found]


def _evidence(subject: _Subject, passage: _Passage, shared: Mapping[str, int]) -> _Evidence:
    words = _times(subject.words, passage.text)
    in_headline = {word for word in words if word in passage.headline}
    score = sum(
        (1 + _AGAIN * (min(times, _MOST_OFTEN) - 1) + _HEADLINE * (word in in_headline)) / shared[word]
        for word, times in words.items()
    )
    return _Evidence(subject, words, len(in_headline), score)


def _times(words: Sequence[str], text: str) -> dict[str, int]:
    """How often a text uses each of the words, in the order given; none is counted within a longer one."""
    times: dict[str, int] = {}
    rest = text
    for word in words:
        if word in rest:
            times[word] = rest.count(word)
            rest = rest.replace(word, "\n")
    return times
