"""The command `names`."""

import argparse
import sys

from generator.authority import KINDS, candidates, read_authorities
from generator.commands.edition_read import pages_of
from generator.console import Console
from generator.editor import decide, describe_candidate
from generator.model import IndexKind, values_of

NAMES = "python build.py names"


def run(console: Console, arguments: argparse.Namespace) -> int:
    """Ask about the names that no authority file knows, the most frequent first, or only list them."""
    pages, problems = pages_of(console)
    authorities, faults = read_authorities(console.content)
    code = console.report([*problems, *faults])
    kinds = (IndexKind(arguments.kind),) if arguments.kind else KINDS
    found = candidates(pages, authorities, kinds)
    chosen = found[: arguments.limit]
    if not chosen:
        console.say("names-all-decided")
        return code
    if arguments.list or not sys.stdin.isatty():
        for candidate in chosen:
            console.show(describe_candidate(candidate))
        console.say("names-undecided", values_of(shown=len(chosen), count=len(found), command=NAMES))
        return code
    decide(chosen, console)
    console.say("names-decided", values_of(folder=str(console.content / "authority")))
    return code
