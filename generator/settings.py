"""What an edition says of itself in content/edition.yaml, and the one error that ends a command."""

from dataclasses import dataclass, fields
from pathlib import Path

import yaml


class EditionError(Exception):
    """A sentence in Chinese for the editor: the command cannot go on. Caught once, in build.py."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The paper and its edition, in the words of content/edition.yaml; every key may be left out.

    `address` is where the site is published ("https://example.org/paper/"); only the sitemap and the
    not-found page need it. `language` picks the interface words of theme/strings.yaml.
    """

    name: str = "未名日报"
    motto: str = ""
    place: str = ""
    publisher: str = ""
    founded: str = ""
    issn: str = ""
    description: str = ""
    address: str = ""
    language: str = "zh-Hans"


def read_settings(content: Path) -> Settings:
    """The settings of an edition, defaults where edition.yaml or a key of it is absent.

    Raises EditionError with file and line for YAML that does not parse, an unknown key or a value that is not
    a text.
    """
    path = content / "edition.yaml"
    if not path.is_file():
        return Settings()
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise EditionError(
            f"{path}:{line}: 设置文件不是合法的 YAML，请检查这一行的缩进、冒号与引号。"
        ) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise EditionError(f"{path}: 设置文件无法读取，请以 UTF-8 编码的 YAML 重新保存。") from error
    return _settings(document or {}, path)


def _settings(document: object, path: Path) -> Settings:
    known = [setting.name for setting in fields(Settings)]
    if not isinstance(document, dict):
        raise EditionError(f"{path}: 设置文件应是“键: 值”的列表，可用的键有：{'、'.join(known)}。")
    for key, value in document.items():
        if key not in known:
            raise EditionError(f"{path}: 没有“{key}”这个设置，可用的键有：{'、'.join(known)}。")
        if value is not None and not isinstance(value, str | int):
            raise EditionError(f"{path}: “{key}”的值应是一行文字。")
    return Settings(**{key: str(value) for key, value in document.items() if value is not None})
