"""Edition -> what the pages of its people, places, organisations, topics and reporters say.

The modules in the order they build on each other; each imports only those above it:

printed      an article -> its texts as a reader sees them, and the sentence round a place in one
forms        a heading -> the names it is printed under
titles       what is printed right beside a person's name: 市委书记, 局长
mentions     a heading in an article: how often, in which form, in which sentence, with which title
namesakes    the articles of a person's name -> groups that nothing shows to be of one person
worth        which headings get a page
company      the headings that stand beside one more often than chance would have it
whereabouts  what a place lies in, its point and those round it, by the gazetteer
kinds        the kind of an organisation, and the level of a place, by the end of its name
months       the months of an edition, and how often a heading is mentioned in each
entry        all of that of one heading; the entries of an edition
related      the articles most like an article
"""

from generator.entries.company import Companion
from generator.entries.entry import Entries, Entry, PrintedTitle, entries_of, titles_of
from generator.entries.forms import forms_of, short_forms
from generator.entries.kinds import type_of, types_of
from generator.entries.mentions import Mention
from generator.entries.months import Month
from generator.entries.related import related_articles
from generator.entries.titles import is_public
from generator.entries.whereabouts import Whereabouts, whereabouts

__all__ = [
    "Companion",
    "Entries",
    "Entry",
    "Mention",
    "Month",
    "PrintedTitle",
    "Whereabouts",
    "entries_of",
    "forms_of",
    "is_public",
    "related_articles",
    "short_forms",
    "titles_of",
    "type_of",
    "types_of",
    "whereabouts",
]
