"""What is believed of a run, and what is not: without a kernel, on made-up records."""

import base64
import json
import os
import subprocess
import sys
import time
from collections import namedtuple
from dataclasses import replace
from pathlib import Path

import pytest

from actorlab.checks.seen import Seen
from actorlab.checks.spec import MISSING
from actorlab.course.assignment import Assignment
from actorlab.evidence.calls import Call
from actorlab.evidence.export_events import read
from actorlab.evidence.session import CellRun, Fetch, pairs_in
from actorlab.evidence.values import (
    ActorClass,
    ActorHandle,
    Other,
    describe,
    understand,
)
from actorlab.execution.comparison import Comparison
from actorlab.execution.cross_check import Outside, doubt, names_in
from actorlab.kernel.tracing import Watch
from support.sights import (
    DRIVER,
    EVERYTHING,
    F1,
    F2,
    LOOKS,
    REPORTS,
    RESULTS,
    START,
    TASKS,
    look,
    report,
    shared,
    side_by_side,
    sight,
    task,
)


@pytest.fixture
def against(assignment):
    """What speaks against a check, given what was seen."""
    return lambda check, seen: doubt(assignment.tests[check], seen, {"Foo"})


def test_a_right_answer_is_believed(assignment, against):
    assert [against(check, sight()) for check in assignment.points] == [""] * 5


@pytest.mark.parametrize(
    "check, seen, says",
    [
        ("verify_actor_class", sight(Foo=Other("type")), "is_actor_class"),
        ("verify_actor_class", sight(Foo=ActorClass("Bar")), "is_actor_class"),
        ("verify_actor_class", sight(Foo=ActorClass("Foo")), "has_method"),
        ("verify_two_actors", sight(f2=ActorHandle(bytes.fromhex(F1))), "f1 != f2"),
        ("verify_two_actors", sight(f2=ActorHandle(bytes(16))), "is_actor"),
        ("verify_results", sight(results=RESULTS[::-1]), "results == "),
        ("verify_results", sight(results=[float(n) for n in RESULTS]), "a hidden test (line 8"),
        ("verify_results", sight(calls=()), "actors_that_ran"),
        ("verify_results", sight(calls=side_by_side()[:9]), "actors_that_ran"),
        ("verify_duration", sight(duration=5.0), "2.5 < duration < 3"),
        ("verify_duration", sight(duration="2.6"), "TypeError"),
        ("verify_duration", sight(calls=side_by_side(apart=2.6)), "actors_side_by_side"),
        ("verify_duration", sight(calls=side_by_side(seconds=0.25)), "actors_side_by_side"),
        (
            "verify_duration",
            sight(duration=Other("Decimal")),
            "`2.5 < duration < 3` cannot be told: a value is of type `Decimal`",
        ),
        (
            "verify_results",
            sight(results=[Other("Fraction")] * 10),
            "cannot be told: a value is of type `Fraction`",
        ),
        ("verify_duration", None, "did not say"),
    ],
)
def test_what_does_not_agree_is_named(against, check, seen, says):
    assert says in against(check, seen)


@pytest.mark.parametrize(
    "duration, reference, holds", [(4.0, 3.9, True), (4.0, 2.6, False), (3.1, 2.51, False)]
)
def test_a_measurement_on_a_busy_machine_is_judged_by_the_reference(
    assignment, against, duration, reference, holds
):
    seen = sight(duration=duration)
    compared = Comparison("duration", duration, reference, nominal=2.5, tolerance=1.2)
    found = against("verify_duration", replace(seen, compared=compared))
    assert (found == "") is holds is compared.holds, found


def test_a_comparison_does_not_speak_for_what_ran(against):
    seen = sight(duration=4.0, calls=side_by_side(apart=2.6))
    compared = Comparison("duration", 2.6, 2.5, nominal=2.5, tolerance=1.2)
    assert "actors_side_by_side" in against("verify_duration", replace(seen, compared=compared))


