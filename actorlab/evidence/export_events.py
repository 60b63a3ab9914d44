"""Read Ray's export events into a record.

Ray writes *export events* as JSON lines into ``logs/export_events/`` of its
session folder when ``RAY_enable_export_api_write=1`` is in the environment.
Each process writes for itself: the caller when it submitted a call, the worker
when it ran it. Reading them needs neither Ray nor the process that wrote them, so
a grader can read the record of a Ray it does not trust to speak for itself.

Source of the format: ``src/ray/protobuf/public/export_task_event.proto`` and
``export_actor_data.proto`` in Ray 2.60; ``tests/integration/test_exercise_on_ray.py`` reads
a real Ray and fails when a release changes it.
"""

import base64
import fnmatch
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from actorlab.evidence.calls import Actor, Call, State
from actorlab.evidence.record import Record
from actorlab.files import nofollow

# Seconds after which Ray has written down what happened (see kernel.local_ray for how often it writes).
WRITTEN_AFTER = 0.5
_PAUSE = 0.05  # seconds between two looks whether something was written
# No exercise's processes write more; what a runaway loop writes beyond is not read. In bytes.
_MOST = 32_000_000
# ray.core.generated.common_pb2.TaskStatus
PENDING_ARGS_AVAIL = "1"
RUNNING = "8"
FINISHED, FAILED = "11", "12"
# An actor's calls carry its id (16 bytes) at the end of theirs (24 bytes).
# Source: ray/common/id.h
_ACTOR_ID_HEX_DIGITS = 32
_JOB_BYTES = 4  # at the end of an actor's id, and of a task's
_NO_ACTOR = "f" * 24  # what stands there for a task that is not an actor's
# What reading a line raises that is not an event of Ray's.
NOT_RAYS = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, RecursionError)


def read(
    folder: Path, driver: int | None = None, credible: Callable[[int], bool] = lambda pid: True
) -> Record:
    """Read the record of every Ray session below a temporary folder.

    Args:
        folder: what ``RAY_TMPDIR`` was for those sessions.
        driver: the id of the process whose jobs count, where several drivers share a
            Ray; ``None`` if all jobs count.
        credible: whether to believe what the process with this id wrote of the
            calls that it ran, and that it is an actor's worker.

    Returns:
        The record so far; an empty one if Ray never started there. It leaves out
        lines that are still being written, or are not Ray's.
    """
    actors, tasks = _events(folder, "ACTOR"), _events(folder, "TASK")
    if driver is not None:
        jobs = _jobs(folder, driver)
        actors = ((pid, event) for pid, event in actors if _job(event.get("actor_id")) in jobs)
        tasks = ((pid, event) for pid, event in tasks if _job(event.get("task_id")) in jobs)
    return of_events(actors, ((pid, event) for pid, event in tasks if credible(pid)), credible)


def _jobs(folder: Path, driver: int) -> set[bytes]:
    """The ids of the jobs that a process began."""
    jobs = set()
    for _, event in _events(folder, "DRIVER_JOB"):
        with suppress(*NOT_RAYS):
            if int(event["driver_pid"]) == driver:
                jobs.add(base64.b64decode(event["job_id"]))
    return jobs


def _job(encoded: Any) -> bytes:
    """The id of the job that an actor or a task belongs to, by which the actor's or task's id ends."""
    with suppress(*NOT_RAYS):
        return base64.b64decode(encoded)[-_JOB_BYTES:]
    return b""


def of_events(
    actor_events: Iterable[tuple[int, dict[str, Any]]],
    task_events: Iterable[tuple[int, dict[str, Any]]],
    credible: Callable[[int], bool],
) -> Record:
    """Make a record of events, each with the id of the process that wrote it.

    Args:
        actor_events: the events of actors, in order of time.
        task_events: the events of tasks, those that are believed.
        credible: whether the process with this id may be an actor's worker.
    """
    actors: dict[str, Actor] = {}
    calls: dict[str, dict[str, Any]] = {}
    attempts: dict[tuple[str, int], dict[str, Any]] = {}
    for _, event in actor_events:
        with suppress(*NOT_RAYS):
            known = actors.get(_hex(event["actor_id"]))
            # The files are in order of time, and nothing comes back from the dead.
            if known is None or known.state != "DEAD":
                actor = _actor(known, event, credible)
                actors[actor.id] = actor
    for pid, event in task_events:
        with suppress(*NOT_RAYS):
            task, attempt = _hex(event["task_id"]), int(event.get("attempt_number", 0))
            facts = attempts.setdefault((task, attempt), {})
            _note(calls.setdefault(task, {}), facts, event, pid)
    found = [
        _with_end(_call(task, attempt, {**facts, **calls[task]}), actors)
        for (task, attempt), facts in attempts.items()
        if calls[task].get("name")
    ]
    return Record(actors, tuple(sorted(found, key=lambda c: (c.start or c.submitted or 0, c.attempt))))


def wait_until(
    folder: Path, holds: Callable[[Record], bool], seconds: float, driver: int | None = None
) -> Record:
    """Read the record again and again until a condition holds of it.

    Workers write their events within ``RAY_task_events_report_interval_ms`` of
    the fact, so what just happened may not be there at the first look.

    Args:
        folder, driver: as for ``read``.
        holds: the condition.
        seconds: how long to wait for it, at most.

    Returns:
        The last record read, whether or not ``holds`` is true of it.
    """
    deadline = monotonic() + seconds
    record, read_at = Record(), None
    while True:
        written = _sizes(folder)
        if written != read_at:  # to read it costs a hundred times as much as to look whether it grew
            record, read_at = read(folder, driver=driver), written
            if holds(record):
                return record
        if monotonic() > deadline:
            return record
        sleep(_PAUSE)


