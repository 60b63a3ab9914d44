"""How an exercise states its checks, its mistakes and its hints.

An exercise's ``checks.py`` makes one ``Exercise`` and registers with it:

    exercise = Exercise(hints={"foo_class": ("the idea", "the place", "nearly the code")})

    @exercise.check("verify_actor_class", cell="foo_class", names=["Foo"])
    def actor_class(seen):
        '''`Foo` is an actor class.'''             # what a right answer is told
        return f"`Foo` is {seen.value('Foo')!r}."   # the figures, if no mistake fits

    @actor_class.mistake
    def class_not_decorated(seen):
        '''The class is a plain Python class.'''    # for reports and authors
        if isinstance(seen.value("Foo"), type):
            return "`Foo` is a plain Python class. What ...?"

What is *required* stands in the notebook, as asserts that the student can read.
These functions only explain, and only once an assert has failed: no right
answer is second-guessed.
"""

import ast
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from numbers import Integral
from pathlib import Path
from typing import Any

from actorlab import record as ray_record
from actorlab.record import Call, Record
from actorlab.timeline import Bar, Lane, Timeline
from actorlab.verdict import NotAttempted, Skipped, Unmet, wrong
from actorlab.watch import CellRun, Watch

MISSING = object()  # the value of a name that the notebook does not have

# How long to wait for Ray to write down what just happened, in seconds. It
# takes a tenth of a second; a right answer never waits longer than that.
_PATIENCE = 3.0
_LONG_PATIENCE = 15.0  # while the record shows calls that have not ended
# After how many seconds Ray has written down that a call was sent.
_WRITTEN_AFTER = 0.5
# How long an actor may take to start before it counts as not alive, in seconds.
_START_LIMIT = 45.0
# How long an explanation waits for calls that nobody fetched, in seconds: ten
# increments on one actor take 5.
_SETTLE_LIMIT = 6.0
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# A clock read in one process and one read in another may differ by so much.
_CLOCK_SLACK = 0.05