def test_names_of_a_test_cell(assignment):
    assert {"duration", "seen"} <= set(names_in(assignment.tests["verify_duration"]))
    assert {"f1", "f2", "Foo"} <= set(names_in(assignment.tests["verify_two_actors"]))


@pytest.mark.parametrize(
    "value", [None, True, 3, 2.5, float("inf"), "text", [1, [2.0, "x"]], [], [(0, 1)]], ids=repr
)
def test_plain_values_cross_unchanged(value):
    assert understand(json.loads(json.dumps(describe(value)))) == value


def test_numpys_integers_cross_as_integers():
    import numpy as np

    assert understand(describe([np.int64(1), np.float64(0.5)])) == [1, 0.5]


def test_a_tuple_with_names_crosses_as_a_tuple():
    pair = namedtuple("Report", "experiment step")(0, 1)
    assert understand(json.loads(json.dumps(describe([pair])))) == [(0, 1)]


def test_a_value_that_breaks_or_that_no_message_holds_crosses_as_its_type():
    class Breaks:
        @property
        def __class__(self):
            raise RuntimeError

    told = json.dumps(describe([Breaks(), 10**5000, "\ud800"]), ensure_ascii=False).encode()
    breaks, large, text = understand(json.loads(told))
    assert (breaks.type_name, large.type_name, text) == ("Breaks", "int", "?")


def test_a_number_too_large_for_a_float_breaks_nothing():
    assert understand({"plain": 10**400, "float": True}) == 10**400


def test_anything_else_crosses_as_its_type():
    loop = []
    loop.append(loop)
    assert understand(describe(object())).type_name == "object"
    assert understand(describe({1, 2})).type_name == "set"
    describe(loop)  # ends


@pytest.mark.parametrize(
    "nonsense",
    [
        None,
        5,
        [],
        {},
        {"plain": {}},
        {"list": 5},
        {"actor": "xyz"},
        {"plain": [1]},
        {"plain": [1], "float": True},
    ],
)
def test_what_is_no_description_is_refused(nonsense):
    with pytest.raises((ValueError, TypeError)):
        understand(nonsense)


@pytest.fixture
def events(tmp_path):
    folder = tmp_path / "ray" / "session_2000" / "logs" / "export_events"
    folder.mkdir(parents=True)
    return folder


def event(number=0):
    run = {
        "event_name": "task::zz",
        "extra_data": '{"name": "increment"}',
        "start_time": "5",
        "end_time": "6",
    }
    task = base64.b64encode(bytes([number]) * 8 + bytes.fromhex(F1)).decode()
    return json.dumps({"event_data": {"task_id": task, "profile_events": {"events": [run]}}})


def test_only_credible_processes_are_believed(tmp_path, events):
    (events / "event_EXPORT_TASK_7.log").write_text(event(1))
    (events / "event_EXPORT_TASK_8.log").write_text(event(2))
    assert len(read(tmp_path).calls) == 2
    assert len(read(tmp_path, credible={7}.__contains__).calls) == 1
    assert read(tmp_path).method_calls("increment").keys() == {F1}


def test_an_actor_is_alive_only_in_a_credible_process(tmp_path, events):
    alive = {
        "actor_id": base64.b64encode(bytes.fromhex(F1)).decode(),
        "class_name": "Foo",
        "state": "ALIVE",
        "pid": 7,
    }
    (events / "event_EXPORT_ACTOR.log").write_text(json.dumps({"event_data": alive}))
    assert read(tmp_path).actors[F1].state == "ALIVE"
    assert read(tmp_path, credible={8}.__contains__).actors[F1].state != "ALIVE"


