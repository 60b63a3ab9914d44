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
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from typing import Any

# ray.core.generated.common_pb2.TaskStatus
PENDING_ARGS_AVAIL = "1"
RUNNING = "8"

# An actor's calls carry its id (16 bytes) at the end of theirs (24 bytes).
# Source: ray/common/id.h
_ACTOR_ID_HEX_DIGITS = 32
_NO_ACTOR = "f" * 24  # what stands there for a task that is not an actor's


@dataclass(frozen=True)
class Actor:
    """An actor that Ray created.

    Attributes:
        id: Ray's id, in hex, as in ``ActorHandle._actor_id.hex()``.
        class_name: name of the class it was created from.
        state: the last state seen: ``DEPENDENCIES_UNREADY``,
            ``PENDING_CREATION``, ``ALIVE``, ``RESTARTING`` or ``DEAD``.
    """

    id: str
    class_name: str
    state: str


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
    """

    id: str
    actor: str
    name: str
    submitted: float | None
    start: float | None
    end: float | None
    pid: int = 0

    @property
    def method(self) -> str:
        """The name without the class: ``increment``."""
        return self.name.rpartition(".")[2]

    @property
    def seconds(self) -> float:
        """How long it ran, in seconds; 0 while it runs."""
        return self.end - self.start if self.end and self.start else 0.0


@dataclass(frozen=True)
class Record:
    """All actors and calls of one or more Ray sessions, calls by start."""

    actors: dict[str, Actor] = field(default_factory=dict)
    calls: tuple[Call, ...] = ()

    def method_calls(self, method: str) -> dict[str, list[Call]]:
        """The finished calls of ``method``, by actor id, each by start."""
        found: dict[str, list[Call]] = {}
        for call in self.calls:
            if call.actor and call.method == method and call.end:
                found.setdefault(call.actor, []).append(call)
        return found


def read(folder: Path) -> Record:
    """Read the record of every Ray session below a temporary folder.

    Args:
        folder: what ``RAY_TMPDIR`` was for those sessions.

    Returns:
        The record so far; an empty one if Ray never started there. Lines that
        are still being written, or are not Ray's, are passed over.
    """
    actors: dict[str, Actor] = {}
    tasks: dict[str, dict[str, Any]] = {}
    for event in _events(folder, "ACTOR"):
        actor = _hex(event["actor_id"])
        # The files are in order of time, and nothing comes back from the dead.
        if actor not in actors or actors[actor].state != "DEAD":
            actors[actor] = Actor(actor, event["class_name"], event["state"])
    for event in _events(folder, "TASK"):
        _note(tasks.setdefault(_hex(event["task_id"]), {}), event)
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


def _events(folder: Path, kind: str) -> Iterator[dict[str, Any]]:
    pattern = f"ray/session_2*/logs/export_events/event_EXPORT_{kind}*.log"
    for file in sorted(Path(folder).glob(pattern)):
        for line in file.read_text(errors="replace").splitlines():
            try:
                yield json.loads(line)["event_data"]
            except (ValueError, KeyError, TypeError):
                continue


def _note(facts: dict[str, Any], event: dict[str, Any]) -> None:
    """Add what one event tells of a task to what is known of it."""
    if info := event.get("task_info"):
        # Not the profile event's name: a call can be given another by options().
        facts["name"] = info.get("func_or_class_name", "")
    states = event.get("state_updates", {}).get("state_ts_ns", {})
    if PENDING_ARGS_AVAIL in states:
        facts["submitted"] = _seconds(states[PENDING_ARGS_AVAIL])
    if RUNNING in states:
        facts.setdefault("start", _seconds(states[RUNNING]))
    if pid := event.get("state_updates", {}).get("worker_pid"):
        facts["pid"] = pid
    for profiled in event.get("profile_events", {}).get("events", []):
        if profiled["event_name"].startswith("task::"):
            facts.setdefault("name", profiled["event_name"].removeprefix("task::"))
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
    )


def _hex(encoded: str) -> str:
    return base64.b64decode(encoded).hex()


def _seconds(nanoseconds: str) -> float:
    return int(nanoseconds) / 1e9
