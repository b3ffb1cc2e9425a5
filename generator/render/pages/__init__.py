"""The kinds of pages: each takes what its page is made of, and no more, and gives its template and values.

The modules by themselves, in the order of a walk through the site; none needs another:

home          the newest issues -> the front page of the site
archive       all years, each year, each month
issue         an issue by its printed pages
whole_issue   an issue with all its articles in full
printed_page  a printed page: its stories in proportion, its issue's headlines beside it
printed_text  the text of a printed page as it was found, line by line
article       an article
withdrawn     what is left of an article or a page that was withdrawn: its address and the reason
index         the headings of an index by letter, by number of articles, by type
heading_page  a heading of an index: what is printed beside it, when, with whom, and every sentence
own_pages     search, about, and what stands where there is no page
"""

from generator.render.pages.archive import archive_pages
from generator.render.pages.article import article_page
from generator.render.pages.heading_page import pages_of_heading
from generator.render.pages.home import busiest_headings, home_page, issues_at_home
from generator.render.pages.index import listed_headings, pages_of_index
from generator.render.pages.issue import contents_of, issue_page
from generator.render.pages.own_pages import about_page, figures_of, not_found_page, offline_page, search_page
from generator.render.pages.printed_page import printed_page
from generator.render.pages.printed_text import printed_text_pages
from generator.render.pages.whole_issue import whole_issue
from generator.render.pages.withdrawn import withdrawn_article, withdrawn_page

__all__ = [
    "about_page",
    "archive_pages",
    "article_page",
    "busiest_headings",
    "contents_of",
    "figures_of",
    "home_page",
    "issue_page",
    "issues_at_home",
    "listed_headings",
    "not_found_page",
    "offline_page",
    "pages_of_heading",
    "pages_of_index",
    "printed_page",
    "printed_text_pages",
    "search_page",
    "whole_issue",
    "withdrawn_article",
    "withdrawn_page",
]