class Seen:
    """What there is to see when a check runs: the notebook's names, and records.

    Attributes:
        namespace: the notebook's variables.
        watch: what the notebook's process did.
        starter: the text of each solution cell as the student got it.
        began: when the check began, in seconds since the epoch.
    """

    def __init__(
        self,
        namespace: dict[str, Any],
        watch: Watch,
        ray_folder: Path,
        starter: dict[str, str],
        explain: Callable[["Seen"], Unmet],
    ) -> None:
        self.namespace = namespace
        self.watch = watch
        self.starter = starter
        self.began = time.time()
        self._ray_folder = ray_folder
        self._explain = explain
        self._explained: Unmet | None = None

    # -- what the notebook's asserts ask

    def why(self) -> str:
        """The explanation of a failed check, for an assert's message."""
        return str(self.explain())

    def alive(self, actor: Any) -> bool:
        """Whether Ray has this actor running; waits while it is being started."""
        actor_id = actor._actor_id.hex()
        if actor_id not in self._wait_until(lambda r: actor_id in r.actors, _PATIENCE).actors:
            return False
        settled = self._wait_until(lambda r: r.actors[actor_id].state in ("ALIVE", "DEAD"), _START_LIMIT)
        return settled.actors[actor_id].state == "ALIVE"

    def class_name(self, actor_class_or_handle: Any) -> str:
        """The name of the class that an actor class makes actors of, or that an
        actor was made of; empty if it is neither."""
        metadata = getattr(actor_class_or_handle, "__ray_metadata__", None)
        if metadata is not None:
            return metadata.class_name
        actor_id = getattr(actor_class_or_handle, "_actor_id", None)
        if actor_id is None:
            return ""
        known = self._wait_until(lambda r: actor_id.hex() in r.actors, _PATIENCE).actors
        return known[actor_id.hex()].class_name if actor_id.hex() in known else ""

    def is_actor_class(self, value: Any) -> bool:
        """Whether this is a class that ``@ray.remote`` was applied to."""
        from ray.actor import ActorClass  # not above: Ray is imported once it is prepared

        return isinstance(value, ActorClass)

    def is_actor(self, value: Any) -> bool:
        """Whether this is an actor's handle."""
        from ray.actor import ActorHandle

        return isinstance(value, ActorHandle)

    def is_list_of_integers(self, value: Any) -> bool:
        """Whether this is a list, and all in it are integers (NumPy's too)."""
        return type(value) is list and all(
            isinstance(item, Integral) and not isinstance(item, bool) for item in value
        )

    def is_number(self, value: Any) -> bool:
        """Whether this is a plain number."""
        return isinstance(value, (int, float)) and not isinstance(value, bool)

    def actors_that_ran(self, method: str, times: int) -> int:
        """How many actors ran a method at least so often, before this check.

        Args:
            method: the method's name, without the class.
            times: the least number of finished calls that count.
        """

        def count(record: Record) -> int:
            calls_of = record.method_calls(method).values()
            return sum(len([c for c in calls if c.end <= self.began]) >= times for calls in calls_of)

        return count(self._wait_for(lambda record: count(record) >= 2))

    def actors_side_by_side(
        self, method: str, times: int, seconds: float, within: str = "", since: float = 0.0
    ) -> int:
        """How many actors were at work at once, each with one call at a time.

        Args:
            method: the method's name, without the class.
            times: how many calls in a row each must have run.
            seconds: how long each call must have taken at the least.
            within: the name of the number of seconds that must hold them all;
                only calls count that can have run while it was measured.
            since: only calls count that started after this time, in seconds
                since the epoch.

        Returns:
            The largest number of actors with such a row of calls in one
            stretch; 0 if there is none.
        """
        stretch = float("inf")
        if within:
            stretch = self.value(within)
            since = self.run_that_set(within).start - stretch - _CLOCK_SLACK

        def rows(record: Record) -> Iterator[tuple[float, float, str]]:
            for actor, calls in record.method_calls(method).items():
                calls = [call for call in calls if call.start >= since]
                for first in range(len(calls) - times + 1):
                    row = calls[first : first + times]
                    if _one_at_a_time(row, seconds - _CLOCK_SLACK):
                        yield row[0].start, row[-1].end, actor

        def count(record: Record) -> int:
            found = list(rows(record))
            stretches = (
                {
                    actor
                    for start, end, actor in found
                    if begin <= start < first_end and end <= begin + stretch + _CLOCK_SLACK
                }
                for begin, first_end, _ in found
            )
            return max(map(len, stretches), default=0)

        return count(self._wait_for(lambda record: count(record) >= 2))

    # -- what explanations ask

    def value(self, name: str) -> Any:
        """The value of a name in the notebook, or ``MISSING``."""
        return self.namespace.get(name, MISSING)

    @property
    def record(self) -> Record:
        """Ray's record so far."""
        return ray_record.read(self._ray_folder)

    @cached_property
    def written(self) -> Record:
        """Ray's record, with all that happened before this check began."""
        time.sleep(max(0.0, self.began + _WRITTEN_AFTER - time.time()))
        return self.record

    @cached_property
    def settled(self) -> Record:
        """Ray's record once the calls that were sent have ended, as far as they
        do so within ``_SETTLE_LIMIT``."""
        # What was sent just now is not in the record at once, and would not be waited for.
        _ = self.written
        return self._wait_until(lambda r: all(c.end for c in r.calls if c.submitted), _SETTLE_LIMIT)

    def explain(self) -> Unmet:
        """The outcome of this check, now that it has failed."""
        if self._explained is None:
            self._explained = self._explain(self)
        return self._explained

    def _wait_for(self, holds: Callable[[Record], bool]) -> Record:
        """Wait for what a right answer has done; longer while calls are unfinished."""
        record = self._wait_until(holds, _PATIENCE)
        if any(call.submitted and not call.end for call in record.calls):
            record = self._wait_until(holds, _LONG_PATIENCE)
        return record

    def _wait_until(self, holds: Callable[[Record], bool], seconds: float) -> Record:
        return ray_record.wait_until(self._ray_folder, holds, seconds)

    def run_that_set(self, name: str) -> CellRun:
        """The last run of a cell that gives a name its value; if none is known,
        one that has lasted for ever."""
        for run in reversed(self.watch.cells):
            if name in _sets(run):
                return run
        return CellRun("", 0.0)

    def untouched(self, cell: str) -> bool:
        """Whether a solution cell was last run as the student got it.

        White space and comments do not count. A cell counts by the names it
        gives a value to, so that it does not matter where it stands.
        """
        starter = self.starter.get(cell)
        if starter is None:
            return False
        names = _assigned(starter)
        runs = [run for run in self.watch.cells if names & _sets(run)]
        return bool(runs) and _same_code(runs[-1].source, starter)


Explanation = Callable[[Seen], "str | None"]


