"""Ray's own record of what ran: which actors lived, and which calls each ran.

Ray writes *export events* as JSON lines into ``logs/export_events/`` of its
session folder when ``RAY_enable_export_api_write=1`` is in the environment.
Each process writes for itself: the caller when it submitted a call, the worker
when it ran it. This module reads those files into two plain data types. It
needs neither Ray nor the process that wrote them, so a grader can read the
record of a Ray it does not trust to speak for itself.

Source of the format: ``src/ray/protobuf/public/export_task_event.proto`` and
``export_actor_data.proto`` in Ray 2.60; ``tests/test_exercise_on_ray.py`` reads
a real Ray and fails when a release changes it.
"""

import base64
import json
import os
import stat
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from actorlab import overlap

# A clock read in one process and one read in another may differ by so many seconds.
CLOCK_SLACK = 0.05
# No exercise's processes write more; what a runaway loop writes beyond is not read. In bytes.
_MOST = 32_000_000
_DEEPEST = 9  # tasks that call tasks, and so on: what lies deeper is not followed

# ray.core.generated.common_pb2.TaskStatus
PENDING_ARGS_AVAIL = "1"
RUNNING = "8"

# An actor's calls carry its id (16 bytes) at the end of theirs (24 bytes).
# Source: ray/common/id.h
_ACTOR_ID_HEX_DIGITS = 32
_NO_ACTOR = "f" * 24  # what stands there for a task that is not an actor's
DRIVER = "f" * 40  # how the id begins under which a notebook, or a program, sends calls
# What reading a line raises that is not an event of Ray's.
NOT_RAYS = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, RecursionError)


@dataclass(frozen=True)
class Actor:
    """An actor that Ray created.

    Attributes:
        id: Ray's id, in hex, as in ``ActorHandle._actor_id.hex()``.
        class_name: name of the class it was created from.
        state: the last state seen: ``DEPENDENCIES_UNREADY``,
            ``PENDING_CREATION``, ``ALIVE``, ``RESTARTING`` or ``DEAD``.
        pid: its worker's process id; 0 while it has none.
    """

    id: str
    class_name: str
    state: str
    pid: int = 0


@dataclass(frozen=True)
class Call:
    """One call of a remote function, or of an actor's method.

    Attributes:
        id: Ray's id of the task, in hex.
        actor: id of the actor that ran it; empty for a remote function.
        name: ``Foo.increment`` for a method, ``f`` for a function.
        submitted: when the caller made it, in seconds since the epoch;
            ``None`` if the caller has not written that yet.
        start: when the worker began to run it, in seconds since the epoch.
        end: when it ended; ``None`` while it runs.
        pid: the worker's process id; 0 if not known.
        sender: id of the task that made the call, in hex; empty if the caller
            has not written that yet.
        shown: what the worker called it, in its process's title too: the name, or
            another one that the caller gave it.
    """

    id: str
    actor: str
    name: str
    submitted: float | None
    start: float | None
    end: float | None
    pid: int = 0
    sender: str = ""
    shown: str = ""

    @property
    def method(self) -> str:
        """The name without the class: ``increment``."""
        return self.name.rpartition(".")[2]

    @property
    def sent(self) -> float | None:
        """When the caller made it or, if that is not known, when it began to run."""
        return self.submitted or self.start

    @property
    def seconds(self) -> float:
        """How long it ran, in seconds; 0 while it runs."""
        return self.end - self.start if self.end and self.start else 0.0

    @property
    def from_task(self) -> bool:
        """Whether a task, or an actor, made the call, and not the notebook itself."""
        return is_call(self.sender)

    @property
    def from_itself(self) -> bool:
        """Whether the actor that ran the call made it."""
        return bool(self.actor) and self.sender.endswith(self.actor)


