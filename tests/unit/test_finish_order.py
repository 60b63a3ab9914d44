"""In which order calls ran, and what one actor did at once: without a kernel, on made-up records."""

from dataclasses import replace

import pytest

from actorlab.evidence import order
from actorlab.evidence.calls import Actor, Call, State
from actorlab.evidence.origin import until
from actorlab.evidence.record import Record
from actorlab.evidence.session import CellRun
from actorlab.evidence.values import ActorHandle
from actorlab.execution.cross_check import Outside, Sight, doubt
from support.made_up_seen import MadeUp
from support.sights import DRIVER, START

FOOS = [f"{number:x}" * 32 for number in (1, 2, 3, 4)]
CLERK = "c" * 32
PAUSES = (2.0, 0.5, 1.5, 1.0)
FASTEST_FIRST = [1, 3, 2, 0]


def call(actor, method, start, end, sent=None, sender=DRIVER):
    """A call, in seconds since the start; it was sent when it began if nothing else is said."""
    sent = START + (start if sent is None else sent)
    name = f"{actor}{method}{start}"
    return Call(name, actor, f"Foo.{method}", sent, START + start, end and START + end, 7, sender)


INCREMENTS = tuple(call(foo, "increment", 0, pause) for foo, pause in zip(FOOS, PAUSES))
FILED_AS_THEY_CAME = tuple(call(CLERK, "file", at, at + 0.3) for at in (0.5, 1.0, 1.5, 2.0))
FILED_AFTERWARDS = tuple(call(CLERK, "file", at, at + 0.3) for at in (2.01, 2.31, 2.61, 2.91))
SOURCE = "order = duration = 0"


def record(*calls):
    actors = {actor: Actor(actor, "Foo", (State("ALIVE", pid=7),)) for actor in (*FOOS, CLERK)}
    return Record(actors, tuple(sorted(calls, key=lambda c: c.start or c.submitted)))


def handle(actor):
    return ActorHandle(bytes.fromhex(actor))


VALUES = {
    "foos": [handle(foo) for foo in FOOS],
    "foo": handle(FOOS[0]),
    "order": FASTEST_FIRST,
    "duration": 2.3,
}


def outside(*calls, runs=(CellRun(SOURCE, START - 0.1, START + 3),), **values):
    """What the grader sees of a run with these calls."""
    return Outside(Sight(START + 9, record(*calls), {**VALUES, **values}, tuple(runs)), set())


def inside(*calls, runs=(CellRun(SOURCE, START - 0.1, START + 3),), **values):
    """What a check in the notebook sees of it."""
    seen = MadeUp({**VALUES, **values}, (), runs)
    seen._made_up = record(*calls)
    return seen


both = pytest.mark.parametrize("sees", [outside, inside])


# -- which ended first


@both
def test_last_calls_ended_in_an_order(sees):
    seen = sees(*INCREMENTS)
    foos = VALUES["foos"]
    assert seen.in_order_of_finish("increment", [foos[n] for n in FASTEST_FIRST], within="order")
    for wrong in ([0, 1, 2, 3], [1, 2, 3, 0], [0, 2, 3, 1], [3, 1, 2, 0]):
        assert not seen.in_order_of_finish("increment", [foos[n] for n in wrong], within="order")


def test_calls_that_ended_together_may_stand_in_either_order():
    one, other = call(FOOS[0], "increment", 0, 1.0), call(FOOS[1], "increment", 0, 1.04)
    together = record(one, other)
    assert order.in_order_of_finish(together, "increment", FOOS[:2])
    assert order.in_order_of_finish(together, "increment", FOOS[1::-1])
    # Many that nearly touch do not let the first one be the last.
    chain = record(*(call(foo, "increment", 0, 1.0 + 0.04 * n) for n, foo in enumerate(FOOS)))
    assert not order.in_order_of_finish(chain, "increment", FOOS[::-1])


def test_only_the_last_call_of_each_actor_counts():
    calls = [
        call(FOOS[0], "increment", 0, 1),
        call(FOOS[0], "increment", 1, 3),
        call(FOOS[1], "increment", 0, 2),
    ]
    assert order.in_order_of_finish(record(*calls), "increment", FOOS[1::-1])
    assert not order.in_order_of_finish(record(*calls), "increment", FOOS[:2])


def test_an_actor_that_finished_no_call_is_in_no_order():
    running = call(FOOS[1], "increment", 0, None)
    assert not order.in_order_of_finish(record(INCREMENTS[0], running), "increment", FOOS[:2])
    assert not order.in_order_of_finish(record(), "increment", FOOS[:1])
    assert order.in_order_of_finish(record(), "increment", [])


