"""Which of Ray's events are believed, of those that were read from outside.

What is believed of a call is what Ray's own worker wrote of it, if it fits in with all
that the grader knows besides: when the line came to be there, which process Ray's
control service says the actor lives in, and what that process was seen to be at work on.
What does not fit is left out, so that it earns nothing.
"""

import base64
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from actorlab.follower import Follower, Line
from actorlab.record import NOT_RAYS, RUNNING, Record, of_events
from actorlab.titles import Titles

# Ray writes a line a tenth of a second after what it tells of, and many seconds after it
# on a machine without room. Later than that it is not Ray that writes. In seconds.
_LATE = 60.0
_AHEAD = 5.0  # no line tells of what is still to come, unless a clock was set
_TASK_BYTES, _ACTOR_BYTES, _JOB_BYTES = 24, 16, 4  # lengths of Ray's ids (ray/common/id.h)


def credible(follower: Follower, workers: Mapping[int, int], titles: Titles) -> Record:
    """The record so far, of what is believed.

    Args:
        follower: has read the events.
        workers: Ray's worker processes, by the ids that events have for them.
        titles: what was seen of the workers.
    """
    homes: dict[str, set[int]] = {}
    births: list[tuple[int, dict[str, Any]]] = []
    for line, event in _events(follower.lines("ACTOR")):
        with suppress(*NOT_RAYS):
            pid = int(event.get("pid", 0))
            if event["state"] == "ALIVE":
                if titles.deny_actor(pid, line.seen):
                    event = {**event, "state": "NOT CREDIBLE"}
                elif pid in workers:
                    homes.setdefault(_bytes(event["actor_id"]).hex(), set()).add(pid)
            births.append((0, event))
    runs: list[tuple[int, dict[str, Any]]] = []
    for line, event in _events(follower.lines("TASK")):
        with suppress(*NOT_RAYS):
            if line.writer in workers and _fits(event, line):
                runs.append((line.writer, event))
    record = of_events(births, runs, workers.__contains__)
    believed = (
        call
        for call in record.calls
        # A call on an actor ran where Ray has that actor.
        if not (call.end and call.actor and call.pid not in homes.get(call.actor, ()))
        and not titles.deny(call)
    )
    return replace(record, calls=tuple(believed))


def told(follower: Follower) -> Record:
    """The record so far, of all that was read, believed or not."""
    births = [(0, event) for _, event in _events(follower.lines("ACTOR"))]
    runs = [(line.writer, event) for line, event in _events(follower.lines("TASK"))]
    return of_events(births, runs, lambda pid: True)


def unknown_at(follower: Follower) -> dict[str, float]:
    """When Ray's control service had still written nothing of an actor, at the last look
    before it had, in seconds since the epoch, by the actor's id."""
    found: dict[str, float] = {}
    for line, event in _events(follower.lines("ACTOR")):
        with suppress(*NOT_RAYS):
            found.setdefault(_bytes(event["actor_id"]).hex(), line.after)
    return found


def _events(lines: list[Line]) -> Iterator[tuple[Line, dict[str, Any]]]:
    for line in lines:
        with suppress(*NOT_RAYS):
            yield line, json.loads(line.text)["event_data"]


def _fits(event: dict[str, Any], line: Line) -> bool:
    """Whether the process that a line's file is named for can have written it of a task,
    by the ids and times in it, and by when the line came to be there."""
    task, job = _bytes(event["task_id"]), _bytes(event["job_id"])
    if len(task) != _TASK_BYTES or len(job) != _JOB_BYTES or not task.endswith(job):
        return False
    if actor := event.get("task_info", {}).get("actor_id"):
        if len(_bytes(actor)) != _ACTOR_BYTES or not task.endswith(_bytes(actor)):
            return False
    updates = event.get("state_updates", {})
    if int(updates.get("worker_pid", line.writer)) != line.writer:
        return False
    times = [int(updates["state_ts_ns"][RUNNING])] if RUNNING in updates.get("state_ts_ns", {}) else []
    for profiled in event.get("profile_events", {}).get("events", ()):
        if profiled["event_name"].startswith("task::"):
            start, end = int(profiled["start_time"]), int(profiled["end_time"])
            if json.loads(profiled["extra_data"])["task_id"] != task.hex() or start > end:
                return False
            times.append(end)
    return all(line.after - _LATE <= at / 1e9 <= line.seen + _AHEAD for at in times)


def _bytes(encoded: str) -> bytes:
    return base64.b64decode(encoded)
