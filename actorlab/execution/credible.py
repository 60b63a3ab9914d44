"""Decide which of Ray's events, as read from outside, to believe.

The grader believes what Ray's own worker wrote about a call, if it fits everything else
that the grader knows: when the line appeared, in which process the actor lives according
to Ray's control service, what that process was seen to be at work on, and what the
sender of the call wrote. The call must belong to a job of the notebook's own process:
what another process does with Ray, or with a Ray of its own, does not count. Events that
do not fit are left out, so that they earn nothing.

Ray hashes a task's id from its sender's id and from how many tasks the sender has sent.
This module does not check that: for what a thread or a coroutine sends, which may be a
right answer, Ray takes a random number instead of the sender's id
(``ray/core_worker/context.cc``).
"""

import base64
import json
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from actorlab.evidence.calls import CLOCK_SLACK, DRIVER, Call
from actorlab.evidence.export_events import (
    FINISHED,
    NOT_RAYS,
    PENDING_ARGS_AVAIL,
    RUNNING,
    of_events,
)
from actorlab.evidence.record import Record
from actorlab.execution.event_follower import Follower, Line
from actorlab.execution.worker_titles import Titles

# Ray writes a line a tenth of a second after the event, and many seconds after it on a
# machine without room. A line that comes later than this is not Ray's. In seconds.
_LATE = 60.0
_AHEAD = 1.0  # no line tells of the future, unless somebody set a clock
_TASK_BYTES, _ACTOR_BYTES, _JOB_BYTES = 24, 16, 4  # lengths of Ray's ids (ray/common/id.h)


def credible(follower: Follower, workers: Mapping[int, int], titles: Titles, notebook: int) -> Record:
    """The record so far, of the events that are believed.

    Args:
        follower: has read the events.
        workers: Ray's worker processes, by the ids that events have for them.
        titles: what was seen of the workers.
        notebook: the id that events have for the notebook's process.

    Returns:
        What is believed, including calls whose sender has not written yet that it sent
        them: see ``unsent``.
    """
    is_own = _jobs_of(notebook, follower.lines("DRIVER_JOB"))
    homes: dict[str, set[int]] = {}
    births: list[tuple[int, dict[str, Any]]] = []
    for line, event in _events(follower.lines("ACTOR")):
        with suppress(*NOT_RAYS):
            pid = int(event.get("pid", 0))
            if not is_own(line.session, _bytes(event["actor_id"])):
                continue
            if event["state"] == "ALIVE":
                if titles.deny_actor(pid, line.after, line.seen):
                    event = {**event, "state": "NOT CREDIBLE"}
                elif pid in workers:
                    homes.setdefault(_bytes(event["actor_id"]).hex(), set()).add(pid)
            elif event["state"] == "RESTARTING" and titles.deny_end(pid):
                event = {**event, "state": "NOT CREDIBLE"}
            births.append((0, event))
    runs: list[tuple[int, dict[str, Any]]] = []
    sent: list[tuple[int, dict[str, Any]]] = []
    for line, event in _events(follower.lines("TASK")):
        with suppress(*NOT_RAYS):
            if is_own(line.session, _bytes(event["task_id"])) and _fits(event, line):
                if line.writer in workers:
                    runs.append((line.writer, _without_sending(event)))
                if line.writer in workers or line.writer == notebook:
                    sent.append((line.writer, event))
    record = of_events(births, [*_by_their_senders(sent, runs, notebook), *runs], workers.__contains__)
    fitting = [
        call
        for call in record.attempts
        # A call on an actor runs where Ray has that actor, once its constructor has run.
        if not (
            call.actor
            and (call.end or call.start and call.method != "__init__")
            and call.pid not in homes.get(call.actor, ())
        )
        and not (call.start and call.submitted and call.submitted > call.start + CLOCK_SLACK)
    ]
    shows = _shown_until(fitting)
    return replace(record, attempts=tuple(call for call in fitting if not titles.deny(call, shows(call))))


def _shown_until(calls: list[Call]) -> Callable[[Call], float]:
    """A function that tells until when the process that runs a call shows it in its title.

    An async or threaded actor may run several calls at once. It shows the one that began
    last, and none from the moment when any of them ends. A plain actor shows each to its end.
    """
    changes: dict[int, list[float]] = {}
    for call in calls:
        if call.actor:
            changes.setdefault(call.pid, []).extend(filter(None, (call.start, call.end)))
    for moments in changes.values():
        moments.sort()

    def until(call: Call) -> float:
        if not call.actor or not call.start or not call.end:
            return call.end or 0.0
        moments = changes[call.pid]
        return moments[bisect_left(moments, call.start) + 1]  # the one after its own start

    return until