def test_hostile_files_are_passed_over(tmp_path, events):
    os.mkfifo(events / "event_EXPORT_TASK_1.log")
    (events / "event_EXPORT_TASK_2.log").symlink_to("/dev/zero")
    (events / "event_EXPORT_TASK_3.log").mkdir()
    lines = ["[]", "5", "{", '{"event_data": 5}', '{"event_data": {"task_id": 5}}', "[" * 100_000, event(4)]
    (events / "event_EXPORT_TASK_4.log").write_text("\n".join(lines))
    (events / "event_EXPORT_ACTOR.log").write_text('{"event_data": {"actor_id": [], "state": 4}}\n\xff')
    assert len(read(tmp_path).calls) == 1


# -- tasks that share an actor


@pytest.fixture
def against_handles(root):
    """What speaks against a check of Exercise 8, given what was seen."""
    handles = Assignment("ex08_actor_handles", root)
    return lambda check, seen: doubt(handles.tests[check], seen, {"Recorder"})


def test_experiments_that_share_a_recorder_are_believed(against_handles, root):
    checks = Assignment("ex08_actor_handles", root).points
    assert {check: against_handles(check, shared()) for check in checks} == dict.fromkeys(checks, "")


def test_reports_may_be_tuples_and_come_in_any_mixture(against_handles):
    seen = shared(
        everything=[(0, 1), (0, 2), (0, 3), (0, 4), *((n, s) for n in (2, 1) for s in (1, 2, 3, 4))]
    )
    assert against_handles("verify_reports", seen) == ""


ELSEWHERE = (*TASKS, *REPORTS[1:], *LOOKS, report(0, 1, actor=F2))
FROM_THE_NOTEBOOK = (*TASKS, *(report(n, s, sender=DRIVER) for n, s in EVERYTHING), *LOOKS)
OF_UNKNOWN_SENDERS = (*TASKS, *(report(n, s, sender="nobody wrote it") for n, s in EVERYTHING), *LOOKS)
IN_TURNS = (*(task(n, start=2.2 * n) for n in range(3)), *REPORTS, *LOOKS)
SHORT = (*(task(n, seconds=1.0) for n in range(3)), *REPORTS, *LOOKS)
TO_ITSELF = (
    *(replace(r, sender="work" + F1) for r in REPORTS),
    Call("work" + F1, F1, "Recorder.work", START, START, START + 2.1, 7, DRIVER),
    *LOOKS,
)
NOT_ASKED_AGAIN = (*TASKS, *REPORTS, look(1.2))
THREE_REPORTS = (*TASKS, *(r for r in REPORTS if not r.id.endswith("4")), *LOOKS)


@pytest.mark.parametrize(
    "check, seen, says",
    [
        ("verify_recorder", shared(*ELSEWHERE), "actors_beside"),
        ("verify_recorder", shared(recorder=ActorHandle(bytes(16))), "is_actor"),
        ("verify_reports", shared(everything=EVERYTHING[:11]), "seen.grouped(everything) =="),
        (
            "verify_reports",
            shared(everything=[*EVERYTHING[1:], EVERYTHING[0]]),
            "seen.grouped(everything) ==",
        ),
        ("verify_reports", shared(everything=[*EVERYTHING, [3, 1]]), "seen.grouped(everything) =="),
        ("verify_reports", shared(*ELSEWHERE), "calls_from_tasks"),
        ("verify_reports", shared(*FROM_THE_NOTEBOOK), "calls_from_tasks"),
        ("verify_reports", shared(*TO_ITSELF), "calls_from_tasks"),
        ("verify_reports", shared(*OF_UNKNOWN_SENDERS), "calls_from_tasks"),
        ("verify_reports", shared(*NOT_ASKED_AGAIN), "seen.told"),
        (
            "verify_recorder",
            shared(Recorder=ActorClass("Recorder", frozenset({"add", "read"}))),
            "has_method",
        ),
        ("verify_progress", shared(*TO_ITSELF), "asked_amid"),
        ("verify_side_by_side", shared(*TO_ITSELF), "tasks_side_by_side"),
        ("verify_progress", shared(halfway=[]), "seen.length(halfway) > 0"),
        ("verify_progress", shared(halfway=EVERYTHING), "asked_amid"),
        ("verify_progress", shared(halfway=EVERYTHING[:5]), "asked_amid"),
        ("verify_progress", shared(*TASKS, *REPORTS, look(2.2)), "asked_amid"),
        ("verify_side_by_side", shared(duration=6.3), "2 < duration < 3"),
        ("verify_side_by_side", shared(*TASKS), "tasks_side_by_side"),
        ("verify_side_by_side", shared(*IN_TURNS), "tasks_side_by_side"),
        ("verify_side_by_side", shared(*SHORT), "tasks_side_by_side"),
        ("verify_side_by_side", shared(*THREE_REPORTS), "tasks_side_by_side"),
        ("verify_side_by_side", shared(*FROM_THE_NOTEBOOK), "tasks_side_by_side"),
        ("verify_side_by_side", shared(*OF_UNKNOWN_SENDERS), "tasks_side_by_side"),
    ],
)
def test_what_does_not_agree_with_the_tasks_is_named(against_handles, check, seen, says):
    assert says in against_handles(check, seen)


