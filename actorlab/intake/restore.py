"""Restore a submission: put the instructor's cells back as they were.

A student's work is the text of the solution cells, and any cells added. Everything
else (test cells, points, locked cells, the kernel) comes from the source.
"""

import copy
import re
from dataclasses import dataclass

import nbformat
from nbformat.notebooknode import NotebookNode

from actorlab.checks.asked import ASKED
from actorlab.course.regions import read
from actorlab.files.printable import one_line
from actorlab.intake import raw_notebook
from actorlab.intake.raw_notebook import Ungradable
from actorlab.kernel.cells import grade_id, is_solution, mark

_MOST_REMARKS = 20  # on one submission


@dataclass(frozen=True)
class Restored:
    """A submission that can be run.

    Attributes:
        notebook: the student's cells among the instructor's.
        remarks: what had to be put right, one line each.
    """

    notebook: NotebookNode
    remarks: tuple[str, ...]


def parse(text: str) -> tuple[NotebookNode, list[str]]:
    """Read a notebook that may be broken.

    Returns:
        The notebook in today's format, and remarks on what was unusual.

    Raises:
        Ungradable: it is not a notebook that can be read.
    """
    raw = raw_notebook.read(text)
    version = raw["nbformat"]
    try:
        notebook = nbformat.convert(nbformat.from_dict(raw), 4)
        for cell in notebook.cells:
            _plain(cell)
    except Exception as problem:
        raise Ungradable(f"not a valid notebook: {type(problem).__name__}: {problem}"[:200]) from None
    kernelspec = notebook.metadata.get("kernelspec", {})
    language = kernelspec.get("language") or notebook.metadata.get("language_info", {}).get("name", "")
    remarks = []
    if version < 4:
        remarks.append(f"written in the old notebook format {version}")
    if not kernelspec:
        remarks.append("names no kernel; graded with the exercise's")
    elif language and language.lower() != "python":
        remarks.append(f"names a kernel for {language}; graded with the exercise's")
    return notebook, [*map(one_line, remarks)]


def restore(submitted: NotebookNode, source: NotebookNode) -> Restored:
    """Put the instructor's cells back into a submission.

    Locked cells get the source's text, and every cell of the source its type
    and metadata. A cell that is missing is put where the source has it, a
    missing solution cell empty. Of several cells with one id the first counts;
    the others stay as ordinary cells. A cell the source does not know loses its
    metadata. A question that an earlier release did not ask is put there without an
    answer. Neither argument is changed.

    Raises:
        Ungradable: the student's own cells do not make a valid notebook.
    """
    wanted = {grade_id(cell): cell for cell in source.cells if grade_id(cell)}
    remarks: list[str] = []
    cells: list[NotebookNode] = []
    seen: set[str] = set()
    for cell in copy.deepcopy(submitted.cells):
        name = grade_id(cell)
        had_metadata = "nbgrader" in cell.metadata
        if name in wanted and name not in seen:
            cells.append(_like(wanted[name], cell))
            seen.add(name)
            if mark(cell) and not _same_kind(cell, wanted[name]):
                remarks.append(f"changed metadata of {name}; put back")
            continue
        if name in seen:
            remarks.append(f"more than one cell {name}; the first counts")
        elif had_metadata:
            remarks.append(
                f"a cell with nbgrader metadata that is not the exercise's ({name or 'no grade_id'}); ignored"
            )
        cell.metadata = NotebookNode()  # also what an old format's upgrade put there
        cells.append(cell)
    order, put_back = list(wanted), []
    if missing := [name for name in ASKED if name in wanted and name not in seen]:
        remarks.append(f"without {', '.join(missing)}, as before the exercise asked these questions")
    for position, name in enumerate(order):
        if name in seen:
            continue
        if name in ASKED:
            pass  # as nobody has answered it
        elif is_solution(wanted[name]):
            remarks.append(f"the solution cell {name} is missing")
        else:
            put_back.append(name)
        before = set(order[:position])
        after = [i for i, cell in enumerate(cells) if grade_id(cell) in before]
        cells.insert(after[-1] + 1 if after else 0, _like(wanted[name], None))
        seen.add(name)
    if put_back:
        remarks.append(f"missing and put back: {', '.join(put_back)}")
    notebook = copy.deepcopy(submitted)
    notebook.cells = cells
    # The kernel is the exercise's. Any other metadata is of no use to a grader.
    notebook.metadata = copy.deepcopy(source.metadata)
    notebook.nbformat, notebook.nbformat_minor = source.nbformat, source.nbformat_minor
    _give_ids(notebook)
    try:
        nbformat.validate(notebook)
    except nbformat.ValidationError as problem:
        raise Ungradable(f"not a valid notebook: {problem.message}"[:200]) from None
    return Restored(notebook, tuple(map(one_line, _first(remarks))))


def _first(remarks: list[str]) -> list[str]:
    """No more than anybody reads."""
    more = len(remarks) - _MOST_REMARKS
    return remarks if more <= 0 else [*remarks[:_MOST_REMARKS], f"and {more} more remarks"]


def _like(wanted: NotebookNode, submitted: NotebookNode | None) -> NotebookNode:
    """The source's cell; with the student's text, if it is the student's to write."""
    cell = copy.deepcopy(wanted)
    if cell.cell_type == "code":
        cell.outputs, cell.execution_count = [], None
    if is_solution(wanted):
        unanswered = read(wanted.source).starter if grade_id(wanted) in ASKED else ""
        cell.source = submitted.source if submitted is not None else unanswered
    return cell


def _same_kind(cell: NotebookNode, wanted: NotebookNode) -> bool:
    keys = ("grade", "solution", "locked", "points")
    mine, theirs = mark(cell), mark(wanted)
    return cell.cell_type == wanted.cell_type and all(mine.get(k) == theirs.get(k) for k in keys)


def _plain(cell: NotebookNode) -> None:
    """Make a cell one of today's format, or raise: an old one's may have more keys."""
    if cell.cell_type not in ("code", "markdown", "raw"):
        raise ValueError(f"a cell of type {cell.cell_type!r}")
    for key in set(cell) - {"cell_type", "id", "metadata", "source", "attachments"}:
        del cell[key]
    cell.setdefault("source", "")
    if cell.cell_type == "code":
        cell.outputs, cell.execution_count = [], None


def _give_ids(notebook: NotebookNode) -> None:
    """Every cell an id of its own, as the format asks."""
    used: set[str] = set()
    for number, cell in enumerate(notebook.cells):
        name = cell.get("id")
        if not isinstance(name, str) or not re.fullmatch(r"[\w-]{1,64}", name, re.ASCII) or name in used:
            name = f"cell-{number}"
            while name in used:
                name += "x"
        cell.id = name
        used.add(name)
