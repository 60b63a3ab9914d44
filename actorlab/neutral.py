"""Copies of the pack's files, in a folder whose path names nobody.

What is mounted in a sandbox shows there where it lies outside, in
``/proc/self/mountinfo``, and a compiled module holds the path that it was compiled at.
So the package and an exercise are copied, uncompiled, before they are mounted.
"""

import shutil
from pathlib import Path

from actorlab import released

# An exercise with its solution, and settings: no notebook needs them.
_NOT_INSIDE = ("__pycache__", "skeleton", "jupyter")


def package(beside: Path) -> Path:
    """This package.

    Args:
        beside: a folder of the run's own, which is removed with it.
    """
    here = Path(__file__).resolve().parent
    ignored = shutil.ignore_patterns(*_NOT_INSIDE)
    return shutil.copytree(here, beside / here.name, ignore=ignored, dirs_exist_ok=True)


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
