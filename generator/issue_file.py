"""content/articles/2025-06-15/issue.md: what an editor says of holding back a whole issue; only read."""

from datetime import date
from pathlib import Path

from generator.files import ARTICLES, ISSUE_FILE, text_of
from generator.front_matter import load_issue
from generator.model import Holding, Origin, Problem
from generator.page_text import shown_path


def is_issue_file(name: str) -> bool:
    """Whether a file in the folder of a day is meant to be that of its issue, also under another spelling."""
    return name.casefold().split(".")[0] in {"issue", "issues"}


def issue_holding(content: Path, day: date) -> tuple[Holding, list[Problem]]:
    """What holds back the issue of a day, and what is wrong with its file; if not understood it holds back."""
    folder = content / ARTICLES / day.isoformat()
    names = (
        sorted(path.name for path in folder.iterdir() if is_issue_file(path.name)) if folder.is_dir() else []
    )
    if not names:
        return Holding(), []
    if names != [ISSUE_FILE]:
        message = f"一期的文件只能有一个，叫 {ISSUE_FILE}，这一期没有发布；请改名，多余的请移走。"
        wrong = next(name for name in names if name != ISSUE_FILE)
        return Holding(unclear=True), [Problem(Origin(shown_path(folder / wrong, content)), message)]
    text = text_of(content, f"{ARTICLES}/{day.isoformat()}/{ISSUE_FILE}")
    if isinstance(text, Problem):
        return Holding(unclear=True), [text]
    return load_issue(text, shown_path(folder / ISSUE_FILE, content))
