"""A session's cells: what the notebook's own process did.

Ray's record holds what the actors did. A session holds what only the student's
process knows. It serves the picture and the explanations; it never earns a point.
``kernel.tracing`` fills it in.
"""

from dataclasses import dataclass, field
from numbers import Integral
from typing import Any

from actorlab.evidence.cell_text import assigned

_LONGEST = 2000  # items of a list whose pairs are told


@dataclass(frozen=True)
class CellRun:
    """One execution of a cell.

    Attributes:
        source: its text.
        start, end: since the epoch, in seconds; ``end`` is infinite while it runs.
        error: the exception that it ended with.
        changed: the notebook's names that had another value, or another
            length, after it.
        cell: the cell's id; empty if whoever ran it did not say.
    """

    source: str
    start: float
    end: float = float("inf")
    error: BaseException | None = None
    changed: frozenset[str] = frozenset()
    cell: str = ""

    @property
    def sets(self) -> set[str]:
        """The names to which it gave a value, or would have."""
        return assigned(self.source) | self.changed


@dataclass(frozen=True)
class PlainCall:
    """A call of a method of an ordinary object, in the notebook's process.

    Attributes:
        name: ``Foo.increment``.
        start, end: since the epoch, in seconds.
        value: ``repr`` of what it returned, shortened.
        thread: name of the thread that ran it.
        owner: the object's ``id``.
    """

    name: str
    start: float
    end: float
    value: str
    thread: str
    owner: int = 0


@dataclass(frozen=True)
class Fetch:
    """One ``ray.get``.

    Attributes:
        values: for each reference the id of its task, and the value as ``shown_as`` has it.
        pairs: for each reference the same id, and the value as ``pairs_in`` has it.
    """

    values: tuple[tuple[str, str], ...]
    pairs: tuple[tuple[str, frozenset[tuple[int, int]] | None], ...] = ()


@dataclass
class Session:
    """What the notebook's own process did so far, in order.

    Attributes:
        cells: the runs of cells; the last one may still be under way.
        plain_calls: the calls of methods of ordinary objects.
        fetches: the calls of ``ray.get``.
        guess: what the student had predicted when the cell had first run that shows it, as
            a number or in words; ``None`` if nothing.
    """

    cells: list[CellRun] = field(default_factory=list)
    plain_calls: list[PlainCall] = field(default_factory=list)
    fetches: list[Fetch] = field(default_factory=list)
    guess: float | str | None = None


def run_that_set(name: str, runs: list[CellRun]) -> CellRun:
    """The last of these runs that gave a name its value; if none did, an empty run that
    has lasted for ever."""
    return next((run for run in reversed(runs) if name in run.sets), CellRun("", 0.0))


def runs_that_measured(name: str, runs: list[CellRun], seconds: float) -> list[CellRun]:
    """The runs from the one that took most of a measured number of seconds to the one
    that gave the number its name: usually one and the same."""
    last = next((at for at in reversed(range(len(runs))) if name in runs[at].sets), None)
    if last is None:
        return []
    long = [at for at in range(last + 1) if runs[at].end - runs[at].start >= seconds / 2]
    return runs[(long or [last])[-1] : last + 1]


def pairs_in(value: Any) -> frozenset[tuple[int, int]] | None:
    """The pairs of whole numbers in a list of pairs, or in a single pair, the smaller
    number first. ``None`` and a single number hold no pairs. Return ``None`` for a value
    of any other form, since pairs may hide in it."""
    if value is None or isinstance(value, Integral):
        return frozenset()
    if not isinstance(value, (list, tuple)) or len(value) > _LONGEST:
        return None
    pairs = [value] if len(value) == 2 and all(isinstance(item, Integral) for item in value) else value
    whole = lambda pair: (
        isinstance(pair, (list, tuple)) and len(pair) == 2 and all(isinstance(n, Integral) for n in pair)
    )
    return frozenset((int(min(p)), int(max(p))) for p in pairs) if all(map(whole, pairs)) else None


def shown_as(value: Any) -> str:
    """A value as a bar's label. Only plain values are shown: the ``repr`` of others may do harm."""
    if type(value) in (list, tuple, dict, set):
        return f"{len(value)} item{'s' * (len(value) != 1)}"
    plain = isinstance(value, (bool, int, float, str, type(None)))
    return repr(value)[:20] if plain else type(value).__name__
