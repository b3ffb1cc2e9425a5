"""What an article prints of a heading: how often, in which form, in which sentence, with which title.

The modules in the order they build on each other; each imports only those above it:

texts    an article -> its texts as a reader sees them, and the sentence round a place in one
forms    a heading -> the names it is printed under
titles   what is printed right beside a person's name: 市委书记, 局长
mention  a heading in an article
"""

from generator.index_pages.mentions.forms import forms_of, short_forms
from generator.index_pages.mentions.mention import ArticleMention, mentions_of
from generator.index_pages.mentions.titles import is_public, parts_of

__all__ = ["ArticleMention", "forms_of", "is_public", "mentions_of", "parts_of", "short_forms"]
