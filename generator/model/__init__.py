"""The nouns of a newspaper and of its edition: frozen values that every stage takes and returns.

The modules in the order they build on each other; each imports only those above it:

key         which issue, page or article, and how days, issues and pages are called
problem     what is wrong at a place: a code and its values
note        what an article's reading rests on and what is doubtful in it, as codes with values
certainty   how sure a reading is, in degrees
article     an article and its parts
finished    an article that comes finished from elsewhere, as it will be filed
item        an article as a source outside holds it, finished but not yet understood
page        a printed page: its text, what is read of it, the page with its articles
edition     all that is published: issues, indexes, and what lies beside each article
output      a file of the site
"""

from generator.model.article import (
    FOUND_KEYS,
    NOT_HELD,
    Article,
    Byline,
    Caption,
    Continuation,
    Credit,
    Dateline,
    Direction,
    Doubtful,
    Holding,
    Jump,
    SourceLines,
    Status,
)
from generator.model.certainty import Certainty, certainty_of
from generator.model.edition import (
    Edition,
    Entity,
    IndexEntry,
    IndexKind,
    Issue,
    MetJump,
    Neighbours,
    Topic,
    Withheld,
    listed_names,
)
from generator.model.finished import FinishedArticle, PictureFile
from generator.model.item import Field, Item, Markup, SourceReading
from generator.model.key import (
    NO_PAGE,
    IssueName,
    Key,
    article_key,
    as_printed,
    issue_at,
    issue_key,
    issue_of,
    key_at,
    key_of,
    label_order,
    meant_page,
    number_of,
    number_within_section,
    numbered_page,
    page_key,
    page_label,
    printed_date,
)
from generator.model.note import Note, NoteCode, PhraseCode
from generator.model.output import Output
from generator.model.page import (
    Furniture,
    LineRole,
    ParsedPage,
    PrintedPage,
    RawPage,
)
from generator.model.problem import Message, Origin, Phrase, Problem, Severity, Value, Values, values_of

__all__ = [
    "FOUND_KEYS",
    "NOT_HELD",
    "NO_PAGE",
    "Article",
    "Byline",
    "Caption",
    "Certainty",
    "Continuation",
    "Credit",
    "Dateline",
    "Direction",
    "Doubtful",
    "Edition",
    "Entity",
    "Field",
    "FinishedArticle",
    "Furniture",
    "Holding",
    "IndexEntry",
    "IndexKind",
    "Issue",
    "IssueName",
    "Item",
    "Jump",
    "Key",
    "LineRole",
    "Markup",
    "Message",
    "MetJump",
    "Neighbours",
    "Note",
    "NoteCode",
    "Origin",
    "Output",
    "ParsedPage",
    "Phrase",
    "PhraseCode",
    "PictureFile",
    "PrintedPage",
    "Problem",
    "RawPage",
    "Severity",
    "SourceLines",
    "SourceReading",
    "Status",
    "Topic",
    "Value",
    "Values",
    "Withheld",
    "article_key",
    "as_printed",
    "certainty_of",
    "issue_at",
    "issue_key",
    "issue_of",
    "key_at",
    "key_of",
    "label_order",
    "listed_names",
    "meant_page",
    "number_of",
    "number_within_section",
    "numbered_page",
    "page_key",
    "page_label",
    "printed_date",
    "values_of",
]
