"""The command `bundle`."""

import argparse

from generator.bundle import bundle
from generator.commands.building import build_site
from generator.console import Console
from generator.model import values_of
from generator.settings import read_settings


def run(console: Console, arguments: argparse.Namespace) -> int:
    """Build, then put the site into one zip."""
    code = build_site(console, arguments.today)
    target = arguments.target or console.edition / "site.zip"
    with console.exclusive_lock():
        size = bundle(console.site, target, read_settings(console.content)[0].name, console.edition / ".cache")
    console.say("bundled", values_of(file=str(target), megabytes=f"{size / 1e6:.1f}"))
    return code
