"""Edition + theme -> Outputs: every page, the style sheet, the scripts, the pictures.

The modules in the order the work goes; each imports only those above it:

theme           the folders of a theme -> templates, words, style, scripts
headline_words  the words of headlines, kept between runs
context         what is the same for every page: settings, words, what links may lead to
printed_texts   the texts of printed pages as they lie in the folder
issue_context   what the pages of one issue are made of besides
parts           what several pages show: links, headlines, stories, calendars, charts
pages           the kinds of pages, each a function of what its page is made of
web_pages       which pages the site has, stage by stage
outputs         pages filled into their templates -> Outputs
"""

from generator.render.headline_words import words_kept_in
from generator.render.outputs import render
from generator.render.theme import links_leading_out, read_style, read_words

__all__ = [
    "links_leading_out",
    "read_style",
    "read_words",
    "render",
    "words_kept_in",
]
