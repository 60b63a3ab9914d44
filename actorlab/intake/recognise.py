"""Recognise an exercise by a notebook's cells: the file may have any name, even another's."""

import re
from pathlib import Path

from nbformat.notebooknode import NotebookNode

from actorlab.course.assignment import Assignment, assignments
from actorlab.intake.restore import Ungradable, parse
from actorlab.kernel.cells import grade_id

_OPENED = re.compile(r"""^[ \t]*open_exercise\(\s*["'](\w+)["']""", re.MULTILINE)


def exercise_of(notebook: NotebookNode, known: list[Assignment]) -> Assignment | None:
    """The exercise of which a notebook has most cells, or else the one that it opens.

    Args:
        notebook: as ``intake.restore.parse`` reads it.
        known: the course's exercises.

    Returns:
        None if it has no cell of any, and opens none.
    """
    found = {assignment: len(_ids(notebook) & _only(assignment, known)) for assignment in known}
    most = max(known, key=lambda assignment: found[assignment], default=None)
    if most and found[most]:
        return most
    return next((assignment for assignment in known if assignment.name in _opened(notebook)), None)


def refuse_anothers(notebook: NotebookNode, assignment: Assignment) -> None:
    """Do nothing, unless a notebook clearly is another exercise's.

    A notebook with a single cell of this exercise's own is this one's, whatever was
    deleted from it or pasted into it.

    Raises:
        Ungradable: it has none, opens another exercise, or has most of its cells.
    """
    known = assignments(assignment.root)
    if _ids(notebook) & _only(assignment, known) or assignment.name in _opened(notebook):
        return
    other = exercise_of(notebook, known)
    if other is None or other.name == assignment.name:
        return
    own = _only(other, known)
    if other.name in _opened(notebook) or 2 * len(_ids(notebook) & own) > len(own):
        raise Ungradable(f"this is the notebook of {other.name}, not of {assignment.name}")


def exercise_to_check(text: str, path: Path, root: Path, wanted: str = "") -> Assignment:
    """The exercise as which a notebook file is to be checked.

    Args:
        text: the file's.
        path: the file.
        root: the course's folder.
        wanted: the name of the exercise, if it was said; else the file's name tells, or
            what is in it.

    Raises:
        LookupError: there is no such exercise, or the notebook has no cell of any.
        Ungradable: it is not a notebook that can be read, or clearly another exercise's.
    """
    known = assignments(root)
    named = wanted or next((a.name for a in known if a.name == path.stem), "")
    chosen = assignments(root, named)[0] if named else None
    notebook, _ = parse(text)
    found = exercise_of(notebook, known)
    if found is None:
        names = " or ".join(assignment.name for assignment in known)
        raise LookupError(
            f"{path.name} is no exercise's notebook: it has no cell of {names}. "
            "Copy your code into the exercise's own notebook, and check that."
        )
    try:
        refuse_anothers(notebook, chosen or found)
    except Ungradable as problem:
        how = f'actorlab check --assignment {found.name} "{path}"'
        raise Ungradable(f"{path.name}: {problem}. Check it as what it is: {how}") from None
    return chosen or found


def _ids(notebook: NotebookNode) -> set[str]:
    return {grade_id(cell) for cell in notebook.cells} - {""}


def _only(assignment: Assignment, known: list[Assignment]) -> set[str]:
    """The cells that this exercise has, and none of the others: not a set-up cell's name."""
    others = (_ids(other.source) for other in known if other.name != assignment.name)
    return _ids(assignment.source).difference(*others)


def _opened(notebook: NotebookNode) -> set[str]:
    return {
        name for cell in notebook.cells if cell.cell_type == "code" for name in _OPENED.findall(cell.source)
    }
