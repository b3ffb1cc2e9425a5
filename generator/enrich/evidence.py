"""What speaks for a name: how sure the tagger was, how often, and whether the grammar proves it."""

from dataclasses import dataclass
from enum import Enum, auto


class Trust(Enum):
    """What becomes of a name: it is listed, shown to the editor as doubtful, or left out."""

    SURE = auto()
    DOUBTFUL = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What all the articles at hand say for one name of one kind.

    `confidence` is the tagger's best, 0 to 1, 0 where it never saw the name; `times` how often it did, of the
    `printed` times that the characters stand there; `proved` whether a rule of the grammar found it.
    """

    confidence: float = 0.0
    times: int = 0
    printed: int = 0
    proved: bool = False

    @property
    def share(self) -> float:
        """How often the tagger takes the characters for this name, of all times they are printed, 0 to 1."""
        return self.times / self.printed if self.printed else 0.0

    def __or__(self, other: "Evidence") -> "Evidence":
        """The evidence of two passages together."""
        return Evidence(
            max(self.confidence, other.confidence),
            self.times + other.times,
            self.printed + other.printed,
            proved=self.proved or other.proved,
        )
