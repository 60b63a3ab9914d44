"""Calls that Ray was told not to write down: without a Ray, on a made-up notebook."""

from dataclasses import dataclass, field, replace

import pytest
import ray

from actorlab.checks.seen import Seen
from actorlab.evidence.session import CellRun
from actorlab.evidence.values import ActorHandle
from actorlab.misconceptions.unrecorded import any_check
from support.made_up_seen import COUNTING, STARTER, two_counters
from support.sights import F1, START, side_by_side

CHECK = 'with check("verify_results") as seen:\n    assert seen.actors_that_ran("increment", times=5) >= 2'
TASKS = (
    'with check("verify_tasks") as seen:\n    assert seen.tasks_side_by_side(sending="report", times=4) >= 3'
)


@dataclass(frozen=True)
class Handle(ActorHandle):
    """A handle, as far as the option goes."""

    _actor_id: bytes = bytes.fromhex(F1)
    _ray_enable_task_events: bool | None = None
    _ray_method_enable_task_events: dict = field(default_factory=dict)
    _ray_method_signatures: dict = field(default_factory=lambda: {"__init__": 0, "increment": 0, "get": 0})


class Foo:
    def increment(self):
        pass


class FooByMethod:
    @ray.method(enable_task_events=False)
    def increment(self):
        pass

    def get(self):
        pass


def experiment():
    pass


OFF = Handle(_ray_enable_task_events=False)
OFF_BY_METHOD = Handle(_ray_method_enable_task_events={"increment": False})
ON_BY_METHOD = replace(OFF, _ray_method_enable_task_events={"increment": True})
CLASS_OFF = ray.remote(enable_task_events=False)(Foo)
METHOD_OFF = ray.remote(FooByMethod)
FUNCTION_OFF = ray.remote(enable_task_events=False)(experiment)


def said(calls=(), test=CHECK, source=COUNTING, **values):
    seen = two_counters(calls=calls, source=source, **{"f1": None, "f2": None, **values})
    seen.session.cells.append(CellRun(test, START + 4))
    seen.starter = {**STARTER, "experiment_task": "def experiment():\n    pass"}
    seen.is_actor_class = lambda value: Seen.is_actor_class(seen, value)
    seen.class_name = lambda value: "Foo"
    (one,) = any_check()
    return one.told(seen) or ""


@pytest.mark.parametrize(
    "values, what",
    [
        ({"f1": OFF}, "`increment`"),
        ({"f1": OFF_BY_METHOD}, "`increment`"),
        ({"foos": [None, OFF]}, "`increment`"),
        ({"foos": {"a": OFF}}, "`increment`"),
        ({"Foo": CLASS_OFF}, "`increment`"),
        ({"Foo": METHOD_OFF}, "`increment`"),
        (
            {"f1": OFF, "test": 'with check("x") as seen:\n    seen.told("a", by=f1, after="x")'},
            "`get` and `increment`",
        ),
        ({"experiment": FUNCTION_OFF, "test": TASKS}, "`experiment`"),
        (
            {"f1": Handle(), "source": f"{COUNTING}\nf1.increment.options(enable_task_events = False)"},
            "`increment`",
        ),
    ],
)
def test_what_was_not_written_down_is_named(values, what):
    assert f"the calls of {what}: `enable_task_events=False`" in said(**values)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"f1": Handle()},
        {"f1": ON_BY_METHOD},
        {"_1": OFF},  # IPython's own names
        {"f1": OFF, "test": 'with check("x") as seen:\n    assert seen.actors_that_ran("other", times=5)'},
        {"f1": OFF, "calls": side_by_side()},  # there they are
        {"Foo": CLASS_OFF, "calls": side_by_side()},
        {"experiment": FUNCTION_OFF},  # this check does not ask for tasks
        {"f1": Handle(), "source": f"{COUNTING}\nenable_task_events=False", "calls": side_by_side()},
    ],
)
def test_nothing_is_said_of_what_is_written_down_or_not_asked_for(values):
    assert said(**values) == ""


def test_an_option_that_a_cell_no_longer_has_is_not_named():
    option = "f1.increment.options(enable_task_events=False)"
    seen = two_counters(
        calls=(),
        f1=Handle(),
        f2=None,
        Foo=None,
        runs=[CellRun(option, START - 9, START - 8, cell="counting")],
    )
    seen.session.cells.append(CellRun(CHECK, START + 4))
    (one,) = any_check()
    assert one.told(seen) is None
