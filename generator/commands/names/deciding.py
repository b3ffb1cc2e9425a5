"""The command `names`."""

import argparse
import sys
from collections.abc import Sequence

from generator.authority import KINDS, candidates, read_authorities
from generator.commands.edition_read import pages_of
from generator.commands.names.finding import run as find
from generator.console import Console
from generator.editor import decide, describe_candidate
from generator.model import IndexKind, values_of
from generator.name_filing import unnamed

NAMES, FIND = "python build.py names", "python build.py names --find"


def run(console: Console, arguments: argparse.Namespace) -> int:
    """Ask about the names that no authority file knows, the most frequent first, or only list them.

    With `--find` names are found where nobody has asked for them, and nothing is asked.
    """
    if arguments.find:
        return find(console, again=arguments.all)
    pages, problems = pages_of(console)
    authorities, faults = read_authorities(console.content)
    code = console.report([*problems, *faults])
    kinds = (IndexKind(arguments.kind),) if arguments.kind else KINDS
    found = candidates(pages, authorities, kinds)
    chosen = found[: arguments.limit]
    waiting = _not_looked_for(console, kinds)
    if waiting:
        console.say("names-not-looked-for", values_of(count=waiting, command=FIND))
    if not chosen:
        if not waiting:
            console.say("names-decided-but-unreadable" if code else "names-all-decided")
        return code
    if arguments.list or not sys.stdin.isatty():
        for candidate in chosen:
            console.show(describe_candidate(candidate))
        console.say("names-undecided", values_of(shown=len(chosen), count=len(found), command=NAMES))
        return code
    decide(chosen, console)
    console.say("names-decided", values_of(folder=str(console.content / "authority")))
    return code


def _not_looked_for(console: Console, kinds: Sequence[IndexKind]) -> int:
    """In how many articles nobody has looked for names of these kinds yet."""
    return sum(not wanted.isdisjoint(kinds) for wanted in unnamed(console.content).values())
