"""The heart: a notebook and an assignment in, verdicts out.

Needs no course's database, no submissions' folders and no nbgrader:

    import asyncio
    from pathlib import Path
    from actorlab.course import Assignment
    from actorlab.grade import grade

    graded = asyncio.run(grade(Path("mine.ipynb").read_text(), Assignment("ex07_actors", Path("."))))
    for verdict in graded.verdicts:
        print(verdict.check, verdict.score, verdict.message)
"""

from dataclasses import dataclass
from pathlib import Path

from nbformat.notebooknode import NotebookNode

from actorlab.course import Assignment
from actorlab.execute import Limits, execute, failed_set_up
from actorlab.judge import judge, write_outputs
from actorlab.restore import parse, restore
from actorlab.verdict import Verdict


@dataclass(frozen=True)
class Graded:
    """A graded notebook.

    Attributes:
        verdicts: one for each check, in the notebook's order.
        notebook: the notebook as it was run, with its outputs.
        remarks: what was unusual about it, or about its run.
        log: what its processes wrote outside it.
    """

    verdicts: list[Verdict]
    notebook: NotebookNode
    remarks: tuple[str, ...]
    log: str

    @property
    def score(self) -> float:
        """Points earned in all."""
        return sum(verdict.score for verdict in self.verdicts)


async def grade(
    text: str, assignment: Assignment, files: Path | None = None, limits: Limits = Limits()
) -> Graded:
    """Grade one notebook.

    Args:
        text: the notebook file's text.
        assignment: what it is to be graded as.
        files: a folder with the other files that the student handed in.
        limits: how long it may take.

    Raises:
        Ungradable: it is not a notebook that can be run; the text says why.
    """
    notebook, remarks = parse(text)
    restored = restore(notebook, assignment.source)
    graded = await run_and_judge(restored.notebook, assignment, files, limits)
    return Graded(
        graded.verdicts, graded.notebook, (*remarks, *restored.remarks, *graded.remarks), graded.log
    )


async def run_and_judge(
    notebook: NotebookNode, assignment: Assignment, files: Path | None = None, limits: Limits = Limits()
) -> Graded:
    """Grade a notebook that has been restored; it is changed in place."""
    execution = await execute(notebook, assignment.root / "exercises", files, limits)
    verdicts = judge(execution, assignment)
    write_outputs(execution.notebook, verdicts)
    remarks = tuple(filter(None, (execution.stopped, failed_set_up(execution))))
    return Graded(verdicts, execution.notebook, remarks, execution.log)
