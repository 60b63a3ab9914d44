"""Call nbgrader's own steps from Python, with the course's configuration."""

import os
import re
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Any

from nbgrader.api import MissingEntry
from nbgrader.apps.api import NbGraderAPI
from nbgrader.preprocessors import SaveCells
from sqlalchemy.exc import SAWarning
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from actorlab.course.assignment import Assignment
from actorlab.course.loadable import what_keeps_from_loading
from actorlab.course.released import as_released, set_aside
from actorlab.course.step_failed import StepFailed
from actorlab.files import atomic

# nbgrader's models make SQLAlchemy 2.1 warn; it is theirs to mend, and harmless.
warnings.filterwarnings("ignore", category=SAWarning, module="nbgrader")


def configuration(root: Path) -> Config:
    """Load a course's ``nbgrader_config.py``."""
    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()


def api(root: Path, config: Config | None = None) -> NbGraderAPI:
    """nbgrader's API for a course.

    Args:
        root: the course's folder.
        config: the configuration to use instead of the course's own.
    """
    # nbgrader calls alembic by its bare name.
    here = str(Path(sys.executable).parent)
    if here not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = here + os.pathsep + os.environ.get("PATH", "")
    config = config or configuration(root)
    _make_exchange(Path(config.Exchange.root))
    return NbGraderAPI(config=config, log_level="ERROR")


def _make_exchange(folder: Path) -> None:
    """Make the exchange as nbgrader wants it, open to everybody; otherwise nbgrader warns."""
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(0o777)


def release(assignment: Assignment) -> Path | None:
    """Generate the student's version of an assignment, and enter it in the gradebook.

    Replace the version that is there once the new one is complete, and not before.

    Returns:
        Where the notebook that was there is now, if somebody had worked in it.

    Raises:
        StepFailed: its checks cannot be loaded, or the source notebook cannot be turned
            into a starter.
    """
    require_loadable(assignment)
    with tempfile.TemporaryDirectory() as folder:
        generate(assignment, Path(folder), gradebook=True)
        new, place = Path(folder) / assignment.name, assignment.release_folder
        aside = set_aside(place, as_released(new)) if place.exists() else None
        atomic.replace_folder(new, place, keep=["feedback"])  # that a student fetched
        return aside


def require_loadable(assignment: Assignment) -> None:
    """Refuse an exercise whose checks no notebook could use.

    Raises:
        StepFailed: its ``checks.py`` cannot be loaded; the text says why, in one line.
    """
    if unloadable := what_keeps_from_loading(assignment):
        raise StepFailed(f"{unloadable} Nothing is released until then.")


def register(assignment: Assignment) -> None:
    """Enter an assignment, its checks and their points in the gradebook.

    nbgrader does so when it generates. Nothing below ``exercises/`` changes.

    Raises:
        StepFailed: as for ``release``.
    """
    with tempfile.TemporaryDirectory() as folder:
        generate(assignment, Path(folder), gradebook=True)


def graded_students(assignment: Assignment) -> set[str]:
    """The students of whom the gradebook has a submission of an assignment."""
    with api(assignment.root).gradebook as gradebook:
        try:
            return {s.student_id for s in gradebook.assignment_submissions(assignment.name)}
        except MissingEntry:
            return set()


def generate(assignment: Assignment, to: Path, gradebook: bool) -> None:
    """Generate the student's version below another folder than ``exercises/``.

    Args:
        assignment: which one.
        to: the folder below which it is written.
        gradebook: whether to enter it in the course's gradebook.

    Raises:
        StepFailed: as for ``release``.
    """
    config = configuration(assignment.root)
    config.CourseDirectory.release_directory = str(to)
    if gradebook:
        _require_as_known(assignment)
    else:
        config.GenerateAssignment.no_database = True
        config.GenerateAssignment.preprocessors = [
            step for step in config.GenerateAssignment.preprocessors if step is not SaveCells
        ]
    done(api(assignment.root, config).generate_assignment(assignment.name))


def _require_as_known(assignment: Assignment) -> None:
    """Refuse to enter an assignment of which the gradebook has grades with other checks.

    nbgrader cannot add a check to what is graded. The sums of both would stand side by side.

    Raises:
        StepFailed: it has; the text says which checks differ, and what to do.
    """
    name = assignment.name
    with api(assignment.root).gradebook as gradebook:
        try:
            notebook = gradebook.find_notebook(name, name)
        except MissingEntry:
            return
        before = {cell.name: cell.max_score for cell in notebook.grade_cells}
        submissions = len(notebook.submissions)
    other = sorted(before.keys() ^ assignment.points.keys())
    if submissions and other:
        raise StepFailed(
            f"the gradebook has {submissions} submissions of {name} as it was before, worth {sum(before.values()):g} "
            f"points; it is worth {sum(assignment.points.values()):g} now ({', '.join(other)} differs). Nothing was "
            "changed. Keep that gradebook.db under another name, and run make grade: all of them are graded anew."
        )


def done(result: dict[str, Any]) -> None:
    """Raise ``StepFailed`` if a step of nbgrader's failed, ``KeyboardInterrupt`` if somebody interrupted it."""
    if not result["success"]:
        # nbgrader takes an interrupt for a failure of its own.
        if (result.get("error") or "").strip().endswith("KeyboardInterrupt"):
            raise KeyboardInterrupt
        log = f"{result.get('error') or ''}\n{result.get('log') or ''}"
        errors = re.findall(r"^\s*([\w.]*(?:Error|Exception|Entry): .+)", log, re.MULTILINE)
        # Not the one that nbgrader raises to say that there was one.
        told = [error for error in errors if "above failures" not in error]
        raise StepFailed(told[-1] if told else log.strip()[-2000:])
