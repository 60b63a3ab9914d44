"""What a course consists of: its folders, and each assignment's source notebook.

An assignment's name is the name of its folder, below ``solutions/`` and ``exercises/``,
and of its notebook. Points, ids and locked cells stand in the source notebook and nowhere
else.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode

from actorlab.course import released
from actorlab.course.regions import read
from actorlab.kernel.cells import grade_id, is_grade, is_solution, mark
from actorlab.kernel.starters import starters


@dataclass(frozen=True)
class Assignment:
    """One assignment of a course.

    Attributes:
        name: such as ``ex07_actors``.
        root: the course's folder.
    """

    name: str
    root: Path

    @property
    def source_path(self) -> Path:
        """The source notebook, with solutions and hidden tests."""
        return self.root / "solutions" / self.name / f"{self.name}.ipynb"

    @property
    def release_folder(self) -> Path:
        """What a student gets."""
        return self.root / "exercises" / self.name

    @property
    def release_path(self) -> Path:
        """The student's notebook."""
        return self.release_folder / f"{self.name}.ipynb"

    def graded_path(self, student: str) -> Path:
        """The path of a student's graded notebook, whether or not it exists."""
        return self.root / "autograded" / student / self.name / f"{self.name}.ipynb"

    @property
    def files(self) -> list[Path]:
        """All files that make it up: the source notebook, if there is one, and what is released."""
        source = [self.source_path] if self.source_path.exists() else []
        return [*source, *released.files(self.release_folder)]

    @cached_property
    def source(self) -> NotebookNode:
        """The source notebook; a student who has none checks against the released one."""
        return nbformat.read(self.source_path, as_version=4) if self.source_path.exists() else self.release

    @cached_property
    def release(self) -> NotebookNode:
        """The student's notebook as generated, even if somebody has worked in it since."""
        kept = released.as_released(self.release_folder)
        return nbformat.reads((kept or self.release_path.read_bytes()).decode(), as_version=4)

    @cached_property
    def solution(self) -> dict[str, str]:
        """The code of each solution cell as the instructor wrote it, by grade_id."""
        return {grade_id(cell): read(cell.source).solution for cell in self.source.cells if is_solution(cell)}

    @property
    def solved(self) -> NotebookNode | None:
        """The code of the source notebook with the solution in each solution cell, and
        without the checks; ``None`` where there is no source notebook."""
        if not self.source_path.exists():
            return None
        notebook = nbformat.read(self.source_path, as_version=4)
        notebook.cells = [c for c in notebook.cells if c.cell_type == "code" and not is_grade(c)]
        for cell in notebook.cells:
            if is_solution(cell):
                cell.source = self.solution[grade_id(cell)]
        return notebook

    @cached_property
    def without_starter(self) -> list[str]:
        """The solution cells of which a student gets nbgrader's stub, by grade_id."""
        return [
            grade_id(cell)
            for cell in self.source.cells
            if is_solution(cell) and not read(cell.source).has_starter
        ]

    @cached_property
    def points(self) -> dict[str, float]:
        """The points of each check, by grade_id, in the notebook's order."""
        return {grade_id(cell): float(mark(cell)["points"]) for cell in filter(is_grade, self.source.cells)}

    @cached_property
    def tests(self) -> dict[str, str]:
        """The test cells as the instructor wrote them, by grade_id."""
        return {grade_id(cell): cell.source for cell in self.source.cells if is_grade(cell)}

    @cached_property
    def starter(self) -> dict[str, str]:
        """The code of each solution cell as a student gets it, by grade_id."""
        return starters(self.release_folder)


def assignments(root: Path, only: str = "") -> list[Assignment]:
    """The assignments of a course, by name.

    Args:
        root: the course's folder.
        only: the name of one of them; all if empty.

    Raises:
        LookupError: there is no such assignment, or none at all.
    """
    # A student has only exercises/.
    notebooks = [p for tree in ("solutions", "exercises") for p in (root / tree).glob("*/*.ipynb")]
    names = {p.stem for p in notebooks if p.stem == p.parent.name} | set(
        released.names_in(root / "exercises")
    )
    found = [Assignment(name, root) for name in sorted(names)]
    chosen = [a for a in found if only in ("", a.name)]
    if not chosen:
        names = ", ".join(a.name for a in found) or "none at all"
        raise LookupError(f"There is no assignment {only!r}; there is: {names}.")
    return chosen
