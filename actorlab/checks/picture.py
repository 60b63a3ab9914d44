"""An exercise's picture: the calls that the last run of its cell made."""

import math
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from actorlab.checks.timeline import Bar, Lane, Timeline
from actorlab.evidence.cell_text import assigned
from actorlab.evidence.session import CellRun

if TYPE_CHECKING:
    from actorlab.checks.seen import Seen

_MOST_LISTED = 20  # items of a list whose names a picture may use


@dataclass(frozen=True)
class Picture:
    """What an exercise's timeline shows.

    Attributes:
        calls: the names of the remote functions and of the methods whose calls
            are the bars, in the order of their lanes.
        of: the name whose cell is shown: the last run that gave it a value, or
            stopped before it could.
        measured: the name of the number of seconds that the notebook measured;
            empty if it measures none.
        since: the name of the time at which it began to measure; if the
            notebook has no such time, the picture begins with the first call.
        marks: times to mark, in seconds after that.
    """

    calls: tuple[str, ...]
    of: str
    measured: str = ""
    since: str = ""
    marks: tuple[float, ...] = ()

    def timeline(self, seen: "Seen") -> Timeline:
        """Make the timeline. Wait for calls that were sent, as long as ``Seen.settled`` does."""
        run = seen.run_that_set(self.of)
        if not run.source:
            return Timeline((), note=f"nothing to draw yet. {self._cell(seen)} has not been run.")
        lanes = self._lanes(seen, run)
        note = self._note(seen, run, bool(lanes))
        if not lanes:
            return Timeline((), note=note)
        zero = self._zero(seen, run, lanes)
        return Timeline(
            tuple(
                Lane(name, tuple(Bar(start - zero, end - zero, label) for start, end, label in sorted(bars)))
                for (_, name, _), bars in sorted(lanes.items())
            ),
            self._measured(seen, run),
            self.marks,
            note,
        )

    def _lanes(
        self, seen: "Seen", run: CellRun
    ) -> dict[tuple[int, str, int], list[tuple[float, float, str]]]:
        """Start, end and label of each call, by its lane's place and name."""
        values = dict(pair for fetch in seen.session.fetches for pair in fetch.values)
        actors, objects = _names(seen.namespace)
        lanes: dict[tuple[int, str, int], list[tuple[float, float, str]]] = {}

        def draw(method: str, owner: str, start: float, end: float, label: str) -> None:
            if owner and len(self.calls) > 1:
                owner = f"{owner}: {method}"
            at, name, place = self.calls.index(method), owner or f"task {method}", 0
            # What ran at the same time lies below each other: tasks, or calls of one async actor.
            while any(s < end and start < e for s, e, _ in lanes.get((at, name, place), ())):
                place += 1
            lanes.setdefault((at, name, place), []).append((start, end, label))

        for call in self._sent(seen, run):
            if call.end:
                owner = actors.get(call.actor, f"actor {call.actor[:6]}") if call.actor else ""
                # Nobody here could fetch what a task asked for.
                label = "" if call.from_task else values.get(call.id, "?")
                draw(call.method, owner, call.start, call.end, label)
        for call in seen.session.plain_calls:
            method = call.name.rpartition(".")[2]
            if method in self.calls and run.start <= call.start <= run.end:
                owner = f"{objects.get(call.owner, 'an object')}, in the notebook"
                thread = "" if call.thread == "MainThread" else f", {call.thread}"
                draw(method, f"{owner}{thread}", call.start, call.end, call.value)
        return lanes

    def _sent(self, seen: "Seen", run: CellRun) -> list[Any]:
        """The calls on record that the run sent, in that order."""
        calls = (c for c in seen.settled.calls if c.method in self.calls and _sent_at(c))
        return sorted((c for c in calls if run.start <= _sent_at(c) <= run.end), key=_sent_at)

    def _zero(self, seen: "Seen", run: CellRun, lanes: dict[Any, list[tuple[float, float, str]]]) -> float:
        """When the picture begins."""
        since = seen.value(self.since)
        if isinstance(since, float) and run.start <= since <= run.end:
            return since
        starts = [start for bars in lanes.values() for start, _, _ in bars]
        return min([*starts, *map(_sent_at, self._sent(seen, run))])

    def _measured(self, seen: "Seen", run: CellRun) -> tuple[float, float] | None:
        """What this run measured; ``None`` if the number comes from an earlier run."""
        value, by = seen.value(self.measured), seen.run_that_set(self.measured)
        if by.start < run.start or (by.error is not None and self.measured not in by.changed):
            return None
        return (0.0, float(value)) if isinstance(value, (int, float)) and math.isfinite(value) else None

    def _note(self, seen: "Seen", run: CellRun, anything: bool) -> str:
        """Say what the bars do not tell."""
        unended = [call for call in self._sent(seen, run) if not call.end]
        under_way = [call for call in unended if not seen.settled.is_over(call)]
        failed = [call for call in unended if seen.settled.is_over(call)]
        called = " or ".join(f"`{name}`" for name in self.calls)
        said = [] if anything else [f"nothing to draw: no call of {called} has ended."]
        if run.error is not None:
            stopped = f"{self._cell(seen)} stopped with `{type(run.error).__name__}`"
            said.append(f"{stopped}." if anything else f"{stopped}: what does it say?")
            if anything and self.measured and not self._measured(seen, run):
                said[-1] = f"{stopped}, and measured nothing."
        if failed:
            said.append(f"{len(failed)} call{'s' * (len(failed) > 1)} failed and came to no end.")
        if under_way:
            said.append(
                f"{len(under_way)} call{'s' * (len(under_way) > 1)} had not ended yet when this was drawn."
            )
        return " ".join(said)

    def _cell(self, seen: "Seen") -> str:
        cells = (cell for cell, text in seen.starter.items() if self.of in assigned(text))
        return next(map(seen.step, cells), f"The cell that makes `{self.of}`")


def _sent_at(call: Any) -> float:
    return call.submitted or call.start or 0.0


def _names(namespace: dict[str, Any]) -> tuple[dict[str, str], dict[int, str]]:
    """The names that actors and objects have in the notebook, by their ids: the first that each
    was given. One that stands in a list is called ``foos[0]``."""
    actors: dict[str, str] = {}
    objects: dict[int, str] = {}
    for name, value in list(namespace.items()):
        if name.startswith("_"):
            continue
        items = value[:_MOST_LISTED] if type(value) in (list, tuple) else ()
        for called, one in ((name, value), *((f"{name}[{at}]", item) for at, item in enumerate(items))):
            objects.setdefault(id(one), called)
            with suppress(Exception):  # a student's object may answer anything
                actors.setdefault(one._actor_id.hex(), f"actor {called}")
    return actors, objects
