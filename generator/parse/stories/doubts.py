"""How sure the reading of an article is, and what speaks against more.

The confidence is meant as a share: of the articles that have 0.8, about eight of ten should be right in
body, headline and jump. Its weights are a logistic regression over made pages; tests/bench/parse.py prints how
well the shares hold.
"""

import math
from dataclasses import dataclass

from generator.language import containment, without_spaces
from generator.messages import quoted
from generator.model import Note, NoteCode
from generator.parse.stories.division import Story
from generator.parse.stories.roles import HeadParts
from generator.parse.stories.similarity import pairs_of

# Logarithms of odds; fitted on made pages.
_ALWAYS = -6.0
_BORDER = 0.3  # for each unit of margin, up to _MOST
_SEAM = 0.16
_LEAD = 0.26
_ROLES = 0.45
_HEADLESS = 0.9
_STRANGE = -0.98
_PARTED = 1.0
_SHORT = -2.37
_CLEAN = 1.0
_MOST = 7.0  # a margin beyond which more proves nothing

_SOFT = 2.0  # a margin below this is told to the editor
_SOFT_ROLES = 1.0
# Of headlines with a smaller share of their pairs of characters in the body, only a third are right.
_LEAST_SHARED = 0.05
_MOST_IF_STRANGE = 0.4
_SHORTEST_STORY = 30  # characters; less text than this is rarely an article
_LONGEST_QUOTED = 30  # characters of a headline that a note names


@dataclass(frozen=True, slots=True)
class Doubts:
    """How sure a reading is, 0 to 1, and what speaks against more."""

    confidence: float
    notes: tuple[Note, ...]


def doubts_of(story: Story, heads: HeadParts, title: str | None, text: str, *, clean: bool = False) -> Doubts:
    """The doubts about a story read with these heads and this text (body and captions, without white space).

    `clean`: whether the text itself says where its paragraphs begin, so that none can be cut or joined wrongly.
    """
    features = features_of(story, heads, title, text)
    odds = (
        _ALWAYS + _CLEAN * clean + sum(weight * value for weight, value in zip(_WEIGHTS, features, strict=True))
    )
    most = _MOST_IF_STRANGE if title is not None and _shared(title, text) < _LEAST_SHARED else 1.0
    notes = _notes(story, heads, title, text)
    if clean and heads.lead >= _MOST:
        notes = tuple(note for note in notes if note.code != NoteCode.GUESSED_HEADS)  # marks told them
    return Doubts(round(min(most, _probability(odds)), 2), notes)


def features_of(story: Story, heads: HeadParts, title: str | None, text: str) -> tuple[float, ...]:
    """What the confidence rests on: the margins of borders, seams, headline and roles, and what is odd."""
    parted = bool(heads.kicker or heads.deck) or len(heads.headline) > 1
    return (
        min(story.border, _MOST),
        min(story.seam, _MOST),
        max(0.0, min(story.lead, _MOST)),
        min(heads.lead, _MOST) if parted else _MOST,
        float(title is None),
        float(title is not None and _shared(title, text) < _LEAST_SHARED),
        float(parted),
        float(len(text) < _SHORTEST_STORY),
    )


_WEIGHTS = (_BORDER, _SEAM, _LEAD, _ROLES, _HEADLESS, _STRANGE, _PARTED, _SHORT)


def _notes(story: Story, heads: HeadParts, title: str | None, text: str) -> tuple[Note, ...]:
    is_guessed = bool(heads.kicker or heads.deck) or heads.lead < _SOFT_ROLES < len(heads.headline)
    doubts = [
        (title is None, Note(NoteCode.NO_HEADLINE)),
        (title is not None and _shared(title, text) < _LEAST_SHARED, Note(NoteCode.UNRELATED_HEADLINE)),
        (title is not None and story.lead < _SOFT and story.rival != "", _rival_note(story)),
        (story.border < _SOFT, Note(NoteCode.UNCLEAR_BORDERS, (("percent", _percent(story.border)),))),
        (story.seam < _SOFT, _seam_note(story)),
        (is_guessed, Note(NoteCode.GUESSED_HEADS)),
        (len(text) < _SHORTEST_STORY, Note(NoteCode.SHORT_BODY)),
    ]
    return tuple(note for holds, note in doubts if holds)


def _rival_note(story: Story) -> Note:
    rival = quoted(story.rival, _LONGEST_QUOTED)
    return Note(NoteCode.RIVAL_HEADLINE, (("rival", rival), ("percent", _percent(story.lead))))


def _seam_note(story: Story) -> Note:
    return Note(NoteCode.UNCLEAR_SEAM, (("line", story.seam_at), ("percent", _percent(story.seam))))


def _percent(margin: float) -> int:
    return round(100 * _probability(margin))


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _shared(title: str, text: str) -> float:
    """The share of the headline's pairs of characters that the body and the captions have too."""
    return containment(pairs_of(without_spaces(title)), pairs_of(text))
