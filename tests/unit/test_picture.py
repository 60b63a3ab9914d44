"""Which calls the picture shows, and what it says where there is nothing to show."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from actorlab.checks.seen import Seen
from actorlab.checks.spec import Exercise, Picture
from actorlab.evidence.calls import Call
from actorlab.evidence.record import Record
from actorlab.evidence.session import CellRun, Fetch, PlainCall
from actorlab.kernel.tracing import Watch

F1, F2 = "ab" * 16, "cd" * 16
START = 1000.0
SOURCE = "results = []\nduration = 1"
PICTURE = Picture(
    calls=("increment",), of="results", measured="duration", since="start_time", marks=(2.5, 3.0)
)


def actor(id):
    return SimpleNamespace(_actor_id=bytes.fromhex(id))


def call(id, actor, start, end=None, sent=START + 0.1):
    return Call(id, actor, "Foo.increment", sent, start, end)


def picture(calls=(), runs=(), plain=(), fetched=(), **names):
    watch = Watch()
    watch.cells, watch.plain_calls = list(runs), list(plain)
    watch.fetches = [Fetch(tuple(fetched))]
    seen = Seen(names, watch, None, {"first": "f1 = Foo()", "loop": SOURCE}, None)
    seen.settled = Record({}, tuple(calls))
    return PICTURE.timeline(seen)


DONE = CellRun(SOURCE, START, START + 3)


def test_a_lane_for_each_actor_and_what_was_fetched_from_it():
    calls = [call("a", F1, START + 0.2, START + 0.7), call("b", F2, START + 0.2, START + 0.7)]
    drawn = picture(
        calls, [DONE], fetched=[("a", "1")], f1=actor(F1), f2=actor(F2), duration=0.6, start_time=START
    )
    assert [lane.name for lane in drawn.lanes] == ["actor f1", "actor f2"]
    assert [bar.label for lane in drawn.lanes for bar in lane.bars] == ["1", "?"]
    assert drawn.measured == (0.0, 0.6) and drawn.note == ""


def test_a_call_that_died_with_its_actor_is_not_awaited():
    died = replace(call("a", F1, START + 0.2), error="ACTOR_DIED")
    drawn = picture([died, call("b", F1, START + 0.3, START + 0.8)], [DONE], f1=actor(F1))
    assert drawn.note == "1 call failed and came to no end."


def test_actors_in_a_list_have_the_names_that_the_notebook_has_for_them():
    calls = [call("a", F1, START + 0.2, START + 0.7), call("b", F2, START + 0.2, START + 0.7)]
    foos = [actor(F1), actor(F2)]
    lanes = lambda **names: [lane.name for lane in picture(calls, [DONE], **names).lanes]
    assert lanes(foos=foos) == ["actor foos[0]", "actor foos[1]"]
    # The first name counts: a loop's variable comes later.
    assert lanes(foos=foos, foo=foos[0]) == ["actor foos[0]", "actor foos[1]"]
    assert lanes(f1=foos[0], foos=tuple(foos)) == ["actor f1", "actor foos[1]"]


def test_calls_that_one_actor_ran_at_once_lie_below_each_other():
    calls = [call(str(n), F1, START + 0.2 + n / 100, START + 0.7) for n in range(3)]
    calls.append(call("later", F1, START + 0.8, START + 0.9))
    drawn = picture(calls, [DONE], f1=actor(F1))
    assert [(lane.name, len(lane.bars)) for lane in drawn.lanes] == [
        ("actor f1", 2),
        ("actor f1", 1),
        ("actor f1", 1),
    ]


def test_an_exercise_may_have_several_pictures():
    other = Picture(calls=("add",), of="total")
    exercise = Exercise(PICTURE, other)
    assert exercise.picture_of() is PICTURE and exercise.picture_of("total") is other
    with pytest.raises(KeyError, match="'totals'"):
        exercise.picture_of("totals")


def test_a_lane_for_each_ordinary_object():
    f1, f2 = object(), object()
    plain = [
        PlainCall("Foo.increment", START + n, START + n + 0.5, str(n), "MainThread", id(owner))
        for n, owner in enumerate((f1, f2, f1, f2))
    ]
    drawn = picture(runs=[DONE], plain=plain[:3], f1=f1, f2=f2)
    assert [(lane.name, len(lane.bars)) for lane in drawn.lanes] == [
        ("f1, in the notebook", 2),
        ("f2, in the notebook", 1),
    ]
    (lane,) = picture(runs=[DONE], plain=plain[:1]).lanes
    assert lane.name == "an object, in the notebook"


def test_calls_that_nobody_waited_for_are_there():
    # The cell has ended long before; that they are waited for is the record's business.
    at_once = CellRun(SOURCE, START, START + 0.2)
    calls = [
        call("a", F1, START + 0.2, START + 0.7),
        call("b", F1, START + 0.7, START + 1.2),
        call("c", F1, None),
    ]
    drawn = picture(calls, [at_once], duration=0.01, start_time=START)
    ((bar, later),) = (lane.bars for lane in drawn.lanes)
    assert later.end == pytest.approx(1.2) and drawn.measured == (0.0, 0.01)
    assert drawn.note == "1 call had not ended yet when this was drawn."


def test_another_runs_calls_are_not():
    calls = [call("a", F1, START + 0.2, START + 0.7), call("b", F1, START + 5, START + 6, sent=START + 4.5)]
    (lane,) = picture(calls, [CellRun(SOURCE, START + 4, START + 7)]).lanes
    assert len(lane.bars) == 1


@pytest.mark.parametrize(
    "error, changed, measured",
    [
        (TypeError("no"), frozenset(), None),  # the number is the earlier run's
        (TypeError("no"), frozenset({"duration"}), (0.0, 2.5)),
        (None, frozenset(), (0.0, 2.5)),
    ],
)
def test_only_the_last_runs_measurement_is_drawn(error, changed, measured):
    runs = [DONE, CellRun(SOURCE, START + 10, START + 13, error, changed)]
    drawn = picture([call("a", F1, START + 11, START + 12, sent=START + 10.5)], runs, duration=2.5)
    assert drawn.measured == measured
    assert ("stopped with `TypeError`" in drawn.note) is bool(error)
    assert ("measured nothing" in drawn.note) is (measured is None)


def test_a_measurement_in_a_cell_of_its_own_belongs_to_the_run_before_it():
    runs = [CellRun("results = []", START, START + 1), CellRun("duration = 3", START + 1, START + 2)]
    assert picture([call("a", F1, START + 0.2, START + 0.7)], runs, duration=3).measured == (0.0, 3.0)
    runs.append(CellRun("results = []", START + 3, START + 4))
    assert (
        picture([call("a", F1, START + 3.2, START + 3.7, sent=START + 3.1)], runs, duration=3).measured
        is None
    )


@pytest.mark.parametrize(
    "runs, says",
    [
        ([], "nothing to draw yet. The cell of Step 2 has not been run."),
        ([DONE], "nothing to draw: no call of `increment` has ended."),
        (
            [CellRun(SOURCE, START, START + 1, AttributeError("no"))],
            "no call of `increment` has ended. The cell of Step 2 stopped with `AttributeError`: what does it say?",
        ),
    ],
)
def test_where_nothing_ran_there_are_words_and_no_picture(runs, says):
    drawn = picture(runs=runs, duration=2.5)
    assert drawn.lanes == () and drawn.summary().startswith("Timeline: ") and says in drawn.summary()
