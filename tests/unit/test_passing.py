"""What is recognised where pieces pass a line of actors: on made-up records and errors."""

import pytest
import ray.exceptions

from actorlab.checks.mistake import Kind
from actorlab.evidence.calls import Actor, Call, State
from actorlab.evidence.record import Record
from actorlab.evidence.session import CellRun, Fetch
from actorlab.evidence.values import ActorHandle
from actorlab.execution.cross_check import Outside, Sight
from actorlab.misconceptions import passing
from actorlab.misconceptions.facts import Work
from support.made_up_seen import MadeUp
from support.sights import DRIVER, START

FACTS = Work(
    method="stamp",
    noun="stamp",
    actors=("s1", "s2", "s3"),
    times=4,
    seconds=0.5,
    results="results",
    expected=["111", "222", "333", "444"],
    duration="duration",
    window=(3.0, 4.0),
)
BUNDLES = [passing.references(FACTS), passing.waiting(FACTS)]
LINE = ["ab" * 16, "cd" * 16, "ef" * 16]
SOURCE = "results = duration = 0\nfor _ in range(2):\n    results += ray.get([])"


def stamps(starts, sent):
    """Half a second of work for each piece at each station.

    Args:
        starts: when a piece begins at the first station, in seconds; the others follow.
        sent: when a piece's three stamps were sent.
    """
    return [
        Call(f"{n} {place}", actor, "Station.stamp", START + at[place], START + start + place / 2,
             START + start + (place + 1) / 2, 7, DRIVER)
        for n, (start, at) in enumerate(zip(starts, sent))
        for place, actor in enumerate(LINE)
    ]  # fmt: skip


ALL_AT_ONCE = stamps([0, 0.5, 1, 1.5], [(0, 0, 0)] * 4)
FIRST_FETCHED = stamps([0, 0.5, 1, 1.5], [(t, t + 0.5, t + 0.5) for t in (0, 0.5, 1, 1.5)])
SECOND_FETCHED = stamps([0, 1, 2, 3], [(t, t, t + 1) for t in (0, 1, 2, 3)])
PIECE_BY_PIECE = stamps([0, 1.5, 3, 4.5], [(t, t, t) for t in (0, 1.5, 3, 4.5)])
TWO_AT_A_TIME = stamps([0, 0.5, 2, 2.5], [(t, t, t) for t in (0, 0, 2, 2)])
STATION_BY_STATION = [
    Call(f"{n} {place}", actor, "Station.stamp", START + 2 * place, START + 2 * place + n / 2,
         START + 2 * place + (n + 1) / 2, 7, DRIVER)
    for place, actor in enumerate(LINE)
    for n in range(4)
]  # fmt: skip
ONCE, IN_PAIRS = [range(4)], [(0, 1), (2, 3)]


def line(calls, fetches=ONCE, **values):
    values = {"results": FACTS.expected, "duration": 3.02, **values}
    fetched = [Fetch(tuple((f"{n} 2", "'111'") for n in pieces)) for pieces in fetches]
    return MadeUp(values, calls, [CellRun(SOURCE, START - 0.1, START + 9)], fetched)


def recognised(seen):
    of_a_run = [one for bundle in BUNDLES for one in bundle if one.kind is not Kind.ERROR]
    return [one.id for one in of_a_run if one.told(seen)]


@pytest.mark.parametrize("calls", [ALL_AT_ONCE, FIRST_FETCHED, []])
@pytest.mark.parametrize("fetches", [ONCE, IN_PAIRS, []])
def test_nothing_is_recognised_where_the_line_is_full_or_never_ran(calls, fetches):
    assert recognised(line(calls, fetches)) == []


@pytest.mark.parametrize(
    ("calls", "fetches", "id"),
    [
        (STATION_BY_STATION, ONCE, "OneActorAfterAnother"),
        (PIECE_BY_PIECE, ONCE, "WaitedForEachPiece"),
        (SECOND_FETCHED, ONCE, "WaitedForTheSecondActor"),
        (TWO_AT_A_TIME, IN_PAIRS, "WaitedNowAndThen"),
    ],
)
def test_what_the_notebook_waited_for(calls, fetches, id):
    seen = line(calls, fetches)
    assert recognised(seen)[0] == id
    assert "3.02 s" in next(filter(None, (one.told(seen) for one in passing.waiting(FACTS))))


def test_a_line_that_a_slow_machine_left_empty_was_not_waited_for():
    assert recognised(line(TWO_AT_A_TIME, ONCE)) == []


def test_the_name_of_a_reference():
    seen = line(ALL_AT_ONCE, results=["ObjectRef(00ff)1", "222"])
    assert recognised(seen) == ["ReferenceAsText"]


def in_a_task(said):
    cause = TypeError(said)
    return ray.exceptions.RayTaskError("stamp", said, cause).as_instanceof_cause()


@pytest.mark.parametrize(
    ("error", "id"),
    [
        (in_a_task('TypeError: can only concatenate list (not "str") to list'), "ReferenceInAList"),
        (in_a_task("TypeError: unsupported operand type(s) for +: 'int' and 'list'"), "ReferenceInAList"),
        (in_a_task("TypeError: unsupported operand type(s) for +: 'int' and 'str'"), None),
        (TypeError("unsupported operand type(s) for +: 'ray.ObjectRef' and 'str'"), "WorkedOnAReference"),
        (TypeError("'ray.ObjectRef' object is not iterable"), "WorkedOnAReference"),
        (TypeError("unsupported operand type(s) for +: 'int' and 'str'"), None),
        (TypeError("Calling 'put' on an ray.ObjectRef is not allowed. If you"), "ReferencePut"),
    ],
)
def test_what_became_of_a_reference(error, id):
    errors = [one for one in passing.references(FACTS) if one.kind is Kind.ERROR]
    assert [one.id for one in errors if one.told(error)] == ([id] if id else [])


def test_a_question_waits_until_as_many_actors_are_on_record_as_it_asks_for():
    asked = []

    class Late(MadeUp):
        def record_when(self, holds, seconds):
            asked.append(holds(self._made_up))
            return self._made_up

    two = [call for call in ALL_AT_ONCE if call.actor != LINE[2]]
    seen = Late({"duration": 3.02}, two, [CellRun("duration = 0", START - 0.1, START + 3.1)])
    count = lambda enough: seen.actors_side_by_side("stamp", 4, 0.5, within="duration", enough=enough)
    assert (count(2), asked[0]) == (2, True)
    assert (count(3), asked[1]) == (2, False)


def test_three_stations_side_by_side_seen_from_outside():
    actors = {actor: Actor(actor, "Station", (State("ALIVE", pid=7),)) for actor in LINE}
    record = Record(actors, tuple(sorted(ALL_AT_ONCE, key=lambda call: call.start)))
    values = {"duration": 3.02, "s1": ActorHandle(bytes.fromhex(LINE[0]))}
    runs = (CellRun("duration = 0", START - 0.1, START + 3.1),)
    outside = Outside(Sight(START + 4, record, values, runs), set())
    assert outside.actors_side_by_side("stamp", 4, 0.5, within="duration", enough=3) == 3