@dataclass(frozen=True)
class Record:
    """All actors and calls of one or more Ray sessions, calls by start."""

    actors: dict[str, Actor] = field(default_factory=dict)
    calls: tuple[Call, ...] = ()

    def method_calls(self, method: str) -> dict[str, list[Call]]:
        """The finished calls of ``method``, by actor id, each by start."""
        return by_actor(c for c in self.calls if c.actor and c.method == method and c.end)

    def sent_since(self, moment: float) -> "Record":
        """The part of it that was sent since a moment, and by tasks that were too.

        Args:
            moment: in seconds since the epoch.
        """
        known = {call.id: call for call in self.calls}
        recent = lambda call: all((sent.sent or 0.0) >= moment for sent in _chain(call, known))
        return Record(self.actors, tuple(call for call in self.calls if recent(call)))

    def actors_that_ran(self, method: str, times: int, before: float = float("inf")) -> int:
        """How many actors ran a method at least so often.

        Args:
            method: the method's name, without the class.
            times: the least number of finished calls that count.
            before: only calls count that ended by then, in seconds since the epoch.
        """
        calls_of = self.method_calls(method).values()
        return sum(len([c for c in calls if c.end <= before]) >= times for calls in calls_of)

    def actors_side_by_side(
        self, method: str, times: int, seconds: float, since: float = 0.0, stretch: float = float("inf")
    ) -> int:
        """How many actors were at work at once, each with one call at a time.

        Args:
            method: the method's name, without the class.
            times: how many calls in a row each must have run.
            seconds: how long each call must have taken at the least.
            since: only calls count that started after this time, in seconds
                since the epoch.
            stretch: how many seconds must hold all their rows of calls.

        Returns:
            The largest number of actors with such a row of calls in one
            stretch; 0 if there is none.
        """
        rows = []
        for actor, calls in self.method_calls(method).items():
            calls = [call for call in calls if call.start >= since]
            for first in range(len(calls) - times + 1):
                row = calls[first : first + times]
                if _one_at_a_time(row, seconds - CLOCK_SLACK):
                    rows.append((actor, [(call.start, call.end) for call in row]))
        # In turns is not side by side.
        return overlap.most_side_by_side(rows, seconds - CLOCK_SLACK, stretch + CLOCK_SLACK)

    def calls_on(self, actor: str, method: str) -> list[Call]:
        """The finished calls of ``method`` on one actor, by start."""
        return self.method_calls(method).get(actor, [])

    def asked_after(self, actor: str, method: str, times: int) -> list[Call]:
        """The calls of other methods of an actor that began when it had finished so many
        calls of ``method``.

        Args:
            actor: the actor's id.
            method: the method's name, without the class.
            times: how many.
        """
        ends = sorted(call.end for call in self.calls_on(actor, method))
        if len(ends) < times:
            return []
        done = ends[times - 1] - CLOCK_SLACK if times else 0.0
        return [call for call in self.other_calls_on(actor, method) if call.start >= done]

    def other_calls_on(self, actor: str, method: str) -> list[Call]:
        """The calls on an actor of other methods than this one, as far as they have begun."""
        others = ("__init__", method)
        return [c for c in self.calls if c.actor == actor and c.start and c.method not in others]

    def actors_beside(
        self, actor: str, method: str, since: float = 0.0, until: float = float("inf")
    ) -> set[str]:
        """The other actors that ran a method.

        Args:
            actor: the id of the actor that does not count.
            method: the method's name, without the class.
            since: only calls count that started after this time, in seconds
                since the epoch, and so did the tasks that made them: what an
                earlier attempt left running does not count.
            until: only calls count that were sent by then, or the tasks that
                made them were.
        """
        known = {call.id: call for call in self.calls}
        meant = lambda chain: all(c.start >= since for c in chain) and chain[-1].sent <= until
        return {
            call.actor
            for calls in self.method_calls(method).values()
            for call in calls
            if call.actor != actor and meant(_chain(call, known))
        }

    def asked_amid(self, actor: str, method: str, after: int, since: float = 0.0) -> bool:
        """Whether another method of an actor was called when it had finished so many
        calls of ``method``, while tasks were at work that still had some to make.

        Args:
            actor: the actor's id.
            method: the method's name, without the class.
            after: how many, since the actor's start or since an earlier call of
                another method, such as one that clears what it holds.
            since: the other method must have been called since, in seconds since
                the epoch.
        """
        known = {call.id: call for call in self.calls}
        calls = sorted(self.calls_on(actor, method), key=lambda call: call.end)
        ends = [call.end for call in calls]
        # For each call on, when the first task was begun of those whose calls are still to end.
        at_work = lambda call: (task.start for task in _chain(call, known)[1:] if task.actor != actor)
        begun = [min(at_work(call), default=float("inf")) for call in calls]
        begun = [*accumulate(reversed(begun), min, initial=float("inf"))][::-1]
        before = {0}
        for other in self.other_calls_on(actor, method):
            finished = bisect_right(ends, other.start)
            if other.sent >= since and finished - after in before and begun[finished] < other.start:
                return True
            before.add(finished)
        return False

    def sent_by_tasks(self, method: str) -> dict[str, list[tuple[Call, Call]]]:
        """The finished calls of a method that each task made, itself or by tasks of
        its own, by the task's id, in the order in which they were sent. What an actor
        sends itself is no task's.

        With each, first, the call of the task's own that led to it: the same one, or
        that of the task which made it.
        """
        known = {call.id: call for call in self.calls}
        calls = (call for calls in self.method_calls(method).values() for call in calls)
        found: dict[str, list[tuple[Call, Call]]] = {}
        for call in sorted(calls, key=lambda call: call.sent):
            chain = _chain(call, known)
            for own, task in zip(chain, chain[1:]):
                if task.actor != call.actor:
                    found.setdefault(task.id, []).append((own, call))
        return found

    def senders(self, method: str) -> Counter[str]:
        """How many finished calls of a method each task made, itself or by tasks
        of its own, by the task's id."""
        return Counter({task: len(calls) for task, calls in self.sent_by_tasks(method).items()})

    def tasks_side_by_side(
        self, sending: str, times: int, seconds: float, since: float = 0.0, stretch: float = float("inf")
    ) -> int:
        """How many tasks were at work at once, each calling an actor's method.

        Args:
            sending: the method's name, without the class.
            times: how many finished calls of it each must have made, itself or
                by tasks of its own.
            seconds: how long each must have worked before each of these calls,
                at the least: since its own start, or since it sent the one before.
            since: only tasks count that started after this time, in seconds
                since the epoch.
            stretch: how many seconds must hold them all.

        Returns:
            The largest number of such tasks under way at one moment.
        """
        sent = self.sent_by_tasks(sending)
        tasks = [
            call
            for call in self.calls
            if call.seconds >= times * seconds - CLOCK_SLACK
            and call.start >= since
            and _after_work(call, sent.get(call.id, ()), seconds - CLOCK_SLACK) >= times
        ]
        tasks.sort(key=lambda task: task.start)
        return overlap.most_under_way([(task.start, task.end) for task in tasks], stretch + CLOCK_SLACK)


