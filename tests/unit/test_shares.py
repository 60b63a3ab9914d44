"""How jobs are shared among actors, and what a pool of actors is asked: on made-up records."""

from itertools import product

import pytest

from actorlab.authoring.met import general_mistakes
from actorlab.checks.mistake import Kind
from actorlab.evidence.calls import Call
from actorlab.misconceptions.pools import pools
from actorlab.misconceptions.shares import Shares, late, shares
from support.made_up_seen import two_counters
from support.sights import DRIVER, START

A, B, C = (name * 16 for name in ("a1", "b2", "c3"))
JOBS = list(range(9))
SECONDS = (1.4, 1.4, 0.2, 1.4, 0.2, 0.2, 0.2, 0.2, 0.2)
FACTS = Shares(
    of="Foo",
    state="counter",
    method="work",
    noun="job",
    actors=("foos[0]", "foos[1]", "foos[2]"),
    times=3,
    seconds=0.2,
    long=0.5,
    results="results",
    expected=JOBS,
    duration="duration",
    window=(1.8, 2.6),
)
BUNDLES = {"pools": pools(FACTS), "shares": shares(FACTS), "late": late(FACTS)}


def done(*jobs):
    """Jobs that ran: of each its actor, when it was sent and began, and how long it took."""
    return tuple(
        Call(f"job {n}", actor, "Foo.work", START + sent, START + began, START + began + took, 7, DRIVER)
        for n, (actor, sent, began, took) in enumerate(jobs)
    )


def free(*jobs, late=0.0):
    """Jobs that were sent when their actors were free."""
    return done(*((actor, at, at + late, took) for (actor, at), took in zip(jobs, SECONDS)))


POOLED = ((A, 0), (B, 0), (C, 0), (C, 0.2), (A, 1.4), (B, 1.4), (A, 1.6), (B, 1.6), (C, 1.6))
IN_ORDER = ((A, 0), (B, 0), (C, 0), (A, 1.4), (B, 1.4), (C, 1.4), (A, 2.8), (B, 2.8), (C, 2.8))
RIGHT = free(*POOLED)
MAPPED = free(*IN_ORDER)
# The third actor began so late that the first one was free before it.
SLOW = done(
    (A, 0, 0, 1.4), (B, 0, 0, 1.4), (C, 0, 1.3, 0.2), (A, 1.4, 1.4, 1.4), (B, 1.4, 1.4, 0.2),
    (C, 1.5, 1.5, 0.2), (B, 1.6, 1.6, 0.2), (C, 1.7, 1.7, 0.2), (B, 1.8, 1.8, 0.2),
)  # fmt: skip


def dealt_out(*actors):
    """Jobs that were all sent at once, and ran one after another on these actors in turn."""
    free_at = dict.fromkeys(actors, 0.0)
    jobs = []
    for number, took in enumerate(SECONDS):
        actor = actors[number % len(actors)]
        jobs.append((actor, 0, free_at[actor], took))
        free_at[actor] += took
    return done(*jobs)


def seen(calls=RIGHT, source="results = duration = 0", **values):
    return two_counters(calls, source=source, took=4.0, **{"results": JOBS, "duration": 1.85, **values})


def recognised(bundle, **changed):
    """The first mistake that a bundle recognises, and what it says."""
    sees = seen(**changed)
    told = ((one, one.told(sees)) for one in BUNDLES[bundle] if one.kind is not Kind.ERROR)
    return next(((one.id, said) for one, said in told if said), ("", ""))