def _sizes(folder: Path) -> list[tuple[str, int]]:
    """How large each file of events is."""
    found: list[tuple[str, int]] = []
    for name, place in _files(Path(folder), "event_EXPORT_*.log"):
        with suppress(OSError):
            found.append((name, os.stat(name, dir_fd=place).st_size))
    return found


def event_in(line: str) -> dict[str, Any]:
    """The event that a line holds, with the time at which it was written.

    Raises:
        One of ``NOT_RAYS``: it holds none.
    """
    whole = json.loads(line)
    return {**whole["event_data"], "timestamp": whole.get("timestamp", 0)}


def _events(folder: Path, kind: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each event, with the id of the process that wrote it, if its file is named for one."""
    left = _MOST
    for name, place in _files(Path(folder), f"event_EXPORT_{kind}*.log"):
        writer = name.removesuffix(".log").rpartition("_")[2]
        text = b""
        with suppress(OSError), nofollow.file(name, inside=place) as file:
            text = file.up_to(left)
        left -= len(text)
        for line in text.decode(errors="replace").splitlines():
            with suppress(*NOT_RAYS):
                yield int(writer) if writer.isdigit() else 0, event_in(line)


def _files(folder: Path, pattern: str) -> Iterator[tuple[str, int]]:
    """The files of events: names, and the open folder that each is in."""
    with suppress(OSError), nofollow.Opened(os.open(folder, os.O_RDONLY | os.O_DIRECTORY)) as top:
        with nofollow.folder(top, "ray") as sessions:
            for session in sorted(fnmatch.filter(os.listdir(sessions), "session_2*")):
                with suppress(OSError), nofollow.folder(sessions, session, "logs", "export_events") as place:
                    for name in sorted(fnmatch.filter(os.listdir(place), pattern)):
                        yield name, place


def _actor(known: Actor | None, event: dict[str, Any], credible: Callable[[int], bool]) -> Actor:
    """An actor with what an event tells of it. What does not change in its life stands in the
    first event of it, which Ray writes before the actor can do anything."""
    pid, name = int(event.get("pid", 0)), str(event["state"])
    state = State(
        name if name != "ALIVE" or credible(pid) else "NOT CREDIBLE", float(event.get("timestamp", 0)), pid
    )
    if known is None:
        known = Actor(
            id=_hex(event["actor_id"]),
            class_name=str(event["class_name"]),
            states=(),
            name=str(event.get("name", "")),
            namespace=str(event.get("ray_namespace", "")),
            detached=event.get("is_detached") is True,
            resources={str(k): float(v) for k, v in event.get("required_resources", {}).items()},
        )
    causes = event.get("death_cause", {}) if name == "DEAD" else {}
    deaths = [
        str(told.get("reason") or kind.removesuffix("_context").upper()) for kind, told in causes.items()
    ]
    return replace(known, states=(*known.states, state), death="".join(deaths[:1]))


def _note(call: dict[str, Any], attempt: dict[str, Any], event: dict[str, Any], writer: int) -> None:
    """Add what an event tells of a task to what is known of the call, and of the attempt at it."""
    if info := event.get("task_info"):
        call["name"] = str(info.get("func_or_class_name", ""))
        call["sender"] = _hex(info.get("parent_task_id", ""))
    updates = event.get("state_updates", {})
    states = updates.get("state_ts_ns", {})
    if PENDING_ARGS_AVAIL in states:
        at = _seconds(states[PENDING_ARGS_AVAIL])
        call["submitted"] = min(at, call.get("submitted", at))  # a second attempt is the same call
    if RUNNING in states:
        attempt.setdefault("start", _seconds(states[RUNNING]))
    for state in {FINISHED, FAILED} & states.keys():
        attempt["answered"] = _seconds(states[state])
    if FAILED in states:
        attempt["error"] = str(updates.get("error_info", {}).get("error_type", "FAILED"))
    if pid := updates.get("worker_pid"):
        attempt["pid"] = int(pid)
    for profiled in event.get("profile_events", {}).get("events", []):
        if profiled["event_name"].startswith("task::"):
            shown = str(profiled["event_name"]).removeprefix("task::")
            method = str(json.loads(profiled["extra_data"])["name"])
            # A call can be given another name by options().
            call.setdefault("name", shown if shown.endswith(f".{method}") else method)
            attempt["shown"] = shown
            attempt["pid"] = writer or attempt.get("pid", 0)
            attempt["start"] = _seconds(profiled["start_time"])
            attempt["end"] = _seconds(profiled["end_time"])


def _call(task: str, attempt: int, facts: dict[str, Any]) -> Call:
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
        attempt=attempt,
        answered=facts.get("answered"),
        error=facts.get("error", ""),
    )


def _with_end(call: Call, actors: dict[str, Actor]) -> Call:
    """A call with its end, also if its actor was killed before the worker wrote that: then it
    is when its caller was told."""
    actor = actors.get(call.actor)
    told = call.start and call.answered and not call.error
    if call.end or not told or actor is None or actor.state != "DEAD":
        return call
    return replace(call, end=call.answered, shown=call.name)


def _hex(encoded: str) -> str:
    return base64.b64decode(encoded).hex()


def _seconds(nanoseconds: str) -> float:
    return int(nanoseconds) / 1e9
