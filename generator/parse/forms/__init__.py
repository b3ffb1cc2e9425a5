"""What print's set phrases look like: how a line says what it is.

The modules in the order they build on each other; each imports only those above it:

set_phrases    the set phrases by which a line says what it is: jumps, leads, kickers
names          the forms of people's names
furniture      the forms of what a page prints about itself
bylines        the forms of bylines
photo_credits  the forms of photo credits
datelines      the forms of datelines
credits        bylines and datelines taken apart
"""

from generator.parse.forms.bylines import byline_in_lead, is_byline, names_role
from generator.parse.forms.credits import byline_in, byline_of, dateline_in, photo_credit_in
from generator.parse.forms.datelines import (
    byline_in_dateline,
    dateline_at_start,
    dateline_in_byline,
    is_signed_date,
    is_source_alone,
    names_source,
)
from generator.parse.forms.furniture import furniture_kind, is_section
from generator.parse.forms.names import is_authors_name, is_name
from generator.parse.forms.photo_credits import has_photo_credit, is_photo_credit, opens_caption
from generator.parse.forms.set_phrases import (
    ends_as_kicker,
    ends_sentence,
    has_open_bracket,
    jump_in,
    marks_series,
    names_notice,
    opens_deck,
    opens_lead,
    split_jumps,
)

__all__ = [
    "byline_in",
    "byline_in_dateline",
    "byline_in_lead",
    "byline_of",
    "dateline_at_start",
    "dateline_in",
    "dateline_in_byline",
    "ends_as_kicker",
    "ends_sentence",
    "furniture_kind",
    "has_open_bracket",
    "has_photo_credit",
    "is_authors_name",
    "is_byline",
    "is_name",
    "is_photo_credit",
    "is_section",
    "is_signed_date",
    "is_source_alone",
    "jump_in",
    "marks_series",
    "names_notice",
    "names_role",
    "names_source",
    "opens_caption",
    "opens_deck",
    "opens_lead",
    "photo_credit_in",
    "split_jumps",
]
