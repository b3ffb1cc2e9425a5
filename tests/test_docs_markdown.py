"""docs/markdown.md shows what each piece of Markdown becomes, and that is what it becomes."""

import re

import pytest
from conftest import ROOT

from generator.markup import Placement, shown_at
from generator.model import key_of

TEXT = (ROOT / "docs/markdown.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```markdown\n(.*?)\n```\n\n```html\n(.*?)\n```", TEXT, re.DOTALL)
HERE = Placement(
    "2025-06-15/01-03.html", key=key_of("2025-06-15/01-03"), published={key_of("2025-06-15/02-03")}
)


def test_every_section_has_its_example() -> None:
    sections = TEXT.split("\n## ")[1:]
    assert [section for section in sections if "```markdown" not in section or "```html" not in section] == []
    assert TEXT.count("```markdown") == len(EXAMPLES)


@pytest.mark.parametrize(("typed", "shown"), EXAMPLES)
def test_an_example_is_shown_as_documented(typed: str, shown: str) -> None:
    assert shown_at(HERE, typed) == shown
