"""The heart: a notebook and an assignment in, verdicts out.

Needs no course's database, no submissions' folders and no nbgrader:

    import asyncio
    from pathlib import Path
    from actorlab.course.assignment import Assignment
    from actorlab.grading.grade import grade

    graded = asyncio.run(grade(Path("mine.ipynb").read_text(), Assignment("ex07_actors", Path("."))))
    for verdict in graded.verdicts:
        print(verdict.check, verdict.score, verdict.message)
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nbformat.notebooknode import NotebookNode

from actorlab.checks.verdict import Verdict
from actorlab.course.assignment import Assignment
from actorlab.execution.envelope import Places
from actorlab.execution.execute import execute, failed_set_up
from actorlab.execution.limits import Limits
from actorlab.grading import graded_notebook
from actorlab.grading.judge import draw, judge, predicted
from actorlab.intake.restored import restored


@dataclass(frozen=True)
class Graded:
    """A graded notebook.

    Attributes:
        verdicts: one for each check, in the notebook's order.
        notebook: the notebook as it was run, which says the same (see ``graded_notebook``).
        remarks: what was unusual about the submission, or about its run.
        log: what its processes wrote outside it.
        seconds: how long running and judging it took.
        cpu_seconds: the CPU time that its processes used, without the grader's own.
    """

    verdicts: list[Verdict]
    notebook: NotebookNode
    remarks: tuple[str, ...]
    log: str
    seconds: float = 0.0
    cpu_seconds: float = 0.0

    @property
    def score(self) -> float:
        """Points earned in all."""
        return sum(verdict.score for verdict in self.verdicts)


async def grade(
    text: str,
    assignment: Assignment,
    files: Path | None = None,
    limits: Limits = Limits(),
    trusted: bool = False,
) -> Graded:
    """Grade one notebook.

    Args:
        text: the notebook file's text.
        assignment: what it is to be graded as.
        files: a folder with the other files that the student handed in.
        limits: what it may cost.
        trusted: run it without a sandbox.

    Raises:
        NoSandbox: there is none on this machine, and the notebook is not trusted.
        Ungradable: it is not a notebook that can be run, or it is another exercise's;
            the text says why.
    """
    found = restored(text, assignment)
    return await run_and_judge(found.notebook, assignment, files, limits, trusted, found.remarks)


async def run_and_judge(
    notebook: NotebookNode,
    assignment: Assignment,
    files: Path | None = None,
    limits: Limits = Limits(),
    trusted: bool = False,
    remarks: Sequence[str] = (),
    places: Places | None = None,
) -> Graded:
    """Grade a notebook that has been restored; it is changed in place.

    Args:
        notebook: the student's cells among the instructor's.
        assignment: as for ``grade``, and so are ``files``, ``limits`` and ``trusted``.
        remarks: what was unusual about the submission; those on the run are added.
        places: as for ``execute``.

    Raises:
        NoSandbox: as for ``grade``.
    """
    began = time.monotonic()
    execution = await execute(
        notebook, assignment.release_folder, files, limits, trusted, solved=assignment.solved, places=places
    )
    verdicts = judge(execution, assignment)
    said = (*remarks, *filter(None, (execution.stopped, failed_set_up(execution))))
    seconds = time.monotonic() - began
    # First, since it leaves nothing in a test cell that could be drawn.
    guessed = predicted(execution, verdicts, assignment)
    graded_notebook.write(execution.notebook, verdicts, said, seconds, predicted=guessed)
    draw(execution.notebook, limits.pictures)
    return Graded(verdicts, execution.notebook, said, execution.log, seconds, execution.cpu_seconds)
