"""The pipeline of the build, in the order the text travels: content/ -> site/ and the editor's list."""

import argparse
from collections.abc import Sequence
from datetime import date
from itertools import chain

from generator.commands.edition_read import articles_of, edition_of, settings_of
from generator.desk import Desk
from generator.duplicates import same_texts
from generator.language import words_kept_in
from generator.model import values_of
from generator.offline import with_offline
from generator.publish import publish
from generator.render import links_leading_out, read_style, render
from generator.review import MARK, ReviewItem, not_ours, review_list, review_page, summary
from generator.search import search_index
from generator.settings import Settings
from generator.storage import write_if_changed
from generator.visibility import held_told


def run(desk: Desk, arguments: argparse.Namespace) -> int:
    """Build the site from content/."""
    return build_site(desk, arguments.today)


def build_site(desk: Desk, day: date | None) -> int:
    """content/ -> site/ with its index, and the editor's list: the exit code, after saying where they are.

    `day` stands for today where it is given.
    """
    settings, faults = settings_of(desk)
    edition, pages, tally, problems = edition_of(desk, settings, day)
    code = desk.report([*faults, *problems, *links_leading_out(desk.themes)])
    outputs = chain(
        render(edition, settings, desk.themes, desk.content),
        search_index(edition, settings.volume, desk.edition / ".cache" / "search"),
    )
    with desk.alone(), words_kept_in(desk.edition / ".cache"):
        published = publish(with_offline(outputs), desk.site)
    counts = values_of(
        issues=len(edition.issues),
        articles=len(edition.articles),
        written=len(published.written),
        removed=len(published.removed),
        same=published.same,
    )
    desk.say("site-built", counts)
    if held := held_told(tally):
        desk.say("held-back", held)
    desk.say("site-is-at", values_of(index=str(desk.site / "index.html")))
    items = review_list(pages, same_texts(articles_of(pages)))
    laid = lay_review(desk, items, settings)
    if laid and (wanted := summary(items)):
        desk.say("review-wanted-and-laid", (*wanted, *values_of(list=str(desk.review))))
    return code


def lay_review(desk: Desk, items: Sequence[ReviewItem], settings: Settings) -> bool:
    """Whether the editor's list is in its place; a file of that name that is not ours is left alone."""
    with desk.alone():
        if desk.review.exists() and MARK.encode() not in desk.review.read_bytes():
            desk.report([not_ours(desk.review.name)])
            return False
        style = read_style(desk.themes).decode("utf-8", errors="replace")
        write_if_changed(desk.review, review_page(items, settings.name, style))
    return True
