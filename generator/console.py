"""The console of one run: the folders of the edition it works on, and all that it says to people.

Nothing else prints: what stages find out they return.
"""

import contextlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.messages import problem_sentence, sentence
from generator.model import Problem, Severity, Values, values_of
from generator.storage import exclusive_lock

PROGRAM = Path(__file__).resolve().parent.parent
Work = TypeVar("Work")


def gathered(problems: Iterable[Problem]) -> list[tuple[Problem, int]]:
    """The problems in their order with their number: of those that are told once, the first stands for all."""
    given = list(problems)
    counts = Counter(_fault(one) for one in given if one.told_once)
    told: list[tuple[Problem, int]] = []
    for problem in given:
        count = counts.pop(_fault(problem), 0) if problem.told_once else 1
        if count:
            told.append((problem, count))
    return told


def _fault(problem: Problem) -> tuple[Severity, str, Values]:
    return problem.severity, problem.code, problem.values


def _told(problem: Problem, count: int) -> str:
    """A problem as one line: path:line: how much it matters, what it is, how often."""
    often = sentence("first-of-many", values_of(count=count)) if count > 1 else ""
    return f"{problem.origin}: {sentence(problem.severity)}{problem_sentence(problem)}{often}"


@dataclass(frozen=True, slots=True)
class Console:
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
    def exclusive_lock(self) -> Iterator[None]:
        """Let no other run work on the edition meanwhile; say so where one does and has to be waited for."""
        with exclusive_lock(
            self.edition / ".cache", partial(self._warn, "waiting-for-another-run")
        ) as others_wait:
            if not others_wait:
                self._warn("disk-without-locks")
            yield

    def _warn(self, code: str) -> None:
        if not self.quiet:
            print(f"{sentence(Severity.WARNING)}{sentence(code)}", file=sys.stderr, flush=True)

    def say(self, code: str, values: Values = ()) -> None:
        """Print the sentence of a code of progress, unless asked to be quiet."""
        if not self.quiet:
            print(sentence(code, values), flush=True)

    def show(self, words: str, end: str = "\n") -> None:
        """Print what was asked for, also when quiet, and at once."""
        print(words, end=end, flush=True)

    def show_sentence(self, code: str, values: Values = ()) -> None:
        """Print the sentence of a code that was asked for, also when quiet."""
        self.show(sentence(code, values))

    def complain(self, code: str, values: Values = ()) -> None:
        """Print why a command cannot go on."""
        print(f"{sentence(Severity.ERROR)}{sentence(code, values)}", file=sys.stderr)

    def report(self, problems: Iterable[Problem]) -> int:
        """Print each problem as path:line: sentence, errors also when quiet; the exit code they call for.

        What is wrong in many places is told once.
        """
        code = 0
        for problem, count in gathered(problems):
            if problem.severity is Severity.ERROR:
                code = 1
            if problem.severity is Severity.ERROR or not self.quiet:
                print(_told(problem, count), file=sys.stderr)
        return code

    def watched(self, work: Sequence[Work], code: str) -> Iterable[Work]:
        """The same work piece by piece, with a bar on the terminal of a person who waits for it."""
        if self.quiet or not sys.stderr.isatty():
            return work
        # Here, since most runs show no bar, and the library that draws it takes a while to load.
        from rich.console import Console as Terminal  # noqa: PLC0415 (see above)
        from rich.progress import track  # noqa: PLC0415 (see above)

        return track(work, sentence(code), console=Terminal(stderr=True), transient=True)
