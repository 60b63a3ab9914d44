"""Example answers: small files that stand for a student's notebook.

A case file holds a student's solution cells, and what they must score:

    # ray.get inside the loop waits for each answer.
    # scores: 1 1 2 0
    # says verify_duration: one after another
    # %% parallel_increments
    ...

Cells that it does not give are as in the solution; ``# %% NAME starter`` leaves
one as the starter; ``# %% before NAME`` and ``# %% after NAME`` add an ordinary
cell next to one.
"""

import copy
import re
from dataclasses import dataclass
from pathlib import Path

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell

from actorlab.course import Assignment

_CELL = re.compile(r"^# %% (?:(before|after) )?(\w+)( starter)?\s*$", re.MULTILINE)


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
    """

    path: Path
    about: str
    scores: tuple[float, ...]
    says: tuple[tuple[str, str], ...]
    cells: tuple[tuple[str, str, str], ...]

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
                cell.source = assignment.starter[name] if place == "starter" else text
        return notebook


def read_case(path: Path) -> Case:
    """Read a case file.

    Raises:
        ValueError: it is not of the form above; the text names file and line.
    """
    text = path.read_text()
    first = _CELL.search(text)
    head, body = (text[: first.start()], text[first.start() :]) if first else (text, "")
    about, scores, says = [], None, []
    for number, line in enumerate(head.splitlines(), 1):
        if said := re.fullmatch(r"# says (\w+): (.+)", line):
            says.append((said[1], said[2].strip()))
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
    cells = tuple(
        (m[1] or ("starter" if m[3] else ""), m[2], body[m.end() : end].strip("\n"))
        for m, end in zip(marks, ends)
    )
    return Case(path, " ".join(about), scores, tuple(says), cells)


def cases(root: Path, assignment: Assignment, pattern: str = "*/*") -> list[Case]:
    """The cases of an assignment: ``tests/NAME/right/`` and ``wrong/``."""
    folder = root / "tests" / assignment.name
    return [
        read_case(path)
        for path in sorted(folder.glob(pattern + ".py"))
        if path.parent.name in ("right", "wrong")
    ]


def _cell(notebook: NotebookNode, name: str, case: Case) -> NotebookNode:
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == name:
            return cell
    raise ValueError(f"{case.path}: the exercise has no cell {name!r}")
