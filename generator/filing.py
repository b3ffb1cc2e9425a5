"""The only writer of content/articles/: merges re-read pages into it, never over an editor."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from itertools import chain
from pathlib import Path

from generator.files import (
    ARTICLES,
    Style,
    file_of,
    order_of,
    page_key_of,
    styled,
    text_at,
    unstyled,
)
from generator.front_matter import dump_article, dump_page, load_article, load_page, note_words
from generator.language import share_within
from generator.memory import (
    REMEMBERED_ARTICLES,
    PageRecord,
    key_of_file,
    keys_of_files,
    page_record,
    remember_text,
    remembered_text,
    settled_keys,
    write_record,
)
from generator.merge import Refusal, merged
from generator.model import (
    Article,
    Holding,
    Origin,
    Problem,
    Reading,
    Severity,
)
from generator.page_text import shown_path
from generator.prose import paragraphs_of
from generator.storage import inside, write_whole

_SAME_TEXT = 0.7  # of a continuation's text that stands in the article it was joined to
_PART_OF_HELD = 0.5  # of a new article's text that stood in one that is held back
_KEY_ALONE = re.compile(r" *(?:- )?[a-z_]+:")  # what stands below it says it all
_LONGEST_QUOTE = 200  # characters of a refused line in a message; the whole of it is in the memory


class Outcome(Enum):
    """What filing did with one file of content/articles/, in a sentence for the editor."""

    WRITTEN = "已写入。"
    UNCHANGED = "没有变化。"
    MERGED = "已并入重新解析的内容，编辑的改动都在。"
    KEPT = "编辑改过的地方照编辑的保留，重新解析的几处没有采用。"
    DELETED = "编辑已删去这个文件，不再写入。"
    NO_LONGER_FOUND = "重新解析后版面上找不到这一篇，文件原样保留。"
    JOINED = "这一篇是别版文章的续文，已并入那一篇，这个没有改动过的文件撤去了。"
    JOINED_KEPT = "这一篇是别版文章的续文，已并入那一篇；编辑改过这个文件，原样保留。"
    UNLOADABLE = "文件或合并的结果读不出来，文件原样保留。"
    UNREMEMBERED = "不知道导入时写过什么，文件原样保留。"


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
    key: str
    text: str
    moved: bool = False
    held: str | None = None

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return file_of(self.content, self.key)

    @property
    def shown(self) -> str:
        """How messages name the file."""
        return shown_path(self.path, self.content)


def is_filed(sha256: str, day: date, number: int, content: Path) -> bool:
    """Whether the text of a page, by the digest of its bytes, was filed last and nothing is left to be done."""
    return page_record(content, f"{day.isoformat()}/{number:02}").sha256 == sha256


def file_reading(reading: Reading, sha256: str, content: Path) -> list[Filed]:
    """What was done with each file of a page: its own, its articles', and those of articles no longer found.

    `sha256` is the digest of the bytes that were read. Pages on which articles go on are filed after those on
    which they begin. A run that was killed can be repeated: a new file is remembered before it is written, a
    changed one after, and the page's record comes last of all.
    """
    page = reading.page
    record = page_record(content, page.key)
    known = _known_texts(content, page.key)
    # Numbered as printed, so that it does not matter for the others whether a continuation was joined before.
    printed = sorted([*page.articles, *reading.moved], key=lambda article: order_of(article.key))
    keys = settled_keys(page.key, [_wording(article) for article in printed], known, record.keys)
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
    withdrawn = {article.key for article in moved if _may_go(content, article)}
    if withdrawn:
        # First the record: a file that is gone while its key is given counts as deleted by the editor.
        write_record(content, page.key, PageRecord(None, given - withdrawn))
    filed += [
        _joined(content, article, withdrawn=article.key in withdrawn)
        for article in moved
        if _is_ours(content, article.key)
    ]
    filed += _no_longer_found(content, sorted(known.keys() - set(keys), key=order_of))
    is_whole = all(each.outcome is not Outcome.UNLOADABLE for each in filed)
    write_record(content, page.key, PageRecord(sha256 if is_whole else None, given - withdrawn))
    return filed


def _text_of(article: Article, content: Path) -> str:
    """The file of an article as the importer would write it.

    Notes keep the sentences that were written last: a sentence worded anew is no change of the article.
    """
    base = remembered_text(content, article.key)
    return dump_article(article, note_words(base) if base else None)


def _wording(article: Article) -> str:
    """What an article says on its own page, apart from what the machine makes of it: by this it is known again.

    So one that goes on elsewhere is still known when its continuation is found, or no longer found.
    """
    text = "\n".join(paragraph.text for paragraph in paragraphs_of(article.body))
    for opening in (continuation.opening for continuation in article.continued[:1]):
        text = text.partition(opening)[0] if opening else text
    return "\n".join(part for part in (article.kicker, article.title, article.subtitle, text) if part)


def _known_texts(content: Path, page_key: str) -> dict[str, str]:
    """The wording of each article of a page as last written, or as filed by hand where that is not known."""
    keys = keys_of_files(content / REMEMBERED_ARTICLES, page_key) | keys_of_files(content / ARTICLES, page_key)
    texts: dict[str, str] = {}
    for key in keys:
        text = remembered_text(content, key) or text_at(content, key)
        article = load_article(text, key, key)[0] if isinstance(text, str) else None
        texts[key] = _wording(article) if article else ""
    return texts


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
        message = "编辑删去了这个文件，没有再写；若要恢复，请从版本库取回。"
        return Filed(draft.shown, Outcome.DELETED, (Problem(Origin(draft.shown), message, Severity.NOTE),))
    if inside(draft.content, f"{ARTICLES}/{draft.key}.md") is None:
        message = "文件夹是指向 content 之外的链接，没有写入，请换成文件夹本身。"
        return Filed(draft.shown, Outcome.UNLOADABLE, (Problem(Origin(draft.shown), message),))
    remember_text(draft.content, draft.key, draft.text)
    write_whole(draft.path, (draft.held or draft.text).encode())
    return Filed(draft.shown, Outcome.WRITTEN, _told_held(draft))


def _held_text(content: Path, article: Article, known: Mapping[str, str]) -> str | None:
    """The file of a new article whose text was in one that an editor holds back; held back like that one."""
    if file_of(content, article.key).exists():
        return None
    likely = (key for key in known if share_within(_wording(article), known[key]) >= _PART_OF_HELD)
    for key in (key for key in likely if key != article.key):
        text = text_at(content, key)
        whole = load_article(text, key, key)[0] if isinstance(text, str) else None
        if whole and whole.holding != Holding():
            words = whole.holding.words or (("private",) if whole.holding.unclear else ())
            return dump_article(replace(article, holding=replace(whole.holding, words=words)))
    return None


def _told_held(draft: _Draft) -> tuple[Problem, ...]:
    if draft.held is None:
        return ()
    message = "这一篇的文字原来在一篇不公开的文章里，所以也没有公开；可以公开的，请删去文首相应的一行。"
    return (Problem(Origin(draft.shown), message, Severity.WARNING),)


def _refiled(draft: _Draft, text: str) -> Filed:
    mine, style = unstyled(text)
    base = remembered_text(draft.content, draft.key)
    if mine == draft.text:
        remember_text(draft.content, draft.key, draft.text)
        return Filed(draft.shown, Outcome.UNCHANGED)
    if base == draft.text:
        return Filed(draft.shown, Outcome.UNCHANGED)
    if base is None:
        message = "文件不是导入时写的样子，又没有导入的记录，没有动它；若要重新导入，请先移走这个文件。"
        problem = Problem(Origin(draft.shown), message, Severity.WARNING)
        return Filed(draft.shown, Outcome.UNREMEMBERED, (problem,))
    return _merged_file(draft, base, mine, style)


def _merged_file(draft: _Draft, base: str, mine: str, style: Style) -> Filed:
    merge = merged(base, mine, draft.text)
    faults = _faults(draft, mine, merge.text)
    if faults:
        return Filed(draft.shown, Outcome.UNLOADABLE, faults)
    if merge.text != mine:
        write_whole(draft.path, styled(merge.text, style).encode())
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
    load = load_article if "-" in draft.key[len("2025-06-15/") :] else load_page
    loaded, problems = load(mine, draft.key, draft.shown)
    if loaded is None:
        return tuple(problems)
    known = {problem.message for problem in problems}
    new = [problem for problem in load(merge, draft.key, draft.shown)[1] if problem.message not in known]
    message = "重新解析的内容并不进去，没有动这个文件，请看合并后会出的问题："
    return tuple(Problem(Origin(draft.shown), message + each.message, Severity.WARNING) for each in new)


def _refused(draft: _Draft, refusal: Refusal) -> Iterator[Problem]:
    """What the editor is told of a refusal: a sentence for each line, so that none hides behind another."""
    origin = Origin(draft.shown, refusal.line)
    if not refusal.lines:
        message = "编辑改过这里，照编辑的保留；重新解析后已没有这几行，若确实多余请删去。"
        yield Problem(origin, message, Severity.WARNING)
    for line in [line for line in refusal.lines if not _KEY_ALONE.fullmatch(line)] or refusal.lines:
        text = line.strip()
        quote = text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "……"
        message = f"编辑改过这里，照编辑的保留；没有采用重新解析的“{quote}”，需要时请手工改。"
        if refusal.moved:
            message = f"编辑排过次序，照编辑的保留；重新解析把“{quote}”排在别处，没有照着移，需要时请手工移。"
        yield Problem(origin, message, Severity.WARNING)


def _is_ours(content: Path, key: str) -> bool:
    """Whether a file is there and is one that the importer wrote."""
    return remembered_text(content, key) is not None and file_of(content, key).is_file()


def _may_go(content: Path, article: Article) -> bool:
    """Whether the file of an article that has become part of another can be taken away and nothing is lost."""
    if not _is_ours(content, article.key):
        return False
    text = text_at(content, article.key)
    untouched = isinstance(text, str) and unstyled(text)[0] == remembered_text(content, article.key)
    return untouched and _whole_of(content, article) is not None


def _whole_of(content: Path, part: Article) -> str | None:
    """The key of the filed article that goes on on the part's page and has its text; None where none has."""
    day = part.date.isoformat()
    folder = content / ARTICLES / day
    keys = (key_of_file(day, path.name) for path in sorted(folder.glob("*-*.md")))
    for key in (key for key in keys if key and page_key_of(key) != page_key_of(part.key)):
        text = text_at(content, key)
        article = load_article(text, key, key)[0] if isinstance(text, str) else None
        if article and part.page in article.pages and share_within(part.body, article.body) >= _SAME_TEXT:
            return key
    return None


def _joined(content: Path, article: Article, *, withdrawn: bool) -> Filed:
    shown = shown_path(file_of(content, article.key), content)
    if withdrawn:
        file_of(content, article.key).unlink()
        remember_text(content, article.key, dump_article(article))
        return Filed(shown, Outcome.JOINED)
    message = "这一篇应是别版文章的续文，但那一篇的文件里没有这些文字；请核对两处，只留一处。"
    if whole := _whole_of(content, article):
        place = shown_path(file_of(content, whole), content)
        message = f"这一篇是续文，已并入 {place}，而这里编辑改过；请把改动移到那里，再删去这个文件。"
    return Filed(shown, Outcome.JOINED_KEPT, (Problem(Origin(shown), message, Severity.WARNING),))


def _no_longer_found(content: Path, keys: list[str]) -> Iterator[Filed]:
    for key in keys:
        shown = shown_path(file_of(content, key), content)
        if _is_ours(content, key):
            message = "重新解析后版面上找不到这一篇，文件仍保留；若确实不再需要，请删去它。"
            problem = Problem(Origin(shown), message, Severity.WARNING)
            yield Filed(shown, Outcome.NO_LONGER_FOUND, (problem,))
