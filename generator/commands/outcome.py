"""How a command ends: its exit code, or in one sentence what ended it before its time."""

import argparse
import os
import sys
from collections.abc import Callable

from generator.accident import write_report
from generator.console import Console
from generator.model import values_of
from generator.settings import EditionError
from generator.storage import refusal


def carried_out(
    command: Callable[[Console, argparse.Namespace], int], console: Console, arguments: argparse.Namespace
) -> int:
    """The exit code of a command; whatever ends it before its time is told in one sentence."""
    try:
        return command(console, arguments)
    except BrokenPipeError:
        # Whoever read along has gone; without this Python would complain once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except EditionError as error:
        console.complain(error.code, error.values)
    except OSError as error:
        console.complain(*refusal(error))
    except Exception as error:  # noqa: BLE001 - the only one: an editor can do nothing with a traceback
        path = write_report(error, arguments.words, console.edition / ".cache")
        code = "accident" if path else "accident-without-report"
        console.complain(code, values_of(error=type(error).__name__, report=str(path or "")))
    return 1
