"""The keys that front matter has, in the order in which the importer writes them."""

from collections.abc import Mapping
from itertools import chain

from generator.content.holding import HOLDING_KEYS
from generator.content.notes import NOTE_KEYS

ARTICLE_KEYS = (
    *("title", "kicker", "subtitle", "byline", "dateline", "date", "page", "section", "jump", "continued"),
    *("captions", "corrections", "topics", "people", "places", "organisations", "doubtful"),
    *("source", "confidence", "notes", "provider", "url", "external_id", "zones", "status"),
)
PAGE_KEYS = ("date", "page", "name", "image", "pdf", "furniture", "source")
ISSUE_KEYS = ("date",)
NESTED_KEYS: Mapping[str, tuple[str, ...]] = {
    "byline": ("text", "credits"),
    "credits": ("role", "name"),
    "dateline": ("text", "source", "place", "date"),
    "jump": ("to", "from", "text"),
    "continued": ("page", "head", "opening"),
    "captions": ("text", "credit", "image"),
    "doubtful": ("people", "places", "organisations"),
    "notes": NOTE_KEYS,
    "furniture": ("kind", "text"),
}
FURNITURE_KINDS = ("masthead", "date", "name", "number", "credits", "weather", "advertisement", "other")
ALL_KEYS = frozenset(chain(ARTICLE_KEYS, PAGE_KEYS, HOLDING_KEYS, *NESTED_KEYS.values()))
