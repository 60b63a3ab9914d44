"""What a cell of a notebook is, by what nbgrader wrote in its metadata."""

from nbformat.notebooknode import NotebookNode


def is_set_up(cell: NotebookNode) -> bool:
    """Whether it is one of the instructor's cells that are not checks."""
    mark = cell.metadata.get("nbgrader", {})
    return cell.cell_type == "code" and bool(mark.get("locked")) and not mark.get("grade")


def is_test(cell: NotebookNode) -> bool:
    """Whether it is a test cell: graded, and not the student's to write."""
    mark = cell.metadata.get("nbgrader", {})
    return bool(mark.get("grade")) and not mark.get("solution")
