"""Run a submission's cells, and see what can be seen of them from outside."""

import asyncio
import time
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.notebooknode import NotebookNode

from actorlab.checks.asked import GUESS
from actorlab.checks.spec import Check, Exercise, load_checks
from actorlab.evidence.export_events import WRITTEN_AFTER
from actorlab.evidence.record import Record
from actorlab.evidence.session import run_that_set
from actorlab.evidence.values import ActorClass
from actorlab.execution.client import NOTEBOOK, PASSED, Client, Reply
from actorlab.execution.comparison import Comparison, kept_waiting
from actorlab.execution.credible import unsent
from actorlab.execution.cross_check import (
    Hidden,
    Sight,
    classes,
    doubt,
    hidden,
    names_behind_test,
    names_in,
)
from actorlab.execution.limits import Limits
from actorlab.execution.reference import Reference
from actorlab.execution.remeasure import measured_again
from actorlab.execution.runtime import Place
from actorlab.execution.trial import Tried, found_untouched
from actorlab.kernel.cells import grade_id, is_grade

_WRITTEN_LIMIT = 10.0  # seconds until Ray has written down what it just did
_DOUBT_LIMIT = 3.0  # seconds in all for which the record is read again before a check is doubted
# What is said if a hidden test does not hold and the notebook's process does not explain it.
_UNEXPLAINED = Reply(
    "HiddenTest",
    "All that this check shows you holds. What only the grader asks does not: is what your cell makes "
    "just what the text above it asks for, and each value of the type that it names?",
)


