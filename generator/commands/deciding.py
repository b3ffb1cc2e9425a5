"""The command `names`."""

import argparse
import sys

from generator.authority import KINDS, candidates, read_authorities
from generator.commands.edition_read import pages_of
from generator.decisions import candidate_told, decide
from generator.desk import Desk
from generator.model import IndexKind, values_of

NAMES = "python build.py names"


def run(desk: Desk, arguments: argparse.Namespace) -> int:
    """Ask about the names that no authority file knows, the most frequent first, or only list them."""
    pages, problems = pages_of(desk)
    authorities, faults = read_authorities(desk.content)
    code = desk.report([*problems, *faults])
    kinds = (IndexKind(arguments.kind),) if arguments.kind else KINDS
    found = candidates(pages, authorities, kinds)
    chosen = found[: arguments.limit]
    if not chosen:
        desk.say("names-all-decided")
        return code
    if arguments.list or not sys.stdin.isatty():
        for candidate in chosen:
            desk.show(candidate_told(candidate))
        desk.say("names-undecided", values_of(shown=len(chosen), count=len(found), command=NAMES))
        return code
    decide(chosen, desk)
    desk.say("names-decided", values_of(folder=str(desk.content / "authority")))
    return code
