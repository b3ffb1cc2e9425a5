"""The command `parse`."""

import argparse
import json
from datetime import date

from generator.console import Console
from generator.exports import reading_json
from generator.model import page_key
from generator.page_files import chosen_files
from generator.parse import parse_page
from generator.readers import read_page

ANY_PAGE = page_key(date(1900, 1, 1), 1)  # `parse` needs no date, but every page has one


def run(console: Console, arguments: argparse.Namespace) -> int:
    """Print the reading of one page as JSON."""
    files, problems = chosen_files(
        [arguments.file], console.content, arguments.date or ANY_PAGE.of_issue, arguments.page or ANY_PAGE.page
    )
    code = console.report(problems)
    for file in files:
        page, found = read_page(file)
        code |= console.report(found)
        if page:
            console.show(json.dumps(reading_json(parse_page(page), page), ensure_ascii=False, indent=1))
    return code
