"""Hidden tests: what nbgrader leaves out of a test cell when it is released.

    ### BEGIN HIDDEN TESTS
    assert seen.is_number(seconds), seen.why()
    ### END HIDDEN TESTS

The grader alone runs them (see ``execution.cross_check``). A submission's kernel gets
each test cell as it was released, since a kernel can show whatever it has.
"""

import ast
from collections.abc import Iterator
from contextlib import contextmanager

from nbformat.notebooknode import NotebookNode

from actorlab.kernel.cells import grade_id, is_test


def lines(test: str) -> set[int]:
    """The lines of a test cell that nbgrader's ``ClearHiddenTests`` leaves out, from 1."""
    hidden, inside = set(), False
    for number, line in enumerate(test.split("\n"), 1):
        inside = inside or "BEGIN HIDDEN TESTS" in line
        if inside or "END HIDDEN TESTS" in line:
            hidden.add(number)
        inside = inside and "END HIDDEN TESTS" not in line
    return hidden


def released(test: str) -> str:
    """A test cell as students get it, the same text as nbgrader makes."""
    hidden = lines(test)
    return "\n".join(line for number, line in enumerate(test.split("\n"), 1) if number not in hidden)


def asserts(test: str) -> list[ast.Assert]:
    """The asserts of a test cell that are hidden."""
    hidden = lines(test)
    return [
        node for node in ast.walk(ast.parse(test)) if isinstance(node, ast.Assert) and node.lineno in hidden
    ]


def alone(test: str) -> ast.Module:
    """A test cell without the asserts that students can read."""
    return _Hidden(lines(test)).visit(ast.parse(test))


@contextmanager
def taken_out(notebook: NotebookNode) -> Iterator[dict[str, str]]:
    """Take the hidden tests out of a notebook's test cells, and put them back at the end.

    Yields:
        These cells' sources with the hidden tests, by grade_id.
    """
    cells = {
        grade_id(cell): cell
        for cell in notebook.cells
        if is_test(cell) and released(cell.source) != cell.source
    }
    whole = {check: cell.source for check, cell in cells.items()}
    try:
        for cell in cells.values():
            cell.source = released(cell.source)
        yield whole
    finally:
        for check, cell in cells.items():
            cell.source = whole[check]


class _Hidden(ast.NodeTransformer):
    """Keeps, of the asserts, only those on hidden lines."""

    def __init__(self, hidden: set[int]) -> None:
        self._hidden = hidden

    def visit_Assert(self, node: ast.Assert) -> ast.stmt:
        return node if node.lineno in self._hidden else ast.copy_location(ast.Pass(), node)
