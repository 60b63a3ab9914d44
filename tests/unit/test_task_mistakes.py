"""What is recognised of tasks that call one actor: on made-up records and values."""

from dataclasses import replace
from itertools import product

import pytest
import ray

from actorlab.checks.mistake import Kind
from actorlab.evidence.calls import Call
from actorlab.evidence.session import CellRun, Fetch, PlainCall
from actorlab.evidence.values import ActorHandle
from actorlab.misconceptions import arrivals, callers, looks, shared_actor, side_by_side, told
from actorlab.misconceptions.task_calls import TaskCalls
from support.made_up_seen import CELL, SOLVED, three_experiments
from support.sights import DRIVER, EVERYTHING, F1, F2, LOOKS, REPORTS, START, TASKS, look, report, task

# An exercise that says nothing of experiments and reports.
FACTS = TaskCalls(
    of="Recorder",
    actors=("recorder",),
    method="report",
    times=4,
    seconds=0.5,
    taken=0.05,
    results="everything",
    duration="duration",
    window=(2.0, 3.0),
    function="experiment",
    workers=3,
    sets=("running", "halfway", "everything", "duration"),
    cell="run_experiments",
    amid="halfway",
)
HANDLE = ActorHandle(bytes.fromhex(F1))
PLAIN = object()  # a recorder that is no actor


def a_list(value):
    return value if isinstance(value, list) and all(isinstance(item, list) for item in value) else None


def no_list(name):
    return told.a_list(FACTS, name, items=a_list, should_be="a list of lists")


BUNDLES = {
    "shared": shared_actor.one_for_all(FACTS),
    "everything": no_list("everything"),
    "halfway": no_list("halfway"),
    "callers": callers.not_the_tasks(FACTS, "everything"),
    "elsewhere": callers.elsewhere(FACTS),
    "arrivals": arrivals.incomplete(FACTS, "everything"),
    "by others": told.by_others(FACTS, "everything"),
    "of nothing": looks.of_nothing(FACTS),
    "looks": looks.amid_the_work(FACTS),
    "together": side_by_side.started_together(FACTS),
    "calling": side_by_side.each_calling(FACTS),
    "noise": side_by_side.noise(FACTS),
    "remarks": side_by_side.remarks(FACTS),
}


def created(actor, at, sender=DRIVER):
    return Call(f"made {actor}", actor, "Recorder.__init__", START + at, START + at, START + at, 7, sender)


def on_actor(method, at, sender=DRIVER, actor=F1):
    moment = START + at
    return Call(f"{method} {at}", actor, f"Recorder.{method}", moment, moment, moment + 0.001, 7, sender)


def moved(calls, seconds):
    """The same calls, later."""
    later = lambda moment: moment and moment + seconds
    return tuple(
        replace(call, submitted=later(call.submitted), start=later(call.start), end=later(call.end))
        for call in calls
    )


def from_whom(sender):
    """The same reports, from another sender."""
    return tuple(replace(call, sender=sender) for call in REPORTS)


def on_others(*actors):
    """The same reports, on another actor for each task."""
    return tuple(replace(call, actor=actors[int(call.sender[-1]) % len(actors)]) for call in REPORTS)


def stretched(by):
    """Tasks whose steps take so many times as long."""
    reports = [report(n, step, at=0.5 * by * step + 0.05 * n) for n, step in EVERYTHING]
    return (*(task(number, seconds=2.1 * by) for number in range(3)), *reports, *LOOKS)


def in_a_row(begin=0.0):
    """Three tasks, each started when the one before is over."""
    tasks = [task(number, start=begin + 2.2 * number) for number in range(3)]
    reports = [report(n, step, at=begin + 2.2 * n + 0.5 * step) for n, step in EVERYTHING]
    return (*tasks, *reports)


def waiting_in_a_row():
    """Three tasks that were started together, and had a CPU only one after another."""
    return tuple(replace(call, submitted=START) if not call.actor else call for call in in_a_row())


