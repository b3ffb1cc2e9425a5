"""Names and topics put into the files of content/articles/ that have none, never over an editor.

A key that is not there is one that nobody has asked for; it is written once. One that was written and that an
editor took out since says that there is nothing; one that she wrote herself is hers. What a new finding may
change in the others is settled by the laws of `merge`, name by name: base is what was last written, by the
import or here, mine the file, theirs what is found now.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.content import (
    ARTICLES,
    Lists,
    NameMemory,
    begin_memory,
    begun_memories,
    file_of,
    file_with_lists,
    keep_memory,
    keys_in,
    lists_about,
    lists_of,
    load_article,
    name_memory,
    remarked,
    remembered_text,
    seems_asked,
    settle_memory,
    shown_file,
    text_at,
    with_lists_as,
)
from generator.language import share_within
from generator.merge import merged_list
from generator.model import FOUND_KEYS, Article, Key, Origin, Problem, Severity
from generator.prose import printed_text
from generator.storage import write_whole

_SAME_ARTICLE = 0.35  # of one text that stands in the other; different articles stay well below it
_NAME_KINDS = tuple(key for key in FOUND_KEYS if len(lists_about(key)) > 1)


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article with the text of its file, and what is remembered of its names.

    `wanted` are those of FOUND_KEYS that are to be found: they are not there, and were never written.
    """

    article: Article
    text: str
    memory: NameMemory
    wanted: frozenset[str]

    @property
    def key(self) -> Key:
        """The key of the article."""
        return self.article.key

    @property
    def bare(self) -> Article:
        """The article as if nobody had asked for anything."""
        return with_lists_as(self.article, dict.fromkeys(lists_of(self.article), ()))


@dataclass(frozen=True, slots=True)
class _Change:
    """The lists of an article as they are to be, and what is to be remembered of them."""

    lists: Lists
    memory: NameMemory


def unnamed(content: Path) -> dict[Key, frozenset[str]]:
    """The articles of which something was never found or asked for, in their order, each with what it is.

    Files that plainly have every key are not read any further; what cannot be read is left to the build.
    """
    folders = sorted(path for path in _entries(content / ARTICLES) if path.is_dir())
    keys = (key for folder in folders for key in sorted(keys_in(folder)) if key.number)
    found = ((key, _wanted_at(content, key)) for key in keys)
    return {key: wanted for key, wanted in found if wanted}


def is_unfinished(content: Path) -> bool:
    """Whether a run was killed while it wrote what it had found."""
    return next(begun_memories(content), None) is not None


def finish_killed(content: Path) -> None:
    """Settle what a run that was killed had begun: each memory holds where its file was written."""
    for key in list(begun_memories(content)):
        settle_memory(content, key)


def article_files(content: Path, folder: str) -> tuple[list[ArticleFile], list[Problem]]:
    """The articles of an issue that can be read, in their order, and why others cannot."""
    files: list[ArticleFile] = []
    problems: list[Problem] = []
    for key in sorted(key for key in keys_in(content / ARTICLES / folder) if key.number):
        text = text_at(content, key)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        article, faults = load_article(text, key, shown_file(key))
        if article is None:
            problems += faults
        else:
            memory = _memory_of(content, article)
            files.append(ArticleFile(article, text, memory, article.unasked.difference(memory.lists)))
    return files, problems


def can_be_named(file: ArticleFile) -> bool:
    """Whether the keys that are wanted can be put into a file as it is written."""
    return (
        not file.wanted
        or file_with_lists(file.text, file.article, dict.fromkeys(_lists_about(file.wanted), ())) is not None
    )


def file_names(content: Path, file: ArticleFile, found: Article, *, again: bool) -> bool | Problem:
    """Whether the file was changed to list what was found; a Problem where it cannot be.

    What is wanted comes in; with `again` what was written before is found anew too. A run that was killed can
    be repeated: the memory is begun before the file is written, and holds after.
    """
    kinds = [key for key in FOUND_KEYS if key in file.wanted or (again and _is_ours(file, key))]
    change = _changed(file, lists_of(found), kinds)
    text = file_with_lists(file.text, file.article, change.lists)
    if text is None:
        return not_written(file)
    if text == file.text and _is_same(change.memory, file.memory):
        return False
    begin_memory(content, file.key, change.memory, text.encode())
    if text != file.text:
        write_whole(file_of(content, file.key), text.encode())
    settle_memory(content, file.key)
    return text != file.text


def follow_import(content: Path, key: Key, text: str) -> None:
    """Remember of the names of an article what an import changes in its lists: else it would count as hers.

    `text` is the file as the import writes it now; this comes before it is remembered.
    """
    own, remembered = name_memory(content, key), remembered_text(content, key)
    before = load_article(remembered, key, "")[0] if own and remembered else None
    after = load_article(text, key, "")[0] if before else None
    if own and before and after:
        old, new = lists_of(before), lists_of(after)
        lists = {each: merged_list(old[each], names, new[each]) for each, names in own.lists.items()}
        if lists != own.lists:
            keep_memory(content, key, replace(own, lists=lists))


