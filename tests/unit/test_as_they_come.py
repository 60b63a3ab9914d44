"""What is recognised where answers are taken as they come: on made-up records, and errors."""

from itertools import pairwise

import pytest

from actorlab.checks.mistake import Kind
from actorlab.evidence.calls import Actor, Call, State
from actorlab.evidence.record import Record
from actorlab.evidence.session import CellRun, Fetch
from actorlab.evidence.values import ActorHandle
from actorlab.misconceptions import as_they_come, waiting
from actorlab.misconceptions.as_they_come import Taking
from support.made_up_seen import MadeUp
from support.sights import DRIVER, START

FACTS = Taking(
    method="run",
    noun="run",
    actors=("runners",) * 4,
    handles="runners",
    passed_by="write",
    early=3,
    seconds=0.5,
    results="order",
    expected=[0, 1, 2, 3],
    duration="duration",
    one="runner",
    other="clerk",
    passed="certificate",
)
BUNDLE = (*as_they_come.told(FACTS), *as_they_come.order(FACTS), *as_they_come.late(FACTS))
RUNNERS, CLERK = [f"{number:x}" * 32 for number in (1, 2, 3, 4)], "c" * 32
PAUSES = (2.0, 0.5, 1.5, 1.0)
CAME = [1, 3, 2, 0]
HANDLES = [ActorHandle(bytes.fromhex(runner)) for runner in RUNNERS]


def call(actor, method, start, end, sent=None):
    sent = START + (start if sent is None else sent)
    return Call(
        f"{actor[:2]}{method}{start}", actor, f"A.{method}", sent, START + start, START + end, 7, DRIVER
    )


RAN = tuple(call(runner, "run", 0, pause) for runner, pause in zip(RUNNERS, PAUSES))
ONE_BY_ONE = tuple(
    call(runner, "run", *between) for runner, between in zip(RUNNERS, pairwise((0, 2.0, 2.5, 4.0, 5.0)))
)


def written(*moments):
    return tuple(call(CLERK, "write", at, at + 0.3) for at in moments)


AS_THEY_CAME, AFTERWARDS = written(0.5, 1.0, 1.5, 2.0), written(2.01, 2.31, 2.61, 2.91)


def race(order, passed=AS_THEY_CAME, ran=RAN, fetched=(), runners=HANDLES):
    """What a check sees of a race in which the clerk told this order."""
    run = CellRun("order = duration = 0", START - 0.1, START + 9)
    fetches = [Fetch(tuple((one.id, str(number)) for one, number in zip(passed, fetched)))]
    seen = MadeUp({"order": order, "runners": runners, "duration": 2.3}, (), [run], fetches)
    actors = {actor: Actor(actor, "Runner", (State("ALIVE", pid=7),)) for actor in (*RUNNERS, CLERK)}
    seen._made_up = Record(actors, tuple(sorted((*ran, *passed), key=lambda one: one.start)))
    return seen


SLOW = tuple(call(runner, "run", 0, end) for runner, end in zip(RUNNERS, (2.6, 0.5, 1.7, 1.5)))
HELD_UP = (call(CLERK, "write", 0.5, 1.8), *written(1.81, 2.2, 2.6))


