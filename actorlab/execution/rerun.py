"""Choose the runs of cells to run again, for a measurement or a trial.

The grader goes by what it knows itself, and sends the student's own cells as before.
"""

from collections.abc import Callable, Iterable, Sequence

from actorlab.evidence.origin import followed, giver
from actorlab.evidence.overlap import one_within
from actorlab.evidence.record import Record
from actorlab.evidence.session import CellRun, runs_that_measured


def runs_behind(
    names: Iterable[str],
    runs: Sequence[CellRun],
    only_called: Callable[[str], bool],
    record: Record,
) -> list[CellRun]:
    """The runs that produced the values of some names, in order.

    They are the runs that gave these names their values, the runs that gave values to the
    names behind them, and the runs in between that sent calls to actors. If nobody can
    tell what led to a value, take the last run that sent calls.

    Args:
        names: the names in the notebook.
        runs: the runs so far, by the grader's clock.
        only_called: whether a name holds only what is called and carries no data.
        record: Ray's record.
    """
    own = (c for c in record.calls if not c.from_task and is_of_the_student(c.method))
    sent = sorted(call.sent for call in own if call.sent)
    sending = [
        at for at, run in enumerate(runs) if run.error is None and one_within(sent, run.start, run.end)
    ]
    behind: set[int] = set()
    for name in names:
        places = {at for at, _ in followed(name, runs, only_called)}
        known = {at for at in (*places, giver(name, runs)) if at is not None}
        if None in places:
            behind.update(sending[-1:])
        if known:
            behind |= known | {at for at in sending if min(known) <= at <= max(known)}
    return [runs[at] for at in sorted(behind)]


def runs_to_repeat(
    names: Iterable[str],
    measured: str,
    seconds: float | None,
    runs: Sequence[CellRun],
    only_called: Callable[[str], bool],
    record: Record,
) -> list[CellRun]:
    """The runs to repeat to produce a check's values, and what it measures, once more.

    Args:
        names: the names that the check judges.
        measured: the name of the number of seconds that it measures; empty if none.
        seconds: that number; ``None`` if there is none.
        runs, only_called, record: as for ``runs_behind``.
    """
    wanted = runs_behind([*names, *filter(None, [measured])], runs, only_called, record)
    if seconds is not None:
        wanted += runs_that_measured(measured, list(runs), seconds)
    return [run for run in runs if any(run is one for one in wanted)]


def is_of_the_student(method: str) -> bool:
    """Whether a notebook calls this method, and not Ray itself."""
    return not method.startswith("__")