def without_struck(content: Path, article: Article) -> Article:
    """An article that is imported again, without names that an editor took out after they were found here."""
    own = name_memory(content, article.key)
    text = text_at(content, article.key) if own else None
    filed = load_article(text, article.key, "")[0] if isinstance(text, str) else None
    if own is None or filed is None:
        return article
    mine, lists = lists_of(filed), dict(lists_of(article))
    for kind in FOUND_KEYS:
        struck = _struck(own, {key: own.lists.get(key, ()) for key in mine}, mine, kind)
        lists |= {key: tuple(name for name in lists[key] if name not in struck) for key in lists_about(kind)}
    return with_lists_as(article, lists)


def not_written(file: ArticleFile) -> Problem:
    """What an editor is told of a file into which nothing can be put."""
    return Problem(Origin(shown_file(file.key)), "names-not-written", Severity.WARNING)


def _entries(folder: Path) -> Iterator[Path]:
    return folder.iterdir() if folder.is_dir() else iter(())


def _wanted_at(content: Path, key: Key) -> frozenset[str]:
    text = text_at(content, key)
    if isinstance(text, Problem) or seems_asked(text):
        return frozenset()
    article = load_article(text, key, "")[0]
    if article is None or not article.unasked:
        return frozenset()
    return article.unasked.difference(_memory_of(content, article).lists)


def _memory_of(content: Path, article: Article) -> NameMemory:
    """What was written last of the lists of an article, by the import or here; nothing of another article."""
    text = remembered_text(content, article.key)
    filed = load_article(text, article.key, "")[0] if text is not None else None
    imported = NameMemory(_asked(filed), says=printed_text(filed)) if filed else NameMemory()
    own = name_memory(content, article.key) or NameMemory()
    known = [each for each in (imported, own) if _is_of(article, each)]
    lists = {key: names for each in known for key, names in each.lists.items()}
    return NameMemory(lists, own.struck if own in known else {}, own.says or imported.says)


def _asked(article: Article) -> Lists:
    kinds = [key for key in FOUND_KEYS if key not in article.unasked]
    return {key: names for key, names in lists_of(article).items() if key in _lists_about(kinds)}


def _lists_about(kinds: Collection[str]) -> list[str]:
    return [each for key in FOUND_KEYS if key in kinds for each in lists_about(key)]


def _is_of(article: Article, memory: NameMemory) -> bool:
    """Whether a memory is of this article: an editor may give its name to another one."""
    one, other = memory.says, printed_text(article)
    if not one or not other or one == other:
        return True
    return max(share_within(one, other), share_within(other, one)) >= _SAME_ARTICLE


def _is_ours(file: ArticleFile, key: str) -> bool:
    """Whether a key that is there was written by the machine."""
    return key in file.memory.lists and key not in file.article.unasked


def _changed(file: ArticleFile, found: Lists, kinds: Collection[str]) -> _Change:
    mine = lists_of(file.article)
    hers = remarked(file.text)
    base = {key: tuple(name for name in file.memory.lists.get(key, ()) if name not in hers) for key in mine}
    own = {key: frozenset(mine[key]) - frozenset(base[key]) for key in mine}
    struck = {key: _struck(file.memory, base, mine, key) for key in kinds}
    lists: dict[str, tuple[str, ...]] = {}
    written = dict(file.memory.lists)
    for kind in kinds:
        for key in lists_about(kind):
            elsewhere = _elsewhere(own, key)
            theirs = [name for name in found[key] if name not in elsewhere and name not in struck[kind]]
            lists[key] = merged_list(base[key], mine[key], theirs)
            written[key] = tuple(name for name in theirs if name not in own[key])
    memory = NameMemory(written, {**file.memory.struck, **struck}, printed_text(file.article))
    return _Change(lists, memory)


def _struck(memory: NameMemory, base: Lists, mine: Lists, kind: str) -> tuple[str, ...]:
    """The names that an editor took out of what is said of a kind: one in doubt that went is decided on."""
    had = [*memory.struck.get(kind, ()), *(name for key in lists_about(kind) for name in base[key])]
    has = {name for key in lists_about(kind) for name in mine[key]}
    return tuple(name for name in dict.fromkeys(had) if name not in has)


def _elsewhere(own: Mapping[str, frozenset[str]], key: str) -> frozenset[str]:
    """The names that an editor put into other lists of names: there they stand."""
    names = _lists_about(_NAME_KINDS)
    return frozenset().union(*(own[each] for each in names if each != key and key in names))


def _is_same(one: NameMemory, other: NameMemory) -> bool:
    """Whether two say the same of what was written and taken out."""
    return _sets(one.lists) == _sets(other.lists) and _sets(one.struck) == _sets(other.struck)


def _sets(lists: Lists) -> dict[str, frozenset[str]]:
    return {key: frozenset(names) for key, names in lists.items() if names}
