"""The command `bundle`."""

import argparse

from generator.bundle import bundle
from generator.commands.building import build_site
from generator.desk import Desk
from generator.model import values_of
from generator.settings import read_settings


def run(desk: Desk, arguments: argparse.Namespace) -> int:
    """Build, then put the site into one zip."""
    code = build_site(desk, arguments.today)
    target = arguments.target or desk.edition / "site.zip"
    with desk.alone():
        size = bundle(desk.site, target, read_settings(desk.content)[0].name, desk.edition / ".cache")
    desk.say("bundled", values_of(file=str(target), megabytes=f"{size / 1e6:.1f}"))
    return code
