"""The writer of content/articles/: merges re-read pages into it, never over an editor (see name_filing too)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from pathlib import Path

from generator.content import (
    ARTICLES,
    REMEMBERED_ARTICLES,
    PageRecord,
    Style,
    dump_article,
    dump_page,
    file_of,
    keys_in,
    keys_of_files,
    load_article,
    load_page,
    note_words,
    page_record,
    path_of,
    remember_text,
    remembered_text,
    shown_file,
    styled,
    text_at,
    unstyled,
    write_record,
)
from generator.key_assignment import SourceIds, assign_keys
from generator.language import share_within
from generator.merge import Refusal, merged
from generator.messages import quoted
from generator.model import (
    Article,
    Holding,
    Key,
    Origin,
    ParsedPage,
    PrintedPage,
    Problem,
    Severity,
    values_of,
)
from generator.name_filing import follow_import, without_struck
from generator.prose import paragraphs_of
from generator.storage import inside, write_whole

_SAME_TEXT = 0.7  # of a continuation's text that stands in the article it was joined to
_SAME_ARTICLE = 0.9  # of an article's text that stands in another which its source does not know by an id
_ALIKE = 0.5  # the same of one that its source knows by an id, and may have corrected
_PART_OF_HELD = 0.5  # of a new article's text that stood in one that is held back
_NOT_FOUND = "article-not-found-again"
_KEY_ALONE = re.compile(r" *(?:- )?[a-z_]+:")  # what stands below it says it all
_LONGEST_QUOTE = 200  # characters of a refused line that is quoted; the whole of it is in the memory


class Outcome(StrEnum):
    """What filing did with one file of content/articles/; each value is the code of what an editor is told."""

    WRITTEN = "filed-written"
    UNCHANGED = "filed-unchanged"
    MERGED = "filed-merged"
    KEPT = "filed-with-editors-lines"
    DELETED = "filed-nothing-deleted"
    NO_LONGER_FOUND = "filed-nothing-not-found"
    JOINED = "filed-joined"
    JOINED_KEPT = "filed-joined-and-kept"
    WITHDRAWN = "filed-withdrawn"
    UNLOADABLE = "filed-nothing-unreadable"
    UNREMEMBERED = "filed-nothing-unremembered"


@dataclass(frozen=True, slots=True)
class Filed:
    """What was done with one file, its path as shown to people, and what the editor should know of it."""

    path: str
    outcome: Outcome
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Draft:
    """A file as the importer would write it: its key, its place and name as shown, its text.

    `moved`: its article is part of another now, so that it is only remembered, for its key. `held` is the text
    with what holds it back, where it was part of an article that an editor holds back.
    """

    content: Path
    key: Key
    text: str
    moved: bool = False
    held: str | None = None

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return file_of(self.content, self.key)

    @property
    def shown(self) -> str:
        """How people are told of the file."""
        return shown_file(self.key)


def is_filed(sha256: str, page: Key, content: Path) -> bool:
    """Whether the text of a page, by the digest of its bytes, was filed last and nothing is left to be done."""
    return page_record(content, page).sha256 == sha256


def file_reading(
    reading: ParsedPage, sha256: str, content: Path, finished: Sequence[Article] = ()
) -> list[Filed]:
    """What was done with each file of a page: its own, its articles', and those of articles no longer found.

    `finished` are all articles of the sources that have or had any of this issue: an unchanged file goes whose
    article stands among them on another page. `sha256` is the digest of the bytes that were read. Pages on
    which articles go on are filed after those on which they begin. A run that was killed can be repeated: a
    new file is remembered before it is written, a changed one after, and the page's record comes last of all.
    """
    page = reading.page
    record = page_record(content, page.key)
    known_articles = _known_articles(content, page.key)
    known = {key: _wording(article) if article else "" for key, article in known_articles.items()}
    # Numbered as printed, so that it does not matter for the others whether a continuation was joined before.
    printed = sorted([*page.articles, *reading.moved], key=lambda article: article.key)
    keys = assign_keys(page.key, [*map(_wording, printed)], known, record.keys, _ids(printed, known_articles))
    articles = [replace(article, key=key) for article, key in zip(printed, keys, strict=True)]
    moved = [article for article, old in zip(articles, printed, strict=True) if old in reading.moved]
    drafts = [_Draft(content, page.key, dump_page(page))]
    drafts += [
        _Draft(
            content,
            article.key,
            _text_of(article, content),
            article in moved,
            _held_text(content, article, known),
        )
        for article in articles
    ]
    # Those first: what they were part of is remembered until it is filed itself.
    drafts.sort(key=lambda draft: draft.held is None)
    filed = [filed for draft in drafts for filed in _filed(draft, was_filed=draft.key in record.keys)]
    written = {draft.key for draft in drafts if draft.path.exists()}
    given = record.keys | written | keys_of_files(content / ARTICLES, page.key)
    gone = [key for key in sorted(known.keys() - set(keys)) if _is_ours(content, key)]
    places = {key: place for key in gone if (place := _place_now(known_articles[key], finished))}
    doubles = {key for key in places if _is_untouched(content, key)}
    withdrawn = doubles | {article.key for article in moved if _may_go(content, article)}
    if withdrawn:
        # First the record: a file that is gone while its key is given counts as deleted by the editor.
        write_record(content, page.key, PageRecord(None, given - withdrawn))
    filed += [
        _joined(content, article, withdrawn=article.key in withdrawn)
        for article in moved
        if _is_ours(content, article.key)
    ]
    filed += [_withdrawn(content, key) if key in doubles else _kept(key, places.get(key)) for key in gone]
    is_whole = all(each.outcome is not Outcome.UNLOADABLE for each in filed)
    write_record(content, page.key, PageRecord(sha256 if is_whole else None, given - withdrawn))
    return filed


def remembered_page(content: Path, page: Key) -> ParsedPage:
    """The page as it was filed last, without articles: what a source that has none of it any more says."""
    text = remembered_text(content, page)
    loaded = load_page(text, page, str(page))[0] if text else None
    return ParsedPage(loaded or PrintedPage(page), ())


def _text_of(article: Article, content: Path) -> str:
    """The file of an article as the importer would write it.

    Notes keep the sentences that were written last: a sentence worded anew is no change of the article.
    """
    base = remembered_text(content, article.key)
    article = without_struck(content, article)
    return dump_article(article, note_words(base) if base else None)


def _wording(article: Article) -> str:
    """What an article says on its own page, apart from what the machine makes of it: by this it is known again.

    So one that goes on elsewhere is still known when its continuation is found, or no longer found.
    """
    text = "\n".join(paragraph.text for paragraph in paragraphs_of(article.body))
    for opening in (continuation.opening for continuation in article.continued[:1]):
        text = text.partition(opening)[0] if opening else text
    return "\n".join(part for part in (article.kicker, article.title, article.subtitle, text) if part)


def _known_articles(content: Path, page: Key) -> dict[Key, Article | None]:
    """Each article of a page as last written, or as filed by hand where that is not known; None unreadable."""
    keys = keys_of_files(content / REMEMBERED_ARTICLES, page) | keys_of_files(content / ARTICLES, page)
    articles: dict[Key, Article | None] = {}
    for key in keys:
        text = remembered_text(content, key) or text_at(content, key)
        articles[key] = load_article(text, key, str(key))[0] if isinstance(text, str) else None
    return articles


def _ids(articles: Sequence[Article], known: Mapping[Key, Article | None]) -> SourceIds:
    return SourceIds(
        [article.external_id for article in articles],
        {key: article.external_id for key, article in known.items() if article},
    )


def _filed(draft: _Draft, *, was_filed: bool) -> Iterator[Filed]:
    if not draft.moved:
        yield _own_filed(draft, was_filed=was_filed)
    elif not draft.path.exists():
        remember_text(draft.content, draft.key, draft.text)


def _own_filed(draft: _Draft, *, was_filed: bool) -> Filed:
    if draft.path.exists() or draft.path.is_symlink():
        text = text_at(draft.content, draft.key)
        if isinstance(text, Problem):
            return Filed(draft.shown, Outcome.UNLOADABLE, (text,))
        return _refiled(draft, text)
    if was_filed:
        problem = Problem(Origin(draft.shown), "file-deleted-by-editor", Severity.NOTE)
        return Filed(draft.shown, Outcome.DELETED, (problem,))
    if inside(draft.content, path_of(draft.key)) is None:
        return Filed(draft.shown, Outcome.UNLOADABLE, (Problem(Origin(draft.shown), "folder-leads-out"),))
    remember_text(draft.content, draft.key, draft.text)
    write_whole(draft.path, (draft.held or draft.text).encode())
    return Filed(draft.shown, Outcome.WRITTEN, _told_held(draft))


def _held_text(content: Path, article: Article, known: Mapping[Key, str]) -> str | None:
    """The file of a new article whose text was in one that an editor holds back; held back like that one."""
    if file_of(content, article.key).exists():
        return None
    likely = (key for key in known if share_within(_wording(article), known[key]) >= _PART_OF_HELD)
    for key in (key for key in likely if key != article.key):
        text = text_at(content, key)
        whole = load_article(text, key, str(key))[0] if isinstance(text, str) else None
        if whole and whole.holding != Holding():
            words = whole.holding.words or (("private",) if whole.holding.unclear else ())
            return dump_article(replace(article, holding=replace(whole.holding, words=words)))
    return None


def _told_held(draft: _Draft) -> tuple[Problem, ...]:
    if draft.held is None:
        return ()
    return (Problem(Origin(draft.shown), "held-like-where-it-was", Severity.WARNING),)


def _refiled(draft: _Draft, text: str) -> Filed:
    mine, style = unstyled(text)
    base = remembered_text(draft.content, draft.key)
    if mine == draft.text:
        remember_text(draft.content, draft.key, draft.text)
        return Filed(draft.shown, Outcome.UNCHANGED)
    if base == draft.text:
        return Filed(draft.shown, Outcome.UNCHANGED)
    if base is None:
        problem = Problem(Origin(draft.shown), "file-without-record", Severity.WARNING)
        return Filed(draft.shown, Outcome.UNREMEMBERED, (problem,))
    return _merged_file(draft, base, mine, style)


def _merged_file(draft: _Draft, base: str, mine: str, style: Style) -> Filed:
    merge = merged(base, mine, draft.text)
    faults = _faults(draft, mine, merge.text)
    if faults:
        return Filed(draft.shown, Outcome.UNLOADABLE, faults)
    if merge.text != mine:
        write_whole(draft.path, styled(merge.text, style).encode())
    follow_import(draft.content, draft.key, draft.text)
    remember_text(draft.content, draft.key, draft.text)
    if merge.refusals:
        return Filed(
            draft.shown, Outcome.KEPT, tuple(chain(*(_refused(draft, each) for each in merge.refusals)))
        )
    if merge.text == mine:
        return Filed(draft.shown, Outcome.UNCHANGED)
    return Filed(draft.shown, Outcome.WRITTEN if mine == base else Outcome.MERGED)


def _faults(draft: _Draft, mine: str, merge: str) -> tuple[Problem, ...]:
    """Why the file must not be touched: it cannot be read, or would be worse to read when merged."""
    load = load_article if draft.key.number else load_page
    loaded, problems = load(mine, draft.key, draft.shown)
    if loaded is None:
        return tuple(problems)
    known = {(problem.code, problem.values) for problem in problems}
    after = load(merge, draft.key, draft.shown)[1]
    new = [problem for problem in after if (problem.code, problem.values) not in known]
    return tuple(
        Problem(
            Origin(draft.shown), "not-merged", Severity.WARNING, (*values_of(would_be=each.code), *each.values)
        )
        for each in new
    )


def _refused(draft: _Draft, refusal: Refusal) -> Iterator[Problem]:
    """What the editor is told of a refusal: a sentence for each line, so that none hides behind another."""
    origin = Origin(draft.shown, refusal.line)
    if not refusal.lines:
        yield Problem(origin, "lines-not-found-again", Severity.WARNING)
    for line in [line for line in refusal.lines if not _KEY_ALONE.fullmatch(line)] or refusal.lines:
        quote = quoted(line.strip(), _LONGEST_QUOTE)
        code = "line-not-moved" if refusal.moved else "line-not-taken"
        yield Problem(origin, code, Severity.WARNING, values_of(line=quote))


def _is_ours(content: Path, key: Key) -> bool:
    """Whether a file is there and is one that the importer wrote."""
    return remembered_text(content, key) is not None and file_of(content, key).is_file()


def _may_go(content: Path, article: Article) -> bool:
    """Whether the file of an article that has become part of another can be taken away and nothing is lost."""
    return _is_untouched(content, article.key) and _whole_of(content, article) is not None


def _is_untouched(content: Path, key: Key) -> bool:
    """Whether a file is there as the importer wrote it."""
    if not _is_ours(content, key):
        return False
    text = text_at(content, key)
    return isinstance(text, str) and unstyled(text)[0] == remembered_text(content, key)


def _whole_of(content: Path, part: Article) -> Key | None:
    """The key of the filed article that goes on on the part's page and has its text; None where none has."""
    keys = sorted(keys_in(content / ARTICLES / part.key.folder))
    for key in (key for key in keys if key.number and key.of_page != part.key.of_page):
        text = text_at(content, key)
        article = load_article(text, key, str(key))[0] if isinstance(text, str) else None
        if article and part.page in article.pages and share_within(part.body, article.body) >= _SAME_TEXT:
            return key
    return None


