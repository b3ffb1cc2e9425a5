"""An error that nobody expected -> a report of it, for whoever can mend the program."""

import platform
import re
import sys
import tempfile
import time
import tomllib
import traceback
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
_PACKAGE = re.compile(r"[\w.-]+")
_NAME = "report-%Y%m%d-%H%M%S.txt"


def write_report(error: Exception, words: Sequence[str], folder: Path) -> Path | None:
    """Where the report now lies: in the folder, else in that for temporary files; None where neither takes it.

    It holds versions, the command's words and the traceback; of the edition only what the traceback says.
    """
    text = "\n".join([*_versions(), f"命令：{' '.join(words)}", "", *traceback.format_exception(error)])
    for place in (folder, Path(tempfile.gettempdir())):
        path = place / time.strftime(_NAME)
        try:
            place.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return path
    return None


def _versions() -> Iterator[str]:
    yield f"Python {sys.version}, {platform.platform()}"
    try:
        project = tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]
        yield f"{project['name']} {project['version']}"
        matches = (_PACKAGE.match(requirement) for requirement in project["dependencies"])
        yield ", ".join(_version(match[0]) for match in matches if match)
    except (OSError, ValueError, LookupError) as error:
        yield f"版本不全（{error!r}）"


def _version(package: str) -> str:
    try:
        return f"{package} {metadata.version(package)}"
    except metadata.PackageNotFoundError:  # another system needs it
        return f"{package} —"
