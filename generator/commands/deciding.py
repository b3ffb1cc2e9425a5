"""The command `names`."""

import argparse
import sys

from generator.authority import KINDS, candidates, read_authorities
from generator.commands.edition_read import pages_of
from generator.decisions import candidate_told, decide
from generator.desk import Desk
from generator.model import IndexKind

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
        desk.say("没有要定的了：文章里的名字都在 content/authority/ 里。")
        return code
    if arguments.list or not sys.stdin.isatty():
        for candidate in chosen:
            desk.show(candidate_told(candidate))
        desk.say(
            f"以上 {len(chosen)} 个，共 {len(found)} 个名字还没有定；在终端里运行 {NAMES} 可以一个个定下来。"
        )
        return code
    decide(chosen, desk)
    desk.say(f"定下来的已写进 {desk.content / 'authority'}；下次生成网站时就起作用。")
    return code
