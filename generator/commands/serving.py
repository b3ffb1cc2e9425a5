"""The command `serve`."""

import argparse

from generator.commands.outcome import carried_out
from generator.commands.whole_way import run as whole_way
from generator.console import Console
from generator.model import values_of
from generator.serve import HOST, changes, served, site_app


def run(console: Console, arguments: argparse.Namespace) -> int:
    """Build, then serve the site on this machine until Ctrl+C, building again on every change."""
    with served(site_app(console.site), arguments.port) as port:
        seen = changes((console.content, *console.themes))
        whole_way(console, arguments)
        console.say("preview-is-at", values_of(host=HOST, port=port))
        for _ in seen:  # a mistake in what was just edited must not end the preview
            carried_out(whole_way, console, arguments)
    return 0
