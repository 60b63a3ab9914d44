"""How far a student is: each exercise and each check, from what is saved and what the kernel noted.

A saved notebook holds what its checks said. The kernel notes the same at once (see
``kernel.progress``), and so is ahead of a notebook that is not saved yet.
"""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import nbformat
from jupyter_server.utils import url_path_join
from nbformat.notebooknode import NotebookNode

from actorlab.checks.asked import PREDICTION
from actorlab.checks.freshness import is_older, knows
from actorlab.checks.hints import read_hints
from actorlab.checks.verdict import Outcome, said_in
from actorlab.course import released
from actorlab.course.introduction import Introduction, introduction
from actorlab.kernel.cells import grade_id, is_grade, is_solution
from actorlab.kernel.progress import Progress
from actorlab.kernel.protocol import OUTCOME

_NOT_RUN = "not run yet"

# JupyterLab writes a notebook in place, so one that cannot be read may be half written,
# for so many seconds after the last write.
_BEING_WRITTEN = 2.0


@dataclass(frozen=True)
class CheckState:
    """What a check said last.

    Attributes:
        id: its grade_id.
        step: the heading of the step that it is about; empty if there is none.
        outcome: how it ended; ``None`` if it has not been run.
        older: whether the code that it checks has changed since.
        unsaved: whether that code is newer than the saved notebook.
    """

    id: str
    step: str
    outcome: Outcome | None
    older: bool = False
    unsaved: bool = False

    @property
    def passes(self) -> bool:
        """Whether the code as it is now has passed it."""
        return self.outcome is Outcome.RIGHT and not self.older

    @property
    def state(self) -> str:
        """In words."""
        if not self.outcome:
            return _NOT_RUN
        said = f"{self.outcome.mark} {self.outcome.value}"
        if self.older:
            return f"{said}, before your last change: run the cells again"
        return f"{said}, not saved yet" if self.unsaved else said


@dataclass(frozen=True)
class ExerciseState:
    """How far an exercise is.

    Attributes:
        name: its folder's.
        link: the address at which it opens.
        about: what its notebook says of it.
        checks: in the notebook's order.
        hints: for each cell of which hints were given, its grade_id, how many, and of how many.
        problem: why the notebook cannot be read; empty if it can.
        can_start_again: whether a student can put its notebook back as it was released.
        earlier: the names and addresses of notebooks that were set aside, the latest first.
    """

    name: str
    link: str
    about: Introduction = Introduction("", "", 0)
    checks: tuple[CheckState, ...] = ()
    hints: tuple[tuple[str, int, int], ...] = ()
    problem: str = ""
    can_start_again: bool = False
    earlier: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        """The notebook's first heading or, without one, the exercise's name."""
        return self.about.title or self.name

    @property
    def passed(self) -> int:
        """How many of its checks pass."""
        return sum(check.passes for check in self.checks)

    @property
    def is_begun(self) -> bool:
        """Whether one of its checks has been run."""
        return any(check.outcome for check in self.checks)

    @property
    def is_done(self) -> bool:
        """Whether all its checks pass."""
        return not self.problem and self.passed == len(self.checks)

    @property
    def state(self) -> str:
        """In words."""
        if self.problem:
            return "Cannot be read"
        if self.is_done:
            return f"Done: all {self.passed} checks pass ✓"
        return f"{self.passed} of {len(self.checks)} checks pass" if self.is_begun else "Not started"

    @property
    def to_do(self) -> str:
        """The step to work on next; empty if there is none."""
        first = next((check for check in self.checks if not check.passes), None)
        return (first.step or first.id) if first and not self.problem else ""


def exercises(folder: Path, base_url: str = "/") -> list[ExerciseState]:
    """The exercises below a folder, by name.

    Args:
        folder: the student's exercises.
        base_url: the server's.
    """
    return [_exercise(folder / name, base_url) for name in released.names_in(folder)]


def is_being_written(folder: Path) -> bool:
    """Whether an exercise's notebook was written a moment ago, and maybe not to its end."""
    return abs(time.time() - _saved_at(folder)) < _BEING_WRITTEN


def _saved_at(folder: Path) -> float:
    """When an exercise's notebook was saved, in seconds since the epoch; 0 if there is none."""
    with suppress(OSError):
        return (folder / f"{folder.name}.ipynb").stat().st_mtime
    return 0.0


def _exercise(folder: Path, base_url: str) -> ExerciseState:
    def link(path: Path) -> str:
        return url_path_join(base_url, "lab", "tree", quote(path.relative_to(folder.parent).as_posix()))

    path = folder / f"{folder.name}.ipynb"
    here = ExerciseState(
        folder.name,
        link(path),
        can_start_again=released.as_released(folder) is not None,
        earlier=tuple((p.relative_to(folder.parent).as_posix(), link(p)) for p in released.earlier(folder)),
    )
    try:
        saved = _saved_at(folder)  # before it is read: what was noted since may be newer
        notebook = nbformat.read(path, as_version=4)
        noted = Progress(folder)
        return replace(
            here,
            about=introduction(notebook),
            checks=tuple(_checks(notebook, noted, saved)),
            hints=tuple(_hints(folder, noted)),
        )
    except FileNotFoundError:
        return replace(here, problem=f"{path.name} is not there. Start again to get it back.")
    except Exception as problem:  # a student's file may hold anything
        said = f"{path.name} cannot be read as a notebook ({type(problem).__name__}). "
        way_out = (
            "Start again to get a fresh one; this one is kept."
            if here.can_start_again
            else "Keep a copy of it, and ask your instructor for a fresh one."
        )
        return replace(here, problem=said + way_out)


def _hints(folder: Path, noted: Progress) -> Iterator[tuple[str, int, int]]:
    for cell, steps in read_hints(folder).items():
        if given := noted.hints(cell):
            yield cell, min(given, len(steps)), len(steps)


def _checks(notebook: NotebookNode, noted: Progress, saved: float) -> Iterator[CheckState]:
    above = []  # the solution cells so far: what stands above a check is what it is about
    heading = step = ""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            found = [line for line in cell.source.splitlines() if line.startswith("## ")]
            heading = found[-1].removeprefix("## ").strip() if found else heading
        if is_solution(cell) and grade_id(cell) != PREDICTION:  # which no check is about
            above.append(cell)
            step = heading
        if is_grade(cell):
            yield _check(cell, step, above, noted.check(grade_id(cell)), saved)


def _check(
    cell: NotebookNode, step: str, above: list[NotebookNode], noted: dict[str, Any], saved: float
) -> CheckState:
    """What a check said last: what the kernel noted or, if that is of other code, what is saved.

    Args:
        cell: the check's, as it was saved.
        step: the heading of its step.
        above: the solution cells that it is about, as they were saved.
        noted: what the kernel noted of it.
        saved: when the notebook was saved.
    """
    name, outputs = grade_id(cell), cell.get("outputs", ())
    shown = said_in(outputs, name)
    if outcome := _noted_outcome(noted):
        at = noted.get("at")
        since = isinstance(at, (int, float)) and at > saved
        differs = is_older(noted, above)
        if since or (knows(noted, above) and not (differs and shown)):
            return CheckState(name, step, outcome, older=differs and not since, unsaved=differs and since)
    carried = next((o.data[OUTCOME] for o in outputs if OUTCOME in o.get("data", {})), {})
    return CheckState(name, step, shown[0] if shown else None, is_older(carried, above))


def _noted_outcome(noted: dict[str, Any]) -> Outcome | None:
    with suppress(ValueError):
        return Outcome(noted.get("outcome"))
    return None