@dataclass
class Check:
    """One check: how to explain that it has not passed.

    Attributes:
        id: the grade_id of its test cell.
        cell: the grade_id of the solution cell it is about.
        names: the names in the notebook that it judges.
        needs: the checks that must pass before this one can.
        figures: states what is there, if no mistake fits.
        errors: explain an exception with which the cell stopped.
        mistakes: recognise one mistake each, most telling first.
        noises: those of the mistakes that are the moment's and not the
            answer's, such as a busy machine.
        measured: the name of the number of seconds that noise may lengthen.
        reference: runs a right answer on this Ray, now, and returns how many
            seconds it took.
        tolerance: how many times as long as the reference an answer may take.
        excused: tells how many of the measured seconds the machine took, and
            neither the answer nor the reference.
    """

    id: str
    cell: str
    names: tuple[str, ...]
    needs: tuple["Check", ...]
    figures: Explanation
    errors: list[Callable[[BaseException], "str | None"]] = field(default_factory=list)
    mistakes: list[Explanation] = field(default_factory=list)
    noises: list[str] = field(default_factory=list)
    measured: str = ""
    reference: Callable[[], float] | None = None
    tolerance: float = 1.0
    excused: Callable[[Seen], float] = lambda seen: 0.0

    @property
    def about(self) -> str:
        """What holds of a right answer, without the full stop."""
        return (self.figures.__doc__ or "").strip().rstrip(".")

    def success(self, seen: Seen) -> str:
        """What a right answer is told; ``{name}`` stands for a notebook's value."""
        return f"{self.about}.".format_map(seen.namespace)

    def mistake(self, recognise: Explanation) -> Explanation:
        """Register a mistake, named for its function (decorator)."""
        self.mistakes.append(recognise)
        return recognise

    def error(self, recognise: Callable[[BaseException], "str | None"]) -> Callable:
        """Register a mistake that shows as an exception in the cell (decorator)."""
        self.errors.append(recognise)
        return recognise

    def noise(self, recognise: Explanation) -> Explanation:
        """Register what is not the answer's fault but the moment's (decorator).

        When a grader meets it, the measurement is repeated on the same kernel,
        and in the end compared with the reference.
        """
        self.noises.append(_class_name(recognise))
        return self.mistake(recognise)

    def judged_against(
        self, *, measured: str, tolerance: float, excused: Callable[[Seen], float] = lambda seen: 0.0
    ) -> Callable[[Callable[[], float]], Callable[[], float]]:
        """Register the reference run (decorator).

        Args:
            measured: the name of the number of seconds that is compared.
            tolerance: how many times as long as the reference is still right.
            excused: as in the class's attributes.
        """

        def register(reference: Callable[[], float]) -> Callable[[], float]:
            self.reference, self.measured, self.tolerance = reference, measured, tolerance
            self.excused = excused
            return reference

        return register

    def explain(self, seen: Seen, passed: Callable[[str], bool]) -> Unmet:
        """Why this check has not passed.

        Args:
            seen: what there is to see.
            passed: tells of another check whether it has passed.

        Returns:
            The outcome and its message, as an exception to raise.
        """
        unmet = [need for need in self.needs if not passed(need.id)]
        problem = self._problem(seen, bool(unmet))
        if seen.untouched(self.cell):
            return NotAttempted(f"The code in `{self.cell}` is still as you got it. {problem or ''}".strip())
        if problem:
            return problem
        if unmet:
            return Skipped(f"First pass {unmet[0].id} ({unmet[0].about}): this check builds on it.")
        return Unmet(_tried(self.figures, seen) or "This check did not pass.")

    def _problem(self, seen: Seen, needs_are_unmet: bool) -> Unmet | None:
        """The first thing that is recognised; nothing, if that is an earlier
        check's business."""
        run = next((r for r in map(seen.run_that_set, self.names) if r.error is not None), None)
        if run is not None:
            for recognise in self.errors:
                if message := _tried(recognise, run.error):
                    return wrong(_class_name(recognise), message)
            if not needs_are_unmet:
                return _failed(self.cell, run.error)
        missing = [name for name in self.names if seen.value(name) is MISSING]
        if missing:
            message = f"There is no `{missing[0]}` yet. Have you run the cell that makes it?"
            return None if needs_are_unmet else wrong("CellNotRun", message)
        for recognise in self.mistakes:
            if message := _tried(recognise, seen):
                return wrong(_class_name(recognise), message)
        return None


def _class_name(recognise: Callable) -> str:
    return recognise.__name__.title().replace("_", "")


def _failed(cell: str, error: BaseException) -> Unmet:
    # Ray's errors carry the worker's whole traceback; the last line tells.
    last_line = (_COLOUR.sub("", str(error)).strip().splitlines() or [""])[-1].strip()
    said = f"{type(error).__name__}: {last_line}" if last_line else type(error).__name__
    return wrong(
        "CellFailed", f"The cell `{cell}` stopped with `{said[:240]}`. Which of its lines does that point at?"
    )


