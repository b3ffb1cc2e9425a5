"""The command `check`."""

import argparse

from generator.check import check
from generator.commands.edition_read import edition_of, settings_of
from generator.desk import Desk
from generator.model import values_of
from generator.source import page_files


def run(desk: Desk, arguments: argparse.Namespace) -> int:
    """Look for what is wrong in content/ and site/."""
    settings, faults = settings_of(desk)
    edition, _, _, found = edition_of(desk, settings, arguments.today)
    _, misplaced = page_files(desk.content)
    problems = [*faults, *found, *misplaced, *check(desk.content, desk.site, edition)]
    code = desk.report(problems)
    desk.say("checked-with-problems" if problems else "checked", values_of(count=len(problems)))
    return code
