"""What an editor is shown and asked: what to look at first, which names are meant.

The modules in the order they build on each other; each imports only those above it:

review          drafts and leftovers -> what an editor should look at, most doubtful first
keyboard        the keys that the person at the terminal presses
decisions       a person at the terminal decides on names one key each
"""

from generator.editor.decisions import decide, describe_candidate
from generator.editor.keyboard import typed_line
from generator.editor.review import (
    MARK,
    ReviewItem,
    count_told,
    format_item,
    not_ours,
    pointed,
    review_list,
    review_page,
    summary,
)

__all__ = [
    "MARK",
    "ReviewItem",
    "count_told",
    "decide",
    "describe_candidate",
    "format_item",
    "not_ours",
    "pointed",
    "review_list",
    "review_page",
    "summary",
    "typed_line",
]
