"""How sure the reading of an article is, and in an editor's words what speaks against more.

The confidence is meant as a share: of the articles that have 0.8, about eight of ten should be right in
body, headline and jump. Its weights are a logistic regression over made pages; tests/bench/parse.py prints how
well the shares hold.
"""

import math
from dataclasses import dataclass

from generator.language.similarity import containment
from generator.language.typography import without_spaces
from generator.parse.likeness import pairs_of
from generator.parse.roles import HeadParts
from generator.parse.stories import Story

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
_MOST = 7.0  # a margin beyond which more proves nothing

_SOFT = 2.0  # a margin below this is told to the editor
_SOFT_ROLES = 1.0
# Of headlines with a smaller share of their pairs of characters in the body, only a third are right.
_LEAST_SHARED = 0.05
_MOST_IF_STRANGE = 0.4
_SHORTEST_STORY = 30  # signs; less text than this is rarely an article
_LONGEST_QUOTED = 30  # signs of a headline that a note names
_NO_HEADLINE = "标题不在文字层：没有找到属于本文的标题行，请对照报纸原版补上，不要臆造。"
_NOTHING_SHARED = "标题里的词正文里几乎没有，可能是别的文章的标题，请核对。"
_DOUBTFUL_ROLES = "引题、主题、副题是按文字推断的：文字层里没有字号，请核对。"
_SHORT_BODY = "正文很短，可能只是别的文章的一部分，请核对。"


@dataclass(frozen=True, slots=True)
class Doubts:
    """How sure a reading is, 0 to 1, and what speaks against more."""

    confidence: float
    notes: tuple[str, ...]


def doubts_of(story: Story, heads: HeadParts, title: str | None, text: str) -> Doubts:
    """The doubts about a story read with these heads and this text (body and captions, without white space)."""
    features = features_of(story, heads, title, text)
    odds = _ALWAYS + sum(weight * value for weight, value in zip(_WEIGHTS, features, strict=True))
    most = _MOST_IF_STRANGE if title is not None and _shared(title, text) < _LEAST_SHARED else 1.0
    return Doubts(round(min(most, _probability(odds)), 2), _notes(story, heads, title, text))


def features_of(story: Story, heads: HeadParts, title: str | None, text: str) -> tuple[float, ...]:
    """What the confidence rests on: the margins of borders, seams, headline and roles, and signs of trouble."""
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


def _notes(story: Story, heads: HeadParts, title: str | None, text: str) -> tuple[str, ...]:
    doubts = [
        (title is None, _NO_HEADLINE),
        (title is not None and _shared(title, text) < _LEAST_SHARED, _NOTHING_SHARED),
        (title is not None and story.lead < _SOFT and story.rival != "", _rival_note(story)),
        (story.border < _SOFT, _border_note(story)),
        (story.seam < _SOFT, _seam_note(story)),
        (bool(heads.kicker or heads.deck) or heads.lead < _SOFT_ROLES < len(heads.headline), _DOUBTFUL_ROLES),
        (len(text) < _SHORTEST_STORY, _SHORT_BODY),
    ]
    return tuple(note for holds, note in doubts if holds)


def _rival_note(story: Story) -> str:
    rival = story.rival[:_LONGEST_QUOTED] + ("……" if len(story.rival) > _LONGEST_QUOTED else "")
    return f"标题也可能是“{rival}”（选现在这个的把握约 {_percent(story.lead)}），请核对。"


def _border_note(story: Story) -> str:
    return f"本文的起止不很确定（把握约 {_percent(story.border)}）：与前后文章之间没有明显的隔开，请核对首尾。"


def _seam_note(story: Story) -> str:
    return f"第 {story.seam_at} 行起也可能是另一篇文章（算作本文的把握约 {_percent(story.seam)}），请核对。"


def _percent(margin: float) -> str:
    return f"{100 * _probability(margin):.0f}%"


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _shared(title: str, text: str) -> float:
    """The share of the headline's pairs of characters that the body and the captions have too."""
    return containment(pairs_of(without_spaces(title)), pairs_of(text))
