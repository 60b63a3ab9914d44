"""Try whether the values that a check judges come from what calls on actors returned.

Ray's record says that a method ran, but not what it returned: somebody could type values
in beside real calls. So at the end the grader runs the student's own cells again, while
each call on an actor returns other values than it would. Values that come from the calls
then change, whatever was done with them. Values that are still the same, in the same kind
of run, do not come from the calls.

A trial costs an answer its points only if it proves that: the cells ended well, the check
holds as before, by calls that were all made in the trial and that all returned other
values, and each name got its value anew. Otherwise, for example where a cell stops because
a number is not what it expects, the check is right.
"""

import asyncio
import time
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from actorlab.evidence.calls import has_ended
from actorlab.evidence.cell_text import assigned
from actorlab.evidence.overlap import one_within
from actorlab.evidence.record import Record
from actorlab.evidence.session import CellRun
from actorlab.evidence.values import only_called
from actorlab.execution.client import published
from actorlab.execution.cross_check import Sight, doubt, names_behind_test, names_in
from actorlab.execution.rerun import is_of_the_student, runs_behind
from actorlab.kernel.altered import taken_away
from actorlab.kernel.cells import is_grade, is_locked, is_solution
from actorlab.kernel.protocol import TRIAL

if TYPE_CHECKING:
    from actorlab.execution.submission_client import SubmissionClient

_MODULE = "__import__('actorlab.kernel.trial').kernel.trial"  # leaves no name in the notebook
_FOR_RAY = "__ray_call__"  # how an actor is told to return other values
# A trial sleeps less than the run did; if it takes much longer, something waits in vain. On
# a busy machine, most of the time goes into starting Ray anew: 20 s were not enough.
_AT_LEAST, _TIMES = 60.0, 4.0
# Workers write every tenth of a second (``kernel.local_ray``) what they have done. Where a
# cell shuts Ray down, what they have not written by then is lost. In seconds.
_WRITTEN = 0.3
_WRITTEN_LATE = 1.0  # seconds after which Ray has written what else somebody sent


class Outcome(Enum):
    """What came of a trial."""

    CHANGED = "the values are others: they come from the calls"
    UNTOUCHED = "the values are the same, and that is proven"
    INCONCLUSIVE = "it proves nothing"


@dataclass(frozen=True)
class Tried:
    """A check on trial.

    Attributes:
        test: its cell's source.
        names: the names whose values come from calls on actors.
        before: what the grader saw when the check had passed.
    """

    test: str
    names: tuple[str, ...]
    before: Sight

    def has_changed(self, values: Mapping[str, Any] | None) -> bool:
        """Whether each name has another value now, which it got in the trial."""
        return values is not None and all(
            name in values
            and values[name] not in (self.before.values[name], taken_away(self.before.values[name]))
            for name in self.names
        )

    def is_as_before(self, values: Mapping[str, Any] | None) -> bool:
        """Whether each name has exactly the value that it had before."""
        return values is not None and all(values.get(name) == self.before.values[name] for name in self.names)


def outcome(tried: Tried, after: Sight, began: float, altered: Set[str], classes: Set[str]) -> Outcome:
    """Judge a trial whose cells all ended well.

    Args:
        tried: the check on trial.
        after: what the grader saw then.
        began: when the trial began, in seconds since the epoch.
        altered: the ids of the actors that said that they return other values.
        classes: as for ``cross_check.doubt``.
    """
    if tried.has_changed(after.values):
        return Outcome.CHANGED
    own = after.record.sent_since(began)
    if not tried.is_as_before(after.values) or not _all_altered(own, altered):
        return Outcome.INCONCLUSIVE
    in_the_trial = Sight(after.began, own, after.values, after.runs, None, after.changed)
    return Outcome.INCONCLUSIVE if doubt(tried.test, in_the_trial, classes) else Outcome.UNTOUCHED


def untouched_values(tried: Tried) -> str:
    """Say, for the student, that a trial has proven that values come from no call."""
    shown = " and ".join(f"`{name}` was still {_short(tried.before.values[name])}" for name in tried.names)
    return (
        "The grader then ran the cell once more while each call on an actor returned another number, "
        f"and {shown}: what it holds was typed in, or comes from somewhere else than what the calls return."
    )


async def found_untouched(
    client: "SubmissionClient", tried: Mapping[str, Tried], within: float
) -> dict[str, str]:
    """Say what to tell of the checks whose values come from no call, by grade_id.

    First run the cells again that produced the values. If that proves nothing, run all
    cells again.

    Args:
        client: has run the notebook; nobody may use its kernel after this.
        tried: the checks that passed and are to be tried, by grade_id.
        within: how many seconds all of it may take.
    """
    found: dict[str, str] = {}
    deadline = time.monotonic() + within
    left = dict(tried)
    for choose in (_behind_values, _everything):
        if not left:
            break
        cells = choose(client, left.values())
        seconds = min(deadline - time.monotonic(), max(_AT_LEAST, _TIMES * cells.seconds))
        outcomes = await _in_time(_try(client, left, cells), seconds)
        if outcomes is None:  # then the kernel is lost
            break
        found |= {
            check: untouched_values(left[check])
            for check, one in outcomes.items()
            if one is Outcome.UNTOUCHED
        }
        left = {check: one for check, one in left.items() if outcomes[check] is Outcome.INCONCLUSIVE}
    return found