def told(follower: Follower) -> Record:
    """The record so far, of all events, believed or not."""
    births = [(0, event) for _, event in _events(follower.lines("ACTOR"))]
    runs = [(line.writer, event) for line, event in _events(follower.lines("TASK"))]
    return of_events(births, runs, lambda pid: True)


def unsent(record: Record) -> set[str]:
    """The ids of the calls that ran, but that no sender has written that it sent: somebody
    made them up, or their sender has still to write."""
    return {call.id for call in record.attempts if call.start and call.submitted is None}


def _jobs_of(notebook: int, lines: list[Line]) -> Callable[[str, bytes], bool]:
    """A function that tells whether the id of a task or an actor, in a session, belongs to
    a job that the notebook's process began.

    Before a job does anything, Ray's control service writes which process began it.
    """
    began: dict[tuple[str, bytes], set[int]] = {}
    for line, event in _events(lines):
        with suppress(*NOT_RAYS):
            began.setdefault((line.session, _bytes(event["job_id"])), set()).add(int(event["driver_pid"]))
    return lambda session, named: began.get((session, named[-_JOB_BYTES:])) == {notebook}


def _by_their_senders(
    sent: list[tuple[int, dict[str, Any]]], runs: list[tuple[int, dict[str, Any]]], notebook: int
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Select what a call's true sender wrote about it, the notebook's process, or the worker
    that ran the task which made the call: that it was sent, and that it was answered."""
    ran: dict[str, set[int]] = {}
    for writer, event in runs:
        ran.setdefault(_bytes(event["task_id"]).hex(), set()).add(writer)
    senders: set[tuple[str, int]] = set()
    for writer, event in sent:
        with suppress(*NOT_RAYS):
            info = event["task_info"]
            sender = _bytes(info["parent_task_id"]).hex()
            if writer == notebook if sender.startswith(DRIVER) else writer in ran.get(sender, ()):
                yield writer, {**_only(event, PENDING_ARGS_AVAIL), "task_info": info}
                senders.add((event["task_id"], writer))
    for writer, event in sent:
        with suppress(*NOT_RAYS):
            if (event["task_id"], writer) in senders:
                yield writer, _only(event, FINISHED)


def _only(event: dict[str, Any], state: str) -> dict[str, Any]:
    """Of an event, that its task went into a state.

    Raises:
        KeyError: it does not tell.
    """
    told = {"state_updates": {"state_ts_ns": {state: event["state_updates"]["state_ts_ns"][state]}}}
    return {"task_id": event["task_id"], "attempt_number": event.get("attempt_number", 0), **told}


def _without_sending(event: dict[str, Any]) -> dict[str, Any]:
    """What a worker wrote about a task that it ran, without what it says as the sender of
    others: that it sent them, and how it was told that they ended."""
    updates = event.get("state_updates", {})
    states = updates.get("state_ts_ns", {})
    times = {RUNNING: states[RUNNING]} if RUNNING in states else {}
    return {**event, "task_info": {}, "state_updates": {**updates, "state_ts_ns": times}}


def unknown_at(follower: Follower) -> dict[str, float]:
    """The time of the last look at which Ray's control service had not written about an
    actor yet, in seconds since the epoch, by the actor's id."""
    found: dict[str, float] = {}
    for line, event in _events(follower.lines("ACTOR")):
        with suppress(*NOT_RAYS):
            found.setdefault(_bytes(event["actor_id"]).hex(), line.after)
    return found


def _events(lines: list[Line]) -> list[tuple[Line, dict[str, Any]]]:
    return [(line, line.event) for line in lines if line.event is not None]


def _fits(event: dict[str, Any], line: Line) -> bool:
    """Whether the process for which a line's file is named can have written it about a
    task, by the ids and times in it, and by when the line appeared."""
    task, job = _bytes(event["task_id"]), _bytes(event["job_id"])
    if len(task) != _TASK_BYTES or len(job) != _JOB_BYTES or not task.endswith(job):
        return False
    if actor := event.get("task_info", {}).get("actor_id"):
        if len(_bytes(actor)) != _ACTOR_BYTES or not task.endswith(_bytes(actor)):
            return False
    updates = event.get("state_updates", {})
    if int(updates.get("worker_pid", line.writer)) != line.writer:
        return False
    states = updates.get("state_ts_ns", {})
    times = [int(states[state]) for state in (PENDING_ARGS_AVAIL, RUNNING, FINISHED) if state in states]
    for profiled in event.get("profile_events", {}).get("events", ()):
        if profiled["event_name"].startswith("task::"):
            start, end = int(profiled["start_time"]), int(profiled["end_time"])
            if json.loads(profiled["extra_data"])["task_id"] != task.hex() or start > end:
                return False
            times.append(end)
    return all(line.after - _LATE <= at / 1e9 <= line.seen + _AHEAD for at in times)


def _bytes(encoded: str) -> bytes:
    return base64.b64decode(encoded)