IDLE = (*TASKS, *LOOKS)  # experiments that report nothing
EARLIER = CellRun(CELL, START - 9, START - 8, cell="run-experiments")
LEFT = tuple(replace(task(n, start=-8.5, seconds=9.5), id=f"left {n}") for n in range(2))
PLAIN_CALL = PlainCall("Recorder.report", START, START, "None", "MainThread")


def fetched(*pairs):
    return (Fetch(tuple(pairs)),)


CASES = [
    # -- the actor that all share
    ("shared", "ActorMadeLater", "their 12 calls went to the one before it",
     {"calls": (*TASKS, *on_others(F2), created(F1, 2.5))}),
    ("shared", "ActorOfAnotherClass", "an actor of class `Board`", {"classes": {F1: "Board"}}),
    ("shared", "ActorsMadeByTasks", "1 actor got calls besides yours, and a task created it",
     {"calls": (*TASKS, *on_others(F1, F2), created(F2, 0.1, "task 1"))}),
    ("shared", "SeveralActors", "the state is in 2 places",
     {"calls": (*TASKS, *on_others(F1, F2), created(F2, -0.5))}),
    # -- what a name holds in place of its list
    ("everything", "ActorMadeLater", "knows of nothing", {"calls": (*TASKS, *on_others(F2), created(F1, 2.5))}),
    ("everything", "CallsNeverFetched", "`everything` is an ObjectRef", {"everything": ray.ObjectRef.nil()}),
    ("halfway", "CallsNeverFetched", "a list with 2 ObjectRefs", {"halfway": [ray.ObjectRef.nil()] * 2}),
    ("everything", "ReturnedByTheTasks", "`everything` is [0, 1, 2]: that is what the tasks return",
     {"everything": [0, 1, 2], "fetches": fetched(("task 0", "0"), ("task 1", "1"), ("task 2", "2"))}),
    ("everything", "NotAListOfCalls", "is `None`. It should be a list of lists. The actor keeps its list in",
     {"everything": None, "fetches": fetched(("look 2.2", "None"))}),
    ("everything", "NotAListOfCalls", "write down at a call, and what does its `get` return?",
     {"everything": (1, 2), "fetches": fetched(("look 2.2", "2 items"))}),
    ("everything", "NotAListOfCalls", "The actor's answer was 12 items. What did the cell make of it?",
     {"everything": 7, "fetches": fetched(("look 2.2", "12 items"))}),
    ("halfway", "NotAListOfCalls", "The actor's answer was 6 items.",
     {"halfway": 7, "fetches": fetched(("look 1.2", "6 items"), ("look 2.2", "12 items"))}),
    ("halfway", "NotAListOfCalls", "`halfway` is a list: [1, 2]. It should be a list of lists. Which line",
     {"halfway": [1, 2]}),
    # -- who called
    ("callers", "CopiesGotTheCalls", "3 tasks ran, and `everything` is []. Each got a copy",
     {"calls": IDLE, "recorder": PLAIN, "everything": []}),
    ("callers", "CallsSentByTheNotebook", "The notebook itself sent 12 calls", {"calls": from_whom(DRIVER)}),
    ("callers", "CallsToOtherActors", "1 actor got 12 calls, and `recorder` got none of them",
     {"calls": (*TASKS, *on_others(F2))}),
    ("callers", "CallsToOtherActors", "2 actors got 12 calls, and `recorder` got 8 of them",
     {"calls": (*TASKS, *on_others(F1, F2))}),
    ("callers", "AnotherMethodCalled", "called `note` of the actor 1 time, and `report` not once",
     {"calls": (*IDLE, on_actor("note", 0.5, "task 0"))}),
    ("elsewhere", "AnotherMethodCalled", "Which method do yours call?",
     {"calls": (*IDLE, on_actor("note", 0.5, "task 0"))}),
    ("elsewhere", "CallsSentByTheActor", "The actor itself sent 12 calls", {"calls": from_whom("00" * 4 + F1)}),
    ("callers", "CallsSentByTheActor", "no task sent any", {"calls": from_whom("00" * 4 + F1)}),
    ("callers", "NoCallWasSent", "3 tasks ran, and sent no call; `everything` is []. Which line of `experiment`",
     {"calls": IDLE, "everything": []}),
    ("callers", "NobodyCalled", "Ray saw no call at all", {"calls": LOOKS}),
    ("callers", "CallsKeptHere", "2 calls went to an ordinary object",
     {"calls": LOOKS, "recorder": PLAIN, "plain_calls": [PLAIN_CALL] * 2}),
    # -- what had arrived
    ("arrivals", "CallsOfAnEarlierRun", "1 call came from tasks that an earlier run of the cell had left at work. "
     "Run the cell of Step 2 again",
     {"calls": (*SOLVED, *LEFT, report(7, 1, sender="left 0", at=0.5)), "everything": [*EVERYTHING, [7, 1]]}),
    ("arrivals", "ActorNotEmptied", "holds 24 calls, and this run sent 12: the actor still has those of an earlier "
     "run. An actor keeps its state between two runs of a cell. What empties it?",
     {"calls": (*SOLVED, *moved(REPORTS, -9)), "everything": EVERYTHING * 2}),
    ("arrivals", "ActorNotEmptied", "`reset` ran: what does it set?",
     {"calls": (*SOLVED, *moved(REPORTS, -9), on_actor("reset", -0.5)), "everything": EVERYTHING * 2}),
    ("arrivals", "AskedBeforeTheyWereDone", "holds 6 calls, and 12 arrived in the end",
     {"calls": (*TASKS, *REPORTS, look(0.7), look(1.2)), "everything": EVERYTHING[:6]}),
    ("arrivals", "NeverAskedAfterwards", "The actor got 12 calls, and nobody asked", {"calls": (*TASKS, *REPORTS)}),
    ("arrivals", "CallsOvertookTheReset", "3 calls arrived before the `reset` that the cell had sent earlier, and it "
     "threw them away: `everything` holds 9",
     {"calls": (*SOLVED, replace(on_actor("reset", 0.8), submitted=START - 0.5)), "everything": EVERYTHING[3:]}),
    ("arrivals", "CallsStillOnTheirWay", "the tasks were done before all of their calls had arrived",
     {"calls": (*(replace(t, end=START + 1.9) for t in TASKS), *REPORTS, look(1.95)), "everything": EVERYTHING[:9]}),
    ("arrivals", "EmptiedAmidTheWork", "`reset` came from the notebook when 3 calls had arrived, and threw them away",
     {"calls": (*SOLVED, on_actor("reset", 0.8)), "everything": EVERYTHING[3:]}),
    ("arrivals", "EmptiedAmidTheWork", "`reset` came from a task when 1 call had arrived, and threw it away",
     {"calls": (*SOLVED, on_actor("reset", 0.56, "task 0")), "everything": EVERYTHING[1:]}),
    ("arrivals", "ListIsNotWhatArrived", "12 calls had arrived, and `everything` holds 4. What do `report` and `get`",
     {"everything": EVERYTHING[:4]}),
    ("arrivals", "ListIsNotWhatArrived", "The actor gave 12 items: what did the notebook do with them?",
     {"everything": EVERYTHING[:4], "fetches": fetched(("look 2.2", "12 items"))}),
    ("arrivals", "ListIsNotWhatArrived", "12 calls had arrived, and `everything` holds 13. Where do the others come",
     {"everything": [*EVERYTHING, [9, 9]]}),
    ("by others", "ListNotFromTheseCalls", "1 actor got 9 calls; tasks sent 9 of them",
     {"calls": (*TASKS, *REPORTS[:9], *LOOKS)}),
    ("by others", "ListNotFromTheseCalls", "since `recorder` ended",
     {"calls": (*TASKS, *REPORTS[:9], *LOOKS), "states": {F1: "DEAD"}}),
    ("by others", "ChangedAfterwards", "`everything` holds [0, 1], and the actor never told of that call",
     {"fetches": [Fetch((("look 2.2", "1 item"),), (("look 2.2", frozenset({(7, 7)})),))],
          "calls": (*TASKS, *REPORTS, look(2.2))}),
    # -- a look amid the work
    ("of nothing", "LookedAtAnEmptyOriginal", "the tasks have copies", {"recorder": PLAIN, "halfway": []}),
    ("looks", "NoTaskAtWork", "The notebook itself sent the 12 calls", {"calls": (*from_whom(DRIVER), *LOOKS)}),
    ("looks", "LookedTooEarly", "the actor was asked 0.10 s after the tasks were started, and the first step takes 0.5",
     {"calls": (*TASKS, *REPORTS, look(0.1)), "halfway": []}),
    ("looks", "LookedTooEarly", "was asked before any task was started",
     {"calls": (*TASKS, *REPORTS, look(-0.1)), "halfway": []}),
    ("looks", "LookedTooLate", "holds all 12 calls: when the actor was asked, the tasks were done",
     {"calls": (*TASKS, *REPORTS, look(2.2)), "halfway": EVERYTHING}),
    ("looks", "LookedTooLate", "all had arrived, and none of the tasks had ended",
     {"calls": (*(replace(t, end=START + 2.3) for t in TASKS), *REPORTS, look(2.2)), "halfway": EVERYTHING}),
    ("looks", "NobodyAsked", "no actor was asked for it", {"calls": (*TASKS, *REPORTS)}),
    ("looks", "NothingToSee", "no task had sent a call to `recorder` when it was asked",
     {"calls": IDLE, "halfway": []}),
    ("looks", "LookedBetweenTasks", "`halfway` holds 4 calls, but no task was at work",
     {"calls": (*in_a_row(), look(2.15)), "halfway": EVERYTHING[:4]}),
    ("looks", "CalledTooEarly", "holds all 12 calls, 1.0 s after the tasks had begun, and their work takes 2 s",
     {"calls": (*TASKS, *(replace(c, submitted=START, start=START, end=START + 0.1) for c in REPORTS), look(1.0)),
          "halfway": EVERYTHING}),
    ("looks", "ProgressOvertookTheReset", "`halfway` holds 3. Nothing promises the order",
     {"calls": (*SOLVED, replace(on_actor("reset", 0.8), submitted=START - 0.5)), "halfway": EVERYTHING[3:6]}),
    ("looks", "TasksCameLate", "`halfway` holds no calls, although you looked 1.2 s after the tasks were started",
     {"calls": (*(replace(t, submitted=START - 1) for t in TASKS), *moved(REPORTS, 0.3), look(0.2)), "halfway": []}),
    ("looks", "ProgressIsNotWhatArrived", "6 calls had arrived, and `halfway` holds 2", {"halfway": EVERYTHING[:2]}),
    # -- side by side
    ("together", "TasksRanHere", "Ray ran no task", {"calls": LOOKS}),
    ("together", "OneTaskAfterAnother", "The tasks ran one after another: 6.60 s",
     {"calls": in_a_row(), "duration": 6.6}),
    ("together", "WorkChanged", "A task took 1.05 s instead of about 2", {"calls": stretched(0.5)}),
    ("together", "StepsMadeLonger", "Each step took 1.00 s or more, and its work takes 0.5 s", {"calls": stretched(2)}),
    ("together", "TooFewAtOnce", "The tasks ran one at a time: 6.60 s. This Ray has 4 CPUs",
     {"calls": waiting_in_a_row(), "duration": 6.6, "source": f"{CELL}\nexperiment.options(num_cpus=4)"}),
    ("together", "TooFewAtOnce", "No more than 2 of the tasks ran at the same time",
     {"calls": (task(0), task(1), replace(task(2, start=2.2), submitted=START)), "source": f"{CELL}\nnum_cpus"}),
    ("together", "TooFewStarted", "2 tasks ran instead of 3", {"calls": TASKS[:2]}),
    ("calling", "RanSideBySideAndToldNobody", "3 tasks ran side by side in 2.20 s, but none", {"calls": IDLE}),
    ("calling", "ClockDidNotWait", "`duration` is 0.01 s, but the tasks worked for 2.10 s", {"duration": 0.01}),
    ("calling", "NotEveryTaskCalled", "3 tasks ran, and 2 of them sent 4 calls to an actor",
     {"calls": (*TASKS, *(c for c in REPORTS if c.sender != "task 2"))}),
    ("calling", "NotEveryTaskCalled", "since `recorder` ended",
     {"calls": (*TASKS, *REPORTS[:9]), "states": {F1: "DEAD"}}),
    ("calling", "CalledBeforeTheWork", "A task sent a call 0.00 s after it had begun, and the work",
     {"calls": (*TASKS, *(report(n, s, at=0.5 * (s - 1)) for n, s in EVERYTHING))}),
    ("calling", "CalledBeforeTheWork", "sent a call 0.10 s after the one before",
     {"calls": (*TASKS, *(report(n, s, at=1.0 + 0.1 * s) for n, s in EVERYTHING))}),
    ("calling", "ActorWasSlow", "took 0.70 s for each call instead of 0.05 s",
     {"calls": (*TASKS, *(replace(c, end=c.start + 0.7) for c in REPORTS)), "duration": 9.0}),
    ("noise", "EarlierTasksAtWork", "2 tasks of an earlier run were still at work", {
        "calls": (*SOLVED, *LEFT), "runs": [EARLIER], "duration": 3.5}),
    ("noise", "TasksTookLonger", "even the shortest took 2.94 s", {"calls": stretched(1.4), "duration": 3.5}),
    ("noise", "DriverWaitedForSomethingElse", "side by side for 2.10 s, but the clock showed 3.50 s",
     {"duration": 3.5}),
    ("noise", "MachineWasBusy", "run the cell of Step 2 again", {"duration": 3.05}),
    ("noise", "MachineWasBusy", "this machine was slow", {"calls": waiting_in_a_row(), "duration": 6.6}),
    ("remarks", "EachCallWasWaitedFor", "Each task waited for every call",
     {"runs": [CellRun("def experiment():\n    for n in x:\n        ray.get(n)", START - 5, START - 4)]}),
]  # fmt: skip


