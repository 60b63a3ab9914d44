"""What a cell of a notebook is, by what nbgrader wrote in its metadata.

In a student's notebook that may be anything, or missing. What is no mark of
nbgrader's counts as none. The names are those of ``nbgrader.utils``.
"""

from collections.abc import Mapping
from typing import Any

Cell = Mapping[str, Any]  # a NotebookNode, or a cell as JSON has it


def mark(cell: Cell) -> Mapping[str, Any]:
    """nbgrader's mark of a cell, as it stands in its metadata; empty if there is none."""
    metadata = cell.get("metadata")
    found = metadata.get("nbgrader") if isinstance(metadata, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def grade_id(cell: Cell) -> str:
    """A cell's id in nbgrader's gradebook; empty if it has none."""
    name = mark(cell).get("grade_id")
    return name if isinstance(name, str) else ""


def is_grade(cell: Cell) -> bool:
    """Whether it has points."""
    return bool(mark(cell).get("grade"))


def is_solution(cell: Cell) -> bool:
    """Whether it is the student's to write."""
    return bool(mark(cell).get("solution"))


def is_locked(cell: Cell) -> bool:
    """Whether it is the instructor's, and put back when a submission is graded."""
    return bool(mark(cell).get("locked"))


def is_test(cell: Cell) -> bool:
    """Whether it is a test cell: graded, and not the student's to write."""
    return is_grade(cell) and not is_solution(cell)


def is_set_up(cell: Cell) -> bool:
    """Whether it is one of the instructor's code cells that are not checks."""
    return cell.get("cell_type") == "code" and is_locked(cell) and not is_grade(cell)