async def _try(client: "SubmissionClient", tried: Mapping[str, Tried], cells: "_Cells") -> dict[str, Outcome]:
    """Run cells once more, and judge the trial for each check."""
    inconclusive = dict.fromkeys(tried, Outcome.INCONCLUSIVE)
    began = time.time()
    names = sorted({name for one in tried.values() for name in one.names})
    await client.snippet(f"{_MODULE}.begin({names!r}, anew={cells.anew}, quick={cells.quick})")
    well = client.ended_well
    if not well:
        return inconclusive
    for source in cells.sources:
        before = [
            run.error is None for one in tried.values() for run in one.before.runs if run.source == source
        ]
        await client.snippet(source)
        well = well and (client.ended_well or not any(before))
        if cells.anew:
            await asyncio.sleep(_WRITTEN)
    outcomes = {}
    for check, one in tried.items():
        values = await client.values(names_in(one.test), names_behind_test(one.test, client.runs))
        if one.has_changed(values):
            outcomes[check] = Outcome.CHANGED
        elif well and values is not None and one.is_as_before(values):
            outcomes[check] = await _proven(client, one, values, began)
    return inconclusive | outcomes


async def _proven(client: "SubmissionClient", tried: Tried, values: dict[str, Any], began: float) -> Outcome:
    """Judge a trial after which the values were the same."""
    told = published(await client.snippet(f"{_MODULE}.tell()"), TRIAL).get("altered")
    altered = {one for one in told if isinstance(one, str)} if isinstance(told, list) else set()
    ended = time.time()

    def judged(record: Record) -> Outcome:
        after = Sight(ended, record, values, tuple(client.runs))
        return outcome(tried, after, began, altered, client.classes)

    await client.record_when(lambda record: judged(record) is Outcome.UNTOUCHED)
    await asyncio.sleep(_WRITTEN_LATE)
    return judged(client.record())


@dataclass(frozen=True)
class _Cells:
    """The cells to run in a trial.

    Attributes:
        sources: their texts, in order.
        anew: whether these are all cells.
        seconds: how long they took before.
        quick: whether the notebook may sleep less in them. It may not if they start
            tasks, which sleep as before: what it does amid their work would come too soon.
    """

    sources: list[str]
    anew: bool
    seconds: float
    quick: bool

    @classmethod
    def of(cls, sources: list[str], anew: bool, runs: list[CellRun], record: Record) -> "_Cells":
        sent = sorted(call.sent for call in record.calls if not call.actor and call.sent)
        tasks = any(one_within(sent, run.start, run.end) for run in runs)
        return cls(sources, anew, sum(run.end - run.start for run in runs), not tasks)


def _behind_values(client: "SubmissionClient", tried: Iterable[Tried]) -> _Cells:
    """The cells that produced the values."""
    wanted: set[int] = set()
    for one in tried:
        called = lambda name, values=one.before.values: only_called(values.get(name))
        behind = runs_behind(one.names, one.before.runs, called, one.before.record)
        wanted |= {at for at, run in enumerate(client.runs) if any(run is other for other in behind)}
    runs = [client.runs[at] for at in sorted(wanted)]
    return _Cells.of([run.source for run in runs], False, runs, client.record())


def _everything(client: "SubmissionClient", tried: Iterable[Tried]) -> _Cells:
    """All cells but the checks, up to the last check on trial."""
    tests = {one.test for one in tried}
    code = [cell for cell in client.nb.cells if cell.cell_type == "code"]
    last = max((at for at, cell in enumerate(code) if cell.source in tests), default=-1)
    first = next((at for at, cell in enumerate(code) if is_solution(cell)), len(code))
    # Locked ones are the instructor's: those that come first set up; of the others, some give
    # names their values, and the rest only look.
    gives = lambda cell: not is_locked(cell) or (not is_grade(cell) and bool(assigned(cell.source)))
    sources = [cell.source for at, cell in enumerate(code[:last]) if at < first or gives(cell)]
    runs = [run for run in client.runs if run.source in sources]
    return _Cells.of(sources, True, runs, client.record())


async def _in_time(work: Any, seconds: float) -> Any:
    """The result of some work; ``None`` if it takes too long, or fails."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.wait({task}, timeout=max(0.0, seconds))
    finally:
        if not task.done():
            task.cancel()
            await asyncio.wait({task})
    return None if task.cancelled() or task.exception() else task.result()


def _all_altered(own: Record, altered: Set[str]) -> bool:
    """Whether every call that the trial made on an actor returned other values."""
    since: dict[str, float] = {}
    for call in own.calls:
        if call.method == _FOR_RAY and call.actor in altered and has_ended(call):
            since[call.actor] = min(call.end, since.get(call.actor, call.end))
    calls = [call for call in own.calls if call.actor and is_of_the_student(call.method)]
    return bool(calls) and all(
        call.actor in since and call.end is not None and (call.start or 0.0) >= since[call.actor]
        for call in calls
    )


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."
