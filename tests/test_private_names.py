"""Who is private in content/authority/ has no page, no place in an index and no link, also as a reporter."""

import json
import re
from pathlib import Path

import pytest

import build
from generator.search.script_parts import part_content

PEOPLE = """
- name: 陈小青
  aliases: [青竹]
  private: true
- id: 沈秋-船工
  name: 沈秋
  private: true
- id: 沈秋-教师
  name: 沈秋
  description: 教师
  not_same_as: 沈秋-船工
"""
ARTICLE = """---
title: {title}
byline:
  text: 记者 {name} 摄影 林晚秋
  credits:
  - role: 记者
    name: {name}
  - role: 摄影
    name: 林晚秋
people:
- {name}
---

渡口昨天重新开渡，{name}在船上。
"""


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "articles" / "2025-06-15"
    folder.mkdir(parents=True)
    for number, name in enumerate(("陈小青", "陈小青", "青竹", "陈 小青", "沈秋-教师", "沈秋"), start=1):
        text = ARTICLE.format(title=f"第{number}篇", name=name)
        (folder / f"01-{number:02}.md").write_text(text, encoding="utf-8")
    authority = tmp_path / "content" / "authority"
    authority.mkdir()
    (authority / "people.yaml").write_text(PEOPLE, encoding="utf-8")
    return tmp_path


def test_a_private_reporter_has_no_page_no_index_and_no_link(edition: Path) -> None:
    assert build.main(["--edition", str(edition), "--quiet"]) == 0
    site = edition / "site"
    names = json.loads((site / "entities.json").read_text(encoding="utf-8"))["entities"]
    shown = {(one["kind"], one["id"]) for one in names}
    assert {(kind, name) for kind, name in shown if kind in {"people", "reporters"}} == {
        ("people", "沈秋-教师"),
        ("reporters", "林晚秋"),
        ("reporters", "沈秋-教师"),
    }
    assert all(one["notSameAs"] == [] for one in names)
    for private in ("陈小青", "青竹", "沈秋-船工"):
        assert private not in (site / "entities.json").read_text(encoding="utf-8")
        assert not [path for path in site.rglob("*") if private in path.name]
    assert not [path for path in site.rglob("*.html") if _links_to_private(path)]


def _links_to_private(page: Path) -> bool:
    return re.search(r">(陈 ?小青|青竹)</a>", page.read_text(encoding="utf-8")) is not None


def test_a_private_reporter_is_not_offered_to_those_who_search(edition: Path) -> None:
    assert build.main(["--edition", str(edition), "--quiet"]) == 0
    tables = [*(edition / "site/pagefind/suggestions").iterdir(), *(edition / "site/pagefind/facets").iterdir()]
    known = "".join(part_content(path.read_bytes()).decode() for path in tables)
    assert "林晚秋" in known
    assert "陈" not in known
    assert "青竹" not in known


def test_the_byline_of_a_private_reporter_stays_as_it_is_printed(edition: Path) -> None:
    assert build.main(["--edition", str(edition), "--quiet"]) == 0
    page = (edition / "site" / "2025-06-15" / "01-01.html").read_text(encoding="utf-8")
    assert "记者" in page
    assert "陈小青" in page
    assert ">陈小青</a>" not in page
    assert ">林晚秋</a>" in page