@both
def test_neither_an_earlier_attempt_nor_what_is_asked_afterwards_changes_the_order(sees):
    earlier = [call(foo, "increment", at - 20, at - 19) for at, foo in enumerate(FOOS)]
    afterwards = [call(FOOS[1], "increment", 5, 5.5), call(FOOS[0], "increment", 5, 5.1)]
    runs = [
        CellRun(SOURCE, START - 20.1, START - 12),
        CellRun(SOURCE, START - 0.1, START + 3),
        CellRun("foos[1].increment.remote()", START + 4.9, START + 6),
        CellRun("with check('verify_order') as seen:\n    assert order[0] == 1", START + 7),
    ]
    foos = VALUES["foos"]
    seen = sees(*earlier, *INCREMENTS, *afterwards, runs=runs)
    assert seen.in_order_of_finish("increment", [foos[n] for n in FASTEST_FIRST], within="order")
    assert not seen.in_order_of_finish("increment", [foos[n] for n in FASTEST_FIRST])


# -- begun before the last end


@both
def test_filings_that_began_while_a_counter_still_counted(sees):
    count = lambda seen: seen.begun_before_last_end("file", of="increment", within="order", enough=3)
    assert count(sees(*INCREMENTS, *FILED_AS_THEY_CAME)) == 3  # the last one touches the last end
    assert count(sees(*INCREMENTS, *FILED_AFTERWARDS)) == 0
    assert count(sees(*FILED_AS_THEY_CAME)) == 0
    assert count(sees(*INCREMENTS)) == 0


@both
def test_a_counter_that_counts_again_later_makes_no_filing_early(sees):
    again = call(FOOS[0], "increment", 5, 7)
    count = lambda seen: seen.begun_before_last_end("file", of="increment", within="order")
    assert count(sees(*INCREMENTS, *FILED_AFTERWARDS, again)) == 0


def test_a_filing_need_not_have_ended():
    assert (
        order.begun_before_last_end(record(*INCREMENTS, call(CLERK, "file", 0.5, None)), "file", "increment")
        == 1
    )


@both
def test_filings_each_after_its_own_counter(sees):
    def count(seen, numbers):
        foos = [VALUES["foos"][n] for n in numbers]
        return seen.followed_up("increment", foos, by="file", within="order", enough=3)

    assert count(sees(*INCREMENTS, *FILED_AS_THEY_CAME), FASTEST_FIRST) == 3
    assert count(sees(*INCREMENTS, *FILED_AFTERWARDS), FASTEST_FIRST) == 0
    # Filed before its counter was done, filed once and named again, named and not filed.
    assert count(sees(*INCREMENTS, *FILED_AS_THEY_CAME), [1, 2, 3, 0]) == 2
    assert count(sees(*INCREMENTS, *FILED_AS_THEY_CAME), [1, 1, 1, 1]) == 1
    assert count(sees(*INCREMENTS, *FILED_AS_THEY_CAME[:2]), FASTEST_FIRST) == 2
    assert count(sees(*INCREMENTS[:1], *FILED_AS_THEY_CAME), FASTEST_FIRST) == 0
    assert count(sees(), FASTEST_FIRST) == 0
    # Nobody counts while they are filed: each begins when the one before has been filed.
    in_turns = [call(foo, "increment", at, at + 0.5) for foo, at in zip(FOOS, (0, 0.8, 1.6, 2.4))]
    filed = [call(CLERK, "file", at, at + 0.3) for at in (0.5, 1.3, 2.1, 2.9)]
    assert count(sees(*in_turns, *filed), [0, 1, 2, 3]) == 0
    # Three that are filed for nobody come before the others, and leave them no time.
    for_nobody = [call(CLERK, "file", at, at + 0.3) for at in (0.0, 0.01, 0.02)]
    assert count(sees(*INCREMENTS, *for_nobody, *FILED_AFTERWARDS), FASTEST_FIRST) == 0


# -- how long each was busy


@both
def test_seconds_that_each_actor_spent(sees):
    shares = ((0, 1.2), (1.2, 2.4), (2.4, 3.6)), ((0, 0.3), (0.3, 0.6)), ((0, 0.3), (0.3, 1.5))
    calls = [call(foo, "work", *span) for foo, spans in zip(FOOS, shares) for span in spans]
    before = call(FOOS[1], "work", -9, -1, sent=-9)
    runs = [CellRun(SOURCE, START - 0.1, START + 4)]
    assert sees(*calls, before, runs=runs).busy("work", within="duration") == pytest.approx([3.6, 1.5, 0.6])
    assert sees(before, *calls, runs=runs).busy("work")[0] == pytest.approx(8.6)
    assert sees(runs=runs).busy("work", within="duration") == []


def test_calls_at_the_same_time_are_added_up():
    calls = [call(FOOS[0], "work", 0, 1.2) for _ in range(3)]
    calls = [replace(one, id=str(n)) for n, one in enumerate(calls)]
    assert order.busy(record(*calls), "work") == pytest.approx([3.6])


# -- what one actor did at once

RUN = call(FOOS[0], "run", 0, 2.0)
LOOKS = tuple(call(FOOS[0], "progress", at, at + 0.001) for at in (0.5, 1.0, 1.5))


@both
def test_calls_that_ended_amid_another(sees):
    count = lambda seen: seen.ended_amid("progress", on=VALUES["foo"], during="run", within="order", enough=3)
    assert count(sees(RUN, *LOOKS)) == 3
    one_after_another = [call(FOOS[0], "progress", at, at + 0.001, sent=0.5) for at in (2.0, 2.001, 2.002)]
    assert count(sees(RUN, *one_after_another)) == 0
    blocked = [call(FOOS[0], "progress", at, 2.1, sent=0.5) for at in (0.5, 1.0, 1.5)]
    assert count(sees(RUN, *blocked)) == 0
    assert count(sees(RUN, *(replace(look, actor=FOOS[1]) for look in LOOKS))) == 0
    assert count(sees(*LOOKS)) == 0