def test_a_recorder_that_was_used_afterwards_is_not_beside(against_handles):
    later = (
        task(9, start=3.1),
        report(9, 1, actor=F2, at=3.2),
        report(9, 2, actor=F2, sender=DRIVER, at=3.3),
    )
    assert against_handles("verify_recorder", shared(*TASKS, *REPORTS, *LOOKS, *later)) == ""
    meanwhile = report(9, 2, actor=F2, sender=DRIVER, at=2.9)
    assert "actors_beside" in against_handles("verify_recorder", shared(*TASKS, *REPORTS, *LOOKS, meanwhile))


@pytest.mark.parametrize("value", [None, 5, "12", (1, 2), [1], [[1, 2], 3], [(1, 2, 3)], [[1, 2], "ab"]])
def test_what_is_no_list_of_pairs_is_not_grouped(value):
    outside = Outside(shared(), set())
    assert not outside.is_list_of_pairs(value)
    with pytest.raises(TypeError):
        outside.grouped(value)


@pytest.mark.parametrize(
    "value, found",
    [([2, 0, 1], [0, 1, 2]), ((1, 0), [0, 1]), ([], []), (None, []), (5, []), ("ba", []), ([1, None], [])],
)
def test_what_cannot_be_sorted_is_not(value, found):
    assert Outside(shared(), set()).sorted(value) == found


def test_an_earlier_attempts_recorder_is_not_beside():
    before = Call("before", "", "experiment", None, START - 3, START + 1, 7, DRIVER)
    left = report(0, 1, actor=F2, sender="before")
    record = shared(before, left, *TASKS, *REPORTS).record
    assert record.actors_beside(F1, "report", since=START - 1) == set()
    assert record.actors_beside(F1, "report") == {F2}


def test_what_an_actor_holds_may_be_cleared_between_two_runs():
    first = [task(9, -5), *(report(9, n, at=-5 + 0.4 * (n + 1)) for n in range(4))]
    cleared = Call("reset", F1, "Recorder.reset", None, START - 0.1, START - 0.1, 7, "")
    record = shared(*first, cleared, *TASKS, *REPORTS, *LOOKS).record
    assert record.asked_amid(F1, "report", after=6)
    assert not record.asked_amid(F1, "report", after=4)  # when it was cleared, nobody was at work


def test_a_tasks_own_tasks_report_for_it():
    steps = [task(f"{n} {s}", 0.5 * s - 0.4, 0.4, sender=f"task {n}") for n, s in EVERYTHING]
    reports = [report(n, s, sender=f"task {n} {s}") for n, s in EVERYTHING]
    record = shared(*TASKS, *steps, *reports).record
    assert record.tasks_side_by_side("report", times=4, seconds=0.5) == 3
    assert record.senders("report")["task 0"] == 4


