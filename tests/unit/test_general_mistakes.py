"""What is recognised in any exercise with actors: on made-up records, values and errors."""

from dataclasses import replace
from itertools import product

import pytest
import ray
import ray.exceptions

from actorlab.authoring.met import general_mistakes
from actorlab.checks.mistake import Kind
from actorlab.evidence.calls import Call
from actorlab.evidence.session import CellRun, PlainCall
from actorlab.evidence.values import ActorClass, ActorHandle
from actorlab.misconceptions import (
    duration,
    fetching,
    handles,
    noise,
    order,
    ray_errors,
    values,
    workers,
)
from actorlab.misconceptions.actor_class import actor_class
from actorlab.misconceptions.facts import Work
from support.made_up_seen import COUNTING, two_counters
from support.sights import DRIVER, F1, F2, RESULTS, START, side_by_side

FACTS = Work(
    of="Foo",
    state="counter",
    method="increment",
    noun="increment",
    actors=("f1", "f2"),
    times=5,
    seconds=0.5,
    results="results",
    expected=RESULTS,
    duration="duration",
    window=(2.5, 3.0),
)
BUNDLES = {
    "actor_class": actor_class(FACTS),
    "handles": handles.handles(FACTS),
    "several": handles.several(FACTS),
    "outdated": handles.outdated(FACTS),
    "fetching": fetching.results(FACTS),
    "repeated": fetching.repeated(FACTS),
    "shape": values.shape(FACTS),
    "returned": values.returned(FACTS),
    "by actor": order.by_actor(FACTS),
    "order": order.order(FACTS),
    "elsewhere": workers.elsewhere(FACTS),
    "too many": workers.too_many(FACTS),
    "too few": workers.too_few(FACTS),
    "at once": workers.at_once(FACTS),
    "rounds": workers.rounds(FACTS),
    "clock": duration.clock(FACTS),
    "too short": duration.too_short(FACTS),
    "in a row": duration.one_after_another(FACTS),
    "work": duration.work(FACTS),
    "starting": duration.starting(FACTS),
    "earlier": noise.earlier_run(FACTS),
    "busy": noise.busy(FACTS),
    "errors": ray_errors.any_cell(),
}
TOPICS = {one.general.partition(".")[0] for bundle in BUNDLES.values() for one in bundle}


class Foo:
    """A class that is no actor class."""


class Named:
    """What is called `remote`, as the method of an actor class."""

    __name__ = "remote"


class ActorOptionWrapper:
    """What `options` returns."""


@ray.remote
def function():
    """A remote function."""


class Decorated:
    """A class whose methods carry the decorator."""

    increment = function


def calls(*rows, actor=F1):
    """Increments: when each was sent and started, and how long it took."""
    return tuple(
        Call(f"{actor}{n}", actor, "Foo.increment", START + sent, START + start, START + start + took, 7, DRIVER)
        for n, (sent, start, took) in enumerate(rows)
    )  # fmt: skip


def in_a_row(seconds=0.5, sent_at_once=False):
    """Ten increments that took turns, each sent when the one before had ended."""
    return tuple(
        Call(f"{n}", (F1, F2)[n % 2], "Foo.increment", START + (0 if sent_at_once else n * seconds),
             START + n * seconds, START + (n + 1) * seconds, 7, DRIVER)
        for n in range(10)
    )  # fmt: skip


def made(actor, sent, took):
    """The creation of an actor."""
    return Call(
        f"made {actor}", actor, "Foo.__init__", START + sent, START + sent, START + sent + took, 7, DRIVER
    )


def on_actors(*actors):
    return tuple(
        replace(call, id=f"{n}", actor=actors[n % len(actors)]) for n, call in enumerate(side_by_side())
    )


def late_worker():
    """Increments that were sent together, of which one actor's began when the other's were done."""
    rows = [(0.01 * n, 0.5 * n, 0.5) for n in range(5)]
    return (*calls(*rows), *calls(*[(sent, start + 2.6, took) for sent, start, took in rows], actor=F2))


