"""Clean text -> drafts of its articles. Clean text says itself where its paragraphs begin, as people type it.

The modules in the order the text travels; each imports only those above it:

typed_lines  a page's text as lines, the marks of Markdown taken off
rows         whether the text is clean, and its paragraphs
gaps         which spaces are meant, which are a tool's, which stand for lost characters
pieces       what each row is: paragraph, head, byline, caption …
division     where articles begin: which heads are headlines, which subheads
headlines    which of an article's heads is the headline
drafts       the pieces given to their articles
"""

from dataclasses import dataclass

from generator.model import RawPage
from generator.parse.clean.drafts import drafts_of
from generator.parse.clean.gaps import Spaces, losses_in, spaces_of
from generator.parse.clean.pieces import is_chapter, pieces_of
from generator.parse.clean.rows import rows_of
from generator.parse.clean.typed_lines import typed_lines
from generator.parse.stories import PageDrafts

__all__ = ["CleanPage", "clean_page", "is_chapter", "losses_in"]


@dataclass(frozen=True, slots=True)
class CleanPage:
    """The drafts of a page of clean text, and what the spaces within its text are."""

    drafts: PageDrafts
    spaces: Spaces


def clean_page(page: RawPage) -> CleanPage | None:
    """The drafts of a page's articles where its text is clean, None where it is of columns or anything else."""
    rows = rows_of(typed_lines(page))
    if rows is None:
        return None
    spaces = spaces_of(line.raw for row in rows for line in row.lines if line.runs)
    return CleanPage(drafts_of(pieces_of(rows), spaces), spaces)