def test_work_counts_only_before_a_report(against_handles):
    together = lambda sent: shared(
        *TASKS, *(report(n, s, at=sent(s) + 0.05 * n) for n, s in EVERYTHING), *LOOKS
    )
    assert against_handles("verify_side_by_side", together(lambda step: 0.5 * step)) == ""
    for sent in (
        lambda step: 0.5 * (step - 1),  # before the step's work
        lambda step: 2.0,  # after all of it
        lambda step: 0.1 * step + 1.6,  # all but a tenth of it before the first
        lambda step: min(0.5 * step, 1.5),  # without the last one's
    ):
        assert "tasks_side_by_side" in against_handles("verify_side_by_side", together(sent))


def test_a_report_that_another_task_sends_may_be_late():
    late = (0.5, 0.05, 0.3, 0.05)  # seconds until each was sent by a task of its own
    senders = [task(f"{n} {s}", 0.5 * s, 0.6, sender=f"task {n}") for n, s in EVERYTHING]
    reports = [report(n, s, sender=f"task {n} {s}", at=0.5 * s + late[s - 1]) for n, s in EVERYTHING]
    record = shared(*(task(n, seconds=2.6) for n in range(3)), *senders, *reports).record
    assert record.tasks_side_by_side("report", times=4, seconds=0.5) == 3


def test_an_actor_may_report_to_another():
    workers = [replace(task(n), id=f"work {n}", actor=f"{n}e" * 16) for n in range(3)]
    reports = [report(n, s, sender=f"work {n}") for n, s in EVERYTHING]
    seen = shared(*workers, *reports, *LOOKS)
    assert (
        Outside(seen, set()).calls_from_tasks("report", on=seen.values["recorder"], within="everything") == 12
    )
    assert seen.record.tasks_side_by_side("report", times=4, seconds=0.5) == 3


TOLD = [[0, 1], [0, 2], [1, 1]]


@pytest.mark.parametrize(
    "holds, first, last, untold",
    [
        (TOLD, TOLD[:1], TOLD, []),
        ([(1, 0), (2, 0), (1, 1)], TOLD[:1], TOLD, []),  # turned round
        (TOLD, TOLD[:2], TOLD[2:], []),  # told in two parts
        ([[0, 2], [0, 3], [1, 2]], TOLD[:1], TOLD, [(0, 3), (1, 2)]),
        (TOLD, [], [[0, 0]] * 12, [(0, 1), (0, 2), (1, 1)]),
        (TOLD, None, None, [(0, 1), (0, 2), (1, 1)]),  # nothing was told
        (TOLD, [], {0: [1, 2], 1: [1]}, []),  # told in another form
        (TOLD, [], [["0", "1"]], []),
        (TOLD, [], MISSING, []),  # fetched unseen, such as by await
        ([["a", 1]], [], TOLD, []),
    ],
)
def test_what_the_actor_never_told(holds, first, last, untold):
    reports = REPORTS[: len(holds)]
    answers = {"look 1.0": first, "look 2.2": last}
    watch = Watch()
    watch.cells = [CellRun("everything = ray.get(recorder.get.remote())", START - 1, START + 3)]
    watch.fetches = [
        Fetch((), ((look, pairs_in(told)),)) for look, told in answers.items() if told is not MISSING
    ]
    seen = Seen({"everything": holds}, watch, Path("nowhere"), {}, None)
    seen.settled = seen.written = shared(*TASKS, *reports, look(1.0), look(2.2)).record
    recorder = ActorHandle(bytes.fromhex(F1))
    assert seen.untold("everything", by=recorder, after="report") == untold
    assert seen.told("everything", by=recorder, after="report") is not bool(untold)


