"""What was at work at once: the same answers as by comparing each with each, and much sooner."""

import random
import time
from bisect import bisect_left

import pytest

from actorlab.course.assignment import Assignment
from actorlab.evidence import lives, order, overlap
from actorlab.evidence.calls import CLOCK_SLACK, Actor, Call, State
from actorlab.evidence.record import Record, most_at_once
from actorlab.evidence.session import CellRun
from actorlab.evidence.values import ActorClass, ActorHandle
from actorlab.execution.cross_check import Sight, doubt
from actorlab.execution.worker_titles import _APART, _LEAST, _LONG, Titles, _Looks

# -- by definition: each is compared with each


def plain_at_once(calls):
    return max(
        (sum(o.start <= c.start and o.end > c.start + CLOCK_SLACK for o in calls) for c in calls), default=0
    )


def plain_actors(record, method, times, seconds, since, stretch):
    def shared(one, other):
        if other[0].start > one[-1].end:
            return 0.0
        return sum(max(0.0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)

    def in_turn(row):
        return all(call.seconds >= seconds - CLOCK_SLACK for call in row) and all(
            before.end <= after.start + CLOCK_SLACK for before, after in zip(row, row[1:])
        )

    rows = []
    for calls in record.method_calls(method).values():
        calls = [call for call in calls if call.start >= since]
        rows += [calls[n : n + times] for n in range(len(calls) - times + 1) if in_turn(calls[n : n + times])]
    together = (
        {
            row[0].actor
            for row in rows
            if one[0].start <= row[0].start
            and row[-1].end <= one[0].start + stretch + CLOCK_SLACK
            and shared(one, row) >= seconds - CLOCK_SLACK
        }
        for one in rows
    )
    return max(map(len, together), default=0)


def plain_tasks(tasks, stretch):
    return max(
        (
            sum(
                first.start <= task.start <= moment.start < task.end - CLOCK_SLACK
                and task.end <= first.start + stretch + CLOCK_SLACK
                for task in tasks
            )
            for first in tasks
            for moment in tasks
        ),
        default=0,
    )


def plain_denial(times, titles, call):
    if call.end - call.start < _LONG:
        return False
    first, last = bisect_left(times, call.start), bisect_left(times, call.end)
    moments = [call.start, *times[first:last], call.end]
    if last - first < _LEAST or max(b - a for a, b in zip(moments, moments[1:])) > _APART:
        return False
    return f"ray::{call.shown}" not in titles[first:last]


# -- the same answers


def eighths(random, most):
    """A time, never so near to another that a rounding decides."""
    return 1000 + random.randrange(8 * most) / 8


def some_calls(random):
    """Up to forty calls on up to six actors: short and long ones, apart, in turns and at once."""
    calls = []
    for number in range(random.randrange(40)):
        start, actor = eighths(random, random.choice([2, 4, 12])), f"actor {random.randrange(6)}"
        end = start + random.choice([0.0, 0.125, 0.5, 0.5, 0.625, 1.0, 3.0])
        calls.append(Call(str(number), actor, "Foo.work", None, start, end))
    return Record({}, tuple(sorted(calls, key=lambda call: call.start)))


@pytest.mark.parametrize("seed", range(20))
def test_the_answers_are_those_by_definition(seed):
    drawn = random.Random(seed)
    for _ in range(40):
        record = some_calls(drawn)
        assert most_at_once(record.calls) == plain_at_once(record.calls)
        asked = drawn.choice([1, 2, 3]), drawn.choice([0.0, 0.125, 0.5, 1.0])
        since, stretch = drawn.choice([0.0, 1001.0]), drawn.choice([0.5, 1.0, 2.5, float("inf")])
        found = record.actors_side_by_side("work", *asked, since, stretch)
        assert found == plain_actors(record, "work", *asked, since, stretch)
        spans = [(call.start, call.end) for call in record.calls]
        assert overlap.most_under_way(spans, CLOCK_SLACK, stretch + CLOCK_SLACK) == plain_tasks(
            record.calls, stretch
        )


def test_tasks_side_by_side_are_those_by_definition():
    drawn = random.Random(5)
    for _ in range(300):
        tasks = [Call(f"t{n}", "", "task", (at := eighths(drawn, 4)), at, at + 1.0 + drawn.randrange(8) / 8)
                 for n in range(drawn.randrange(12))]  # fmt: skip
        sent = [Call(f"r{t.id}{n}", "a", "R.report", t.start + n / 2, t.start + n / 2, t.start + n / 2 + 0.1, 0, t.id)
                for t in tasks for n in (1, 2)]  # fmt: skip
        record = Record({}, tuple(sorted([*tasks, *sent], key=lambda call: call.start)))
        stretch = drawn.choice([1.5, 2.5, float("inf")])
        counted = [call for call in record.calls if not call.actor]
        assert record.tasks_side_by_side("report", 2, 0.5, 0.0, stretch) == plain_tasks(counted, stretch)


def test_a_task_that_follows_one_beside_a_longer_one_makes_two_at_once_not_three():
    calls = []
    for name, start, end in (
        ("long", 1000.0, 1002.1),
        ("short", 1000.0, 1002.0),
        ("after it", 1002.05, 1004.1),
    ):
        calls.append(Call(name, "", "task", start, start, end))
        for n in (1, 2):
            at = start + n / 2
            calls.append(Call(f"{name} {n}", "a", "R.report", at, at, at + 0.1, 0, name))
    record = Record({}, tuple(sorted(calls, key=lambda call: call.start)))
    assert record.tasks_side_by_side("report", 2, 0.5) == 2


def test_what_was_seen_of_a_worker_is_what_it_showed():
    drawn = random.Random(7)
    for _ in range(300):
        looks, times, titles = _Looks(-1), [], []
        at = 1000.0
        for _ in range(drawn.randrange(30)):
            at += drawn.choice([0.0625, 0.125, 0.25, 0.5])
            title = drawn.choice(["python", "ray::Foo.work", "ray::Foo", "ray::IDLE"])
            looks.note(title, at)
            times.append(at)
            titles.append(title)
        seen = Titles()
        seen._looks[7] = looks
        assert seen.up == dict([(7, at) for at, title in zip(times, titles) if title.startswith("ray::")][:1])
        for _ in range(20):
            start = eighths(drawn, 6) + 0.03125
            call = Call("1", "a", "Foo.work", None, start, start + drawn.randrange(16) / 8, 7, "", "Foo.work")
            assert seen.deny(call) is plain_denial(times, titles, call)
            assert seen.deny_actor(7, start, start) is ("ray::IDLE" in titles[bisect_left(times, start) :])


# -- the time that they take grows with the size of a record, and not with its square


SMALL = 400  # actors or tasks, with five calls each


def grows_little(judge, make):
    """Whether a record four times as large takes much less than sixteen times as long."""
    took = []
    for size in (SMALL, 4 * SMALL):
        made = make(size)
        tries = []
        for _ in range(3):
            began = time.process_time()
            judge(made)
            tries.append(time.process_time() - began)
        took.append(min(tries))
    return took[1] < 9 * took[0]


def actor_ids(number):
    return [f"{n:032x}" for n in range(number)]


def increments(at):
    """Five calls on each actor; when its first one began, and how far apart they are, by its number."""

    def make(number):
        calls = []
        for n, actor in enumerate(actor_ids(number)):
            begun, apart = at(n)
            calls += [
                Call(f"{actor}{k}", actor, "Foo.increment", None, begun + k * apart, begun + k * apart + 0.5)
                for k in range(5)
            ]
        return seen_of(calls, actor_ids(number), duration=2.6)

    return make


def on_one_actor(number):
    calls = [
        Call(str(n), "0" * 32, "Foo.increment", None, 1000 + n / 2, 1000.5 + n / 2) for n in range(5 * number)
    ]
    return seen_of(calls, actor_ids(2), duration=2.6)


def tasks_that_report(number):
    calls = []
    for n in range(number):
        at = 1000 + n / 1000
        calls.append(Call(f"t{n}", "", "experiment", None, at, at + 2.1, 7, "f" * 40))
        calls += [
            Call(
                f"r{n} {k}",
                "0" * 32,
                "Recorder.report",
                at + k / 2,
                at + k / 2,
                at + k / 2 + 0.05,
                7,
                f"t{n}",
            )
            for k in (1, 2, 3, 4)
        ]
    return seen_of(calls, actor_ids(2), duration=2.6)


def seen_of(calls, actors, **values):
    one, other = (ActorHandle(bytes.fromhex(actor)) for actor in actors[:2])
    values |= {"Foo": ActorClass("Foo", frozenset({"increment"})), "Recorder": ActorClass("Foo", frozenset())}
    values |= {"f1": one, "f2": other, "recorder": one, "results": [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]}
    values |= {"halfway": [[0, 1]] * 6, "everything": [[n, step] for n in range(3) for step in (1, 2, 3, 4)]}
    record = Record(
        {actor: Actor(actor, "Foo", (State("ALIVE", pid=7),)) for actor in actors},
        tuple(sorted(calls, key=lambda call: call.start)),
    )
    run = CellRun("results = duration = halfway = everything = 0", 999.0, 1e6)
    return Sight(1e6, record, values, (run,))


AT_ONCE = increments(lambda n: (1000.0, 0.5))
SPREAD = increments(lambda n: (1000 + n / 100, 0.5))
IN_TURNS = increments(lambda n: (1000 + n % 200 * 0.5, 100.0 + n // 200 * 0.5))


@pytest.mark.parametrize(
    "name, make",
    [
        ("ex07_actors", AT_ONCE),
        ("ex07_actors", on_one_actor),
        ("ex08_actor_handles", tasks_that_report),
    ],
    ids=["at once", "on one actor", "tasks"],
)
def test_a_forged_record_of_many_thousands_is_judged_soon(root, name, make):
    tests = Assignment(name, root).tests
    assert grows_little(lambda seen: [doubt(test, seen, {"Foo"}) for test in tests.values()], make)


@pytest.mark.parametrize("make", [SPREAD, on_one_actor, tasks_that_report])
def test_each_question_takes_little_longer(make):
    actor = "0" * 32

    def ask(seen):
        record = seen.record
        record.actors_side_by_side("increment", 5, 0.5)
        record.actors_beside(actor, "report")
        record.asked_amid(actor, "report", 6)
        record.sent_since(1000.0)
        record.sent_until(1e6)
        most_at_once(record.calls)
        order.begun_before_last_end(record, "increment", "report")
        order.ended_amid(record, "report", actor, "increment")
        order.busy(record, "increment")
        lives.attempts(record, "increment", actor)
        lives.actors_of(record, record, "Foo")

    assert grows_little(ask, make)


def test_calls_beside_an_actors_other_calls_are_not_one_at_a_time():
    """A plain actor runs no two calls at once: whoever forges a call for one hides nothing behind another."""
    rows = [Call(f"{a}{n}", a, "Foo.increment", None, 1 + n / 2, 1.5 + n / 2) for a in "ab" for n in range(5)]
    count = lambda *others: Record({}, (*rows, *others)).actors_side_by_side("increment", 5, 0.5)
    assert count() == 2
    assert count(Call("x", "a", "Foo.get", None, 1.6, 1.6)) == 1
    assert count(Call("x", "a", "Foo.get", None, 1.5, 1.5), Call("y", "b", "Foo.reset", None, 0.5, 1.0)) == 2
    assert count(Call("x", "c", "Foo.get", None, 1.6, 1.6)) == 2


def test_actors_in_turns_are_not_compared_each_with_each(monkeypatch):
    compared = []
    together = overlap._together
    monkeypatch.setattr(overlap, "_together", lambda one, other: compared.append(1) or together(one, other))
    assert IN_TURNS(1000).record.actors_side_by_side("increment", 5, 0.5) >= 1
    assert len(compared) < 50_000  # of a million


def test_a_moment_within_a_run_is_found():
    drawn = random.Random(3)
    for _ in range(500):
        moments = sorted(eighths(drawn, 2) for _ in range(drawn.randrange(6)))
        start, end = sorted((eighths(drawn, 2), eighths(drawn, 2)))
        assert overlap.one_within(moments, start, end) is any(start <= moment <= end for moment in moments)


def test_looks_at_a_worker_are_not_gone_through_for_each_call():
    def make(number):
        looks = _Looks(-1)
        for n in range(number):
            looks.note("ray::Foo.increment", 1000 + n / 10)
        seen = Titles()
        seen._looks[7] = looks
        return seen, [
            Call(str(n), "a", "Foo.reset", None, 1000 + n / 100, 1000 + number / 10, 7) for n in range(number)
        ]

    def judge(made):
        seen, calls = made
        for call in calls:
            seen.deny(call)
            seen.deny_actor(7, call.start, call.start)

    assert grows_little(judge, make)
