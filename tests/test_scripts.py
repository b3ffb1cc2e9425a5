"""The scripts of the project are looked at by a linter, by rules that see what they are to see."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

OXLINT = Path(sys.executable).with_name("oxlint")
# A script that is loaded, or one line that the build has made; any other would stand where no linter sees it.
SEEN = re.compile(r"<script [^>]*\bsrc=|<script[^>]*>\{\{ [\w.]+ \}\}</script>")


def found_in(script: str, folder: Path) -> set[str]:
    """The rules that a script breaks."""
    path = folder / "one.js"
    path.write_text(script, encoding="utf-8")
    command: list[str | Path] = [OXLINT, "--config", ROOT / ".oxlintrc.json", "--format", "unix", path]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return set(re.findall(r"\(([\w-]+)\)\]$", told, re.MULTILINE))


def inside(body: str) -> str:
    """A script as those of the theme are: one function round it all."""
    return f'(() => {{\n  "use strict";\n{body}\n}})();\n'


LONG = "\n".join(f"    alert.one({number});" for number in range(60))


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        ("  document.title = 1 + 1;", set()),
        (LONG, set()),
        (f"  function long() {{\n{LONG}\n  }}\n  long();", {"max-lines-per-function"}),
        ("  document.body.innerHTML = location.hash;", {"no-restricted-properties"}),
        ("  nobodyKnowsThis();", {"no-undef"}),
        ("  const one = 1;", {"no-unused-vars"}),
    ],
    ids=["clean", "a long file", "a long function", "markup made of text", "an unknown name", "an unused name"],
)
def test_the_linter_sees_what_a_script_must_not_have(tmp_path: Path, body: str, rules: set[str]) -> None:
    assert found_in(inside(body), tmp_path) == rules


# What scripts make themselves: what they load, the marks in a text and the words of a sentence; for the
# clipboard a paragraph of its own. All else comes from templates.
MADE = {"script", "link", "mark", "span", "bdi", "wbr"}
COPIED = {"div", "p", "a", "br"}


def test_what_a_reader_is_shown_comes_from_templates() -> None:
    for path in (ROOT / "theme" / "js").glob("*.js"):
        text = path.read_text(encoding="utf-8")
        made = set(re.findall(r'\b(?:createElement|element)\("(\w+)"', text))
        assert made <= (COPIED if path.name == "copy.js" else MADE), path.name


def test_no_script_is_written_into_a_template() -> None:
    for path in [*(ROOT / "theme" / "templates").rglob("*.html"), *(ROOT / "generator").rglob("*.html")]:
        text = path.read_text(encoding="utf-8")
        assert len(re.findall("<script", text)) == len(SEEN.findall(text)), path.name