class SubmissionClient(Client):
    """Runs a submission's cells, and keeps how they ended and what it saw.

    Attributes:
        replies: how each cell that ran ended, by grade_id.
        sights: what the grader saw when a check had passed, by grade_id.
        classes: the names of the classes of which somebody asked Ray for an actor.
        untouched: what to say of the checks whose values come from no call (see
            ``execution.trial``), by grade_id.
        predicted: the guess, and what happened, as the notebook's process said when the
            check had run that tells a prediction; ``None`` if it did not.
    """

    def __init__(
        self,
        notebook: NotebookNode,
        place: Place,
        limits: Limits,
        exercise: Path,
        reference: Reference | None = None,
        whole: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """
        Args:
            notebook: what to run; it is changed in place.
            place: where its kernel runs.
            limits: when to stop.
            exercise: folder of the released exercise.
            reference: the solved exercise; without it, no measurement is compared.
            whole: the test cells that have hidden tests, with these, by grade_id; the
                notebook holds them without.
        """
        super().__init__(notebook, place, limits)
        self.replies: dict[str, Reply] = {}
        self.sights: dict[str, Sight | None] = {}
        self.classes: set[str] = set()
        self.untouched: dict[str, str] = {}
        self.predicted: tuple[Any, Any] | None = None
        self._passed: dict[str, str] = {}  # the sources of the checks that did, by grade_id
        self._exercise = exercise
        self._reference = reference
        self._whole = whole
        self._deadline = 0.0
        self._doubting, self._waiting = _DOUBT_LIMIT, _WRITTEN_LIMIT

    async def run(self, log: BinaryIO) -> str:
        """Run all cells; return why the run stopped early, or an empty text."""
        limit = self._limits.notebook
        self._deadline = time.monotonic() + limit
        try:
            await asyncio.wait_for(
                self.async_execute(env=self._place.environment, stdout=log, stderr=log), limit
            )
        except (asyncio.TimeoutError, DeadKernelError, CellTimeoutError, RuntimeError) as problem:
            if stopped := self._stopped or self._watch and self._watch.exceeded:
                return f"the notebook was stopped: {stopped}"
            if time.monotonic() >= self._deadline:
                return f"the notebook did not finish within {limit:g} seconds"
            return f"the kernel stopped: {(str(problem).splitlines() or ['it died'])[0]}"
        return ""

    async def async_execute_cell(self, cell: NotebookNode, cell_index: int, **kwargs: object) -> NotebookNode:
        name = grade_id(cell)
        await self.run_cell(cell, cell_index, **kwargs)
        self._kept += min(self._printed, self._limits.output)
        reply, compared = self.last, None
        if is_grade(cell) and reply:
            if reply.ename:
                spec = self._checks.get(name)
                reply, compared = await measured_again(self, cell, cell_index, spec, self._reference)
            if not reply.ename:
                reply = await self._look(name, cell.source, compared)
            if not reply.ename:
                self._passed[name] = cell.source
            prediction = self._lesson.prediction
            if prediction and prediction.told_by == name:
                told = await self.values([GUESS, prediction.of])
                self.predicted = None if told is None else (told.get(GUESS), told.get(prediction.of))
        if reply:
            self.replies[name or f"cell {cell_index}"] = reply
        return cell

    @cached_property
    def _lesson(self) -> Exercise:
        # Not before it is needed: it imports Ray.
        return load_checks(self._exercise).exercise

    @property
    def _checks(self) -> dict[str, Check]:
        return self._lesson.checks

    @property
    def left(self) -> float:
        """How many seconds the run still has."""
        return self._deadline - time.monotonic()

    def waited(self, measured: str, seconds: float) -> float:
        """For how many seconds of a measurement the machine kept its actors waiting.

        Args:
            measured: the name that holds it.
            seconds: the measurement.
        """
        run = run_that_set(measured, self.runs)
        return kept_waiting(run, seconds, self.record(), self._seen.told(), self._seen.starts())

    async def _look(self, check: str, test: str, compared: Comparison | None) -> Reply:
        """Keep what the grader sees of a check that has passed, and run its hidden tests on
        that. If one does not hold, ask the notebook's process to explain it, as it
        explains what fails there: that is its own word, which earns nothing."""
        sight = self.sights[check] = await self._sight(check, test, compared)
        if sight is None or sight.changed or not self._hidden(check, sight).fail:
            return PASSED
        self.replies[check] = _UNEXPLAINED  # should the run end here
        await self.snippet(f"{NOTEBOOK}.explain({check!r})")
        known, told = self._checks.get(check), self.last
        return told if known and told and told.evalue and known.may_end_with(told.ename) else _UNEXPLAINED

    async def _sight(self, check: str, test: str, compared: Comparison | None) -> Sight | None:
        """Gather what the grader sees of a check that has passed."""
        # The last run of this test cell is the one that passed.
        began = next(run.start for run in reversed(self.runs) if run.source == test)
        runs = tuple(self.runs)
        values = await self.values(names_in(test), names_behind_test(test, runs))
        if values is None:
            return None
        sent = lambda record: record.without(unsent(record))
        sight = lambda record: Sight(began, sent(record), values, runs, compared, self._seen.changed)

        def agrees(record: Record) -> bool:
            seen = sight(record)
            found = self._hidden(check, seen)
            if seen.changed or found.fail and not found.asked:  # no event that comes late changes that
                return True
            return not found.fail and not doubt(test, seen, _claimed(seen))

        since = time.monotonic()
        record = await self.record_when(agrees, self._doubting)
        self._doubting -= time.monotonic() - since
        if unsent(record) and not agrees(record):  # whoever sent it writes that for himself, and may be late
            since = time.monotonic()
            record = await self.record_when(agrees, self._waiting)
            self._waiting -= time.monotonic() - since
        if self._hidden(check, sight(record)).asked:
            # In the notebook a check waits for what it asks; its hidden tests are not there.
            await asyncio.sleep(max(0.0, began + WRITTEN_AFTER - time.time()))
            record = await self.record_when(lambda record: not record.unended and agrees(record))
        self.classes |= classes(record)
        return sight(record)

    def _hidden(self, check: str, sight: Sight) -> Hidden:
        """What a check's hidden tests say, if it has any."""
        if check not in self._whole:
            return Hidden(fail=False, asked=False)
        return hidden(self._whole[check], sight, self.classes | _claimed(sight))

    def record(self) -> Record:
        """Ray's record so far, as far as it is credible."""
        return self._seen.record()

    async def record_when(self, holds: Callable[[Record], bool], seconds: float = _WRITTEN_LIMIT) -> Record:
        """Wait until a condition holds of Ray's record, at most so many seconds, in which Ray
        should long have written it; return the record."""
        deadline = time.monotonic() + seconds
        while not holds(record := self.record()) and time.monotonic() < deadline:
            await asyncio.sleep(0.1)
        return record

    @property
    def ended_well(self) -> bool:
        """Whether the last cell ended without an exception."""
        return self.last is not None and not self.last.ename

    async def _at_the_end(self) -> None:
        await self._register_classes()
        if tried := self._to_try():
            self.untouched = await found_untouched(self, tried, self.left / 2)

    def _to_try(self) -> dict[str, Tried]:
        """The checks that have passed, also as seen from outside, and that declare a trial."""
        found = {}
        for check, test in self._passed.items():
            sight, spec = self.sights[check], self._checks.get(check)
            if spec and spec.returned and sight and not doubt(test, sight, self.classes):
                found[check] = Tried(test, spec.returned, sight)
        return found

    async def _register_classes(self) -> None:
        """Ask Ray for an actor of each class that the notebook says is an actor class and of
        which Ray has made no actor yet: only then does the record show the class. Do so
        at the end, since this exports the class as it is then."""
        self.classes |= classes(self.record())
        claimed = {
            name: value.class_name
            for sight in filter(None, self.sights.values())
            for name, value in sight.values.items()
            if isinstance(value, ActorClass)
        }
        for name, class_name in claimed.items():
            if class_name in self.classes:
                continue
            await self.snippet(f"{NOTEBOOK}.register({name!r})")
            if self.last and not self.last.ename:  # if it failed, there is nothing to wait for
                self.classes |= classes(
                    await self.record_when(lambda seen, name=class_name: name in classes(seen))
                )


def _claimed(sight: Sight) -> set[str]:
    """The names of what the notebook says are actor classes, of which Ray may yet make an actor."""
    return {value.class_name for value in sight.values.values() if isinstance(value, ActorClass)}
