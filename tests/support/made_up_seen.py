"""What a check sees, made up: values, a record and a session, without a kernel or a Ray."""

from pathlib import Path

from actorlab.checks.seen import Seen
from actorlab.evidence.calls import Actor, State
from actorlab.evidence.record import Record
from actorlab.evidence.session import CellRun, Session
from actorlab.evidence.values import ActorClass, ActorHandle
from support.sights import EVERYTHING, F1, F2, LOOKS, REPORTS, RESULTS, START, TASKS, side_by_side

CELL = "running = halfway = everything = duration = 0"  # the cell that started three experiments
COUNTING = "start_time = end_time = duration = results = 0"  # the cell that asked two counters
STARTER = {"first": "f1 = f2 = 0", "run_experiments": CELL, "counting": COUNTING}
SOLVED = (*TASKS, *REPORTS, *LOOKS)


class MadeUp(Seen):
    """A check's view of a notebook with these values, and of a Ray that ran these calls."""

    def __init__(self, values, calls, runs, fetches=(), plain_calls=(), states=None, classes=None):
        session = Session(list(runs), list(plain_calls), list(fetches))
        super().__init__(values, session, Path("none"), STARTER, None, True)
        states, classes = states or {}, classes or {}
        actors = {
            actor: Actor(actor, classes.get(actor, "Recorder"), (State(states.get(actor, "ALIVE"), pid=7),))
            for actor in (F1, F2)
        }
        self._made_up = Record(actors, tuple(sorted(calls, key=lambda call: call.start or 0.0)))

    record = written = settled = property(lambda self: self._made_up)

    def record_when(self, holds, seconds):
        return self._made_up

    def is_actor(self, value):
        return isinstance(value, ActorHandle)

    def is_actor_class(self, value):
        return isinstance(value, ActorClass)


def three_experiments(
    *calls, runs=(), source=CELL, fetches=(), plain_calls=(), states=None, classes=None, **values
):
    """Three experiments that reported to a recorder as they should, but for what is changed.

    Args:
        calls: all that Ray ran; what the solution ran if there are none.
        runs: runs of cells before the one that started the experiments, whose text is ``source``.
        values: names that hold something else.
    """
    held = {
        "Recorder": ActorClass("Recorder", frozenset({"report"})),
        "recorder": ActorHandle(bytes.fromhex(F1)),
        "everything": EVERYTHING,
        "halfway": EVERYTHING[:6],
        "duration": 2.2,
        **values,
    }
    ran = [*runs, CellRun(source, START - 1, START + 3, cell="run-experiments")]
    return MadeUp(held, calls or SOLVED, ran, fetches, plain_calls, states, classes)


def two_counters(
    calls=None, runs=(), source=COUNTING, took=3.0, plain_calls=(), states=None, classes=None, **values
):
    """Two counters that worked as they should, but for what is changed.

    Args:
        calls: all that Ray ran, if it is not what the solution ran.
        runs: runs of cells before the one that asked the counters, whose text is ``source``.
        took: how many seconds that cell took.
        values: names that hold something else.
    """
    held = {
        "Foo": ActorClass("Foo", frozenset({"increment"})),
        "f1": ActorHandle(bytes.fromhex(F1)),
        "f2": ActorHandle(bytes.fromhex(F2)),
        "results": RESULTS,
        "duration": 2.51,
        **values,
    }
    classes = {F1: "Foo", F2: "Foo", **(classes or {})}
    ran = [*runs, CellRun(source, START - 0.1, START - 0.1 + took, cell="counting")]
    return MadeUp(held, side_by_side() if calls is None else calls, ran, (), plain_calls, states, classes)