@dataclass(frozen=True)
class Picture:
    """What an exercise's timeline shows.

    Attributes:
        method: the method whose calls are the bars.
        of: the name whose cell is shown: the last run that gave it a value.
        measured: the name of the number of seconds that the notebook measured.
        since: the name of the time at which it began to measure; if the
            notebook has none such, the first call's.
        marks: seconds after that which are marked.
    """

    method: str
    of: str
    measured: str
    since: str
    marks: tuple[float, ...]

    def timeline(self, seen: Seen) -> Timeline:
        """The timeline of what there is to see now."""
        run = seen.run_that_set(self.of)
        sent = lambda call: call.submitted or call.start
        lanes: dict[str, list[tuple[float, float, str]]] = {}
        calls = [c for cs in seen.written.method_calls(self.method).values() for c in cs]
        values = dict(pair for fetch in seen.watch.fetches for pair in fetch.values)
        names = _lane_names(seen.namespace, [c.actor for c in calls])
        for call in sorted(calls, key=sent):
            if run.start <= sent(call) <= run.end:
                lanes.setdefault(names[call.actor], []).append(
                    (call.start, call.end, values.get(call.id, "?"))
                )
        for call in seen.watch.plain_calls:
            if call.name.rpartition(".")[2] == self.method and run.start <= call.start <= run.end:
                lane = "this notebook" if call.thread == "MainThread" else f"this notebook, {call.thread}"
                lanes.setdefault(lane, []).append((call.start, call.end, call.value))
        if not lanes:
            return Timeline(())
        zero = min(start for bars in lanes.values() for start, _, _ in bars)
        zero = min([zero, *(sent(c) for c in calls if run.start <= sent(c) <= run.end)])
        since, measured = seen.value(self.since), seen.value(self.measured)
        if isinstance(since, float) and run.start <= since <= run.end:
            zero = since
        shown = (0.0, float(measured)) if isinstance(measured, (int, float)) else None
        return Timeline(
            tuple(
                Lane(name, tuple(Bar(start - zero, end - zero, label) for start, end, label in sorted(bars)))
                for name, bars in sorted(lanes.items())
            ),
            shown,
            self.marks,
        )


def _lane_names(namespace: dict[str, Any], actors: list[str]) -> dict[str, str]:
    """An actor is called by its name in the notebook, if it has one there."""
    known = {}
    for name, value in list(namespace.items()):
        actor_id = getattr(value, "_actor_id", None)
        if actor_id is not None and not name.startswith("_"):
            known.setdefault(actor_id.hex(), f"actor {name}")
    return {actor: known.get(actor, f"actor {actor[:6]}") for actor in actors}


class Exercise:
    """The checks, hints and picture of one exercise."""

    def __init__(self, hints: dict[str, tuple[str, ...]], picture: Picture) -> None:
        self.hints = hints
        self.picture = picture
        self.checks: dict[str, Check] = {}

    def check(
        self, id: str, *, cell: str, names: Iterable[str], needs: Iterable[str] = ()
    ) -> Callable[[Explanation], Check]:
        """Register a check by the function that states its figures (decorator)."""

        def register(figures: Explanation) -> Check:
            needed = tuple(self.checks[need] for need in needs)
            self.checks[id] = Check(id, cell, tuple(names), needed, figures)
            return self.checks[id]

        return register


def _tried(explanation: Callable[[Any], "str | None"], what: Any) -> str | None:
    """An explanation must not hide the failure that it explains."""
    try:
        return explanation(what)
    except Exception:
        return None


def _one_at_a_time(calls: list[Call], seconds: float) -> bool:
    return all(call.seconds >= seconds for call in calls) and all(
        before.end <= after.start + _CLOCK_SLACK for before, after in zip(calls, calls[1:])
    )


def _sets(run: CellRun) -> set[str]:
    """The names to which a cell gave a value, or would have."""
    return _assigned(run.source) | run.changed


def _assigned(source: str) -> set[str]:
    """The names that a cell's own statements give a value to."""
    tree = _parsed(source)
    if not tree.body:  # no Python that can be parsed: look at the text
        return set(re.findall(r"^\s*(?:class\s+|def\s+)?(\w+)\s*(?:[(:].*)?(?::|=)", source, re.MULTILINE))
    names: set[str] = set()
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            names.add(node.name)
            continue  # what its body sets are not the notebook's names
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id != "_":
            names.add(node.id)
        waiting.extend(ast.iter_child_nodes(node))
    return names


def _same_code(one: str, other: str) -> bool:
    return ast.dump(_parsed(one)) == ast.dump(_parsed(other))


def _parsed(source: str) -> ast.Module:
    # IPython's own line magics are not Python; the rest of the cell still is.
    plain = "\n".join("" if line.lstrip()[:1] in ("%", "!", "?") else line for line in source.splitlines())
    try:
        return ast.parse(plain)
    except SyntaxError:
        return ast.Module(body=[], type_ignores=[])