CASES = [
    ("pools", "NobodyTakesThemOut", "so far Ray ran 3 jobs", {"results": (n for n in JOBS), "calls": RIGHT[:3]}),
    ("pools", "SubmitReturnsNothing", "9 times `None`",
     {"results": [None] * 9, "source": "results = [pool.submit(send, n) for n in range(9)]; duration = 0"}),
    ("shares", "NeverGivenAJob", "Who gives the other two", {"calls": dealt_out(A)}),
    ("shares", "NeverGivenAJob", "Who gives the other something", {"calls": dealt_out(A, B)}),
    ("shares", "SentToABusyActor", "6 jobs were sent to an actor that still had another one to do, and waited in its "
     "queue: the actors worked for 3.0 + 1.8 + 0.6 s", {"calls": dealt_out(A, B, C)}),
    ("shares", "ResultsTakenInOrder", "after 1.4 s, another had been free for 1.2 s: the actors worked for "
     "3.0 + 1.8 + 0.6 s", {"calls": MAPPED, "source": "results = list(pool.map(send, range(9))); duration = 0"}),
    ("shares", "AnActorStoodIdle", "What did the cell wait for", {"calls": MAPPED}),
    ("late", "HeldUp", "This machine was slow", {"calls": SLOW}),
]  # fmt: skip


@pytest.mark.parametrize(
    "bundle, id, phrase, changed", CASES, ids=[f"{c[1]} {n}" for n, c in enumerate(CASES)]
)
def test_a_mistake_is_recognised_first_and_says_so(bundle, id, phrase, changed):
    found, said = recognised(bundle, **changed)
    assert found == id, said
    assert phrase in said


ERRORS = [
    ("FunctionWithoutTheActor", "and yours takes one.",
     TypeError("f.<locals>.<lambda>() takes 1 positional argument but 2 were given")),
    ("FunctionTheWrongWayRound", "of type `int` for `work`", AttributeError("'int' object has no attribute 'work'")),
    ("FunctionFetches", "a value of type `int`, which is there already",
     TypeError("wait() expected a list of ray.ObjectRef or ray.ObjectRefGenerator, got list containing <class 'int'>")),
]  # fmt: skip


@pytest.mark.parametrize("id, phrase, error", ERRORS, ids=[id for id, _, _ in ERRORS])
def test_an_error_is_recognised_and_says_so(id, phrase, error):
    told = lambda error: [
        (one.id, said) for one in BUNDLES["pools"] if one.kind is Kind.ERROR and (said := one.told(error))
    ]
    ((found, said),) = told(error)
    assert found == id and phrase in said
    assert not told(type(error)("of the student's own")) and not told(ValueError(str(error)))


def test_each_mistake_has_a_case():
    known = {one.general: one for bundle in BUNDLES.values() for one in bundle}
    assert {name for name in general_mistakes() if name.partition(".")[0] in ("pools", "shares")} <= {*known}
    assert {one.id for one in known.values()} == {case[-3] for case in (*CASES, *ERRORS)}


@pytest.mark.parametrize("bundle", BUNDLES)
def test_nothing_is_recognised_in_a_right_answer(bundle):
    assert recognised(bundle) == ("", "")


def test_who_takes_results_in_order_cannot_blame_the_machine():
    for calls in (MAPPED, dealt_out(A, B, C)):
        assert recognised("late", calls=calls) == ("", "")


@pytest.mark.parametrize("by", [0.1, 0.3, 0.6])
def test_a_slow_machine_is_no_mistake(by):
    """Each job begins that much later than it was sent, whatever its actor."""
    slow = free(*((actor, at + (by if at else 0)) for actor, at in POOLED), late=by)
    assert recognised("shares", calls=slow) == ("", "")
    assert recognised("shares", calls=SLOW) == ("", "")


def test_who_knows_the_long_jobs_may_deal_them_out():
    known = done(*((actor, 0, at, took) for (actor, at), took in zip(POOLED, SECONDS)))
    assert recognised("shares", calls=known) == recognised("late", calls=known) == ("", "")


HELD = [None, 7, "text", {"a": 1}, [], [None], [[1, 2], [3]], (1, 2), float("nan")]


@pytest.mark.parametrize("bundle", BUNDLES)
def test_nothing_raises_whatever_the_names_hold(bundle):
    for name, value, calls in product(("results", "duration"), HELD, ((), RIGHT[:1], MAPPED)):
        recognised(bundle, **{name: value, "calls": calls})
