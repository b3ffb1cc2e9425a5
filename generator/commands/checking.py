"""The command `check`."""

import argparse

from generator.check import check
from generator.commands.edition_read import edition_of, settings_of
from generator.console import Console
from generator.model import values_of
from generator.page_files import page_files


def run(console: Console, arguments: argparse.Namespace) -> int:
    """Look for what is wrong in content/ and site/."""
    settings, faults = settings_of(console)
    edition, _, _, found = edition_of(console, settings, arguments.today)
    _, misplaced = page_files(console.content)
    problems = [*faults, *found, *misplaced, *check(console.content, console.site, edition)]
    code = console.report(problems)
    console.say("checked-with-problems" if problems else "checked", values_of(count=len(problems)))
    return code