def _joined(content: Path, article: Article, *, withdrawn: bool) -> Filed:
    shown = shown_file(article.key)
    if withdrawn:
        file_of(content, article.key).unlink()
        remember_text(content, article.key, dump_article(article))
        return Filed(shown, Outcome.JOINED)
    problem = Problem(Origin(shown), "continuation-without-whole", Severity.WARNING)
    if whole := _whole_of(content, article):
        place = values_of(place=shown_file(whole))
        problem = Problem(Origin(shown), "continuation-edited", Severity.WARNING, place)
    return Filed(shown, Outcome.JOINED_KEPT, (problem,))


def _place_now(article: Article | None, finished: Sequence[Article]) -> Key | None:
    """The page on which an article that its own page has no more stands now, finished; None where on none."""
    if article is None:
        return None
    if article.external_id:
        same = [other for other in finished if other.external_id == article.external_id]
        is_elsewhere = len(same) == 1 and same[0].key.of_page != article.key.of_page
        least, others = _ALIKE, same if is_elsewhere else []
    else:
        # One that was read from the page's text has its slips.
        least = _SAME_TEXT if article.source else _SAME_ARTICLE
        others = [other for other in finished if other.key.folder == article.key.folder]
    wording = _wording(article)
    alike = (other for other in others if share_within(wording, _wording(other)) >= least)
    return next((other.key.of_page for other in alike), None)


def _withdrawn(content: Path, key: Key) -> Filed:
    file_of(content, key).unlink()
    return Filed(shown_file(key), Outcome.WITHDRAWN)


def _kept(key: Key, place: Key | None) -> Filed:
    code, values = ("article-stands-elsewhere", values_of(place=str(place))) if place else (_NOT_FOUND, ())
    shown = shown_file(key)
    return Filed(shown, Outcome.NO_LONGER_FOUND, (Problem(Origin(shown), code, Severity.WARNING, values),))
