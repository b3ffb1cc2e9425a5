"""The command `parse`."""

import argparse
import json
from datetime import date

from generator.desk import Desk
from generator.page_text import read_page
from generator.parse import parse_page, reading_json
from generator.source import chosen_files

ANY_DAY = date(1900, 1, 1)  # `parse` needs no date, but every page has one


def run(desk: Desk, arguments: argparse.Namespace) -> int:
    """Print the reading of one page as JSON."""
    files, problems = chosen_files(
        [arguments.file], desk.content, arguments.date or ANY_DAY, arguments.page or 1
    )
    code = desk.report(problems)
    for file in files:
        page, found = read_page(file)
        code |= desk.report(found)
        if page:
            desk.show(json.dumps(reading_json(parse_page(page), page), ensure_ascii=False, indent=1))
    return code
