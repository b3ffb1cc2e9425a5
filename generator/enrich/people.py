"""People in the news, by grammar: a surname, and a title, a verb of speech or a second mention beside it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.enrich.evidence import Evidence, Trust
from generator.enrich.lexicon import Passage
from generator.language import HAN, characters_of, dictionary_tag, one_of, plain_words, words
from generator.tagger import PERSON, Word

_SURNAMES = characters_of("surnames")
_DOUBTFUL_SURNAMES = characters_of("doubtful_surnames")
_COMPOUND_SURNAMES = frozenset(words("compound_surnames"))
_NEVER_IN_GIVEN_NAMES = characters_of("never_in_given_names")
_NEVER_LAST = characters_of("never_last_in_names")
_FOLLOWERS = characters_of("followers")
_FOLLOWING_TAGS = ("v", "d", "p", "c", "t", "r", "u", "f", "i", "l", "a", "z", "m")
_PERSON_TAGS = frozenset({"", "nr", "nrfg", "nrt"})
_FAMOUS = "nrfg"  # jieba's tag of known people
_GIVEN_LENGTHS = frozenset({1, 2})
_SURE_LENGTH = 3  # characters; two-character names are too often common words
_SHORTEST = 2  # characters of a name
_SURE, _VERY_SURE, _DOUBTFUL = 0.9, 0.95, 0.5  # of the tagger's confidence
_LEAST_SHARE = 0.5  # of all times that the characters are printed
_LOCAL = 5  # characters after a name that are cut into words
_TITLE_BEFORE = one_of("titles")
_TITLE_AFTER = one_of("titles_after")
_TITLED = re.compile(f"(?:{_TITLE_BEFORE.pattern}|外长|防长|主教练|议长|秘书)$")
_LONGEST_TITLE = 5  # characters
_SPEECH = one_of("speech")
_HAN_ONLY = re.compile(f"[{HAN}]+")
_JOINT = re.compile(r"[、和与及]|以及")
_DOTS = "·•・"
_GOES_ON = (*_DOTS, "-", "－")
_SOUNDS = "".join(sorted(characters_of("transliteration")))
_DOTTED = re.compile(f"([{_SOUNDS}]{{1,6}})(?:[{_DOTS}][{_SOUNDS}]{{1,7}}){{1,3}}")
_SOUNDED = re.compile(f"[{_SOUNDS}]{{2,7}}")
_ADDRESS = re.compile(f"[某家氏]|(?:{one_of('no_names', 'addresses').pattern})$")
_CREDIT = re.compile(
    r"(?:记者|通讯员|摄影|实习生|撰文|摄像|编辑|责编|校对|美编|主编|供图|文/图|图/文)[:：\s]*"
    rf"[{HAN}]{{2,4}}(?:[ 、\u3000][{HAN}]{{2,4}}){{0,4}}"
    rf"|[{HAN}]{{2,4}}[ \u3000]?[摄/](?=\W|$)"
)
_NO_NAME = one_of("no_names")
_CLAUSE_STARTS = frozenset("，。；！？\n")
_OPENINGS = frozenset("的，。、：；！？（）“”‘’《》〈〉—…\n \u3000,.;:!?()\"'")


def people_of(passage: Passage) -> frozenset[str]:
    """The full names that the grammar of a passage shows to be people; never those of bylines and captions."""
    rules = (_after_titles, _before_titles, _speaking, _acting, _repeated, _transliterated)
    credited = credits_in(passage)
    found = {name for rule in rules for name in rule(passage) if name not in credited}
    found |= {name for name in _listed(passage, found) if name not in credited}
    return frozenset(name for name in found if _spelled_best(name, found, passage.text))


def is_titled(passage: Passage, start: int) -> bool:
    """Whether a title stands right before a position: 总统|泽连斯基."""
    return bool(_TITLED.search(passage.text, max(0, start - _LONGEST_TITLE), start))


def credits_in(passage: Passage) -> str:
    """What names who wrote and photographed it within the text: （记者 骆小满）."""
    return " ".join(match.group() for match in _CREDIT.finditer(passage.text))


def trust_in_person(name: str, evidence: Evidence) -> Trust:
    """Whether a name is listed: proved by the grammar, or a full name that the tagger is sure of.

    A foreign name of one part (布什) is sure only where it is known or printed twice. Forms of address (李女士,
    张某) are no names.
    """
    if _ADDRESS.search(name) or len(name) < _SHORTEST:
        return Trust.NONE
    full = _is_name(name, sure=True) or bool(_DOTTED.fullmatch(name))
    foreign = bool(_SOUNDED.fullmatch(name)) and dictionary_tag(name) in _PERSON_TAGS
    if not full and not foreign:
        return Trust.NONE
    if evidence.proved:
        return Trust.SURE
    known = full or dictionary_tag(name) != "" or evidence.times > 1
    sure = evidence.confidence >= (_SURE if full else _VERY_SURE)
    if sure and known and evidence.share >= _LEAST_SHARE:
        return Trust.SURE
    return Trust.DOUBTFUL if evidence.confidence >= _DOUBTFUL else Trust.NONE


def _after_titles(passage: Passage) -> Iterator[str]:
    """市长沈砚秋：the name right after a title."""
    for title in _TITLE_BEFORE.finditer(passage.text):
        name = _name_at(passage, title.end(), sure=True)
        if name:
            yield name


def _before_titles(passage: Passage) -> Iterator[str]:
    """沈砚秋局长：the name between a boundary and a title, or a name of the dictionary before a title."""
    for title in _TITLE_AFTER.finditer(passage.text):
        yield from _name_before(passage, title.start())
        if title.start() > 0:
            name = passage.word_at(title.start() - 1).text
            if len(name) >= _SURE_LENGTH and dictionary_tag(name) == _FAMOUS and _is_name(name, sure=True):
                yield name


def _speaking(passage: Passage) -> Iterator[str]:
    """“……。”沈砚秋说：the name between a boundary and a verb of speech."""
    for verb in _SPEECH.finditer(passage.text):
        yield from _name_before(passage, verb.start())


def _acting(passage: Passage) -> Iterator[str]:
    """沈砚秋走进教室：a name that the tagger guesses, at the start of a clause, and a word that ends it."""
    for word in _guesses(passage):
        starts = word.start == 0 or passage.text[word.start - 1] in _CLAUSE_STARTS
        follower = _HAN_ONLY.match(passage.text, word.end, word.end + _LOCAL)
        if starts and follower and len(plain_words(follower.group())[0]) > 1 and _ends(passage.text, word.end):
            yield word.text


def _repeated(passage: Passage) -> Iterator[str]:
    """A name that the tagger guesses twice or more, each time with a word after it that ends it."""
    counts = Counter(word.text for word in _guesses(passage))
    for name in (name for name, count in counts.items() if count > 1):
        ends = [match.end() for match in re.finditer(name, passage.text)]
        if all(_ends(passage.text, end) for end in ends):
            yield name


def _guesses(passage: Passage) -> Iterator[Word]:
    """The words of three characters or more that no dictionary has and the tagger takes for people."""
    for word in passage.words:
        guessed = word.tag == PERSON and len(word.text) >= _SURE_LENGTH and not dictionary_tag(word.text)
        if guessed and _is_name(word.text, sure=False):
            yield word


def _transliterated(passage: Passage) -> Iterator[str]:
    """阿依古丽·买买提：two parts or more with a middle dot, after a boundary or a title."""
    titled = {title.end() for title in _TITLE_BEFORE.finditer(passage.text)}
    for match in _DOTTED.finditer(passage.text):
        starts = (start for start in range(*match.span(1)) if start in titled or _opens(passage.text, start))
        start = next(starts, None)
        if start is not None and passage.word_at(match.end() - 1).end == match.end():
            yield passage.text[start : match.end()]


def _listed(passage: Passage, found: set[str]) -> Iterator[str]:
    """何远、高静、沈砚秋：names joined to one already found."""
    waiting = sorted(found)
    seen = set(found)
    while waiting:
        for match in re.finditer(re.escape(waiting.pop()), passage.text):
            joint = _JOINT.match(passage.text, match.end())
            name = _name_at(passage, joint.end(), sure=True) if joint else None
            if name and name not in seen:
                seen.add(name)
                waiting.append(name)
                yield name


def _name_at(passage: Passage, start: int, *, sure: bool) -> str | None:
    """The name that starts at a position, where one length of it ends well or the text settles which."""
    text = passage.text
    lengths = (4, 3) if text[start : start + 2] in _COMPOUND_SURNAMES else (3, 2)
    names = [text[start : start + length] for length in lengths]
    names = [name for name in names if _is_name(name, sure=sure) and _ends(text, start + len(name))]
    if not names or _inside_word(passage, start, names):
        return None
    longer, shorter = names[0], names[-1]
    if longer == shorter or 1 < text.count(longer) == text.count(shorter):
        return longer
    guess = passage.word_at(start)
    return guess.text if guess.start == start and guess.text in names else None


def _name_before(passage: Passage, end: int) -> Iterator[str]:
    for length in (4, 3, 2):
        start = end - length
        if start >= 0 and _is_name(passage.text[start:end], sure=False) and _opens(passage.text, start):
            yield passage.text[start:end]


def _is_name(name: str, *, sure: bool) -> bool:
    """Whether the characters can be a full name; `sure` where a title says that a name must come."""
    surname = name[:2] if name[:2] in _COMPOUND_SURNAMES else name[:1]
    given = name.removeprefix(surname)
    if surname not in _COMPOUND_SURNAMES and surname not in _SURNAMES:
        return False
    common = len(given) == 1 or dictionary_tag(given) not in _PERSON_TAGS
    if len(given) not in _GIVEN_LENGTHS or (surname in _DOUBTFUL_SURNAMES and (common or not sure)):
        return False
    if not _HAN_ONLY.fullmatch(name) or _NEVER_IN_GIVEN_NAMES & set(given) or given[-1] in _NEVER_LAST:
        return False
    return not _NO_NAME.search(name) and dictionary_tag(name) in _PERSON_TAGS


def _inside_word(passage: Passage, start: int, names: Sequence[str]) -> bool:
    """Whether a word of the dictionary that is no name holds the position: 关于, 严阵以待, 儿童."""
    if start >= len(passage.text):
        return False
    first = plain_words(passage.text[start : start + _LOCAL])[0]
    if len(first) > 1 and first[0] in _DOUBTFUL_SURNAMES and dictionary_tag(first) not in _PERSON_TAGS:
        return True
    word = passage.word_at(start)
    if word.text in names or not dictionary_tag(word.text):
        return False
    return word.start < start or len(word.text) > max(map(len, names), default=0)


def _ends(text: str, end: int) -> bool:
    """Whether what follows a position can follow a name."""
    rest = text[end : end + _LOCAL]
    if not _HAN_ONLY.match(rest):
        return not rest.startswith(_GOES_ON)
    if _NO_NAME.match(rest):
        return False
    word = plain_words(rest)[0]
    if len(word) == 1:
        return word in _FOLLOWERS
    return dictionary_tag(word).startswith(_FOLLOWING_TAGS) or bool(_TITLE_AFTER.match(rest))


def _opens(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in _OPENINGS


def _spelled_best(name: str, found: set[str], text: str) -> bool:
    """Whether no other find is this name with a character more (池正 in 池正澜) or fewer (费鸣一 of 费鸣)."""
    for other in found - {name}:
        if other.startswith(name) and text.count(other) == text.count(name):
            return False
        if name.startswith(other) and text.count(name) < text.count(other):
            return False
    return True
