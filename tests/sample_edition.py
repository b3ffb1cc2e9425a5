"""The sample edition, read and built: what takes longest of all that tests begin with."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from conftest import ROOT

import build

TEMPLATES = ROOT / "theme" / "templates"
BODY = "{% block main %}"


def printing_templates() -> set[str]:
    """The templates that pages are made with: those that others only build on have no page of their own."""
    return {path.name for path in TEMPLATES.glob("*.html")} - {"base.html"}


def built_sample(edition: Path, settings: Mapping[str, str] | None = None) -> Path:
    """The site of the sample edition, read and built in a folder; every page names its template in a comment.

    That is done by the edition's own theme, as an editor overrides a template. `settings` are put in the place
    of those in edition.yaml.
    """
    _lay_sample(edition)
    assert build.main(["import", "--edition", str(edition), "--quiet"]) == 0
    folder = min((edition / "content" / "articles").iterdir())
    (folder / "04-99.md").write_text("---\ntitle: 渡船涨价\nwithdrawn: 消息不实\n---\n", encoding="utf-8")
    return built_with(edition, settings or {})


def built_with(edition: Path, settings: Mapping[str, str]) -> Path:
    """The site of an edition that was read, with some settings in the place of its own."""
    for key, value in settings.items():
        _set(edition / "content" / "edition.yaml", key, value)
    assert build.main(["build", "--edition", str(edition), "--quiet"]) == 0
    return edition / "site"


def _lay_sample(edition: Path) -> None:
    shutil.copytree(
        ROOT / "content", edition / "content", ignore=shutil.ignore_patterns("articles", ".imported")
    )
    own = edition / "theme" / "templates"
    own.mkdir(parents=True)
    for name in printing_templates():
        text = (TEMPLATES / name).read_text(encoding="utf-8")
        (own / name).write_text(text.replace(BODY, f"{BODY}<!-- {name} -->", 1), encoding="utf-8")


def _set(path: Path, key: str, value: str) -> None:
    text = re.sub(rf"^{key}:.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(f"{text.rstrip()}\n{key}: {value}\n", encoding="utf-8")
