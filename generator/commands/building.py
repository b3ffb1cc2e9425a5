"""The pipeline of the build, in the order the text travels: content/ -> site/ and the editor's list."""

import argparse
from collections.abc import Sequence
from datetime import date
from itertools import chain

from generator.check import same_texts
from generator.commands.edition_read import articles_of, edition_of, settings_of
from generator.console import Console
from generator.editor import MARK, ReviewItem, not_ours, review_list, review_page, summary
from generator.model import values_of
from generator.offline import with_offline
from generator.publish import publish
from generator.render import links_leading_out, read_style, render, words_kept_in
from generator.search import search_index
from generator.settings import Settings
from generator.storage import write_if_changed
from generator.visibility import held_told


def run(console: Console, arguments: argparse.Namespace) -> int:
    """Build the site from content/."""
    return build_site(console, arguments.today)


def build_site(console: Console, day: date | None) -> int:
    """content/ -> site/ with its index, and the editor's list: the exit code, after saying where they are.

    `day` stands for today where it is given.
    """
    settings, faults = settings_of(console)
    edition, pages, tally, problems = edition_of(console, settings, day)
    code = console.report([*faults, *problems, *links_leading_out(console.themes)])
    outputs = chain(
        render(edition, settings, console.themes, console.content),
        search_index(edition, settings.volume, console.edition / ".cache" / "search"),
    )
    with console.exclusive_lock(), words_kept_in(console.edition / ".cache"):
        published = publish(with_offline(outputs), console.site)
    counts = values_of(
        issues=len(edition.issues),
        articles=len(edition.articles),
        written=len(published.written),
        removed=len(published.removed),
        same=published.same,
    )
    console.say("site-built", counts)
    if held := held_told(tally):
        console.say("held-back", held)
    console.say("site-is-at", values_of(index=str(console.site / "index.html")))
    items = review_list(pages, same_texts(articles_of(pages)))
    laid = lay_review(console, items, settings)
    if laid and (wanted := summary(items)):
        console.say("review-wanted-and-laid", (*wanted, *values_of(list=str(console.review))))
    return code


def lay_review(console: Console, items: Sequence[ReviewItem], settings: Settings) -> bool:
    """Whether the editor's list is in its place; a file of that name that is not ours is left alone."""
    with console.exclusive_lock():
        if console.review.exists() and MARK.encode() not in console.review.read_bytes():
            console.report([not_ours(console.review.name)])
            return False
        style = read_style(console.themes).decode("utf-8", errors="replace")
        write_if_changed(console.review, review_page(items, settings.name, style))
    return True
