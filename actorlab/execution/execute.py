"""Run a notebook from its first cell to its last, and leave nothing behind."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbformat.notebooknode import NotebookNode

from actorlab.course import hidden_tests
from actorlab.execution.client import Reply
from actorlab.execution.cross_check import Sight
from actorlab.execution.limits import Limits
from actorlab.execution.reference import Reference
from actorlab.execution.runtime import Places, places_for
from actorlab.execution.submission_client import SubmissionClient
from actorlab.kernel.cells import grade_id, is_set_up


@dataclass(frozen=True)
class Execution:
    """A notebook after its run.

    Attributes:
        notebook: with the outputs of the cells that ran.
        replies: how each cell that ran ended, by grade_id.
        stopped: why it did not run to its end; empty if it did.
        log: what the kernel's processes wrote outside the notebook.
        sights: what the grader saw when a check had passed, by grade_id.
        classes: the names of the classes of which somebody asked Ray for an actor.
        untouched: what to say of the checks whose values come from no call, by grade_id.
        cpu_seconds: the CPU time that its processes used, as far as the monitor saw.
        predicted: what the notebook held when the check had run that tells a prediction: the
            guess, and what happened; ``None`` if that check did not run.
    """

    notebook: NotebookNode
    replies: dict[str, Reply]
    stopped: str
    log: str
    sights: dict[str, Sight | None] = field(default_factory=dict)
    classes: frozenset[str] = frozenset()
    untouched: dict[str, str] = field(default_factory=dict)
    cpu_seconds: float = 0.0
    predicted: tuple[Any, Any] | None = None


async def execute(
    notebook: NotebookNode,
    exercise: Path,
    files: Path | None = None,
    limits: Limits = Limits(),
    trusted: bool = False,
    solved: NotebookNode | None = None,
    places: Places | None = None,
) -> Execution:
    """Run a notebook in a sandbox, with a kernel and a Ray of its own.

    Errors in cells become outputs, and the next cell runs. Whatever happens, no process
    and no file of the run remains. The kernel never gets hidden tests: they run here.

    Args:
        notebook: what to run; it is changed in place.
        exercise: folder of the released exercise, whose checks are used.
        files: a folder whose files the notebook finds beside it.
        limits: when to stop.
        trusted: run it as this user, without a sandbox.
        solved: the notebook with the solution, without its checks. If noise spoils a
            measurement, this runs in a kernel of its own, to be compared with.
        places: makes the place where the notebook runs; by default a sandbox, or this
            user's own.

    Raises:
        NoSandbox: there is none on this machine, and the notebook is not trusted.
    """
    place = (places or places_for(trusted))(exercise, files, limits)
    reference = Reference(solved, exercise, limits, trusted) if solved else None
    try:
        with hidden_tests.taken_out(notebook) as whole, place.log.open("wb") as log:
            client = SubmissionClient(notebook, place, limits, exercise, reference, whole)
            stopped = await client.run(log)
        with place.log.open(errors="replace") as log:
            said = log.read(limits.output)
        if reference and reference.problem:
            said += f"\nThe solution could not be run beside it: {reference.problem}\n"
        return Execution(
            notebook,
            client.replies,
            stopped,
            said,
            client.sights,
            frozenset(client.classes),
            client.untouched,
            client.used,
            client.predicted,
        )
    finally:
        try:
            if reference:
                await reference.close()
        finally:
            await asyncio.to_thread(place.clear)


def failed_set_up(execution: Execution) -> str:
    """What to say if one of the instructor's own cells failed; empty if none did."""
    for cell in execution.notebook.cells:
        if is_set_up(cell):
            name = grade_id(cell)
            reply = execution.replies.get(name)
            if reply is None or reply.ename:
                return f"the set-up cell {name} failed" + (f": {reply.ename}" if reply else "")
    return ""
