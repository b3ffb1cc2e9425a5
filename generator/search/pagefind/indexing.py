"""Texts as tokens -> the words of a Pagefind index with their pages, by runs of the standard binary."""

import os
import shutil
import subprocess
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pagefind_bin

from generator.search.pagefind.postings import (
    FILE_NAME,
    LANGUAGE,
    VERSION,
    Entry,
    Posting,
    browser_program,
    merged,
    ordered_postings,
)
from generator.settings import EditionError
from generator.storage import named, reason

LARGEST_RUN = 2_000_000  # tokens: the binary takes about half a kilobyte of memory for each
_WEIGHT = "1.0417"  # times 24 it is 25, which the format takes for granted and so does not write down
_LONGEST_RUN = 3600  # seconds
_ROOM = 1_000_000  # bytes: with less a disk counts as full
# What reading raises where a file is absent, is not gzip, JSON or CBOR, or has other parts than are known.
_UNKNOWN_FORMAT = (ValueError, LookupError, TypeError, OSError, EOFError, zlib.error)


@dataclass(frozen=True, slots=True)
class Indexed:
    """What the binary gives for texts: the words in their order, and the program that searches in browsers."""

    entries: list[Entry]
    program: bytes


def indexed(
    texts: Iterable[Sequence[str]], executable: Path | None = None, most_tokens: int = LARGEST_RUN
) -> Indexed:
    """The index of texts that are given as their tokens; their pages are numbered in their order, from 0.

    A text without tokens has a number too; at least one needs to have some. No run of the binary is over
    more than `most_tokens`, unless a single text has more. Raises EditionError where the binary
    (`executable`, else the installed one) is missing, is another version than VERSION, fails, or writes
    what is not its known format.
    """
    binary = executable or installed()
    _check_version(binary)
    runs = [_run_over(batch, binary) for batch in _batches(texts, most_tokens)]
    return Indexed(merged(postings for postings, _ in runs), runs[0][1])


def _batches(texts: Iterable[Sequence[str]], most_tokens: int) -> Iterator[dict[int, Sequence[str]]]:
    """The texts that have tokens, by their numbers, so many at once as together have no more than that."""
    batch: dict[int, Sequence[str]] = {}
    room = most_tokens
    for number, tokens in enumerate(texts):
        if not tokens:
            continue  # the binary would leave it out
        if batch and len(tokens) > room:
            yield batch
            batch, room = {}, most_tokens
        batch[number] = tokens
        room -= len(tokens)
    if batch:
        yield batch


def _run_over(texts: Mapping[int, Sequence[str]], binary: Path) -> tuple[list[Posting], bytes]:
    """The words and the program that one run of the binary gives for the texts."""
    with tempfile.TemporaryDirectory(prefix="search-") as name:
        folder = Path(name)
        with named(folder):
            _write_tree(texts, folder / "texts")
        _run(binary, folder)
        try:
            token_counts = {number: len(tokens) for number, tokens in texts.items()}
            return ordered_postings(token_counts, folder / "index"), browser_program(folder / "index")
        except _UNKNOWN_FORMAT as error:
            raise EditionError("pagefind-of-unknown-format", version=VERSION, error=str(error)) from error


def installed() -> Path:
    """The program that the package pagefind-bin brought; EditionError where it is missing."""
    try:
        return Path(pagefind_bin.get_executable())
    except FileNotFoundError as error:
        raise EditionError("pagefind-missing") from error


def _check_version(program: Path) -> None:
    words = _output([str(program), "--version"], Path.cwd()).split()
    if words[-1:] != [VERSION]:
        raise EditionError("pagefind-of-other-version", found=" ".join(words), version=VERSION)


def _write_tree(texts: Mapping[int, Sequence[str]], folder: Path) -> None:
    folder.mkdir()
    for number, tokens in texts.items():
        body = f'<html><body data-pagefind-body data-pagefind-weight="{_WEIGHT}">{" ".join(tokens)}'
        (folder / FILE_NAME.format(number)).write_text(f"{body}</body></html>", encoding="utf-8")


def _run(program: Path, folder: Path) -> None:
    arguments = ["--site", "texts", "--output-path", "index", "--force-language", LANGUAGE, "--silent"]
    _output([str(program), *arguments], folder)


def _output(command: Sequence[str], folder: Path) -> str:
    # Pagefind takes its options from the environment too; the reader's own must not change the index.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        process = subprocess.run(  # noqa: S603 - the program is the installed package's own, no shell
            command, cwd=folder, env=environment, capture_output=True, timeout=_LONGEST_RUN, check=True
        )
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip() or "exit-status"
        is_full = shutil.disk_usage(folder).free < _ROOM
        code = "pagefind-without-room" if is_full else "pagefind-failed"
        raise EditionError(code, folder=str(folder), said=said, status=error.returncode) from error
    except subprocess.TimeoutExpired as error:
        raise EditionError("pagefind-takes-too-long") from error
    except OSError as error:
        raise EditionError("pagefind-not-started", reason=reason(error)) from error
    return process.stdout.decode(errors="replace")
