"""The command `bundle`."""

import argparse

from generator.bundle import bundle
from generator.commands.building import build_site
from generator.desk import Desk
from generator.settings import read_settings


def run(desk: Desk, arguments: argparse.Namespace) -> int:
    """Build, then put the site into one zip."""
    code = build_site(desk, arguments.today)
    target = arguments.target or desk.edition / "site.zip"
    with desk.alone():
        size = bundle(desk.site, target, read_settings(desk.content)[0].name, desk.edition / ".cache")
    desk.say(f"已装入 {target}（{size / 1e6:.1f} MB）；解开后双击其中的 index.html。")
    return code
