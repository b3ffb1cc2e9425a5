"""The folders of a theme -> its templates, its words, its style and its scripts.

An edition's own theme/ comes first: a template, a style sheet, a script or a word of it stands in for the one
of the same name in the program's theme/. A link in it that leads out of the edition is passed over, since an
edition may come from a stranger, and what it leads to is not for readers.
"""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from string import Formatter

import jinja2
from markupsafe import Markup, escape
from rjsmin import jsmin

from generator import routes
from generator.language import HAN
from generator.model import Origin, Problem, Value, values_of
from generator.settings import Settings
from generator.storage import files_below, inside, text_in
from generator.yaml_source import Facts, facts_at_head, mapped_facts, report_at, text_fact, whole_source

_STRINGS = "strings.yaml"
_DEFAULT_LANGUAGE = Settings().language
SEARCH, ARTICLE, MARKS = "search.js", "article.js", "marks.js"
# Written as one script for each role and loaded as one, for what compresses together is smaller. Those of the
# search stand in the order in which each builds on those before it.
_JOINED = {
    SEARCH: tuple(
        f"search-{role}.js"
        for role in ("text", "index", "query", "show", "narrow", "lists", "suggest", "results", "page")
    ),
    ARTICLE: (MARKS, "copy.js", "aloud.js"),
}
# What a script and the program both go by, by the script: the build writes it above the script's own lines.
_SHARED: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "offline.js": (
        "editionOffline",
        {
            "manifest": routes.MANIFEST,
            "worker": routes.SERVICE_WORKER,
            "store": routes.OFFLINE_STORE,
            "standIns": [routes.OFFLINE, routes.NOT_FOUND],
        },
    )
}
# The script that is printed into the head of every page rather than loaded by it.
_EARLY = "early.js"
# What of a style sheet is left as it is: a text in quotes, an address, an escaped character.
_KEPT = rb"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|url\([^"')]*\)|\\(?:[0-9A-Fa-f]{1,6}\s?|.))"""
_COMMENT = re.compile(_KEPT + rb"|/\*.*?\*/", re.DOTALL)
# The spaces beside a character that parts rules; the last of a block ends with the block.
_SPACED_SIGN = re.compile(_KEPT + rb"|;?\s*([{}])\s*|\s*([;,])\s*|(:)\s+|\s+", re.DOTALL)
# Words that are lists, one for each month or day, with spaces between.
_LISTED = {
    "months": 12,
    "weekdays": 7,
    "weekdays_short": 7,
    "lunar_months": 12,
    "lunar_days": 30,
    "lunar_stems": 10,
    "lunar_branches": 12,
    "solar_terms": 24,
    "lunar_festivals": 9,
}
# A run of Chinese with the punctuation in it; a name such as “砚江大学”, without the quotation marks around it.
_CHINESE = re.compile(rf"[{HAN}](?:[\u3001-\u301b{HAN}\uff01-\uff5e·]*[{HAN}])?")


@dataclass(frozen=True, slots=True)
class Theme:
    """What the pages are made with: templates by name, words by key, one style sheet, scripts by file name.

    `early` is the script in the head of each page; `language` is the one that the words are in.
    """

    templates: jinja2.Environment
    strings: Mapping[str, str]
    language: str
    style: bytes
    scripts: Mapping[str, bytes]
    early: str

    @property
    def early_digest(self) -> str:
        """What a page's policy calls the script in its head by."""
        return "sha256-" + base64.b64encode(hashlib.sha256(self.early.encode()).digest()).decode()


def read_theme(
    folders: Sequence[Path], language: str, paper_language: str = Settings().paper_language
) -> Theme:
    """The theme of the folders, the first one's files before those of the next; words as of `read_words`.

    `paper_language` is that of what the paper printed, which templates mark.
    """
    words = read_words(folders, language)
    files = _files(folders, "js", "*.js")
    early = files.pop(_EARLY, b"")
    return Theme(
        templates=_templates(folders, words.language, paper_language),
        strings=words.strings,
        language=words.language,
        style=read_style(folders),
        scripts=_scripts(files),
        early=jsmin(early.decode("utf-8", errors="replace")),
    )


