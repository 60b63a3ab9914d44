"""An example class, graded by the real pipeline in a copy of the course."""

import copy
import json
import shutil
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode

from actorlab.authoring.cases import Case, read_case
from actorlab.course.assignment import Assignment
from actorlab.kernel.cells import is_grade

CLASS_FILE = "class.json"  # below tests/NAME/: for each student an answer, and any damage to the file


def lay_out(assignments: list[Assignment], to: Path) -> list[Assignment]:
    """Copy a course and hand in the example class's work.

    Args:
        assignments: the assignments; leave out those without an example class.
        to: the copy's folder; remove what is there.

    Returns:
        The assignments of the copy.

    Raises:
        LookupError: no assignment has an example class.
    """
    chosen = [a for a in assignments if _class_file(a).exists()]
    if not chosen:
        raise LookupError(f"No example class: there is no tests/NAME/{CLASS_FILE}.")
    root = chosen[0].root
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    shutil.copy(root / "nbgrader_config.py", to)
    for folder in ("solutions", "exercises", "actorlab"):
        shutil.copytree(root / folder, to / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for assignment in chosen:
        for student, work in json.loads(_class_file(assignment).read_text()).items():
            _hand_in(assignment, to / "submitted" / student / assignment.name, work)
    return [Assignment(a.name, to) for a in chosen]


def _hand_in(assignment: Assignment, folder: Path, work: dict[str, str]) -> None:
    folder.mkdir(parents=True)
    notebook = _answer(assignment, work["answer"])
    if work.get("damage") == "test cells deleted":
        notebook.cells = [cell for cell in notebook.cells if not is_grade(cell)]
    text = nbformat.writes(notebook)
    if work.get("damage") == "truncated":
        text = text[: len(text) // 2]
    (folder / f"{assignment.name}.ipynb").write_text(text)


def _answer(assignment: Assignment, answer: str) -> NotebookNode:
    if answer == "starter":
        return copy.deepcopy(assignment.release)
    if answer == "solution":
        return Case.of_solution(assignment).notebook(assignment)
    return read_case(assignment.root / "tests" / assignment.name / f"{answer}.py").notebook(assignment)


def _class_file(assignment: Assignment) -> Path:
    return assignment.root / "tests" / assignment.name / CLASS_FILE
