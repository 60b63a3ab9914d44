"""How a question looks at what there is: the notebook's names, its cells, and Ray's record.

It waits for what Ray has still to write, for so long and no longer, and it selects the
calls that may have led to a value. The modules of questions build on this.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Any

from actorlab.evidence import origin
from actorlab.evidence.calls import CLOCK_SLACK
from actorlab.evidence.record import Record
from actorlab.evidence.session import CellRun, run_that_set

MISSING = object()  # the value of a name that the notebook does not have

# How long to wait for Ray to write down what just happened, in seconds. It
# takes a tenth of a second; a right answer never waits longer than that.
PATIENCE = 3.0
# While the record shows calls that have not ended, or lacks an actor of which there is a handle.
LONG_PATIENCE = 15.0


class Asking(ABC):
    """The notebook's names, and Ray's record of what ran.

    Attributes:
        namespace: the notebook's variables.
        began: when the check began, in seconds since the epoch.
    """

    def __init__(self, namespace: dict[str, Any], began: float) -> None:
        self.namespace = namespace
        self.began = began

    @abstractmethod
    def is_actor_class(self, value: Any) -> bool:
        """Whether this is a class that ``@ray.remote`` was applied to."""

    @abstractmethod
    def is_actor(self, value: Any) -> bool:
        """Whether this is an actor's handle."""

    @abstractmethod
    def why(self) -> str:
        """The explanation of a failed check, for an assert's message."""

    @property
    @abstractmethod
    def runs(self) -> Sequence[CellRun]:
        """The runs of cells so far."""

    @abstractmethod
    def only_called(self, name: str) -> bool:
        """Whether a name holds only what is called and carries no data: a module, a
        function, an actor's handle, or a collection of these."""

    @abstractmethod
    def record_when(self, holds: Callable[[Record], bool], seconds: float) -> Record:
        """Wait until a condition holds of Ray's record, at most so many seconds; return the record."""

    @property
    @abstractmethod
    def settled(self) -> Record:
        """Ray's record once the calls that were sent have ended."""

    def unwritten(self, record: Record) -> bool:
        """Whether Ray has, as far as one can tell, still to write how some call ended."""
        return bool(record.unended)

    def value(self, name: str) -> Any:
        """The value of a name in the notebook, or ``MISSING``."""
        return self.namespace.get(name, MISSING)

    def run_that_set(self, name: str) -> CellRun:
        """The last run of a cell that gave a name its value, or would have."""
        return run_that_set(name, list(self.runs))

    def since(self, name: str) -> float:
        """The time from which calls may have led to the value of a name, in seconds
        since the epoch; 0 if nobody can tell."""
        return max(0.0, origin.since(name, self.runs, self.only_called) - CLOCK_SLACK)

    def _behind(self, name: str, method: str) -> Callable[[Record], Record]:
        """A function that selects from a record what may have led to the value of a name,
        as far as calls of a method go; without a name, it selects everything."""
        at = origin.giver(name, self.runs) if name else None
        if at is None:
            return lambda record: record
        began, run = self.since(name), self.runs[at]

        def behind(record: Record) -> Record:
            recent = record.sent_since(began)
            asked = [
                call
                for call in recent.calls
                if (call.sent or 0.0) <= run.end and not call.from_task and call.method != "__init__"
            ]
            # An actor tells what it was told before, by whatever cell: then asking it is all there is.
            only_asked = asked and all(call.actor and call.method != method for call in asked)
            return record if only_asked and origin.is_fetched(name, self.runs) else recent

        return behind

    def _while_made(self, name: str, *methods: str) -> Callable[[Record], Record]:
        """A function that selects from a record what may have led to the value of a name, and
        was sent before the value stood: what a later cell asks of the same actors must not
        count for it, nor against it. Without a name, it selects everything.

        If that leaves no call of these methods, the value was made in a way that nobody
        could see, and all that may have led to it counts.
        """
        if not name:
            return lambda record: record
        behind, until = self._behind(name, methods[0]), origin.until(name, self.runs) + CLOCK_SLACK

        def made(record: Record) -> Record:
            recent = behind(record)
            before = recent.sent_until(until)
            return before if any(call.method in methods for call in before.calls) else recent

        return made

    def _measured(self, name: str) -> tuple[float, float]:
        """The earliest start of a call that ran while a number of seconds was measured,
        and that number."""
        stretch, run = self.value(name), self.run_that_set(name)
        # A measurement may go over several cells: then any of the calls so far may be its.
        whole = run.end - run.start >= stretch - CLOCK_SLACK
        return (run.start - stretch - CLOCK_SLACK if whole else 0.0), stretch

    def _most(self, count: Callable[[Record], int], enough: int = 2) -> int:
        """Wait until the count is ``enough``, longer while calls are unfinished; return it."""
        there = lambda record: count(record) >= enough
        record = self.record_when(there, PATIENCE)
        if not there(record) and self.unwritten(record):
            record = self.record_when(there, LONG_PATIENCE)
        return count(record)

    def _settled_when(self, holds: Callable[[Record], bool]) -> Record:
        """Ray's record once the calls that were sent have ended. If the condition does not
        hold of it yet, wait a moment longer: each of Ray's processes writes for itself,
        and one may be late on a busy machine."""
        record = self.settled
        return record if holds(record) else self.record_when(holds, PATIENCE)
