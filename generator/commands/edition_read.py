"""What commands read of content/: the settings, the pages, the edition as readers see it on a day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from generator.aliases import with_aliases
from generator.authority import apply_authorities, read_authorities
from generator.console import Console
from generator.content import read_content, read_remains
from generator.edition import arrange
from generator.model import Article, Edition, PrintedPage, Problem
from generator.render import read_words
from generator.settings import EditionError, Settings, day_now, read_settings
from generator.topics import read_topics
from generator.visibility import Tally, shown


def settings_of(console: Console) -> tuple[Settings, list[Problem]]:
    """What the edition says of itself, and what is wrong in that or in the words of its own theme."""
    settings, problems = read_settings(console.content)
    return settings, [*problems, *read_words(console.themes, settings.language).problems]


def edition_of(
    console: Console, settings: Settings, day: date | None
) -> tuple[Edition, list[PrintedPage], Tally, list[Problem]]:
    """The edition as readers see it on a day, all pages for the editor, what is held back, what is wrong."""
    pages, problems = pages_of(console)
    authorities, faults = read_authorities(console.content)
    named, unclear = apply_authorities(pages, authorities)
    # From here on nothing knows of what is held back.
    public = shown(named, read_remains(console.content, pages), day or day_now(settings.timezone))
    united, entities = with_aliases(public.pages, authorities.entities, settings.place, authorities.rejected)
    topics, mistaken = read_topics(console.content, settings.paper_language)
    edition = replace(arrange(united, entities, topics), withheld=public.withheld)
    return edition, named, public.tally, [*problems, *faults, *unclear, *mistaken, *public.problems]


def articles_of(pages: Sequence[PrintedPage]) -> list[Article]:
    """The articles of all pages, in their order."""
    return [article for page in pages for article in page.articles]


def pages_of(console: Console) -> tuple[list[PrintedPage], list[Problem]]:
    """The pages that content/ holds, and what is wrong in their files; EditionError where there is none."""
    pages, problems = read_content(console.content)
    if not pages:
        console.report(problems)
        raise EditionError("no-articles-yet", folder=str(console.content))
    return pages, problems