SLOW = side_by_side(0.6)
TASK = Call("task", "", "increment", START, START, START + 0.5, 7, DRIVER)
QUEUED = tuple(
    replace(call, id=f"early {call.id}", submitted=START - 5, start=START - 0.3, end=START + 0.2)
    for call in side_by_side()[:2]
)
PLAIN = PlainCall("Foo.increment", START, START + 0.5, "1", "MainThread")
REFERENCE = ray.ObjectRef.nil()


def ran(source, at=-9.0):
    return CellRun(source, START + at, START + at + 0.1)


AGAIN = [ran("class Foo: pass", -9), ran("f1 = f2 = Foo()", -8), ran("class Foo:\n    more = 1", -7)]

CASES = [
    # -- the class
    ("actor_class", "AnotherClass", "the actor class `Example`, and has no method `increment`",
     {"Foo": ActorClass("Example", frozenset({"more"}))}),
    ("actor_class", "FunctionDecorated", "keep the counter between two calls", {"Foo": function}),
    ("actor_class", "InstanceInsteadOfClass", "one object, not the class", {"Foo": Foo()}),
    ("actor_class", "InstanceInsteadOfClass", "one object, not the class", {"Foo": ActorHandle(bytes.fromhex(F1))}),
    ("actor_class", "MethodsDecorated", "The method `increment` of `Foo` carry", {"Foo": Decorated}),
    ("actor_class", "DecoratedClassDropped", "where did you keep it?",
     {"Foo": Foo, "runs": [ran("class Foo: pass\nray.remote(Foo)")]}),
    ("actor_class", "ClassNotDecorated", "a plain Python class", {"Foo": Foo}),
    # -- the handles
    ("handles", "NeverCreated", "`f1` names the method `remote` itself", {"f1": Named()}),
    ("handles", "OptionsWithoutRemote", "starts none", {"f2": ActorOptionWrapper()}),
    ("handles", "ReferenceInsteadOfHandle", "`f1` and `f2` holds an ObjectRef", {"f1": REFERENCE, "f2": REFERENCE}),
    ("handles", "HandlesInAContainer", "`f1` is a list with 2 handles", {"f1": [ActorHandle(bytes.fromhex(F1))] * 2}),
    ("handles", "HandlesInAContainer", "`f2` is a dict with 1 handle", {"f2": {"a": ActorHandle(bytes.fromhex(F1))}}),
    ("handles", "PlainObjects", "are plain objects in the notebook's own process. How", {"f1": Foo(), "f2": Foo()}),
    ("handles", "PlainObjects", "as it was before you last changed it", {"f1": Foo(), "f2": Foo(), "runs": AGAIN}),
    ("handles", "NotAlive", "The actor behind `f1` is no longer alive. All actors end with", {}),
    ("several", "OneActorTwoNames", "`f1` and `f2` are two names for one actor, so there is one counter",
     {"f2": ActorHandle(bytes.fromhex(F1))}),
    ("several", "TwoClasses", "`f1` is an actor of class `Foo` and `f2` one of class `Bar`", {"classes": {F2: "Bar"}}),
    ("outdated", "ActorsOfAnOlderClass", "`f1` and `f2` were created before you last changed `Foo`", {"runs": AGAIN}),
    # -- fetching
    ("fetching", "NeverFetched", "`results` holds 10 ObjectRefs. A reference is a receipt", {"results": [REFERENCE] * 10}),
    ("fetching", "NeverFetched", "holds 1 ObjectRef.", {"results": [1, REFERENCE]}),
    ("fetching", "WaitedInsteadOfFetched", "1 references that are ready and 9 that are not",
     {"results": ([REFERENCE], [REFERENCE] * 9)}),
    ("fetching", "TookTheFirstReady", "has 1 of the 10 values: `ray.wait` returned as soon as one was ready",
     {"results": [1], "source": f"{COUNTING}; ray.wait(results)"}),
    ("fetching", "TookTheFirstReady", "as soon as some were", {"results": [1, 1], "source": f"{COUNTING}; ray.wait([])"}),
    ("repeated", "SameReferenceRepeated", "has 10 values, but `increment` ran only 1 times",
     {"results": [1] * 10, "calls": side_by_side()[:1]}),
    # -- values
    ("shape", "NotAList", "`results` is of type `tuple`", {"results": tuple(RESULTS)}),
    ("shape", "ValuesAsText", "holds text", {"results": list(map(str, RESULTS))}),
    ("shape", "NestedList", "has 5 items, each a list of 2", {"results": [[n, n] for n in range(5)]}),
    ("returned", "MethodReturnsNothing", "10 times `None`", {"results": [None] * 10}),
    # -- order
    ("by actor", "GroupedByActor", "all five values of one actor", {"results": [1, 2, 3, 4, 5] * 2}),
    ("by actor", "OneActorsResultsOnly", "Ray ran 5 + 5 increments on 2 actors. Where are the other's?",
     {"results": [1, 2, 3, 4, 5]}),
    ("order", "WrongOrder", "The ten values are right, their order is not", {"results": RESULTS[::-1]}),
    # -- who worked
    ("elsewhere", "ThreadsInsteadOfActors", "ran in 1 thread of the notebook's own process",
     {"calls": [], "plain_calls": [replace(PLAIN, thread="Thread-1")]}),
    ("elsewhere", "ProcessesInsteadOfActors", "that Ray knows nothing of",
     {"calls": [], "runs": [ran("import multiprocessing")]}),
    ("elsewhere", "RemoteFunctionsInsteadOfActors", "1 remote function ran (`increment`)", {"calls": [TASK]}),
    ("elsewhere", "PlainObjectsDidTheWork", "The 2 increments ran one after another in the notebook's own process: 1.00 s",
     {"calls": [], "plain_calls": [PLAIN, PLAIN]}),
    ("elsewhere", "NobodyWorked", "and `duration` is 2.51 s, but the cell's last run sent no increment to any actor",
     {"calls": []}),
    ("too many", "TooManyActors", "3 actors ran increments: 4 + 3 + 3 increments on 3 actors",
     {"calls": on_actors(F1, F2, "ef" * 16)}),
    ("too few", "OnlyOneActorWorked", "One actor ran all 10 increments, one at a time: 5.02 s",
     {"calls": on_actors(F1), "duration": 5.02}),
    ("at once", "CallsOverlapOnOneActor", "up to 5 increments under way at the same time",
     {"calls": calls(*[(0, 0, 0.5)] * 5)}),
    ("rounds", "WrongNumberOfRounds", "Each actor ran 4 increments instead of 5",
     {"calls": [call for call in side_by_side() if not call.id.endswith("4")]}),
    # -- the measured time
    ("clock", "NotANumber", "`duration` is of type `str`, not a number of seconds. What is `end_time - start_time`?",
     {"duration": "2.5"}),
    ("clock", "ClockOfTheProcessor", "`duration` is 0.01 s, and Ray's record shows 2.50 s of work",
     {"duration": 0.01, "source": f"{COUNTING}; time.process_time()"}),
    ("clock", "ClockReadBackwards", "`duration` is -2.51 s", {"duration": -2.51}),
    ("clock", "NotInSeconds", "`duration` is 2510, and", {"duration": 2510.0}),
    ("too short", "FetchedAfterTheClockStopped", "the actors worked for 2.50 s: it was stopped", {"duration": 0.01}),
    ("too short", "ClockDidNotWait", "nobody waited for them", {"duration": 0.01, "results": [REFERENCE] * 10}),
    ("too short", "StoppedAtTheFirstReady", "How many of the 10 should be ready",
     {"duration": 0.6, "source": f"{COUNTING}; ray.wait([])"}),
    ("too short", "ClockCoversOnlyPart", "it covers only a part of the work", {"duration": 1.5}),
    ("in a row", "FetchedInTheLoop", "`ray.get` inside the loop waits",
     {"calls": in_a_row(), "duration": 5.0, "source": f"{COUNTING}\nfor n in x:\n    ray.get(n)", "took": 6}),
    ("in a row", "FetchedOneAtATime", "one after another: 5.00 s", {"calls": in_a_row(), "duration": 5.0, "took": 6}),
    ("work", "WorkChanged", "took 0.10 s instead of 0.5 s", {"calls": side_by_side(0.1)}),
    ("work", "WorkChanged", "took 1.00 s instead of 0.5 s", {"calls": side_by_side(1.0), "took": 9}),
    ("work", "ExtraCallsInTheTimedPart", "11 increments ran while the clock did, instead of 10: 3.02 s",
     {"calls": (*side_by_side(), *calls((2.5, 2.5, 0.5))), "duration": 3.02, "start_time": START - 0.05}),
    ("work", "ExtraCallsInTheTimedPart", "instead of 10: 3.02 s",
     {"calls": (*side_by_side(), *calls((2.5, 2.5, 0.5))), "duration": 3.02}),
    ("starting", "ActorsStartedInsideTheTimedPart", "`__init__` took 1.00 s, and the clock showed 3.60 s",
     {"calls": (made(F1, -1.0, 1.0), *(replace(call, submitted=START - 0.05) for call in side_by_side())), "duration": 3.6}),
    # -- noise
    ("earlier", "EarlierCallsStillWaiting", "2 calls of an earlier run were still waiting on these actors, and this run "
     "had to queue behind them: 3.20 s. Create the actors anew (run the cell of Step 1 again)",
     {"calls": (*QUEUED, *side_by_side()), "duration": 3.2, "runs": [ran("f1 = f2 = 0")]}),
    ("busy", "WorkersCameLate", "one actor began its first increment 2.60 s after that was sent",
     {"calls": late_worker(), "duration": 5.1, "took": 6}),
    ("busy", "DriverWaitedForSomethingElse", "side by side for 2.50 s, but the clock showed 4.10 s", {"duration": 4.1}),
    ("busy", "CallsTookLonger", "even the shortest increment took 0.70 s", {"calls": side_by_side(0.7), "duration": 3.55}),
    ("busy", "MachineWasBusy", "this machine was slow: run the cell of Step 3 again", {"calls": SLOW, "duration": 3.05}),
]  # fmt: skip

