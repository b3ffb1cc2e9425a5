"""How sure the machine is of what it read, in the three degrees that people are told."""

from enum import StrEnum

_SURE = 0.75  # confidence from which a reading is called sure: of such, more than eight of ten are right
_FAIRLY_SURE = 0.5  # of such, more than half


class Certainty(StrEnum):
    """A degree of confidence."""

    SURE = "sure"
    FAIR = "fair"
    DOUBTFUL = "doubtful"


def certainty_of(confidence: float) -> Certainty:
    """The degree of a confidence from 0 to 1."""
    if confidence >= _SURE:
        return Certainty.SURE
    return Certainty.FAIR if confidence >= _FAIRLY_SURE else Certainty.DOUBTFUL
