"""Copies of the pack's files, in folders whose paths name nobody.

What is mounted in a sandbox shows there where it lies outside, in
``/proc/self/mountinfo``, and a compiled module holds the path that it was compiled at.
So the package and an exercise are copied before they are mounted.
"""

import atexit
import compileall
import shutil
from functools import cache
from pathlib import Path

from actorlab import released, scratch

# An exercise with its solution, and settings: no notebook needs them.
_NOT_INSIDE = ("__pycache__", "skeleton", "jupyter")


@cache
def package(inside: str) -> Path:
    """This package, once for all sandboxes of this process; removed when it ends.

    Args:
        inside: the package's path in them, which its compiled modules are to hold.
    """
    folder = scratch.new_folder()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    here = Path(__file__).resolve().parent
    copy = shutil.copytree(here, folder / here.name, ignore=shutil.ignore_patterns(*_NOT_INSIDE))
    compileall.compile_dir(copy, ddir=inside, quiet=2)  # what does not compile is compiled by nobody
    return copy


def exercise(folder: Path, beside: Path) -> Path:
    """The files of a released exercise; not the notebook in which somebody may have solved it.

    Args:
        folder: the exercise.
        beside: a folder of the run's own, which is removed with it.
    """
    copy = beside / "exercise"
    copy.mkdir(exist_ok=True)
    for file in released.files(folder):
        target = copy / file.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, target)
    return copy
