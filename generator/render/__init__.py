"""Edition + theme -> Outputs: every page, the style sheet, the scripts, the pictures.

The modules in the order the work goes; each imports only those above it:

theme          the folders of a theme -> templates, words, style, scripts
excerpts       the beginning of a text, ended where a reader may pause
wording        a headline -> its phrases, in pieces that no line breaks
context        what is the same for every page: settings, words, what links may lead to
page_texts     the texts of printed pages as they lie in the folder
issue_context  what the pages of one issue are made of besides
views          links, headlines and excerpts: plain values for templates
drafts         which of the texts on a page are machine's drafts: one line, or marks
charts         months as thin bars, places as dots on a map: where each mark is drawn
navigation     the links to articles, printed pages and issues before and after, with their keys
web_page       one page of the site: address, template, values
story          an article -> what its page shows
citation       an article as it is cited: GB/T 7714, BibTeX
printed_page   a printed page -> its stories in proportion, its issue's headlines beside it
withdrawn      what is left of an article or a page that was withdrawn: its address and the reason
whole_issue    an issue with all its articles in full on one page
printed_text   the text of a printed page as it was found, line by line
calendar       the months of a calendar with their issues, and the same day in other years
front          an issue -> its front page, its strip, its masthead
manifest       what browsers are told of the whole site: a web app manifest, an OpenSearch description
records        what machines read of names and topics: JSON, BEACON, JSON-LD
article        an article -> its page
issue          an issue -> its page
home           the newest issues -> the front page of the site
heading_page   a heading of an index -> its page
index          the headings of an index by letter, by number of articles, by type
archive        all years, each year, each month -> its page
own_pages      search, about, what stands where there is no page
web_pages      which pages the site has, stage by stage
outputs        pages printed through their templates -> Outputs
"""

from generator.render.excerpts import clipped
from generator.render.outputs import render
from generator.render.story import confidence_key
from generator.render.theme import links_leading_out, read_style, read_words
from generator.render.views import OPENING_LENGTH

__all__ = [
    "OPENING_LENGTH",
    "clipped",
    "confidence_key",
    "links_leading_out",
    "read_style",
    "read_words",
    "render",
]
