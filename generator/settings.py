"""What an edition says of itself in content/edition.yaml, and the one error that ends a command."""

import re
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import yaml

LARGEST_VOLUME = 15_000_000  # characters
_SURROGATE = re.compile("[\ud800-\udfff]")


class EditionError(Exception):
    """A sentence in Chinese for the editor: the command cannot go on. Caught once, in build.py."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The paper and its edition, in the words of content/edition.yaml; every key may be left out.

    `address` is where the site is published ("https://example.org/paper/"); only the sitemap, the not-found
    page and the OpenSearch description need it. `language` picks the interface words of theme/strings.yaml.
    `volume` is the number of characters above which the search index is divided into volumes, by year or by
    month. `timezone` (an IANA name) says when a day begins, for what is held back until then.
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
    volume: int = LARGEST_VOLUME
    timezone: str = "Asia/Shanghai"


def read_settings(content: Path) -> Settings:
    """The settings of an edition, defaults where edition.yaml or a key of it is absent or empty.

    Raises EditionError with file and line for YAML that does not parse; with file and key for an unknown key, a
    value that is not a text, an address that is not on the web, a volume that is no number, no time zone.
    """
    path = content / "edition.yaml"
    values = _values(yaml_texts(path) or {}, path)
    if "address" in values and not is_on_the_web(values["address"]):
        raise EditionError(
            f"{path}: “address”应是以 https:// 或 http:// 开头的完整网址，如 https://example.org/paper/，请改正或删去。"
        )
    volume = values.pop("volume", str(LARGEST_VOLUME))
    if not (volume.isascii() and volume.isdigit() and int(volume) > 0):
        raise EditionError(
            f"{path}: “volume”应是一个整数，如 {LARGEST_VOLUME}（文字超过此数，检索按年或月分卷），请改正。"
        )
    if "timezone" in values and not _is_timezone(values["timezone"]):
        raise EditionError(
            f"{path}: “timezone”应是时区的名字，如 Asia/Shanghai、Asia/Hong_Kong，请改正或删去。"
        )
    return Settings(**values, volume=int(volume))


def day_now(timezone: str) -> date:
    """The day that it is in a time zone. Only the command line asks for it: all else is told what day it is."""
    return datetime.now(ZoneInfo(timezone)).date()


def yaml_texts(path: Path) -> object:
    """What a YAML file holds, every scalar a text as typed ("" where it is empty); None where there is no file.

    Raises EditionError for a file that cannot be opened, is not UTF-8 or does not parse, then with the line.
    """
    try:
        text = path.read_text(encoding="utf-8")
        # The base loader builds nothing but texts, lists and mappings.
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - for the reason above
    except FileNotFoundError:
        return None
    except OSError as error:
        raise EditionError(f"{path}: 文件无法打开（{error.strerror}），请检查它的读取权限。") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise EditionError(f"{path}:{line}: 文件不是合法的 YAML，请检查这一行的缩进、冒号与引号。") from error
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        raise EditionError(f"{path}: 文件无法读取，请以 UTF-8 编码的 YAML 重新保存。") from error


def has_half_character(text: str) -> bool:
    """Whether a text holds half of a surrogate pair, which no file can be written with."""
    return _SURROGATE.search(text) is not None


def is_on_the_web(address: str) -> bool:
    """Whether a text is a full http or https address."""
    try:
        parts = urlsplit(address)
        port = parts.port  # read here because one that is no number is only noticed now
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and port != 0


def _is_timezone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):  # no such file, a folder of zones, a path out of the list
        return False
    return True


def _values(document: object, path: Path) -> dict[str, str]:
    known = [setting.name for setting in fields(Settings)]
    if not isinstance(document, dict):
        raise EditionError(f"{path}: 设置文件应是“键: 值”的列表，可用的键有：{'、'.join(known)}。")
    for key, value in document.items():
        if has_half_character(f"{key}{value}"):
            shown = key if key in known else "？"
            raise EditionError(f"{path}: “{shown}”有半个字符，无法保存，请重新输入这个字。")
        if key not in known:
            raise EditionError(f"{path}: 没有“{key}”这个设置，可用的键有：{'、'.join(known)}。")
        if not isinstance(value, str):
            raise EditionError(f"{path}: “{key}”的值应是一行文字。")
    return {key: value for key, value in document.items() if value}
