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
from dataclasses import dataclass, replace
from pathlib import Path

from nbformat.notebooknode import NotebookNode

from actorlab.checks.verdict import Verdict
from actorlab.course.assignment import Assignment
from actorlab.execution.execute import execute, failed_set_up
from actorlab.execution.limits import Limits
from actorlab.grading.judge import draw, judge, write_outputs
from actorlab.intake.recognise import refuse_anothers
from actorlab.intake.restore import parse, restore

METADATA = "actorlab"  # of a graded notebook


@dataclass(frozen=True)
class Graded:
    """A graded notebook.

    Attributes:
        verdicts: one for each check, in the notebook's order.
        notebook: the notebook as it was run, with its outputs.
        remarks: what was unusual about it, or about its run.
        log: what its processes wrote outside it.
        seconds: how long it ran.
    """

    verdicts: list[Verdict]
    notebook: NotebookNode
    remarks: tuple[str, ...]
    log: str
    seconds: float = 0.0

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
    notebook, remarks = parse(text)
    refuse_anothers(notebook, assignment)
    restored = restore(notebook, assignment.source)
    graded = await run_and_judge(restored.notebook, assignment, files, limits, trusted)
    return replace(graded, remarks=(*remarks, *restored.remarks, *graded.remarks))


async def run_and_judge(
    notebook: NotebookNode,
    assignment: Assignment,
    files: Path | None = None,
    limits: Limits = Limits(),
    trusted: bool = False,
) -> Graded:
    """Grade a notebook that has been restored; it is changed in place."""
    began = time.monotonic()
    execution = await execute(
        notebook, assignment.release_folder, files, limits, trusted, solved=assignment.solved
    )
    verdicts = judge(execution, assignment)
    write_outputs(execution.notebook, verdicts)
    draw(execution.notebook, limits.pictures)
    remarks = tuple(filter(None, (execution.stopped, failed_set_up(execution))))
    seconds = time.monotonic() - began
    # With the notebook, so that a report finds it whoever graded.
    execution.notebook.metadata[METADATA] = {"seconds": round(seconds, 1)}
    return Graded(verdicts, execution.notebook, remarks, execution.log, seconds)


def seconds_of(graded: NotebookNode) -> float | None:
    """How long a graded notebook ran; ``None`` if it does not say."""
    return graded.metadata.get(METADATA, {}).get("seconds")
