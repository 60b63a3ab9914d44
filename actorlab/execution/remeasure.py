"""Measure again what noise spoilt, and compare it with the solution's measurement.

In comes a submission's client whose check has met noise; out comes how the check ended
when its cells had been run again on the same kernel.
"""

from typing import TYPE_CHECKING

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_output

from actorlab.checks.spec import Check
from actorlab.checks.verdict import Outcome
from actorlab.evidence.origin import names_behind
from actorlab.evidence.session import CellRun
from actorlab.evidence.values import only_called
from actorlab.execution.client import NOTEBOOK, PASSED, Reply
from actorlab.execution.comparison import Comparison
from actorlab.execution.reference import Reference
from actorlab.execution.rerun import runs_to_repeat
from actorlab.kernel.cells import is_grade

if TYPE_CHECKING:
    from actorlab.execution.submission_client import SubmissionClient

_REPEATS = 2  # how often a measurement that noise spoilt is repeated
_COMPARISONS = 3  # how often it is then repeated beside the reference


async def measured_again(
    client: "SubmissionClient",
    cell: NotebookNode,
    cell_index: int,
    spec: Check | None,
    reference: Reference | None,
) -> tuple[Reply, Comparison | None]:
    """Measure again, at most twice; then at most three times beside the reference, and take
    the best of these comparisons.

    Args:
        client: has just run the check's cell, which failed.
        cell, cell_index: that cell; its outputs change.
        spec: the check, if ``checks.py`` has it.
        reference: the solved exercise; without it, nothing is compared.

    Returns:
        How the check ended, and the comparison that it passed by, if it did.
    """
    failed, ready, best = client.last, None, None
    assert failed is not None
    for attempt in range(_REPEATS + _COMPARISONS):
        if spec is None or failed.ename not in spec.noises:
            return failed, None
        if attempt == _REPEATS and not (ready := await _when_ready(reference, spec, client)):
            return failed, None
        for run in await _to_repeat(client, spec):
            await client.snippet(run.source)
        await client.run_cell(cell, cell_index)
        if client.last and not client.last.ename:
            return client.last, None
        failed = client.last or failed
        if ready and (compared := await _compare(client, spec, ready)):
            if compared.holds:
                said = f"{Outcome.RIGHT.mark} {spec.id}: the machine was busy; {compared}.\n"
                cell.outputs = [new_output("stream", name="stdout", text=said)]
                return PASSED, compared
            best = min(filter(None, (best, compared)), key=lambda one: one.ratio)
    if best:
        return Reply("SlowerThanTheReference", f"{best}. What else takes time in your cell?"), None
    return failed, None


async def _to_repeat(client: "SubmissionClient", spec: Check) -> list[CellRun]:
    """The runs of the student's cells that produced a check's values."""
    names = [*spec.names, *filter(None, [spec.measured])]
    runs = _student_runs(client)
    behind = set().union(*(names_behind(name, runs) for name in names)).difference(names)
    told = await client.values(names, behind) or {}
    measured = _seconds(told.get(spec.measured))
    called = lambda name: only_called(told.get(name))
    return runs_to_repeat(spec.names, spec.measured, measured, runs, called, client.record())


def _student_runs(client: "SubmissionClient") -> list[CellRun]:
    """The runs so far, without checks and without the grader's own questions."""
    checks = {cell.source for cell in client.nb.cells if is_grade(cell)}
    return [run for run in client.runs if run.source not in checks and not run.source.startswith(NOTEBOOK)]


async def _when_ready(
    reference: Reference | None, spec: Check, client: "SubmissionClient"
) -> Reference | None:
    """The reference, once it is ready to be compared with a check's measurement."""
    if reference is None or not spec.measured:
        return None
    # What is left of the time is the submission's too.
    return reference if await reference.ready(spec.measured, client.left / 2) else None


async def _compare(client: "SubmissionClient", spec: Check, reference: Reference) -> Comparison | None:
    """Compare the last measurement with one that the reference makes now."""
    before = client.cpu_seconds
    solved = await reference.measure(spec.measured)
    busy = client.cpu_seconds - before
    told = await client.values([spec.measured])
    if solved is None or told is None:
        return None
    measured = _seconds(told.get(spec.measured))
    if measured is None:
        return None
    return Comparison.of(spec, measured - client.waited(spec.measured, measured), solved, busy)


def _seconds(value: object) -> float | None:
    """A value that is a plain number; ``None`` if it is another."""
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