def is_call(task: str) -> bool:
    """Whether the id of a task, in hex, is a call's, and not a notebook's or a program's."""
    return bool(task) and not task.startswith(DRIVER)


def by_actor(calls: Iterable[Call]) -> dict[str, list[Call]]:
    """Calls by the id of the actor that ran them, in the order given."""
    found: dict[str, list[Call]] = {}
    for call in calls:
        found.setdefault(call.actor, []).append(call)
    return found


def most_at_once(calls: Iterable[Call]) -> int:
    """The most finished calls under way at one moment; touching ones do not count."""
    return overlap.most_at_once(((call.start, call.end) for call in calls), CLOCK_SLACK)


def _after_work(task: Call, calls: Iterable[tuple[Call, Call]], seconds: float) -> int:
    """How many of a task's calls can each have followed so many seconds of work, since
    the call before or the task's start.

    Where a task of its own made a call, that may have done the work, or only have sent
    what was done before: what counts lies between the two.
    """
    number, done = 0, task.start
    # In the task's own order: of two tasks that it started, the later may send first.
    for own, call in sorted(calls, key=lambda pair: pair[0].submitted or pair[1].sent):
        earliest = max(done + seconds, own.submitted or 0.0)
        if earliest <= call.sent:
            number, done = number + 1, earliest
    return number


def _chain(call: Call, known: dict[str, Call]) -> list[Call]:
    """A call, the task that made it, the one that made that, and so on."""
    chain = [call]
    while (sender := known.get(chain[-1].sender)) and sender.start and len(chain) <= _DEEPEST:
        chain.append(sender)
    return chain


def _one_at_a_time(calls: list[Call], seconds: float) -> bool:
    return all(call.seconds >= seconds for call in calls) and all(
        before.end <= after.start + CLOCK_SLACK for before, after in zip(calls, calls[1:])
    )


def read(folder: Path, credible: Callable[[int], bool] = lambda pid: True) -> Record:
    """Read the record of every Ray session below a temporary folder.

    Args:
        folder: what ``RAY_TMPDIR`` was for those sessions.
        credible: whether to believe what the process with this id wrote of the
            calls that it ran, and that it is an actor's worker.

    Returns:
        The record so far; an empty one if Ray never started there. Lines that
        are still being written, or are not Ray's, are passed over.
    """
    tasks = ((pid, event) for pid, event in _events(folder, "TASK") if credible(pid))
    return of_events(_events(folder, "ACTOR"), tasks, credible)


