"""What a check can see when it runs in the notebook."""

import ast
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from actorlab.checks.asked import ASKED
from actorlab.checks.verdict import Unmet
from actorlab.evidence import export_events
from actorlab.evidence.calls import FinishedCall, is_call
from actorlab.evidence.cell_text import assigned, parsed
from actorlab.evidence.origin import giver, is_left_over
from actorlab.evidence.questions import Evidence
from actorlab.evidence.record import Record
from actorlab.evidence.session import (
    CellRun,
    PlainCall,
    Session,
    pairs_in,
    run_that_set,
)
from actorlab.evidence.values import only_called

# How long an explanation waits for calls that nobody fetched, in seconds: as long
# as an exercise's whole work takes, done one after another.
_SETTLE_LIMIT = 6.0


class Seen(Evidence):
    """What a check can see: the notebook's names, its session, and Ray's record.

    Attributes:
        namespace: the notebook's variables.
        session: what the notebook's process did.
        starter: the text of each solution cell as the student got it.
        given: the text of each cell that the exercise gives, and that is not the student's to write.
        began: when the check began, in seconds since the epoch.
        strict: whether an explanation that raises is a failure, as in ``make verify``,
            and not passed over.
    """

    def __init__(
        self,
        namespace: dict[str, Any],
        session: Session,
        ray_folder: Path,
        starter: dict[str, str],
        explain: Callable[["Seen"], Unmet],
        strict: bool = False,
        driver: int | None = None,
        given: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(namespace, time.time())
        self.session = session
        self.starter = starter
        self.given = given
        self.strict = strict
        self._ray_folder = ray_folder
        self._driver = driver
        self._explain = explain
        self._explained: Unmet | None = None

    def why(self) -> str:
        """The explanation of a failed check, for an assert's message."""
        return str(self.explain())

    def is_actor_class(self, value: Any) -> bool:
        """Whether this is a class that ``@ray.remote`` was applied to."""
        from ray.actor import (
            ActorClass,  # not above: Ray is imported once it is prepared
        )

        return isinstance(value, ActorClass)

    def is_actor(self, value: Any) -> bool:
        """Whether this is an actor's handle."""
        from ray.actor import ActorHandle

        return isinstance(value, ActorHandle)

    @property
    def runs(self) -> list[CellRun]:
        """The runs of cells so far."""
        return self.session.cells

    def only_called(self, name: str) -> bool:
        """Whether a name holds only what is called and carries no data."""
        return only_called(self.value(name))

    def told(self, name: str, by: Any, after: str) -> bool:
        """Whether an actor may have told what a list holds."""
        return super().told(name, by, after) and not self.untold(name, by, after)

    def untold(self, name: str, by: Any, after: str) -> list[tuple[int, int]]:
        """The pairs of whole numbers in a list that an actor never told, the smaller number
        first; empty if the actor may have told them in a way that nobody saw.

        Args:
            name, by, after: as for ``told``.
        """
        actor, items = by._actor_id.hex(), self.length(self.value(name))
        record = self._behind(name, after)(self.settled)
        ways = {call.method for call in record.asked_after(actor, after, items)}
        asked = [call for call in record.other_calls_on(actor, after) if call.method in ways]
        fetched = dict(pair for fetch in self.session.fetches for pair in fetch.pairs)
        told = [pairs for call in asked if (pairs := fetched.get(call.id)) is not None]
        held = pairs_in(self.value(name))
        return sorted(held.difference(*told)) if held and told and len(told) == len(asked) else []

    # -- what explanations ask

    @property
    def record(self) -> Record:
        """Ray's record so far."""
        return export_events.read(self._ray_folder, driver=self._driver)

    @cached_property
    def written(self) -> Record:
        """Ray's record, with everything that happened before this check began."""
        time.sleep(max(0.0, self.began + export_events.WRITTEN_AFTER - time.time()))
        return self.record

    @cached_property
    def settled(self) -> Record:
        """Ray's record once the calls that were sent have ended, or after
        ``_SETTLE_LIMIT`` seconds."""
        # What was sent just now is not in the record at once, and would not be waited for.
        _ = self.written
        return self.record_when(lambda record: not self.unwritten(record), _SETTLE_LIMIT)

    def unwritten(self, record: Record) -> bool:
        """Whether Ray has still to write how a call ended that was sent, or whose value the
        notebook has already fetched."""
        over = {call.id for call in record.calls if record.is_over(call)}
        fetched = {task for fetch in self.session.fetches for task, _ in fetch.values if is_call(task)}
        return not fetched <= over or super().unwritten(record)

    def calls_sent_in(self, run: CellRun, method: str) -> list[FinishedCall]:
        """The calls of an actor's method that a run of a cell sent, by actor and start.

        A call counts from the moment it was sent. If one is still running when the cell
        ends, wait for it as long as ``settled`` does.
        """
        return [
            call
            for calls in self.settled.method_calls(method).values()
            for call in calls
            if run.start <= (call.submitted or call.start) <= run.end
        ]

    def plain_calls(self, method: str, run: CellRun) -> list[PlainCall]:
        """The calls of a method on ordinary objects, in the notebook's process, since a
        run of a cell began."""
        called = lambda call: call.name.endswith(f".{method}") and call.start >= run.start
        return [call for call in self.session.plain_calls if called(call)]

    def state(self, actor: Any) -> str:
        """An actor's state, as in ``evidence.calls.Actor``; empty if it is no actor, or unknown."""
        known = self.record.actors.get(actor._actor_id.hex()) if self.is_actor(actor) else None
        return known.state if known else ""

    def explain(self) -> Unmet:
        """The outcome of this check, now that it has failed."""
        if self._explained is None:
            self._explained = self._explain(self)
        return self._explained

    def record_when(self, holds: Callable[[Record], bool], seconds: float) -> Record:
        """Ray's record as soon as something holds of it, or after so many seconds."""
        return export_events.wait_until(self._ray_folder, holds, seconds, driver=self._driver)

    def untouched(self, cell: str) -> bool:
        """Whether the student last ran a solution cell as they got it.

        White space and comments do not count.
        """
        run = self.last_run_of(cell)
        return run is not None and _same_code(run.source, self.starter[cell])

    def solution_cell(self, run: CellRun) -> str:
        """The solution cell that a run was of; empty if it was of none.

        It goes by the cell's id, which is the grade_id with hyphens, or else by the
        names that the run gave values to: where the cell stands does not matter.
        """
        by_id = run.cell.replace("-", "_")
        named = (cell for cell, text in self.starter.items() if assigned(text) & run.sets)
        return by_id if by_id in self.starter else next(named, "")

    def is_scratch(self, run: CellRun) -> bool:
        """Whether the id of a run's cell is no solution cell's, and the exercise does not give it."""
        if run.source in self.given:
            return False
        known = {other.cell for other in self.runs if other.cell.replace("-", "_") in self.starter}
        return bool(run.cell and known) and run.cell not in known

    @property
    def test_cell(self) -> str:
        """The text of the cell that runs a check, or that last ran one."""
        return next((run.source for run in reversed(self.runs) if "check(" in run.source), "")

    def last_run_of(self, cell: str) -> CellRun | None:
        """The last run of a solution cell, if there was one."""
        return next((run for run in reversed(self.runs) if cell and self.solution_cell(run) == cell), None)

    def run_that_set(self, name: str) -> CellRun:
        """The last run of a cell that gave a name its value, or would have. Failures in
        cells that the student added do not count."""
        counted = [run for run in self.runs if run.error is None or not self.is_scratch(run)]
        run = run_that_set(name, counted)
        return run if run.source else super().run_that_set(name)

    def is_left_over(self, name: str) -> bool:
        """Whether an earlier run of the cell that set a name left its value behind."""
        return is_left_over(name, self.runs)

    def work_behind(self, name: str) -> CellRun:
        """The run that gave a name its value, or should have, with the start of the first
        run that it builds on."""
        run, at = self.run_that_set(name), giver(name, self.runs)
        builds_on = self.since(name) if at is not None and self.runs[at] is run else 0.0
        return replace(run, start=builds_on or run.start)

    def is_outdated(self, made: str, of: str) -> bool:
        """Whether the value of ``made`` comes from an older version of the code of ``of``,
        such as a class that has been defined anew since."""
        runs = self.runs
        made_at, given_at = giver(made, runs), giver(of, runs)
        if made_at is None or given_at is None or given_at <= made_at:
            return False
        then = giver(of, runs, made_at)
        return then is not None and not _same_code(runs[then].source, runs[given_at].source)

    def place(self, run: CellRun, cell: str) -> str:
        """What to call the cell of a run, as the beginning of a sentence.

        Args:
            run: the run.
            cell: the solution cell that it counts for, if it was of none.
        """
        if run.source in self.given and (names := sorted(assigned(run.source))):
            return f"The given cell that sets `{names[0]}`"
        return self.step(self.solution_cell(run) or cell)

    def step(self, cell: str) -> str:
        """What the notebook's text calls a solution cell, as the beginning of a sentence.
        The first one is Step 1; ``make verify`` checks that."""
        cells = [name for name in self.starter if name not in ASKED]
        return f"The cell of Step {cells.index(cell) + 1}" if cell in cells else f"The cell `{cell}`"


def _same_code(one: str, other: str) -> bool:
    return ast.dump(parsed(one)) == ast.dump(parsed(other))
