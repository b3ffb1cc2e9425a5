"""docs/data.md names the keys of entities.json and topics.json in their order, and no other."""

import json
import re

import pytest
from conftest import ROOT
from test_render import known_site


@pytest.mark.parametrize("name", ["entities", "topics"])
def test_every_key_is_described_and_no_other(name: str) -> None:
    text = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    section = text.partition(f"## {name}.json")[2].partition("\n## ")[0]
    listed = json.loads(known_site()[f"{name}.json"])[name]
    assert listed
    assert all(list(one) == re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) for one in listed)