def of_events(
    actor_events: Iterable[tuple[int, dict[str, Any]]],
    task_events: Iterable[tuple[int, dict[str, Any]]],
    credible: Callable[[int], bool],
) -> Record:
    """The record that events make, each with the id of the process that wrote it.

    Args:
        actor_events: those of actors, in order of time.
        task_events: those of tasks that are believed.
        credible: whether the process with this id may be an actor's worker.
    """
    actors: dict[str, Actor] = {}
    tasks: dict[str, dict[str, Any]] = {}
    for _, event in actor_events:
        with suppress(*NOT_RAYS):
            actor = _hex(event["actor_id"])
            pid = int(event.get("pid", 0))
            state = event["state"] if event["state"] != "ALIVE" or credible(pid) else "NOT CREDIBLE"
            # The files are in order of time, and nothing comes back from the dead.
            if actor not in actors or actors[actor].state != "DEAD":
                actors[actor] = Actor(actor, str(event["class_name"]), str(state), pid)
    for pid, event in task_events:
        with suppress(*NOT_RAYS):
            _note(tasks.setdefault(_hex(event["task_id"]), {}), event, pid)
    calls = [_call(task, facts) for task, facts in tasks.items() if facts.get("name")]
    return Record(actors, tuple(sorted(calls, key=lambda c: c.start or c.submitted or 0)))


def wait_until(folder: Path, holds: Callable[[Record], bool], seconds: float) -> Record:
    """Read the record again and again until something holds of it.

    Workers write their events within ``RAY_task_events_report_interval_ms`` of
    the fact, so what just happened may not be there at the first look.

    Args:
        folder: as for ``read``.
        holds: what is waited for.
        seconds: how long to wait for it.

    Returns:
        The last record read, whether or not ``holds`` is true of it.
    """
    deadline = monotonic() + seconds
    while True:
        record = read(folder)
        if holds(record) or monotonic() > deadline:
            return record
        sleep(0.05)


def _events(folder: Path, kind: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each event, with the id of the process that wrote it, if its file is named for one."""
    left = _MOST
    for file in _files(Path(folder), f"event_EXPORT_{kind}*.log"):
        writer = file.stem.rpartition("_")[2]
        text = _text(file, left)
        left -= len(text)
        for line in text.splitlines():
            with suppress(*NOT_RAYS):
                yield int(writer) if writer.isdigit() else 0, json.loads(line)["event_data"]


def _files(folder: Path, pattern: str) -> Iterator[Path]:
    """The files of events, without following links to where else they may lead."""
    if not (folder / "ray").is_symlink():
        for session in sorted((folder / "ray").glob("session_2*")):
            place = session / "logs" / "export_events"
            if not any(part.is_symlink() for part in (session, session / "logs", place)):
                yield from sorted(place.glob(pattern))


def _text(file: Path, most: int) -> str:
    """The text of a file that may have been put there to trouble whoever reads it."""
    careful = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        with open(file, "rb", opener=lambda path, flags: os.open(path, flags | careful)) as readable:
            if stat.S_ISREG(os.fstat(readable.fileno()).st_mode):
                return readable.read(max(0, most)).decode(errors="replace")
    except OSError:
        pass
    return ""


def _note(facts: dict[str, Any], event: dict[str, Any], writer: int) -> None:
    """Add what one event tells of a task to what is known of it."""
    if info := event.get("task_info"):
        facts["name"] = str(info.get("func_or_class_name", ""))
        facts["sender"] = _hex(info.get("parent_task_id", ""))
    states = event.get("state_updates", {}).get("state_ts_ns", {})
    if PENDING_ARGS_AVAIL in states:
        at = _seconds(states[PENDING_ARGS_AVAIL])
        facts["submitted"] = min(at, facts.get("submitted", at))  # a second attempt is the same call
    if RUNNING in states:
        facts.setdefault("start", _seconds(states[RUNNING]))
    if pid := event.get("state_updates", {}).get("worker_pid"):
        facts["pid"] = int(pid)
    for profiled in event.get("profile_events", {}).get("events", []):
        if profiled["event_name"].startswith("task::"):
            shown = str(profiled["event_name"]).removeprefix("task::")
            method = str(json.loads(profiled["extra_data"])["name"])
            # A call can be given another name by options().
            facts.setdefault("name", shown if shown.endswith(f".{method}") else method)
            facts["shown"] = shown
            facts["pid"] = writer or facts.get("pid", 0)
            facts["start"] = _seconds(profiled["start_time"])
            facts["end"] = _seconds(profiled["end_time"])


def _call(task: str, facts: dict[str, Any]) -> Call:
    actor = task[-_ACTOR_ID_HEX_DIGITS:]
    return Call(
        id=task,
        actor="" if actor.startswith(_NO_ACTOR) else actor,
        name=facts["name"],
        submitted=facts.get("submitted"),
        start=facts.get("start"),
        end=facts.get("end"),
        pid=facts.get("pid", 0),
        sender=facts.get("sender", ""),
        shown=facts.get("shown", ""),
    )


def _hex(encoded: str) -> str:
    return base64.b64decode(encoded).hex()


def _seconds(nanoseconds: str) -> float:
    return int(nanoseconds) / 1e9
