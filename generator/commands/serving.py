"""The command `serve`."""

import argparse

from generator.commands.outcome import carried_out
from generator.commands.whole_way import run as whole_way
from generator.desk import Desk
from generator.model import values_of
from generator.serve import HOST, changes, served, site_app


def run(desk: Desk, arguments: argparse.Namespace) -> int:
    """Build, then serve the site on this machine until Ctrl+C, building again on every change."""
    with served(site_app(desk.site), arguments.port) as port:
        seen = changes((desk.content, *desk.themes))
        whole_way(desk, arguments)
        desk.say("preview-is-at", values_of(host=HOST, port=port))
        for _ in seen:  # a mistake in what was just edited must not end the preview
            carried_out(whole_way, desk, arguments)
    return 0