def recognised(bundle, changed):
    """The first mistake that a bundle recognises, and what it says."""
    changed = dict(changed)
    seen = three_experiments(*changed.pop("calls", ()), **changed)
    told = ((one, one.told(seen)) for one in bundle if one.kind is not Kind.ERROR)
    return next(((one.id, said) for one, said in told if said), ("", ""))


@pytest.mark.parametrize(
    "bundle, id, phrase, changed", CASES, ids=[f"{c[0]} {c[1]} {n}" for n, c in enumerate(CASES)]
)
def test_a_mistake_is_recognised_first_and_says_so(bundle, id, phrase, changed):
    found, said = recognised(BUNDLES[bundle], changed)
    assert found == id, said
    assert phrase in said


def test_each_mistake_has_a_case():
    known = {(name, one.id) for name, bundle in BUNDLES.items() for one in bundle}
    met = {id for _, id, _, _ in CASES}
    assert {id for _, id in known} == met


@pytest.mark.parametrize("bundle", BUNDLES)
def test_nothing_is_recognised_in_a_right_answer(bundle):
    assert recognised(BUNDLES[bundle], {}) == ("", "")


HELD = [None, 7, "text", {"a": 1}, [], [1], [[1, 2], [3]], (1, 2), HANDLE, PLAIN]
RAN = [(created(F2, 0),), LOOKS, IDLE, (*SOLVED, *LEFT)]


