"""What was seen of right answers, made up: without a kernel, for tests to spoil."""

from actorlab.evidence.calls import Actor, Call, State
from actorlab.evidence.record import Record
from actorlab.evidence.session import CellRun
from actorlab.evidence.values import ActorClass, ActorHandle
from actorlab.execution.cross_check import Sight

F1, F2 = "ab" * 16, "cd" * 16
RESULTS = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
START = 1000.0


def side_by_side(seconds=0.5, apart=0.0):
    """Five increments on each of two actors."""
    return tuple(
        Call(f"{actor}{n}", actor, "Foo.increment", None, START + n * seconds + late, START + (n + 1) * seconds + late)
        for actor, late in ((F1, 0.0), (F2, apart))
        for n in range(5)
    )  # fmt: skip


def sight(calls=side_by_side(), **changed):
    """What was seen of two counters that worked side by side."""
    values = {
        "Foo": ActorClass("Foo", frozenset({"increment"})),
        "f1": ActorHandle(bytes.fromhex(F1)),
        "f2": ActorHandle(bytes.fromhex(F2)),
        "results": RESULTS,
        "duration": 2.51,
        "answer": 2,
        **changed,
    }
    record = Record({a: Actor(a, "Foo", (State("ALIVE", pid=7),)) for a in (F1, F2)}, calls)
    runs = (CellRun("duration = 0", START - 2, START + 3),)
    return Sight(START + 4, record, values, runs)


DRIVER = "ff" * 20 + "01000000"
EVERYTHING = [[number, step] for step in (1, 2, 3, 4) for number in (0, 1, 2)]


def task(number, start=0.0, seconds=2.1, sender=DRIVER):
    start += START
    return Call(f"task {number}", "", "experiment", start, start, start + seconds, 7, sender)


def report(number, step, actor=F1, sender=None, at=None):
    start = START + (0.5 * step + 0.05 * number if at is None else at)
    name = f"report {number} {step}"
    return Call(name, actor, "Recorder.report", start, start, start + 0.04, 7, sender or f"task {number}")


def look(at):
    return Call(f"look {at}", F1, "Recorder.get", START + at, START + at, START + at, 7, DRIVER)


TASKS = tuple(task(number) for number in range(3))
REPORTS = tuple(report(number, step) for number, step in EVERYTHING)
LOOKS = (look(1.2), look(2.2))


def shared(*calls, **changed):
    """What was seen of three experiments and their recorder."""
    values = {
        "Recorder": ActorClass("Recorder", frozenset({"report"})),
        "recorder": ActorHandle(bytes.fromhex(F1)),
        "everything": EVERYTHING,
        "halfway": EVERYTHING[:6],
        "duration": 2.2,
        "answer": 1,
        **changed,
    }
    calls = sorted(calls or (*TASKS, *REPORTS, *LOOKS), key=lambda call: call.start)
    record = Record({a: Actor(a, "Recorder", (State("ALIVE", pid=7),)) for a in (F1, F2)}, tuple(calls))
    return Sight(START + 4, record, values, (CellRun("everything = duration = 0", START - 1, START + 3),))
