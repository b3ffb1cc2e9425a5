"""The desk of one run: the folders of the edition it works on, and all that it says to people.

Nothing else prints: what stages find out they return.
"""

import contextlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.model import Problem, Severity
from generator.storage import alone

PROGRAM = Path(__file__).resolve().parent.parent
LABELS = {Severity.ERROR: "错误：", Severity.WARNING: "注意：", Severity.NOTE: "说明："}
_WAITING = "另一次运行正在处理这份电子版，等它结束后自动接着做；不想等请按 Ctrl+C。"
_NO_LOCKS = "这个文件夹所在的磁盘不能加锁，请不要同时运行两次。"
Work = TypeVar("Work")


def gathered(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in their order, those of one kind about one thing as the first of them with their number."""
    given = list(problems)
    counts = Counter((one.severity, one.code, one.value) for one in given if one.code)
    told: list[Problem] = []
    for problem in given:
        count = counts.get((problem.severity, problem.code, problem.value), 1)
        if count > 1:
            message = f"{problem.message}这样的共 {count} 处，这是第一处。"
            told.append(replace(problem, message=message))
            counts[problem.severity, problem.code, problem.value] = 0
        elif count:
            told.append(problem)
    return told


@dataclass(frozen=True, slots=True)
class Desk:
    """Where one run works and how it speaks: the edition's folder, and whether to keep quiet."""

    edition: Path
    quiet: bool

    @property
    def content(self) -> Path:
        """What the editor owns."""
        return self.edition / "content"

    @property
    def site(self) -> Path:
        """The built site."""
        return self.edition / "site"

    @property
    def review(self) -> Path:
        """The editor's list of what to look at: beside the site, never in it, and not hidden like .cache/."""
        return self.edition / "review.html"

    @property
    def themes(self) -> tuple[Path, ...]:
        """The folders templates and styles come from, the edition's own before the program's."""
        return tuple(dict.fromkeys((self.edition / "theme", PROGRAM / "theme")))

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Let no other run work on the edition meanwhile; say so where one does and has to be waited for."""
        with alone(self.edition / ".cache", partial(self._warn, _WAITING)) as others_wait:
            if not others_wait:
                self._warn(_NO_LOCKS)
            yield

    def _warn(self, sentence: str) -> None:
        if not self.quiet:
            print(f"{LABELS[Severity.WARNING]}{sentence}", file=sys.stderr, flush=True)

    def say(self, sentence: str) -> None:
        """Print a sentence of progress, unless asked to be quiet."""
        if not self.quiet:
            print(sentence, flush=True)

    def show(self, words: str, end: str = "\n") -> None:
        """Print what was asked for, also when quiet, and at once."""
        print(words, end=end, flush=True)

    def complain(self, sentence: str) -> None:
        """Print why a command cannot go on."""
        print(f"错误：{sentence}", file=sys.stderr)

    def report(self, problems: Iterable[Problem]) -> int:
        """Print each problem as path:line: sentence, errors also when quiet; the exit code they call for.

        What is wrong in many places is told once.
        """
        code = 0
        for problem in gathered(problems):
            if problem.severity is Severity.ERROR:
                code = 1
            if problem.severity is Severity.ERROR or not self.quiet:
                print(f"{problem.origin}: {LABELS[problem.severity]}{problem.message}", file=sys.stderr)
        return code

    def watched(self, work: Sequence[Work], label: str) -> Iterable[Work]:
        """The same work piece by piece, with a bar on the terminal of a person who waits for it."""
        if self.quiet or not sys.stderr.isatty():
            return work
        # Here, since most runs show no bar, and the library that draws it takes a while to load.
        from rich.console import Console  # noqa: PLC0415 (see above)
        from rich.progress import track  # noqa: PLC0415 (see above)

        return track(work, label, console=Console(stderr=True), transient=True)
