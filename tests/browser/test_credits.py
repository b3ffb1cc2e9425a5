"""An article with as many names above it as a paper prints: nothing lies over anything."""

from pathlib import Path

import pytest

import build
from browser.conftest import Reader

# Whether what stands in the margin meets the tools, which keep to the foot of the window there.
MET = """() => {
  const box = (one) => document.querySelector(one).getBoundingClientRect();
  const [margin, tools] = [box(".margin"), box(".tools")];
  const beside = margin.right <= tools.left || margin.left >= tools.right;
  return !beside && margin.bottom > tools.top && margin.top < tools.bottom;
}"""
# The emptiness between the headline with the names and the text.
GAP = """() => {
  const bottom = (one) => document.querySelector(one).getBoundingClientRect().bottom;
  const text = document.querySelector(".article > .text").getBoundingClientRect();
  const margin = document.querySelector(".margin").getBoundingClientRect();
  const above = margin.left < text.left - 1 ? bottom(".article > header") : margin.bottom;
  return text.top - above;
}"""


@pytest.mark.parametrize("count", [1, 3, 4, 30])
def test_names_neither_meet_the_tools_nor_push_the_text_away(
    tmp_path: Path, reader: Reader, count: int
) -> None:
    article = tmp_path / "content" / "articles" / "2025-06-15" / "01-01.md"
    article.parent.mkdir(parents=True)
    credited = "".join(f"  - role: 首席记者\n    name: 林见川{number}\n" for number in range(count))
    article.write_text(
        f"---\ntitle: 渡口夜班船\nbyline:\n  text: 首席记者\n  credits:\n{credited}---\n\n夜班船下月恢复。\n",
        encoding="utf-8",
    )
    assert build.main(["build", "--edition", str(tmp_path), "--quiet"]) == 0
    tab = reader.window(viewport={"width": 1280, "height": 500}).new_page()
    tab.goto((tmp_path / "site" / "2025-06-15" / "01-01.html").as_uri())
    tab.locator(".tools").wait_for()
    assert tab.evaluate(MET) is False
    assert 0 <= tab.evaluate(GAP) < 40
