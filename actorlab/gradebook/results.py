"""Remember which version of each submission was graded, so as not to grade it twice.

One JSON file for each, beside its log: ``logs/ASSIGNMENT/STUDENT.json``. What became
of it stands in the graded notebook (see ``grading.graded_notebook``). The file is
written when the gradebook has the grade, and removed before the gradebook is
touched again, so what is there is always in the gradebook too.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path

from actorlab.course.assignment import Assignment
from actorlab.files import atomic, digest


@dataclass(frozen=True)
class Result:
    """One graded submission.

    Attributes:
        digest: of what was graded, and as what (see ``digest_of_both``).
        graded: when, in ISO 8601, UTC.
    """

    digest: str
    graded: str


def digest_of_exercise(assignment: Assignment) -> str:
    """Changes when the source notebook or what is released does."""
    return digest.of_files((str(file.relative_to(assignment.root)), file) for file in assignment.files)


def digest_of_both(submitted: str, exercise: str) -> str:
    """Of a submission and of the exercise as which it is graded, from the digest of each."""
    return digest.of_text(f"{submitted} {exercise}")


def keep(assignment: Assignment, student: str, made_of: str) -> None:
    """Keep that a submission is graded; the file is there whole, or not at all.

    Args:
        assignment: which one.
        student: whose.
        made_of: as ``digest_of_both`` says.
    """
    path = _path(assignment, student)
    path.parent.mkdir(parents=True, exist_ok=True)
    result = Result(made_of, datetime.now(timezone.utc).isoformat(timespec="seconds"))
    atomic.write(path, json.dumps(asdict(result), indent=1))


def kept(assignment: Assignment, student: str) -> Result | None:
    """A student's result, if there is one that can be read."""
    try:
        raw = json.loads(_path(assignment, student).read_text())
        return Result(raw["digest"], raw["graded"])
    except (OSError, ValueError, TypeError, KeyError):
        return None


def forget(assignment: Assignment, student: str) -> None:
    """Remove a student's result, if there is one."""
    _path(assignment, student).unlink(missing_ok=True)


def _path(assignment: Assignment, student: str) -> Path:
    return assignment.root / "logs" / assignment.name / f"{student}.json"
