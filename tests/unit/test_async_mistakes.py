"""What is recognised of actors that should take several calls at once: on made-up records."""

from types import SimpleNamespace

import pytest

from actorlab.checks.mistake import Kind
from actorlab.evidence.calls import Call
from actorlab.evidence.session import CellRun
from actorlab.evidence.values import ActorHandle
from actorlab.misconceptions import async_actor, async_errors
from actorlab.misconceptions.facts import Work
from support.made_up_seen import MadeUp
from support.sights import F1, START

FACTS = async_actor.Turns(
    of="Foo",
    state="counter",
    method="run",
    asks="progress",
    enough=2,
    actors=("foo",),
    seconds=2.0,
    results="looks",
    duration="duration",
    window=(2.0, 2.7),
)
ADDING = Work(
    method="add",
    noun="add",
    actors=("foo",),
    times=3,
    seconds=0.4,
    results="looks",
    duration="duration",
    window=(0.4, 1.0),
)
CELL = "looks = duration = 0"
DEFINED = "class Foo:\n    async def run(self):\n        asyncio.sleep(0.2)"


class Plain:
    def run(self): ...

    def progress(self): ...


class Async(Plain):
    async def run(self): ...


class OnlyProgress(Plain):
    async def progress(self): ...


def call(method, sent, start, end):
    return Call(f"{method} {sent}", F1, f"Foo.{method}", START + sent, START + start, START + end)


def run(seconds=2.0):
    return call("run", 0.1, 0.1, 0.1 + seconds)


def looks(*, ended):
    """Calls of ``progress``, sent every 0.4 s, that began at once and ended at these times."""
    return [call("progress", 0.4 * n, 0.4 * n, end) for n, end in enumerate(ended, 1)]


KEPT_OUT = [run(), *looks(ended=(2.11, 2.5, 2.9))]
LET_IN = [run(), *looks(ended=(0.41, 0.81, 1.21))]


def seen(calls, made_of=Async, held=(10, 10, 10), duration=2.8, defined="class Foo: ...", **options):
    metadata = SimpleNamespace(modified_class=made_of)
    values = {
        "Foo": SimpleNamespace(__ray_metadata__=metadata, _default_options=options),
        "foo": ActorHandle(bytes.fromhex(F1)),
        "looks": list(held),
        "duration": duration,
    }
    runs = [CellRun(defined, START - 2, START - 1), CellRun(CELL, START, START + 5)]
    return MadeUp(values, calls, runs)


def met(bundle, what):
    """The first mistake of a bundle that is recognised, and what it says."""
    told = ((one.id, one.told(what)) for one in bundle)
    return next(((id, said) for id, said in told if said), ("", ""))


@pytest.mark.parametrize(
    "calls, options, id, says",
    [
        (KEPT_OUT, {"made_of": Plain}, "PlainActor", "`looks` is [10, 10, 10]"),
        (KEPT_OUT, {"made_of": OnlyProgress}, "OnlyTheOtherIsAsync", "in the 2.0 s that `run` took"),
        (KEPT_OUT, {"made_of": Async}, "WaitsWithoutAwait", "is it an `await`?"),
        (KEPT_OUT, {"made_of": Async, "max_concurrency": 1}, "TakesOne", "max_concurrency=1"),
        ([run(0.001)], {"defined": DEFINED}, "WaitNotAwaited", "`run` took 0.00 s"),
        ([run(0.001)], {"defined": DEFINED.replace("asyncio", "await asyncio")}, "", ""),
        ([run(0.001)], {"made_of": Plain, "defined": DEFINED}, "", ""),
        (LET_IN, {}, "", ""),
        (LET_IN[:2] + KEPT_OUT[2:], {}, "", ""),  # one was let in
        ([run()], {}, "", ""),  # nobody asked
        ([], {}, "", ""),
    ],
)
def test_why_nobody_was_let_in(calls, options, id, says):
    found, said = met(async_actor.kept_out(FACTS), seen(calls, **options))
    assert found == id and says in said