@pytest.mark.parametrize("bundle", BUNDLES)
def test_nothing_raises_whatever_the_names_hold(bundle):
    for name, value, calls in product(("recorder", "everything", "halfway"), HELD, RAN):
        recognised(BUNDLES[bundle], {"calls": calls, name: value})


@pytest.mark.parametrize("bundle", BUNDLES)
def test_calls_that_have_not_ended_are_no_reason_to_raise(bundle):
    recognised(BUNDLES[bundle], {"calls": [replace(call, end=None) for call in SOLVED], "duration": 3.5})


def test_a_machine_that_was_busy_is_noise_and_no_mistake():
    assert {one.kind for one in BUNDLES["noise"]} == {Kind.NOISE}
    noise = [one.id for one in (*BUNDLES["arrivals"], *BUNDLES["looks"]) if one.kind is Kind.NOISE]
    assert noise == ["CallsOfAnEarlierRun", "CallsOvertookTheReset", "CallsStillOnTheirWay",
                     "ProgressOvertookTheReset", "TasksCameLate"]  # fmt: skip


def test_what_is_started_after_the_time_was_taken_is_no_part_of_it():
    """A student who plays on, on a busy machine: the time taken is noise, whatever ran later."""
    seen = three_experiments(*SOLVED, task(8, start=4.0), duration=3.5)
    assert FACTS.span(seen) == pytest.approx(2.1)
    assert not [one.id for one in BUNDLES["calling"] if one.told(seen)]


