"""What the reading of an article rests on and what is doubtful in it."""

from dataclasses import dataclass
from enum import StrEnum

from generator.model.problem import Values


class NoteCode(StrEnum):
    """All that the importer says of an article; theme/messages.*.yaml has a sentence for each."""

    NO_HEADLINE = "no-headline"
    UNRELATED_HEADLINE = "unrelated-headline"
    RIVAL_HEADLINE = "rival-headline"
    GUESSED_HEADS = "guessed-heads"
    UNCLEAR_BORDERS = "unclear-borders"
    UNCLEAR_SEAM = "unclear-seam"
    SHORT_BODY = "short-body"
    LOST_CHARACTERS = "lost-characters"
    CONTINUATION_JOINED = "continuation-joined"
    HEADLINE_OF_CONTINUATION = "headline-of-continuation"
    GOES_ON_PERHAPS = "goes-on-perhaps"
    GOES_ON_PERHAPS_UNMARKED = "goes-on-perhaps-unmarked"
    COMES_FROM_PERHAPS = "comes-from-perhaps"
    COMES_FROM_PERHAPS_UNMARKED = "comes-from-perhaps-unmarked"


class PhraseCode(StrEnum):
    """The parts of such sentences that have a code themselves."""

    PART_WITH_HEADLINE = "part-with-headline"
    PART_WITHOUT_HEADLINE = "part-without-headline"


@dataclass(frozen=True, slots=True)
class Note:
    """What the reading of an article rests on, or what is doubtful in it.

    `code` and `values` say it, the texts among the values as print has them; the sentence is made where it is
    shown. `text` is said in its place where no sentence can be made: it is what an editor typed, or another
    version of the program.
    """

    code: str = ""
    values: Values = ()
    text: str = ""
