"""The same work on copies of a folder, killed at each of its writes: what a power cut would leave."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from conftest import ROOT

# What the work needs is imported by its unpickling, before a rename counts.
_KILLED = """
import os, pickle, shutil, signal, sys
from pathlib import Path

before, runs = Path(sys.argv[1]), Path(sys.argv[2])
work = pickle.load(sys.stdin.buffer)
status, run = 1, 0
while status:
    run += 1
    content = runs / f"{run:02}" / "content"
    shutil.copytree(before, content)
    child = os.fork()
    if not child:
        renames = []
        def kill_before_the_last(event, arguments):
            if event == "os.rename":
                renames.append(event)
                if len(renames) == run:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(kill_before_the_last)
        work(content)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    assert status in (0, signal.SIGKILL), status
"""


def killed_runs(before: Path, runs: Path, work: Callable[[Path], object]) -> list[Path]:
    """Copies of `before`, in each of which the work was killed one write later; in the last it ran to its end.

    `work` is a function of a module, or one with its first arguments given (`functools.partial`).
    """
    command = [sys.executable, "-c", _KILLED, str(before), str(runs)]
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    environment = {**os.environ, "PYTHONPATH": paths}
    subprocess.run(command, check=True, cwd=ROOT, input=pickle.dumps(work), env=environment)
    return [run / "content" for run in sorted(runs.iterdir())]
