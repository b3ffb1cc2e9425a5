"""What an import has to work on: each issue with new or changed pages, its texts, its finished articles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator.filing import is_filed
from generator.inbox import SourceState, page_digest, read_again
from generator.model import Article, FinishedArticle, Key
from generator.page_files import page_files, whole_issues
from generator.readers import PageFile, text_digest


@dataclass(frozen=True, slots=True)
class IssueMaterial:
    """All that an issue is made of: its page texts, and what the sources of finished articles have of it."""

    folder: str
    files: tuple[PageFile, ...]
    states: tuple[SourceState, ...]

    @property
    def finished(self) -> Mapping[Key, tuple[FinishedArticle, ...]]:
        """The finished articles of each page that has such, by the sources' names."""
        found: dict[Key, tuple[FinishedArticle, ...]] = {}
        for state in self.states:
            for page, articles in state.read.by_page.items() if state.read else ():
                if page.folder == self.folder:
                    found[page] = (*found.get(page, ()), *articles)
        return found

    @property
    def given(self) -> list[Article]:
        """All articles of the sources that have or had any of this issue, also those of other issues."""
        read = [state.read for state in self.states if state.read]
        return [each.article for one in read for articles in one.by_page.values() for each in articles]

    @property
    def left(self) -> frozenset[Key]:
        """The pages of which a source had articles and has none any more."""
        gone = chain(*(state.left for state in self.states))
        return frozenset(page for page in gone if page.folder == self.folder)

    def digest(self, page: Key, text: str) -> str:
        """The digest of all that a page is made of, `text` being that of its text."""
        return page_digest(text, _digests(page, self.states))


def digest_of_text(file: PageFile) -> str:
    """The digest of a page's text as it lies there; empty where it cannot be read (reading it will say why)."""
    try:
        return text_digest(file.path.read_bytes(), file.key, file.place)
    except OSError:
        return ""


def changed_issues(states: Sequence[SourceState], content: Path) -> list[IssueMaterial]:
    """The issues in which a page's text or finished articles are others than were filed last, oldest first."""
    found, _ = page_files(content)
    texts = {file.key: digest_of_text(file) for file in found}
    given = {page for state in states for page in state.pages}
    changed = {
        page
        for page in texts.keys() | given
        if not is_filed(page_digest(texts.get(page, ""), _digests(page, states)), page, content)
    }
    changed |= {page for state in states for page in state.left}
    return _issues([file for file in found if file.key in changed], changed, states, content)


def named_issues(
    files: Sequence[PageFile], names: frozenset[str], states: Sequence[SourceState], content: Path
) -> list[IssueMaterial]:
    """The issues of the pages and of the sources that an editor named, oldest first."""
    named = [state for state in states if state.source.name in names]
    pages = {page for state in named for page in (*state.pages, *state.left)}
    return _issues(files, pages | {file.key for file in files}, states, content)


def _issues(
    files: Sequence[PageFile], pages: Iterable[Key], states: Sequence[SourceState], content: Path
) -> list[IssueMaterial]:
    """The issues of the pages, each whole, with the sources that have or had articles of it."""
    folders = {page.folder: page for page in sorted(pages, reverse=True)}
    texts = {its[0].key.folder: tuple(its) for its in whole_issues(files, folders, content)}
    by_folder: dict[str, list[int]] = {}
    for place, state in enumerate(states):
        for folder in {page.folder for page in (*state.pages, *state.left)}:
            by_folder.setdefault(folder, []).append(place)
    needed = {place for folder in folders for place in by_folder.get(folder, ())}
    read = {place: read_again(states[place], content) for place in needed}
    return [
        IssueMaterial(folder, texts.get(folder, ()), tuple(read[place] for place in by_folder.get(folder, ())))
        for folder in sorted(folders, key=lambda folder: folders[folder])
    ]


def _digests(page: Key, states: Iterable[SourceState]) -> tuple[str, ...]:
    return tuple(state.pages[page] for state in states if page in state.pages)