@pytest.mark.parametrize(
    "calls, held, duration, id",
    [
        ([run(1.7)], [10, 10, 10], 1.7, "EndedTooEarly"),
        (LET_IN, [0, 0, 0], 2.1, "TellsNothingNew"),
        (LET_IN, [0, 0, 1], 2.1, ""),
        (LET_IN, [None, None, None], 2.1, ""),  # it tells nothing at all
        (KEPT_OUT, [10, 10, 10], 2.8, ""),
        (LET_IN, [2, 4, 6], 2.8, "LetInAndTookLonger"),
        (LET_IN, [2, 4, 6], 2.1, ""),
        ([], [1], 2.1, ""),
    ],
)
def test_work_that_let_others_in(calls, held, duration, id):
    assert met(async_actor.answered(FACTS), seen(calls, held=held, duration=duration))[0] == id


@pytest.mark.parametrize(
    "sent, late",
    [((0.4, 0.8, 1.2), False), ((0.4, 0.8, 2.2), False), ((0.4, 2.05, 2.5), True), ((2.2, 2.6, 3.0), True)],
)
def test_who_asked_too_late_is_the_machine(sent, late):
    calls = [run(), *(call("progress", at, at, at + 0.001) for at in sent)]
    assert (met(async_actor.late(FACTS), seen(calls))[0] == "AskedTooLate") is late


def adds(*spans):
    return [call("add", 0.1 + n / 1000, start, end) for n, (start, end) in enumerate(spans)]


@pytest.mark.parametrize(
    "calls, duration, id",
    [
        (adds((0.1, 0.5), (0.5, 0.9), (0.9, 1.3)), 1.2, "TakenOneAtATime"),
        (adds((0.1, 0.5), (0.11, 0.9), (0.11, 1.3)), 1.2, "WaitedForEachOther"),  # a lock
        (adds((0.1, 0.5), (0.11, 1.3), (0.11, 1.3)), 1.2, "WaitedForEachOther"),  # a blocked loop
        (adds((0.1, 1.4), (0.11, 1.4), (0.11, 1.4)), 1.3, "AllAtOnceAndSlow"),
        (adds((0.1, 0.5), (0.11, 0.5), (0.11, 0.5)), 1.2, "AllAtOnceAndSlow"),
        (adds((0.1, 0.5), (0.11, 0.5), (0.11, 0.5)), 0.4, ""),
        ([], 1.2, ""),
    ],
)
def test_why_calls_waited_for_each_other(calls, duration, id):
    assert met(async_actor.queued(ADDING), seen(calls, duration=duration))[0] == id


def test_only_the_machine_is_to_blame_for_noise():
    bundles = [async_actor.kept_out(FACTS), async_actor.answered(FACTS), async_actor.late(FACTS)]
    noises = {
        one.id
        for bundle in (*bundles, async_actor.queued(ADDING))
        for one in bundle
        if one.kind is Kind.NOISE
    }
    assert noises == {"LetInAndTookLonger", "AskedTooLate", "AllAtOnceAndSlow"}


@pytest.mark.parametrize(
    "error, id",
    [
        (SyntaxError("'await' outside async function"), "AwaitInAPlainMethod"),
        (SyntaxError("'return' outside function"), ""),
        (TypeError("object NoneType can't be used in 'await' expression"), "AwaitedNothing"),
        (TypeError("cannot pickle 'coroutine' object"), "CoroutineReturned"),
        (RuntimeError("asyncio.run() cannot be called from a running event loop"), "LoopInALoop"),
        (RuntimeError("This event loop is already running"), "LoopInALoop"),
        (RuntimeError("no"), ""),
    ],
)
def test_errors_of_async_and_await(error, id):
    found, said = met(async_errors.errors(), error)
    assert found == id and ("`None`" in said) is (id == "AwaitedNothing")
