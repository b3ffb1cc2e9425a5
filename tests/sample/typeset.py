"""Sets the sample edition's stories as the scrambled text layer of printed pages, and tells what is where.

`python tests/sample/typeset.py` rewrites content/pages/ from tests/sample/stories/.
"""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if not __package__:
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]  # run as a script, Python looks beside this file only

from generator.storage.files import write_if_changed  # noqa: E402 - found on the path set above
from sample.columns import Role, SetLine, set_body  # noqa: E402 - the same
from sample.truth import PageTruth, Story, edition_truth  # noqa: E402 - the same

PAGES = ROOT / "content" / "pages"


def page_lines(page: PageTruth) -> list[SetLine]:
    """The lines of a page in the order of its stream; + before a part: no empty line before it."""
    lines: list[SetLine] = []
    for entry in page.stream:
        first, *others = _part(page, entry.removeprefix("+"))
        lines += [replace(first, blank_before=not entry.startswith("+")), *others]
    return lines


def page_text(page: PageTruth) -> str:
    """The text layer of a page: an empty line first, two at the end, as a PDF reader leaves them."""
    rows = (("\n" if line.blank_before else "") + line.text for line in page_lines(page))
    return "\n" + "\n".join(rows).removeprefix("\n") + "\n\n\n"


def gold(page: PageTruth) -> dict[str, Any]:
    """What a perfect reading of the page holds: articles, furniture, each line's role (1 is the first line).

    `line_roles` gives a line's first role, `inline_roles` all roles of the lines that have two.
    """
    place = f"{page.date.isoformat()}/{page.number:02d}"
    roles = _roles_by_line(page)
    return {
        "page": place,
        "source_file": f"content/pages/{place}.txt",
        "articles": [_gold_article(story) for story in page.stories],
        "line_roles": {line: list(of_line[0]) for line, of_line in roles.items()},
        "inline_roles": {line: [list(role) for role in both] for line, both in roles.items() if len(both) > 1},
        "furniture": list(page.furniture.values()),
    }


def _part(page: PageTruth, entry: str) -> list[SetLine]:
    kind, _, place = entry.partition(" ")
    if not place:
        return [SetLine(page.furniture[kind], (("F", "furniture"),))]
    story = page.stories[int(place) - 1]
    if kind == "body":
        return set_body(story, half_brackets=page.half_brackets)
    return [SetLine(text, ((story.identifier, kind),)) for text in story.loose[kind]]


def _roles_by_line(page: PageTruth) -> dict[str, tuple[Role, ...]]:
    roles: dict[str, tuple[Role, ...]] = {}
    number = 1
    for line in page_lines(page):
        # The file's first line is empty anyway: the first part's own blank line is that one.
        number += 2 if line.blank_before and roles else 1
        roles[str(number)] = line.roles
    return roles


def _gold_article(story: Story) -> dict[str, Any]:
    paragraphs = [block.text for block in story.body]
    headline, deck = " ".join(story.headline) or None, " ".join(story.deck) or None
    article: dict[str, Any] = {
        "id": story.identifier,
        "kicker": " ".join(story.kicker) or None,
        "headline": headline,
        "deck": deck,
        "byline": story.byline,
        "source": story.source,
        "paragraphs": [story.lead + paragraphs[0], *paragraphs[1:]],
        "subheads": [place for place, block in enumerate(story.body) if block.subhead],
        "captions": list(story.captions),
        "jump": {"text": story.jump.text, "page": story.jump.page} if story.jump else None,
    }
    if headline and deck:
        # Text has no type sizes: a deck right under its headline may as well be the headline's second line.
        article["alternatives"] = {"headline": [f"{headline} {deck}"], "deck": [None]}
    return article


def main() -> None:
    """Write each page of the sample edition to content/pages/, where it is not already there as made now."""
    for page in edition_truth():
        path = PAGES / page.date.isoformat() / f"{page.number:02d}.txt"
        write_if_changed(path, page_text(page).encode())


if __name__ == "__main__":
    main()