def test_ids_and_messages_hold_the_exercises_words():
    words = replace(FACTS, actor="ledger", task="audit", noun="entry")
    bundle = callers.not_the_tasks(words, "everything")
    assert "EntrysSentByTheNotebook" in [one.id for one in bundle]
    assert "AnotherMethodCalled" in [one.id for one in bundle], "a word is replaced only as a whole"
    assert "NobodyCalled" in [one.id for one in bundle]
    (made_later, *_) = shared_actor.one_for_all(words)
    assert made_later.id == "LedgerMadeLater" and made_later.general == "shared_actor.ActorMadeLater"
    assert made_later.meaning == "The ledger was created anew after the audits had called another one."
    changed = {"calls": stretched(0.5)}
    assert recognised(side_by_side.started_together(words), changed)[1].startswith("An audit took 1.05 s")


@pytest.mark.parametrize(
    "bundle", [side_by_side.started_together, side_by_side.each_calling, side_by_side.noise]
)
def test_how_long_work_takes_is_not_asked_where_no_work_is(bundle):
    quick = replace(FACTS, seconds=0.0, taken=0.0)
    unasked = {"StepsMadeLonger", "WorkChanged", "CalledBeforeTheWork", "ActorWasSlow", "TasksTookLonger"}
    for calls in (stretched(0.1), stretched(2)):
        seen = three_experiments(*calls, duration=4.2)
        assert not unasked & {one.id for one in bundle(quick) if one.told(seen)}


def test_facts_take_the_handle_of_one_actor():
    with pytest.raises(ValueError):
        replace(FACTS, actors=("f1", "f2"))


def test_an_earlier_run_of_the_cell_does_not_count():
    seen = three_experiments(*SOLVED, *moved(SOLVED, -9), runs=[EARLIER])
    assert len(FACTS.calls(seen)) == 12 and len(FACTS.tasks(seen)) == 3 and len(FACTS.looks(seen)) == 2


def test_what_only_starts_workers_is_no_task():
    up = Call("up", "", "worker_is_up", START, START, START + 0.1, 7, DRIVER)
    assert len(FACTS.tasks(three_experiments(*SOLVED, up))) == 3


def test_a_method_of_another_actor_counts_as_a_task_if_it_calls():
    tasks = [replace(call, actor=F2, name="Lab.experiment") for call in TASKS]
    seen = three_experiments(*tasks, *REPORTS, on_actor("idle", 0.1, actor=F2))
    assert len(FACTS.tasks(seen)) == 3 and FACTS.most_at_once(seen) == 3