def test_a_call_is_not_amid_itself_nor_amid_one_that_is_over():
    assert order.ended_amid(record(RUN), "run", FOOS[0], "run") == 0
    runs = call(FOOS[0], "run", 0, 1.0), call(FOOS[0], "run", 1.2, 3.0)
    look = call(FOOS[0], "progress", 0.9, 1.1)
    assert order.ended_amid(record(*runs, look), "progress", FOOS[0], "run") == 0
    assert (
        order.ended_amid(record(*runs, call(FOOS[0], "progress", 1.3, 1.4)), "progress", FOOS[0], "run") == 1
    )


@both
def test_calls_at_once_on_one_actor(sees):
    adds = [call(FOOS[0], "add", 0.001 * n, 0.4 + 0.001 * n) for n in range(5)]
    count = lambda seen: seen.at_once("add", on=VALUES["foo"], within="order", enough=5)
    assert count(sees(*adds)) == 5
    assert count(sees(*(replace(add, actor=FOOS[1]) for add in adds))) == 0
    assert count(sees(*(call(FOOS[0], "add", n, n + 1) for n in range(3)))) == 1
    earlier = [call(FOOS[0], "add", 0.001 * n - 5, 0.001 * n - 4) for n in range(5)]
    assert count(sees(*earlier, *adds[:2])) == 2


# -- what a later cell asks


@pytest.mark.parametrize(
    "later, ends",
    [
        ((), 3),
        (("print(order)",), 3),
        (("order.append(2)",), 9),
        (("order[0] = 2",), 9),
        (("assert order[0] == 2",), 3),
        (("order.append(2)", "order = [1]"), 10),
        (("exec('x = 1')",), float("inf")),
    ],
)
def test_until_when_a_value_may_have_been_made(later, ends):
    runs = [CellRun("order = []", 1, 3), *(CellRun(text, 8 + n, 9 + n) for n, text in enumerate(later))]
    assert until("order", runs) == ends


def test_until_when_is_unknown_if_nobody_set_it():
    assert until("order", [CellRun("other = 1", 1, 3)]) == float("inf")
    changed = [CellRun("order = []", 1, 3), CellRun("go()", 8, 9, changed=frozenset({"order"}))]
    assert until("order", changed) == 9


def test_what_a_function_put_into_a_list_counts_though_no_cell_names_it():
    runs = [
        CellRun("order = []\ndef go():\n    order.append(1)", START - 9, START - 8),
        CellRun("go()", START - 0.1, START + 3),
    ]
    seen = outside(*INCREMENTS, *FILED_AS_THEY_CAME, runs=runs)
    assert seen.begun_before_last_end("file", of="increment", within="order") == 3


# -- as a check's asserts ask

TEST = """
with check("verify_order") as seen:
    assert seen.in_order_of_finish("increment", [foos[number] for number in order], within="order"), seen.why()
    assert seen.begun_before_last_end("file", of="increment", within="order", enough=3) >= 3, seen.why()
"""


def test_the_grader_asks_the_same():
    said = lambda seen: doubt(TEST, seen._sight, {"Foo"})
    assert said(outside(*INCREMENTS, *FILED_AS_THEY_CAME)) == ""
    assert "in_order_of_finish" in said(outside(*INCREMENTS, *FILED_AS_THEY_CAME, order=[0, 1, 2, 3]))
    assert "begun_before_last_end" in said(outside(*INCREMENTS, *FILED_AFTERWARDS))


# -- what is written late


class Late(Outside):
    """Sees what has been written so far and, as long as that is not enough, all of it."""

    def __init__(self, early, whole):
        super().__init__(replace(whole._sight, record=record(*early)), set())
        self.whole = whole._sight.record

    def record_when(self, holds, seconds):
        early = self._sight.record
        return early if holds(early) else self.whole


@pytest.mark.parametrize(
    "ask, early, answer",
    [
        (lambda seen: seen.in_order_of_finish("increment", VALUES["foos"][1::-1]), INCREMENTS[1:], True),
        (lambda seen: seen.begun_before_last_end("file", of="increment", enough=3), INCREMENTS, 3),
        (lambda seen: seen.busy("increment"), (), [2.0, 1.5, 1.0, 0.5]),
        (
            lambda seen: seen.ended_amid("progress", on=VALUES["foo"], during="run", enough=3),
            (RUN, LOOKS[0]),
            3,
        ),
        (lambda seen: seen.at_once("run", on=VALUES["foo"], enough=1), (), 1),
    ],
)
def test_a_question_waits_for_what_a_right_answer_needs(ask, early, answer):
    whole = outside(*INCREMENTS, *FILED_AS_THEY_CAME, RUN, *LOOKS)
    assert ask(Late(early, whole)) == answer == ask(whole)