@pytest.mark.parametrize(
    "id, phrase, seen",
    [
        ("ListChanged", "no longer holds the runners", race(CAME, runners=HANDLES[::-1])),
        ("ListChanged", "no longer holds the runners", race(CAME, runners=7)),
        ("ListsPassedOn", "[[1], [0, 2, 3]]: the clerk was given lists", race([[1], [0, 2, 3]])),
        ("OneOverAndOver", "has runner 1 three times", race([1, 1, 1])),
        ("NotEverybody", "3 runners are missing", race([1])),
        ("NotEverybody", "`order` is []: 4 runners are missing", race([])),
        ("AskedOneByOne", "one after another", race([0, 1, 2, 3], written(2.0, 2.5, 4.0, 5.0), ONE_BY_ONE)),
        ("ChangedAfterwards", "was given 1, 3, 2, 0, in", race([0, 1, 2, 3], fetched=CAME)),
        ("InTheOrderOfAsking", "came as [1, 3, 2, 0]. When the", race([0, 1, 2, 3], AFTERWARDS)),
        ("InTheOrderOfAsking", "all four were there", race([0, 1, 2, 3], AFTERWARDS)),
        ("InTheOrderOfAsking", "two had come", race([0, 1, 2, 3], written(1.2, 2.0, 2.3, 2.6))),
        (
            "CameTogether",
            "2 and 3 both came",
            race([1, 2, 3, 0], HELD_UP, SLOW),
        ),
        ("NotAsTheyCame", "runner 3 stands before runner 1, and answered 0.5 s", race([3, 1, 2, 0])),
        ("PassedOnAfterwards", "sat idle for 1.5 s", race(CAME, AFTERWARDS)),
        ("PassedOnLate", "two of the first 3 certificates", race(CAME, written(0.5, 1.0, 2.1, 2.4))),
    ],
)
def test_a_mistake_is_recognised_first_and_says_so(id, phrase, seen):
    said = next((one.id, text) for one in BUNDLE if (text := one.told(seen)))
    assert said[0] == id and phrase in said[1]


def test_nothing_is_recognised_in_a_right_answer():
    seen = race(CAME, fetched=CAME)
    assert not [one.id for one in BUNDLE if one.told(seen)]
    assert FACTS.in_time(seen) == 3 and FACTS.side_by_side(seen) and FACTS.span(seen) == pytest.approx(2.3)


@pytest.mark.parametrize("held", [None, 7, "abcd", [None] * 4, ["a", 1, 2, 3], [1.0, 3.0, 2.0, 0.0], {}])
@pytest.mark.parametrize("runners", [None, 7, [], HANDLES])
def test_nothing_raises_whatever_the_names_hold(held, runners):
    for one in BUNDLE:
        one.told(race(held, runners=runners))
        one.told(race(held, (), (), runners=runners))


def test_a_wrong_order_is_not_the_machines_fault():
    seen = race([0, 3, 2, 1], written(0.5, 1.0, 1.5, 2.0))
    assert FACTS.in_time(seen) == 2
    assert not [one.id for one in BUNDLE if one.kind is Kind.NOISE and one.told(seen)]


def test_a_slow_machine_is_noise_and_no_mistake():
    assert {one.id for one in BUNDLE if one.kind is Kind.NOISE} == {"CameTogether", "PassedOnLate"}


WAIT = "wait() expected a list of ray.ObjectRef or ray.ObjectRefGenerator, got "


@pytest.mark.parametrize(
    "id, error",
    [
        ("WaitedForActors", TypeError(WAIT + "list containing <class 'ray.actor.ActorHandle'>")),
        ("WaitedForValues", TypeError(WAIT + "list containing <class 'int'>")),
        ("WaitWantsAList", TypeError(WAIT + "<class 'tuple'>")),
        (
            "WaitWantsAList",
            TypeError(WAIT + "a single ray.ObjectRef or ray.ObjectRefGenerator ObjectRef(2f)"),
        ),
        ("WaitedTwiceForOne", ValueError("Wait requires a list of unique ray_waitables.")),
        (
            "WaitedForMoreThanThereAre",
            ValueError(
                "num_returns cannot be greater than the number of ray_waitables provided to ray.wait."
            ),
        ),
        ("UnknownToWait", TypeError("wait() got an unexpected keyword argument 'num_results'")),
        ("AnotherNumberReady", IndexError("list index out of range")),
        ("AnotherNumberReady", ValueError("not enough values to unpack (expected 1, got 0)")),
        ("AnotherNumberReady", ValueError("too many values to unpack (expected 1)")),
        ("LookedForAList", ValueError("[ObjectRef(2f7fde)] is not in list")),
        ("LoopWasInterrupted", KeyboardInterrupt()),
        (None, ValueError("3 is not in list")),
        (None, TypeError("'int' object is not iterable")),
        (None, NameError("name 'ray' is not defined")),
    ],
)
def test_what_stops_a_loop_around_ray_wait(id, error):
    """The texts are Ray 2.60's and Python's, as they came."""
    assert next((one.id for one in waiting.errors() if one.told(error)), None) == id
