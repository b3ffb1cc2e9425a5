"""No command named: import, then build."""

import argparse

from generator.commands.building import build_site
from generator.commands.importing import run as import_pages
from generator.desk import Desk


def run(desk: Desk, arguments: argparse.Namespace) -> int:
    """Import what is new or changed, then build."""
    return import_pages(desk, arguments) | build_site(desk, arguments.today)
