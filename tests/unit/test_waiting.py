"""What one of Ray's processes writes a moment late costs no point: without a kernel.

Each of Ray's processes writes its events for itself: an actor when its calls ended, a
task whom it called and when it ended, the notebook's what it sent.
"""

import asyncio
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from actorlab.checks.seen import Seen
from actorlab.course.assignment import Assignment
from actorlab.evidence.calls import Call
from actorlab.evidence.record import Record
from actorlab.evidence.session import Fetch
from actorlab.execution import submission_client
from actorlab.execution.cross_check import Outside
from actorlab.execution.submission_client import SubmissionClient
from actorlab.kernel.tracing import Watch
from support.sights import DRIVER, F1, F2, LOOKS, REPORTS, START, TASKS, report, shared


class Late(Outside):
    """Sees what has been written so far and, as long as that is not enough, all of it."""

    def __init__(self, early, whole):
        super().__init__(early, set())
        self.whole = whole.record

    def record_when(self, holds, seconds):
        early = self._sight.record
        return early if holds(early) else self.whole


def without(calls, **unwritten):
    """Calls of which something is not written yet."""
    return tuple(replace(call, **unwritten) for call in calls)


BEFORE = Call("before", "", "experiment", None, START - 3, START + 1, 7, DRIVER)
LEFT_OVER = report(0, 1, actor=F2, sender="before")
ALL = (*TASKS, *REPORTS, *LOOKS, BEFORE, LEFT_OVER)
SIDE_BY_SIDE = lambda seen: seen.tasks_side_by_side("report", times=4, seconds=0.5, within="duration")
FROM_TASKS = lambda seen: seen.calls_from_tasks("report", on=seen.value("recorder"), within="everything")
BESIDE = lambda seen: seen.actors_beside(seen.value("recorder"), "report", within="everything")
AMID = lambda seen: seen.asked_amid("report", on=seen.value("recorder"), after=6)


@pytest.mark.parametrize(
    "ask, early, answer",
    [
        (SIDE_BY_SIDE, (*TASKS[:2], *without(TASKS[2:], end=None), *REPORTS), 3),
        (SIDE_BY_SIDE, (*TASKS, *REPORTS[:11]), 3),
        (SIDE_BY_SIDE, (*TASKS, *REPORTS[:8], *without(REPORTS[8:], sender="")), 3),
        (FROM_TASKS, (*TASKS, *without(REPORTS, sender="")), 12),
        (FROM_TASKS, (*TASKS, *REPORTS[:11], *LOOKS), 12),
        (AMID, (*TASKS, *REPORTS[1:], *LOOKS), True),
        (AMID, (*TASKS, *REPORTS), True),
        (BESIDE, (*TASKS, *REPORTS, BEFORE, *without([LEFT_OVER], sender="")), 0),
    ],
)
def test_a_question_waits_for_what_a_right_answer_needs(ask, early, answer):
    whole = shared(*ALL)
    early = replace(whole, record=Record(whole.record.actors, tuple(early)))
    assert ask(Outside(early, set())) != answer
    assert ask(Late(early, whole)) == answer


def test_what_was_fetched_has_ended_and_will_be_written():
    watch = Watch()
    seen = Seen({}, watch, Path("nowhere"), {}, None)
    assert not seen.unwritten(Record({}, TASKS))
    watch.fetches = [Fetch((("task 0", "0"), (DRIVER, "what was put"), ("", "no reference")))]
    assert not seen.unwritten(Record({}, TASKS))
    assert seen.unwritten(Record({}, TASKS[1:]))  # even that it was sent is not written yet
    assert seen.unwritten(Record({}, (*TASKS, *without(REPORTS[:1], end=None))))


@pytest.fixture
def grader(root, monkeypatch):
    """A grader that, for each look, is given what Ray has written so far."""
    monkeypatch.setattr(submission_client, "_DOUBT_LIMIT", 30.0)  # more than these looks can take
    handles, sight = Assignment("ex08_actor_handles", root), shared()

    async def values(names, behind):
        return sight.values

    def graded(check, looks):
        looks = iter(looks)
        told = SimpleNamespace(record=lambda: Record(sight.record.actors, next(looks)), changed="")
        client = SubmissionClient.__new__(SubmissionClient)
        client.runs = [*sight.runs, replace(sight.runs[0], source=handles.tests[check], start=sight.began)]
        client.classes, client.values, client._watch, client._whole = set(), values, told, {}
        client._doubting = client._waiting = submission_client._DOUBT_LIMIT
        return asyncio.run(client._sight(check, handles.tests[check], None)).record.calls, list(looks)

    return graded


def test_the_grader_looks_again_before_it_doubts(grader):
    early, whole = (*TASKS, *REPORTS[:11], *LOOKS), (*TASKS, *REPORTS, *LOOKS)
    for check in ("verify_reports", "verify_side_by_side"):
        assert grader(check, [early, early, whole, ()]) == (whole, [()])


def test_the_grader_looks_once_where_nothing_speaks_against_it(grader):
    whole = (*TASKS, *REPORTS, *LOOKS)
    for check in ("verify_recorder", "verify_reports", "verify_progress", "verify_side_by_side"):
        assert grader(check, [whole, ()]) == (whole, [()])


def test_the_grader_waits_for_whoever_sent_a_call_to_write_that_he_did(grader):
    whole, unsent = (*TASKS, *REPORTS, *LOOKS), (*TASKS, *without(REPORTS, submitted=None), *LOOKS)
    assert grader("verify_reports", [unsent, unsent, whole, ()]) == (whole, [()])
    made_up = Call("made up", F1, "Recorder.report", None, START, START + 0.1, 7)
    assert grader("verify_reports", [(*whole, made_up), ()]) == (whole, [()])  # it does not count
