"""Copy the pack's files to a folder whose path names nobody, for a sandbox to mount.

In a sandbox, ``/proc/self/mountinfo`` shows the outside path of every mount, and a
compiled module holds the path at which it was compiled. So mount uncompiled copies of
the package and the exercise.
"""

import shutil
from pathlib import Path

from actorlab.course import released

# What a notebook's kernel imports; the rest of the package is the graders' and the authors'.
_INSIDE = ("files", "evidence", "checks", "misconceptions", "kernel")


def package(beside: Path) -> Path:
    """Copy the part of this package that a notebook's kernel imports.

    Args:
        beside: the run's own folder, which is removed with the run.
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
    """Copy the files of a released exercise, but not the notebook, which somebody may have solved.

    Args:
        folder: the exercise's folder.
        beside: the run's own folder, which is removed with the run.
    """
    copy = beside / "exercise"
    copy.mkdir(exist_ok=True)
    for file in released.files(folder):
        target = copy / file.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, target)
    return copy
