"""The command `review`."""

import argparse

from generator.check import same_texts
from generator.commands.building import lay_review
from generator.commands.edition_read import articles_of, edition_of, settings_of
from generator.console import Console
from generator.editor import count_told, format_item, pointed, review_list
from generator.model import values_of
from generator.settings import EditionError


def run(console: Console, arguments: argparse.Namespace) -> int:
    """Print what an editor should look at, most doubtful first, and write the whole list as a page."""
    settings, faults = settings_of(console)
    _, pages, _, problems = edition_of(console, settings, arguments.today)
    code = console.report([*faults, *problems])
    chosen = [page for page in pages if arguments.issue in (None, page.key.of_issue)]
    if not chosen:
        raise EditionError("no-such-issue", day=str(arguments.issue))
    same = same_texts(articles_of(pages))
    issues = {page.key.of_issue for page in chosen}
    told = [pair for pair in same if issues & {pair.one.key.of_issue, pair.other.key.of_issue}]
    items = review_list(chosen, told)
    for item in items[: arguments.limit]:
        text = (console.edition / item.origin.path).read_text(encoding="utf-8", errors="replace")
        console.show(format_item(pointed(item, text)))
    console.say(
        *(count_told(len(items), arguments.limit) if items or not code else ("review-but-unreadable", ()))
    )
    if lay_review(console, review_list(pages, same), settings) and items:
        console.say("review-is-at", values_of(list=str(console.review)))
    return code
