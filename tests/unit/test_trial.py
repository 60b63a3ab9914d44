"""Trials: what they prove, on made-up records; and what they put in the place of values."""

from collections import namedtuple
from dataclasses import replace
from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pytest
from nbformat.notebooknode import NotebookNode

from actorlab.evidence.calls import Actor, Call, State
from actorlab.evidence.record import Record
from actorlab.evidence.session import CellRun
from actorlab.execution import client, trial
from actorlab.execution.cross_check import Sight
from actorlab.execution.trial import Outcome, Tried, outcome, untouched_values
from actorlab.kernel.altered import alter

F1, F2, OTHER = "ab" * 16, "cd" * 16, "ef" * 16
RESULTS = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
BEGAN = 100.0  # the trial
ACTORS = {actor: Actor(actor, "Foo", (State("ALIVE", pid=7),)) for actor in (F1, F2, OTHER)}


def call(actor, start, method="increment", end=0.5):
    return Call(f"{actor}{method}{start}", actor, f"Foo.{method}", None, start, end and start + end, 7)


def calls(since):
    """Five increments on each of two actors, a second after a moment."""
    return tuple(call(actor, since + 1 + n / 2) for actor in (F1, F2) for n in range(5))


TOLD = tuple(call(actor, BEGAN + 0.1, "__ray_call__", 0.1) for actor in (F1, F2))
BEFORE = Sight(
    20.0, Record(ACTORS, calls(10.0)), {"results": RESULTS}, (CellRun("results = f()", 10.0, 14.0),)
)
IN_THE_TRIAL = TOLD + calls(BEGAN)


def tried(test):
    return Tried(test, ("results",), BEFORE)


@pytest.fixture
def came(assignment):
    """What came of a trial of Exercise 7's results."""

    def of(values, made=IN_THE_TRIAL, altered=(F1, F2), changed=""):
        runs = (*BEFORE.runs, CellRun("results = f()", BEGAN + 0.5, BEGAN + 4))
        after = Sight(BEGAN + 5, Record(ACTORS, calls(10.0) + made), values, runs, None, changed)
        return outcome(tried(assignment.tests["verify_results"]), after, BEGAN, frozenset(altered), {"Foo"})

    return of


@pytest.mark.parametrize("values", [[31, 44, 52, 63, 13, 94, 75, 86, 17, 98], [1], "junk", 5, None])
def test_values_that_changed_come_from_the_calls(came, values):
    assert came({"results": values}) is Outcome.CHANGED


def test_the_same_values_beside_calls_that_returned_others_are_none_of_theirs(came):
    assert came({"results": list(RESULTS)}) is Outcome.UNTOUCHED


@pytest.mark.parametrize(
    "changed",
    [
        {"values": {"results": []}},  # not given anew
        {"values": {}},
        {"made": TOLD},  # no call was made in it
        {"made": TOLD + calls(BEGAN)[:9]},  # not those that the check asks for
        {"altered": (F1,)},  # an actor that did not say so
        {"made": calls(BEGAN)},  # nor did it run what makes it so
        {"made": tuple(replace(c, end=BEGAN + 3) for c in TOLD) + calls(BEGAN)},  # or only later
        {"made": (*IN_THE_TRIAL, call(OTHER, BEGAN + 2))},  # an actor that the notebook does not know
        {"made": (*IN_THE_TRIAL, call(F1, BEGAN + 4, "get", None))},  # a call that has not ended
        {"changed": "a file is another"},
    ],
)
def test_where_that_is_not_proven_the_answer_is_right(came, changed):
    assert came(**{"values": {"results": RESULTS}, **changed}) is Outcome.INCONCLUSIVE


def test_what_is_told_names_the_values():
    assert (
        "`results` was still [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]: what it holds was typed in"
        in untouched_values(tried(""))
    )


Point = namedtuple("Point", "x y")


@pytest.mark.parametrize(
    "value",
    [
        1,
        2.5,
        Fraction(1, 2),
        np.int64(3),
        "4",
        "one",
        [1, 2],
        (1,),
        {2},
        {"a": 1},
        {1: 2},
        Point(1, 2),
        b"5",
        [[0, 1]],
    ],
)
def test_nothing_is_as_it_was(value):
    assert all(alter(value) != value for _ in range(20))


def test_a_value_keeps_its_form():
    assert isinstance(alter(np.int64(3)), np.int64) and isinstance(alter(Point(1, 2)), Point)
    assert {type(alter(value)) for value in (1, [1], {"a": 1}, "1")} == {int, list, dict, str}
    assert alter({"a": 1}).keys() == {"a"} and alter("7").isdigit()
    assert not (alter(np.arange(3)) == np.arange(3)).any()
    assert [alter(value) for value in (None, True, [False])] == [None, True, [False]]


def test_calls_return_values_that_differ_from_each_other():
    assert len({alter(1) - 1 for _ in range(50)}) > 5  # so that no difference of two is as it was


def test_a_value_that_refuses_is_left_out():
    class Refuses(list):
        def __init__(self):
            raise TypeError

    deep = []
    deep.append(deep)
    assert alter(Refuses.__new__(Refuses)) is None and isinstance(alter(deep), list)


def test_what_the_grader_asks_of_a_kernel_is_there():
    """The grader sends these as text: no import check sees that a module has moved."""
    assert callable(eval(trial._MODULE).begin) and callable(eval(trial._MODULE).tell)
    assert all(callable(getattr(eval(client.NOTEBOOK), name)) for name in ("report", "register", "explain"))


def test_given_cells_run_again_and_what_only_looks_does_not():
    locked = {"locked": True, "solution": False, "grade": False}
    kinds = {
        "ray.init()": locked,
        "class Foo: ...": {"solution": True, "locked": False},
        "looks = ask(Foo)": locked,
        "timeline()": locked,
        "assert looks": {**locked, "grade": True},
        "more = 1": {},
        "assert more": {**locked, "grade": True},
    }
    cells = [
        NotebookNode(cell_type="code", source=source, metadata={"nbgrader": mark})
        for source, mark in kinds.items()
    ]
    submitted = SimpleNamespace(nb=SimpleNamespace(cells=cells), runs=[], record=lambda: Record({}, ()))
    chosen = trial._everything(submitted, [tried("assert more")])
    assert chosen.sources == ["ray.init()", "class Foo: ...", "looks = ask(Foo)", "more = 1"] and chosen.anew