def test_many_calls_are_judged_quickly(against_handles):
    chain = [task(n, n / 100, sender=f"task {n - 1}") for n in range(3000)]
    calls = [report(n, 1, at=n / 100) for n in range(3000)]
    seen = shared(*chain, *calls, *(look(n / 100 + 0.06) for n in range(3000)), halfway=[[0, 1]] * 5000)
    began = time.process_time()
    for check in ("verify_recorder", "verify_reports", "verify_progress", "verify_side_by_side"):
        against_handles(check, seen)
    few = time.process_time() - began
    began = time.process_time()
    read = sum(call.end for call in seen.record.calls for _ in range(100))
    assert read and few < 100 * (time.process_time() - began)


# -- which run a question asks about


CALLED = {"ray": Other("module"), "time": Other("module"), "experiment": Other("RemoteFunction")}


def again(seen, source, at, end=None):
    """What was seen, and then a cell was run again, or another."""
    run = CellRun(source, START + at, START + (end or at + 0.1))
    return replace(seen, runs=(*seen.runs, run), values={**CALLED, **seen.values})


@pytest.mark.parametrize(
    "check, source, says",
    [
        ("verify_results", "results = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]", "actors_that_ran"),
        ("verify_results", "f1.reset.remote()\nresults = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]", "actors_that_ran"),
        (
            "verify_results",
            "results = [p.increment() for _ in range(5) for p in (p1, p2)]",
            "actors_that_ran",
        ),
        ("verify_results", "results = list(results)", ""),
        ("verify_results", "results = globals()['results']", ""),
        ("verify_duration", "duration = 2.6", "actors_side_by_side"),
        ("verify_duration", "time.sleep(2.6)\nduration = 2.6", "actors_side_by_side"),
        ("verify_duration", "duration = round(duration, 2)", ""),
    ],
)
def test_calls_of_an_earlier_run_do_not_count(against, check, source, says):
    reset = Call("reset", F1, "Foo.reset", None, START + 3.5, START + 3.5)
    seen = sight((*side_by_side(), reset), p1=Other("Foo"), p2=Other("Foo"))
    before = (CellRun("results = duration = ray.get(f1.increment.remote())", START - 2, START + 3),)
    seen = again(replace(seen, runs=before), "p1, p2 = Foo(), Foo()", 3.1)
    seen = again(seen, source, 3.4, 3.6)
    found = against(check, seen)
    assert says in found and bool(says) == bool(found), found


def test_a_recorder_may_tell_what_an_earlier_cell_told_it(against_handles):
    seen = again(shared(), "everything = ray.get(recorder.get.remote())", 2.15, 2.3)
    assert against_handles("verify_reports", seen) == ""


def test_reports_of_an_earlier_run_do_not_count(against_handles):
    silent = tuple(replace(task(9 + n, start=3.05), id=f"silent {n}") for n in range(3))
    run = "running = [experiment.remote(n, recorder) for n in range(3)]\neverything = ray.get(recorder.get.remote())"
    seen = again(shared(*TASKS, *REPORTS, *LOOKS, *silent, look(5.2)), run, 3.0, 5.5)
    assert "calls_from_tasks" in against_handles("verify_reports", replace(seen, began=START + 6))


def test_a_look_of_an_earlier_run_does_not_count(against_handles):
    seen = again(
        shared(*TASKS, *REPORTS, *LOOKS, look(3.5)), "halfway = ray.get(recorder.get.remote())", 3.4, 3.6
    )
    assert "asked_amid" in against_handles("verify_progress", seen)
    seen = again(shared(), "halfway = ray.get(recorder.get.remote())", 1.15, 1.3)
    assert against_handles("verify_progress", seen) == ""


def test_asserts_count_also_where_the_interpreter_leaves_them_out(root):
    look = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from support.sights import sight\n"
        "from actorlab.execution.cross_check import doubt\n"
        "test = \"with check('a') as seen:\\n    assert results == ['another']\\n\"\n"
        "print(doubt(test, sight(), set()))"
    )
    said = subprocess.run(
        [sys.executable, "-O", "-c", look], cwd=root, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    ).stdout  # fmt: skip
    assert "does not hold" in said
