"""content/articles/2025-06-15/issue.md: what an editor says of holding back a whole issue; only read."""

from pathlib import Path

from generator.content.files import ARTICLES, ISSUE_FILE, text_of
from generator.content.front_matter import load_issue
from generator.model import Holding, Origin, Problem, values_of
from generator.storage import shown_path


def is_issue_file(name: str) -> bool:
    """Whether a file in the folder of a day is meant to be that of its issue, also under another spelling."""
    return name.casefold().split(".")[0] in {"issue", "issues"}


def issue_holding(content: Path, issue: str) -> tuple[Holding, list[Problem]]:
    """What holds back the issue of a folder, and what is wrong with its file; not understood it holds back."""
    folder = content / ARTICLES / issue
    names = (
        sorted(path.name for path in folder.iterdir() if is_issue_file(path.name)) if folder.is_dir() else []
    )
    if not names:
        return Holding(), []
    if names != [ISSUE_FILE]:
        wrong = next(name for name in names if name != ISSUE_FILE)
        origin = Origin(shown_path(folder / wrong, content))
        return Holding(unclear=True), [
            Problem(origin, "issue-file-misnamed", values=values_of(name=ISSUE_FILE))
        ]
    text = text_of(content, f"{ARTICLES}/{issue}/{ISSUE_FILE}")
    if isinstance(text, Problem):
        return Holding(unclear=True), [text]
    return load_issue(text, shown_path(folder / ISSUE_FILE, content))
