"""How long an answer took, compared with how long the solution took: without a kernel."""

from dataclasses import replace

import pytest

from actorlab.checks.spec import Check
from actorlab.evidence.calls import Actor, Call, State
from actorlab.evidence.record import Record
from actorlab.evidence.session import CellRun
from actorlab.execution.comparison import Comparison, Measurement, Starts, kept_waiting

CHECK = Check("verify", "cell", ("x",), (), None, "It holds.", measured="x", nominal=2.5, limit=3.0)


@pytest.mark.parametrize("seconds, holds", [(3.5, True), (3.7, False)])
def test_an_answer_may_take_a_little_longer_than_the_solution(seconds, holds):
    compared = Comparison.of(CHECK, seconds, Measurement(3.0, 0.4), busy=0.2)
    assert compared.holds is holds
    assert f"{seconds:.2f} s is {seconds / 3:.2f} times the 3.00 s" in str(compared)


def test_who_keeps_the_machine_busy_does_not_gain_by_it():
    idle, busy = (Comparison.of(CHECK, 4.5, Measurement(4.2, 0.4), busy=b) for b in (0.3, 1.2))
    assert idle.holds and idle.reference == 4.2
    assert not busy.holds and busy.reference == pytest.approx(3.4)
    assert Comparison.of(CHECK, 4.5, Measurement(4.2, 0.4), busy=60).reference == 2.5


def test_too_short_a_time_is_no_noise():
    assert Comparison.of(CHECK, 1.0, Measurement(3.0, 0), 0).on_a_quiet_machine > 2.5


ACTOR = "ab" * 16


def records(asked, started, ready):
    """What is believed and what is told of an actor, by when it was asked for, and of its one call."""
    init = Call("i", ACTOR, "Foo.__init__", None, started, ready, 7)
    calls = (init, Call("c", ACTOR, "Foo.increment", None, max(ready, 10.0), 14.0, 7))
    actors = {ACTOR: Actor(ACTOR, "Foo", (State("ALIVE", pid=7),))}
    return Record(actors, calls), Record(actors, (replace(init, submitted=asked), calls[1]))


@pytest.mark.parametrize(
    "asked, started, ready, excused",
    [
        (8.0, 10.9, 11.0, 1.0),  # in good time, and the machine took long
        (9.0, 10.9, 11.0, 0.0),  # too late
        (8.0, 9.0, 11.0, 0.0),  # its own constructor took long
        (8.0, 8.4, 8.5, 0.0),  # it was there when the clock started
        (None, 10.9, 11.0, 0.0),  # nobody knows when
    ],
)
def test_only_the_machine_is_excused(asked, started, ready, excused):
    run = CellRun("x = measured()", 7.0, 14.0)
    told = records(asked, started, ready)
    assert kept_waiting(run, 4.0, *told, Starts()) == pytest.approx(excused)
    assert kept_waiting(run, 4.0, *told, Starts({ACTOR: 0.0}, {7: 10.8})) == pytest.approx(excused)


@pytest.mark.parametrize(
    "seen, excused",
    [
        (Starts({ACTOR: 8.5}, {7: 13.0}), 4.0),  # Ray wrote it down a moment later
        (Starts({ACTOR: 12.9}, {7: 13.0}), 0.0),  # it was asked for amid the work, whatever is said of it
        (
            Starts({ACTOR: 8.0}, {7: 6.0}),
            0.0,
        ),  # its worker had long been there: what kept it was the answer's
        (Starts({ACTOR: 8.0}, {7: 10.0}), 1.5),
    ],
)
def test_what_is_excused_is_bounded_by_what_was_seen_from_outside(seen, excused):
    run = CellRun("x = measured()", 7.0, 20.0)
    assert kept_waiting(run, 10.0, *records(8.0, 13.9, 14.0), seen) == pytest.approx(excused)
