"""The folders of a theme -> its templates, its words, its style and its scripts.

An edition's own theme/ comes first: a template, a style sheet, a script or a word of it stands in for the one
of the same name in the program's theme/.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2
import yaml

from generator.settings import EditionError


@dataclass(frozen=True, slots=True)
class Theme:
    """What the pages are made with: templates by name, words by key, one style sheet, scripts by file name."""

    templates: jinja2.Environment
    strings: Mapping[str, str]
    style: bytes
    scripts: Mapping[str, bytes]


def read_theme(folders: Sequence[Path], language: str) -> Theme:
    """The theme of the folders, the first one's files before those of the next; words in `language`.

    Raises EditionError for a strings.yaml that cannot be read or does not speak the language.
    """
    return Theme(
        templates=_templates(folders),
        strings=_strings(folders, language),
        style=b"\n".join(_files(folders, "css", "*.css").values()),
        scripts=_files(folders, "js", "*.js"),
    )


def _templates(folders: Sequence[Path]) -> jinja2.Environment:
    loaders = [jinja2.FileSystemLoader(folder / "templates") for folder in folders]
    return jinja2.Environment(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _files(folders: Sequence[Path], kind: str, pattern: str) -> dict[str, bytes]:
    paths = {path.name: path for folder in reversed(folders) for path in (folder / kind).glob(pattern)}
    return {name: paths[name].read_bytes() for name in sorted(paths)}


def _strings(folders: Sequence[Path], language: str) -> dict[str, str]:
    strings: dict[str, str] = {}
    for folder in reversed(folders):
        path = folder / "strings.yaml"
        for key, translations in _table(path).items():
            if not isinstance(translations, dict) or language not in translations:
                raise EditionError(
                    f"{path}: “{key}”没有语言“{language}”的文字，请补上，或改 edition.yaml 的 language。"
                )
            strings[str(key)] = str(translations[language])
    return strings


def _table(path: Path) -> dict[object, object]:
    if not path.is_file():
        return {}
    try:
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise EditionError(f"{path}: 界面文字表无法读取（{error}），请按“键: {{语言: 文字}}”改正。") from error
    if not isinstance(table, dict):
        raise EditionError(f"{path}: 界面文字表应是“键: {{语言: 文字}}”的列表。")
    return table
