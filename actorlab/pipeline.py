"""nbgrader's own steps, called from Python with the course's configuration."""

import os
import re
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Any

from nbgrader.apps.api import NbGraderAPI
from nbgrader.preprocessors import SaveCells
from sqlalchemy.exc import SAWarning
from traitlets.config import Config, PyFileConfigLoader

from actorlab.course import Assignment


# nbgrader's models make SQLAlchemy 2.1 warn; it is theirs to mend, and harmless.
warnings.filterwarnings("ignore", category=SAWarning, module="nbgrader")


class StepFailed(RuntimeError):
    """A step of nbgrader's failed. The text is the error in its log."""


def configuration(root: Path) -> Config:
    """A course's ``nbgrader_config.py``."""
    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()


def api(root: Path, config: Config | None = None) -> NbGraderAPI:
    """nbgrader's API for a course.

    Args:
        root: the course's folder.
        config: its configuration, if some of it is to be another.
    """
    # nbgrader calls alembic by its bare name.
    here = str(Path(sys.executable).parent)
    if here not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = here + os.pathsep + os.environ.get("PATH", "")
    config = config or configuration(root)
    Path(config.Exchange.root).mkdir(parents=True, exist_ok=True)
    return NbGraderAPI(config=config, log_level="ERROR")


def release(assignment: Assignment, to: Path | None = None) -> None:
    """Generate the student's version of an assignment.

    Args:
        assignment: which one.
        to: folder of the released exercises; by default the course's own, and
            the assignment is then also entered in the gradebook.

    Raises:
        StepFailed: the source notebook cannot be turned into a starter.
    """
    config = configuration(assignment.root)
    if to is not None:
        config.CourseDirectory.release_directory = str(to)
        config.GenerateAssignment.no_database = True
        config.GenerateAssignment.preprocessors = [
            step for step in config.GenerateAssignment.preprocessors if step is not SaveCells
        ]
    done(api(assignment.root, config).generate_assignment(assignment.name))


def register(assignment: Assignment) -> None:
    """Enter an assignment, its checks and their points in the gradebook.

    nbgrader does so when it releases; nothing below ``exercises/`` is changed.

    Raises:
        StepFailed: as for ``release``.
    """
    with tempfile.TemporaryDirectory() as folder:
        config = configuration(assignment.root)
        config.CourseDirectory.release_directory = folder
        done(api(assignment.root, config).generate_assignment(assignment.name))


def done(result: dict[str, Any]) -> None:
    """Raise if a step of nbgrader's did not succeed."""
    if not result["success"]:
        log = f"{result.get('error') or ''}\n{result.get('log') or ''}"
        errors = re.findall(r"^[\w.]+(?:Error|Exception|Entry): .+", log, re.MULTILINE)
        # Not the one that nbgrader raises to say that there was one.
        told = [error for error in errors if "above failures" not in error]
        raise StepFailed(told[-1] if told else log.strip()[-2000:])