@dataclass(frozen=True, slots=True)
class Words:
    """The interface's words by key, the language they are in, and what is wrong in the files they come from."""

    strings: Mapping[str, str]
    language: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _WordTable:
    """The words of one strings.yaml, by key, with their translations; `problems` grow while it is read."""

    entries: Mapping[str, Facts]
    problems: list[Problem]

    @property
    def languages(self) -> frozenset[str]:
        """The languages that it has words in."""
        return frozenset(chain.from_iterable(entry.nodes for entry in self.entries.values()))


def read_words(folders: Sequence[Path], language: str) -> Words:
    """The words of the folders' strings.yaml in a language, and what is wrong in them by line.

    Where a folder has no word, or one that cannot be filled in as the program's (that of the last folder) is,
    that of the next stands; where nobody has words in the language, the words are in the default one.
    """
    *own_folders, last = folders
    programs = _table(last, ())
    keys = frozenset(chain(programs.entries, programs.languages, [language]))
    # A link that leads out of the edition is told by `links_leading_out`.
    own = [_table(folder, keys) for folder in own_folders if _is_own(folder, folder / _STRINGS)]
    tables = [programs, *reversed(own)]
    languages = frozenset(chain.from_iterable(table.languages for table in tables))
    problems = [] if language in languages else [_unspoken(language, languages)]
    language = language if language in languages else _DEFAULT_LANGUAGE
    words: dict[str, str] = {}
    for table in tables:
        words |= _words_in(table, language, programs)
    missing = [key for key in programs.entries if key not in words]
    if missing:
        problems.append(_untranslated(language, missing))
        words = _words_in(programs, _DEFAULT_LANGUAGE, programs) | words
    return Words(words, language, (*problems, *chain.from_iterable(table.problems for table in tables)))


def read_style(folders: Sequence[Path]) -> bytes:
    """The style sheets of the folders as one, in the order of their names, without what only people read."""
    style = b"\n".join(_files(folders, "css", "*.css").values())
    bare = _COMMENT.sub(lambda found: found[1] or b" ", style).strip()
    return _SPACED_SIGN.sub(lambda found: b"".join(filter(None, found.groups())) or b" ", bare)


def links_leading_out(folders: Sequence[Path]) -> list[Problem]:
    """A problem for each link in an edition's own theme that is passed over: out of the edition, or nowhere."""
    return [
        Problem(Origin(path.relative_to(folder.parent).as_posix()), "theme-link-leads-out")
        for folder in folders[:-1]
        for path in chain([folder], files_below(folder))
        if path.is_symlink() and not (_is_own(folder, path) and path.exists())
    ]


def _is_own(folder: Path, path: Path) -> bool:
    """Whether a file of a theme's folder lies in the edition whose theme that is, links followed."""
    return inside(folder.parent, path.relative_to(folder.parent).as_posix()) is not None


class _OwnTemplates(jinja2.FileSystemLoader):
    """Loads the templates of an edition's own theme."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "templates")
        self._folder = folder

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, unless a link leads out of the edition to it."""
        source = super().get_source(environment, template)
        if not _is_own(self._folder, Path(source[1])):
            raise jinja2.TemplateNotFound(template)
        return source


def spoken(text: str, language: str, paper_language: str) -> Markup:
    """The text with what is Chinese in it marked as such, where the words around it are in another language."""
    words = escape(text)
    if language.startswith("zh"):
        return words
    marked = rf'<span lang="{escape(paper_language)}">\g<0></span>'
    return Markup(_CHINESE.sub(marked, str(words)))  # noqa: S704 - escaped


def _templates(folders: Sequence[Path], language: str, paper_language: str) -> jinja2.Environment:
    own = [_OwnTemplates(folder) for folder in folders[:-1]]
    loaders = [*own, jinja2.FileSystemLoader(folders[-1] / "templates")]
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["spoken"] = partial(spoken, language=language, paper_language=paper_language)
    return environment


