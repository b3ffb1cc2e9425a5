"""Edition -> what the pages of its people, places, organisations, topics and reporters say.

The modules in the order they build on each other; each imports only those above it:

mentions       what an article prints of a heading: its forms, sentences, titles
namesakes      the articles of a person's name -> groups that nothing shows to be of one person
worth          which headings get a page, and the ids that make their addresses
co_occurrence  the headings that stand beside one more often than chance would have it
location       what a place lies in, its point and those round it, by the gazetteer
kinds          the kind of an organisation, and the level of a place, by the end of its name
months         the months of an edition, and how often a heading is mentioned in each
heading_page   all that the page of one heading says; those of an edition
related        the articles most like an article
"""

from generator.index_pages.co_occurrence import CoOccurrence
from generator.index_pages.heading_page import HeadingPage, HeadingPages, PrintedTitle, heading_pages, titles_of
from generator.index_pages.kinds import type_of, types_of
from generator.index_pages.location import Location
from generator.index_pages.mentions import ArticleMention, forms_of, is_public, short_forms
from generator.index_pages.months import Month
from generator.index_pages.related import related_articles
from generator.index_pages.worth import Heading, Indexes, heading_ids, headings_with_pages

__all__ = [
    "ArticleMention",
    "CoOccurrence",
    "Heading",
    "HeadingPage",
    "HeadingPages",
    "Indexes",
    "Location",
    "Month",
    "PrintedTitle",
    "forms_of",
    "heading_ids",
    "heading_pages",
    "headings_with_pages",
    "is_public",
    "related_articles",
    "short_forms",
    "titles_of",
    "type_of",
    "types_of",
]