GET = "'object_refs' must either be an ObjectRef"
ERRORS = [
    ("handles", "CalledTheActorClass", "`Foo()` would build the object here",
     TypeError("Actors cannot be instantiated directly. Instead of 'Foo()', use 'Foo.remote()'.")),
    ("handles", "AskedAPlainClass", "`Foo` was a plain Python class when the cell ran",
     AttributeError("type object 'Foo' has no attribute 'remote'")),
    ("errors", "CalledWithoutRemote", "The cell called an actor's method directly",
     TypeError("Actor methods cannot be called directly.")),
    ("errors", "AskedForAnAttribute", "asked a handle for `counter`",
     AttributeError("'ActorHandle' object has no attribute 'counter'")),
    ("errors", "DecoratedWithEmptyBrackets", "nothing in them",
     AssertionError("The @ray.remote decorator must be applied either with no arguments and no parentheses")),
    ("errors", "RemoteFunctionCalledDirectly", "as if it ran here",
     TypeError("Remote functions cannot be called directly.")),
    ("errors", "MethodOfAReference", "asked an ObjectRef for a method",
     AttributeError("'ray.ObjectRef' object has no attribute 'increment'")),
    ("errors", "AskedForRemote", "a function, or a method of something that is no actor's handle",
     AttributeError("'function' object has no attribute 'remote'")),
    ("errors", "AskedForRemote", "asked the function `function` for `.remote`",
     AttributeError("'function' object has no attribute 'remote'", obj=function._function)),
    ("errors", "WrongContainerForGet", "its type is NoneType",
     ValueError(f"Invalid type of object refs, <class 'builtins.NoneType'>, is given. {GET}")),
    ("errors", "WrongContainerForGet", "(something else)", ValueError("Invalid type of object refs")),
    ("errors", "WrongContentForGet", "something that is not an ObjectRef",
     TypeError("Attempting to call `get` on the value 1, which is not an ray.ObjectRef.")),
    ("errors", "WrongContentForGet", "a stream of references",
     TypeError("`get` on the value <ObjectRefGenerator>, which is not an ray.ObjectRef.")),
    ("errors", "RayWasShutDown", "The actors are gone", Exception("Can't find actor abc. It might be dead.")),
    ("errors", "ActorDied", "What ended yours?", ray.exceptions.ActorDiedError()),
    ("errors", "ActorDied", "`ray.kill` ended it", ray.exceptions.ActorUnavailableError("by ray.kill", b"0" * 16)),
    ("errors", "ArgumentsDoNotFit", "too many positional arguments", TypeError("too many positional arguments")),
    ("errors", "OutOfTime", "a timeout is how long you wait", ray.exceptions.GetTimeoutError("Get timed out")),
    ("errors", "TaskStopped", "stopped in its worker with `ValueError: no`",
     ray.exceptions.RayTaskError("f", "trace\nValueError: no", ValueError("no"))),
]  # fmt: skip


