"""Copies of the pack's files, in a folder whose path names nobody.

What is mounted in a sandbox shows there where it lies outside, in
``/proc/self/mountinfo``, and a compiled module holds the path that it was compiled at.
So the package and an exercise are copied, uncompiled, before they are mounted.
"""

import shutil
from pathlib import Path

from actorlab.course import released

# What a notebook's kernel imports; the rest of the package is the graders' and the authors'.
_INSIDE = ("files", "evidence", "checks", "misconceptions", "kernel")


def package(beside: Path) -> Path:
    """What a notebook's kernel imports of this package.

    Args:
        beside: a folder of the run's own, which is removed with it.
    """
    here = Path(__file__).resolve().parents[1]
    copy = beside / here.name
    copy.mkdir(exist_ok=True)
    for face in here.glob("*.py"):
        shutil.copyfile(face, copy / face.name)
    for room in _INSIDE:
        shutil.copytree(
            here / room, copy / room, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True
        )
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
