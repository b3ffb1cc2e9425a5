"""Saved web pages of newspapers -> Items: Founder's e-papers, paper.people.com.cn, any page with one article.

One page says what the article is, another on which printed page and where it stands; folders as a browser,
wget or HTTrack saves them are read together. The modules in the order they build on each other; each imports
only those above it:

address       where a page was on the web: its day, its page; which saved page a link means
enpproperty   the comments with the facts of an article
saved_page    a file in whatever encoding -> the text and the tree of a page
elements      elements of a tree: found by class, their text, copies without what is no text
picture_size  the width and height of a picture
page_list     the list of a printed page's articles: label, picture, PDF, titles, zones
headings      kicker, headline, deck, author, the line with paper, day and page
body          the element that holds the text
pictures      the pictures of an article with their captions
article       a page -> its articles
reading       the pages of a source -> Items, each article on the page that lists it
"""

from generator.sources.web.reading import read_web_pages
from generator.sources.web.saved_page import takes_web_page

__all__ = ["read_web_pages", "takes_web_page"]