def recognised(bundle, changed):
    """The first mistake that a bundle recognises, and what it says."""
    seen = two_counters(**changed)
    told = ((one, one.told(seen)) for one in bundle if one.kind is not Kind.ERROR)
    return next(((one.id, said) for one, said in told if said), ("", ""))


def meaning(bundle, error):
    """The same of an exception with which a cell stopped."""
    told = ((one, one.told(error)) for one in bundle if one.kind is Kind.ERROR)
    return next(((one.id, said) for one, said in told if said), ("", ""))


@pytest.mark.parametrize(
    "bundle, id, phrase, changed", CASES, ids=[f"{c[0]} {c[1]} {n}" for n, c in enumerate(CASES)]
)
def test_a_mistake_is_recognised_first_and_says_so(bundle, id, phrase, changed):
    found, said = recognised(BUNDLES[bundle], changed)
    assert found == id, said
    assert phrase in said


@pytest.mark.parametrize(
    "bundle, id, phrase, error", ERRORS, ids=[f"{c[1]} {n}" for n, c in enumerate(ERRORS)]
)
def test_an_error_is_recognised_first_and_says_so(bundle, id, phrase, error):
    found, said = meaning(BUNDLES[bundle], error)
    assert found == id, said
    assert phrase in said


def test_an_actor_that_waits_for_resources(monkeypatch):
    monkeypatch.setattr(ray, "is_initialized", lambda: True)
    (waiting,) = BUNDLES["handles"].only("WaitingForResources")
    said = waiting.told(two_counters(states={F2: "PENDING_CREATION"}))
    assert "`f2` is still waiting to be started" in said and "do your actors ask for together" in said


