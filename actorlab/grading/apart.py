"""Grade a submission in a process of its own, within the grader's limits (``files.apart``)."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter_core.utils import run_sync

from actorlab.course.assignment import Assignment
from actorlab.execution.limits import Limits
from actorlab.files import scratch
from actorlab.files.apart import done
from actorlab.grading.grade import Graded, grade


def grade_apart(
    text: str, assignment: Assignment, files: Path | None, limits: Limits = Limits(), trusted: bool = False
) -> Graded:
    """Do as ``grading.grade.grade``, within the grader's own limits unless it is trusted.

    Raises:
        Exhausted: it took more than they allow.
    """
    return _finished(grade, text, assignment, files, limits, trusted)


def _finished(work: Callable[..., Any], what: Any, assignment: Assignment, *how: Any) -> Graded:
    *_, limits, trusted = how
    if trusted:
        return _run(work, what, assignment, *how)
    scratch.sweep()
    return done(_run, work, what, assignment, *how, seconds=limits.grading, most=limits.grader)


def _run(work: Callable[..., Any], *arguments: Any) -> Any:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work(*arguments))
    return run_sync(work)(*arguments)  # beside a server's
