"""The command line: import fills content/, build reads it and lays the site.

The two pipelines are importing/pipeline.py and building.py in generator/commands/: they alone know the order.

Exit codes: 0 all went well (there may be warnings), 1 something could not be read or built, 2 the command
itself was wrong, 130 stopped by Ctrl+C.
"""

import argparse
import codecs
import io
import locale
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from generator.command_line import WHOLE_WAY, arguments_of

if TYPE_CHECKING:
    from generator.console import Console

# The module whose `run` carries a command out, loaded when it is asked for: a command takes what it needs,
# and the help nothing but the command line.
COMMANDS: Mapping[str, str] = {
    WHOLE_WAY: "whole_way",
    "import": "importing",
    "build": "building",
    "check": "checking",
    "review": "reviewing",
    "names": "names",
    "serve": "serving",
    "bundle": "bundling",
    "parse": "parsing",
}


# The tagger's products are too small for two cores: on a busy machine two threads, waiting for one another,
# took twenty times as long as one. Said here, before numpy is loaded; what a person has set stands.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main(words: Sequence[str] | None = None) -> int:
    """Carry out one command; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that knows no Chinese
    arguments = arguments_of(words)
    # Here, since the help, which ends above, needs none of it: a disk, its locks, YAML.
    from generator.commands import carried_out  # noqa: PLC0415 (see above)
    from generator.console import PROGRAM, Console  # noqa: PLC0415 (see above)

    console = Console((arguments.edition or PROGRAM).resolve(), arguments.quiet)
    try:
        return carried_out(_command, console, arguments)
    except KeyboardInterrupt:
        console.say("stopped")
        return 130


def _command(console: "Console", arguments: argparse.Namespace) -> int:
    module = import_module(f"generator.commands.{COMMANDS[arguments.command]}")
    return int(module.run(console, arguments))


def _speak_utf_8() -> None:
    """Begin anew where names of files would not be UTF-8: they are Chinese, whatever a terminal speaks."""
    if sys.getfilesystemencoding() != "utf-8":
        spoken = codecs.lookup(locale.getencoding()).name
        if spoken != "ascii":  # a terminal that speaks ASCII only by its settings is served better with UTF-8
            os.environ.setdefault("PYTHONIOENCODING", spoken)
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 - our own words


if __name__ == "__main__":
    _speak_utf_8()
    sys.exit(main())
