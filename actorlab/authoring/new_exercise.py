"""Lay down a new exercise that works, with texts that say what to write.

The skeleton in ``actorlab/authoring/skeleton/`` has the folders of any exercise.
``authoring.unfinished`` tells the author what is left to do.
"""

import re
from pathlib import Path

from actorlab.course.assignment import Assignment
from actorlab.course.nbgrader_api import generate

_SKELETON = Path(__file__).parent / "skeleton"
_NAME = "ex00_skeleton"  # of the skeleton, wherever it stands in a path or a text


def new_exercise(name: str, root: Path) -> Assignment:
    """Lay down an exercise below ``solutions/``, ``tests/`` and ``exercises/``.

    Args:
        name: its name, such as ``ex09_waiting``.
        root: the course's folder.

    Raises:
        ValueError: no folder and module can have that name.
        FileExistsError: something of that name is there already; nothing changes.
        StepFailed: the student's version cannot be generated.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        what = f"{name!r} cannot be an exercise's name" if name else "The exercise needs a name"
        raise ValueError(
            f"{what}: small letters, digits and _, a letter first. "
            "Such as: make new-exercise NAME=ex09_waiting"
        )
    for tree in ("solutions", "tests", "exercises"):
        if (root / tree / name).exists():
            raise FileExistsError(f"There is {tree}/{name} already; it stays as it is. Choose another name.")
    for file in sorted(p for p in _SKELETON.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        to = root / str(file.relative_to(_SKELETON)).replace(_NAME, name)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(file.read_text().replace(_NAME, name))
    assignment = Assignment(name, root)
    # Not for the gradebook yet: make release enters it.
    generate(assignment, root / "exercises", gradebook=False)
    return assignment