def _scripts(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """What browsers load: without the comments, which are for those who open the theme's folder."""
    scripts = {name: _shared(name) + jsmin(script) for name, script in files.items()}
    joined = {name: b"\n".join(scripts[part] for part in parts) for name, parts in _JOINED.items()}
    # A printed page whose unplaced text is found by the search loads its marks alone.
    parts = {part for parts in _JOINED.values() for part in parts} - {MARKS}
    return {name: script for name, script in scripts.items() if name not in parts} | joined


def _shared(script: str) -> bytes:
    if script not in _SHARED:
        return b""
    name, values = _SHARED[script]
    return f"window.{name}={json.dumps(values, separators=(',', ':'))};\n".encode()


def _files(folders: Sequence[Path], kind: str, pattern: str) -> dict[str, bytes]:
    *own, programs = folders
    found = [*(programs / kind).glob(pattern)]
    for folder in reversed(own):
        found += [path for path in (folder / kind).glob(pattern) if _is_own(folder, path)]
    paths = {path.name: path for path in found if path.is_file()}
    return {name: paths[name].read_bytes() for name in sorted(paths)}


def _table(folder: Path, known: Collection[str]) -> _WordTable:
    """The words of a folder's strings.yaml; none where there is no such file or it cannot be read."""
    shown = f"{folder.name}/{_STRINGS}"
    text = text_in(folder.parent, shown, shown)
    if not isinstance(text, str):
        return _WordTable({}, [text] if text else [])
    source = whole_source(text, shown, known)
    table = facts_at_head(source, None)
    entries = {key: mapped_facts(table, key) for key in table.nodes} if table else {}
    return _WordTable({key: entry for key, entry in entries.items() if entry}, source.problems)


def _words_in(table: _WordTable, language: str, programs: _WordTable) -> dict[str, str]:
    """The words of a table in a language, without those that cannot be filled in; these are told."""
    words: dict[str, str] = {}
    for key, entry in table.entries.items():
        word = text_fact(entry, language)
        is_told = language in entry.nodes and word is None and not entry.nodes[language].is_empty
        fault = _fault(key, word, language, programs.entries.get(key))
        if fault and not is_told and table is not programs:
            code, values = fault
            report_at(entry, language, code, key=key, **values)
        elif word is not None:
            words[key] = word
    return words


def _unspoken(language: str, languages: Iterable[str]) -> Problem:
    values = values_of(language=language, used=_DEFAULT_LANGUAGE, known=tuple(sorted(languages)))
    return Problem(Origin("content/edition.yaml"), "language-unknown", values=values)


def _untranslated(language: str, keys: Sequence[str]) -> Problem:
    values = values_of(count=len(keys), language=language, key=keys[0], used=_DEFAULT_LANGUAGE)
    return Problem(Origin(f"theme/{_STRINGS}"), "words-untranslated", values=values)


def _fault(
    key: str, word: str | None, language: str, programs: Facts | None
) -> tuple[str, dict[str, Value]] | None:
    """What is wrong with a word of the interface: a code and its values."""
    if word is None:
        return "word-untranslated", {"language": language}
    if key in _LISTED and len(word.split()) != _LISTED[key]:
        return "word-of-other-length", {"count": _LISTED[key]}
    if programs is None:
        return None
    own = [text_fact(programs, each) or "" for each in programs.nodes]
    places = frozenset[str]().union(*(_places(each) or () for each in own))
    asked = _places(word)
    if asked is None or not asked <= places:
        allowed = tuple(f"{{{place}}}" for place in sorted(places)) or ("none-at-all",)
        return "word-with-unknown-braces", {"allowed": allowed}
    return None


def _places(word: str) -> frozenset[str] | None:
    """The names in braces in a word, None where a brace stands alone or holds more than a name."""
    try:
        parts = list(Formatter().parse(word))
    except ValueError:
        return None
    if any(form or conversion for _, _, form, conversion in parts):
        return None
    return frozenset(name for _, name, _, _ in parts if name is not None)
