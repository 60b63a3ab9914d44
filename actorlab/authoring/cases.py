"""Example answers: small files that stand for a student's notebook.

A case file holds a student's solution cells, and what they must score:

    # ray.get inside the loop waits for each answer.
    # scores: 1 1 2 0
    # says verify_duration: one after another
    # %% parallel_increments
    ...

Cells that the file does not give are as in the solution. ``# %% NAME starter`` leaves a
cell as the starter; ``# %% before NAME`` and ``# %% after NAME`` add an ordinary cell next
to one. ``# alone: WHY`` has it graded as a student's, in a sandbox with a Ray of its own,
where it would share one (see ``authoring.shared_runs``). Only cheats need the rest: ``# %% file PATH`` puts a file beside the notebook;
``# deleted: NAME ...`` leaves cells out; ``# metadata NAME: JSON`` changes a cell's
nbgrader metadata; ``# review: NAME ...`` names the checks that must be marked for review.
"""

import copy
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell

from actorlab.course.assignment import Assignment
from actorlab.kernel.cells import grade_id

KINDS = ("right", "wrong", "tampering")  # folders below tests/NAME/
_CELL = re.compile(r"^# %% (?:(before|after|file) )?([\w./]+)( starter)?\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One example answer.

    Attributes:
        path: its file.
        about: what it does, in a sentence.
        scores: the score of each check, in the notebook's order.
        says: for a check, phrases that its message must contain.
        cells: (place, grade_id, text) for each cell given; the place is
            ``""``, ``before``, ``after`` or ``starter``.
        files: contents of the files beside the notebook, by path.
        deleted: the cells to leave out.
        metadata: changes to cells' nbgrader metadata, by grade_id.
        review: the checks that must be marked for review.
        alone: why it has to have a Ray of its own; empty if it has not.
    """

    path: Path
    about: str
    scores: tuple[float, ...]
    says: tuple[tuple[str, str], ...]
    cells: tuple[tuple[str, str, str], ...]
    files: dict[str, str] = field(default_factory=dict)
    deleted: tuple[str, ...] = ()
    metadata: dict[str, dict] = field(default_factory=dict)
    review: tuple[str, ...] = ()
    alone: str = ""

    @property
    def name(self) -> str:
        """Such as ``wrong/ray_get_in_loop``."""
        return f"{self.path.parent.name}/{self.path.stem}"

    @classmethod
    def of_solution(cls, assignment: Assignment) -> "Case":
        """The answer of a student who wrote just what the instructor did."""
        return cls(assignment.source_path, "The solution.", tuple(assignment.points.values()), (), ())

    def notebook(self, assignment: Assignment) -> NotebookNode:
        """The notebook that a student with this answer would hand in.

        Raises:
            ValueError: the case names a cell that the exercise does not have.
        """
        release = assignment.release
        notebook = copy.deepcopy(release)
        solutions = assignment.solution
        for name, text in solutions.items():
            _cell(notebook, name, self).source = text
        for place, name, text in self.cells:
            cell = _cell(notebook, name, self)
            if place in ("before", "after"):
                at = notebook.cells.index(cell) + (place == "after")
                # Several cells after one stay in the file's order.
                while (
                    place == "after" and at < len(notebook.cells) and notebook.cells[at].metadata.get("added")
                ):
                    at += 1
                extra = new_code_cell(text)
                extra.metadata["added"] = True
                notebook.cells.insert(at, extra)
            else:
                cell.source = self._starter(name, assignment) if place == "starter" else text
        for name, changed in self.metadata.items():
            _cell(notebook, name, self).metadata.nbgrader.update(changed)
        unwanted = [_cell(notebook, name, self) for name in self.deleted]
        notebook.cells = [cell for cell in notebook.cells if cell not in unwanted]
        return notebook

    def _starter(self, name: str, assignment: Assignment) -> str:
        if name not in assignment.starter:
            raise ValueError(f"{self.path}: the cell {name!r} has no starter")
        return assignment.starter[name]


def read_case(path: Path) -> Case:
    """Read a case file.

    Raises:
        ValueError: the file is not of the form above; the text names file and line.
    """
    text = path.read_text()
    first = _CELL.search(text)
    head, body = (text[: first.start()], text[first.start() :]) if first else (text, "")
    about, scores, says, lists, metadata, alone = [], None, [], {}, {}, ""
    for number, line in enumerate(head.splitlines(), 1):
        if said := re.fullmatch(r"# says (\w+): (.+)", line):
            says.append((said[1], said[2].strip()))
        elif named := re.fullmatch(r"# (deleted|review): (.+)", line):
            lists[named[1]] = tuple(named[2].split())
        elif changed := re.fullmatch(r"# metadata (\w+): (.+)", line):
            metadata[changed[1]] = json.loads(changed[2])
        elif line.startswith("# alone:"):
            alone = line.partition(":")[2].strip()
        elif line.startswith("# scores:"):
            scores = tuple(float(n) for n in line.partition(":")[2].split())
        elif line.startswith("# "):
            about.append(line[2:])
        elif line.strip():
            raise ValueError(f"{path}:{number}: expected a comment or a line '# %% CELL'")
    if scores is None:
        raise ValueError(f"{path}: has no line '# scores: ...'")
    marks = list(_CELL.finditer(body))
    ends = [*(m.start() for m in marks[1:]), len(body)]
    parts = [
        (m[1] or ("starter" if m[3] else ""), m[2], body[m.end() : end].strip("\n"))
        for m, end in zip(marks, ends)
    ]
    return Case(
        path,
        " ".join(about),
        scores,
        tuple(says),
        tuple(part for part in parts if part[0] != "file"),
        {name: text for place, name, text in parts if place == "file"},
        lists.get("deleted", ()),
        metadata,
        lists.get("review", ()),
        alone,
    )


def case_files(assignment: Assignment, pattern: str = "*/*") -> list[Path]:
    """The files of an assignment's cases: ``tests/NAME/KIND/*.py``."""
    found = sorted((assignment.root / "tests" / assignment.name).glob(pattern + ".py"))
    return [path for path in found if path.parent.name in KINDS]


def cases(assignment: Assignment, pattern: str = "*/*") -> list[Case]:
    """The cases of an assignment.

    Raises:
        ValueError: as for ``read_case``.
    """
    return [read_case(path) for path in case_files(assignment, pattern)]


def _cell(notebook: NotebookNode, name: str, case: Case) -> NotebookNode:
    for cell in notebook.cells:
        if grade_id(cell) == name:
            return cell
    raise ValueError(f"{case.path}: the exercise has no cell {name!r}")
