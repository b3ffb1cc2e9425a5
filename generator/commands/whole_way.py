"""No command named: import, then build."""

import argparse

from generator.commands.building import build_site
from generator.commands.importing import run as import_pages
from generator.console import Console


def run(console: Console, arguments: argparse.Namespace) -> int:
    """Import what is new or changed, then build."""
    return import_pages(console, arguments) | build_site(console, arguments.today)