def test_each_mistake_has_a_case():
    known = {one.id for bundle in BUNDLES.values() for one in bundle}
    assert known - {case[1] for case in (*CASES, *ERRORS)} == {"WaitingForResources"}


def test_each_mistake_of_these_topics_is_in_a_bundle():
    known = {one.general for bundle in BUNDLES.values() for one in bundle}
    assert {name for name in general_mistakes() if name.partition(".")[0] in TOPICS} <= known


@pytest.mark.parametrize("bundle", BUNDLES)
def test_nothing_is_recognised_in_a_right_answer(bundle, monkeypatch):
    monkeypatch.setattr(ray, "is_initialized", lambda: True)
    assert recognised(BUNDLES[bundle], {}) == ("", "")
    assert meaning(BUNDLES[bundle], ValueError("of the student's own")) == ("", "")


class Awkward:
    """A value that raises when it is compared, and when its length is asked for."""

    def __eq__(self, other):
        raise RuntimeError

    __hash__ = None

    def __len__(self):
        raise RuntimeError


HELD = [
    None,
    7,
    True,
    float("nan"),
    "text",
    {"a": 1},
    [],
    [None],
    [[1, 2], [3]],
    (1, 2),
    Foo(),
    [Awkward()] * 10,
]
RAN = [[], [TASK], [made(F1, 0, 1)], QUEUED, late_worker(), in_a_row(sent_at_once=True), side_by_side()]


@pytest.mark.parametrize("bundle", BUNDLES)
def test_nothing_raises_whatever_the_names_hold(bundle):
    for name, value, ran in product(("Foo", "f1", "results", "duration", "start_time"), HELD, RAN):
        recognised(BUNDLES[bundle], {"calls": ran, name: value})


def test_a_busy_machine_is_noise_and_no_mistake():
    assert {one.kind for name in ("earlier", "busy") for one in BUNDLES[name]} == {Kind.NOISE}


def test_calls_that_were_sent_at_once_were_not_waited_for():
    """An actor whose worker comes late makes calls run one after another, and no student did."""
    together = {"calls": in_a_row(sent_at_once=True), "duration": 5.0, "took": 6}
    assert recognised(BUNDLES["in a row"], together) == ("", "")
