"""What can be wrong with an actor that should take several calls at once.

In an async actor, one thread serves all calls, and turns to another where a method says
``await``. Ray's record tells when a call was let in: it began, and ended, while another ran.
"""

import inspect
from dataclasses import dataclass

from actorlab.checks.mistake import Bundle, Figures, Kind, bundle, mistake
from actorlab.checks.seen import Seen
from actorlab.evidence.calls import FinishedCall
from actorlab.misconceptions.facts import Work, same
from actorlab.misconceptions.wording import count, seconds

_EARLY = 0.1  # seconds before a call's end from which on asking does not count as asking amid it


@dataclass(frozen=True, kw_only=True)
class Turns(Work):
    """The facts of an exercise in which ``method`` runs long, and another is to be answered
    meanwhile.

    Attributes:
        asks: the other method; ``results`` is what its calls returned.
        enough: how many of its calls are to be answered meanwhile.
    """

    asks: str = ""
    enough: int = 1

    def asked(self, seen: Seen) -> tuple[FinishedCall | None, list[FinishedCall]]:
        """The last long call, and the calls of the other method that were sent after it."""
        long = self.calls(seen)[-1:]
        calls = self.calls_of(seen, self.asks)
        return (long[0], [call for call in calls if call.sent > long[0].sent]) if long else (None, [])

    def amid(self, seen: Seen) -> int:
        """How many of these calls began and ended while the long one ran."""
        long, asked = self.asked(seen)
        return sum(long.start <= call.start and call.end <= long.end for call in asked) if long else 0

    def kept_out(self, seen: Seen) -> Figures | None:
        """The figures of a long call that let none in; nothing, if it let one in, or nobody asked."""
        long, asked = self.asked(seen)
        if long and not self.amid(seen) and any(call.sent < long.end for call in asked):
            return {"took": long.seconds, "shown": self.shown(seen)}

    def is_async(self, seen: Seen, method: str) -> bool:
        """Whether the class has such a method, and it is ``async``."""
        metadata = getattr(seen.value(self.of), "__ray_metadata__", None)
        return inspect.iscoroutinefunction(getattr(metadata and metadata.modified_class, method, None))

    def takes_one(self, seen: Seen) -> bool:
        """Whether the class allows its actors one call at a time."""
        options = getattr(seen.value(self.of), "_default_options", None) or {}
        return options.get("max_concurrency") == 1


def kept_out(facts: Turns) -> Bundle:
    """Why an actor may answer nobody while a method runs; in this order.

    Args:
        facts: the exercise's.
    """
    return bundle(facts, wait_not_awaited, waits_without_await, only_the_other_is_async, takes_one, plain)


def answered(facts: Turns) -> Bundle:
    """What can be wrong with work that others were let into, or that was over before; noise
    comes last.

    Args:
        facts: the exercise's, with ``window``.
    """
    return bundle(facts, ended_too_early, tells_nothing_new, let_in_and_took_longer)


def late(facts: Turns) -> Bundle:
    """Calls that came too late to be answered amid the work, by no fault of the class.

    Args:
        facts: the exercise's, with ``enough``.
    """
    return bundle(facts, asked_too_late)


def queued(facts: Work) -> Bundle:
    """Why calls of one actor may have waited for each other; noise comes last.

    Args:
        facts: ``actors``, one of them; ``method``, ``times``, ``seconds``, ``duration``, ``window``.
    """
    return bundle(facts, taken_one_at_a_time, waited_for_each_other, all_at_once_and_slow)


@mistake(
    "WaitNotAwaited",
    about="`asyncio.sleep` is called and not awaited.",
    says="`{method}` took {took:.2f} s: it called `asyncio.sleep`, and went on. Such a call only says what there is to "
    "wait for. Which word waits for it?",
)
def wait_not_awaited(facts: Turns, seen: Seen) -> Figures | None:
    long, _ = facts.asked(seen)
    source = seen.run_that_set(facts.of).source
    if long and long.seconds < facts.seconds / 2 and "sleep(" in source and "await" not in source:
        return {"took": long.seconds} if facts.is_async(seen, facts.method) else None


@mistake(
    "WaitsWithoutAwait",
    about="`{method}` is `async`, and waits without `await`.",
    says="`{method}` is `async`, and yet `{asks}` was not answered in the {took:.1f} s that it took: `{results}` is "
    "{shown}. An async actor has one thread. Which line of `{method}` waits, and is it an `await`?",
)
def waits_without_await(facts: Turns, seen: Seen) -> Figures | None:
    return facts.kept_out(seen) if facts.is_async(seen, facts.method) and not facts.takes_one(seen) else None


@mistake(
    "OnlyTheOtherIsAsync",
    about="`{asks}` is `async`, and `{method}` is a plain method.",
    says="`{asks}` is `async`, and was not answered in the {took:.1f} s that `{method}` took: `{results}` is {shown}. "
    "Who has to step aside so that the other gets a turn: the one that asks, or the one that works?",
)
def only_the_other_is_async(facts: Turns, seen: Seen) -> Figures | None:
    return facts.kept_out(seen) if facts.is_async(seen, facts.asks) and not facts.takes_one(seen) else None


@mistake(
    "TakesOne",
    about="`max_concurrency=1`.",
    says="`{asks}` was not answered in the {took:.1f} s that `{method}` took: `{results}` is {shown}. The class says "
    "`max_concurrency=1`. How many calls may then be under way?",
)
def takes_one(facts: Turns, seen: Seen) -> Figures | None:
    return facts.kept_out(seen) if facts.takes_one(seen) else None


@mistake(
    "PlainActor",
    about="A plain actor: `{asks}` waits until `{method}` has ended.",
    says="`{results}` is {shown}: `{asks}` was called while `{method}` was at work, and had to wait until it had ended, "
    "after {took:.1f} s. A plain actor takes one call at a time. What could `{method}` let in where it waits?",
)
def plain(facts: Turns, seen: Seen) -> Figures | None:
    return facts.kept_out(seen)


@mistake(
    "EndedTooEarly",
    about="`{method}` returned before its work was done, or its work was made shorter.",
    says="`{method}` returned after {took:.2f} s, and its work takes {seconds:g} s. Who does that work, how much of it is "
    "left, and what waits until it is done?",
)
def ended_too_early(facts: Turns, seen: Seen) -> Figures | None:
    long, _ = facts.asked(seen)
    return {"took": long.seconds} if long and long.seconds < 0.9 * facts.seconds else None


@mistake(
    "TellsNothingNew",
    about="`{asks}` was answered, with a value that did not change.",
    says="`{asks}` was answered while `{method}` was at work, but `{results}` is {shown}. When does `{method}` change the "
    "{state}, and is it the same one that `{asks}` tells?",
)
def tells_nothing_new(facts: Turns, seen: Seen) -> Figures | None:
    held = facts.held(seen) or [None]
    if held[0] is not None and facts.amid(seen) > 1 and all(same(one, held[0]) for one in held):
        return {"shown": facts.shown(seen)}


@mistake(
    "LetInAndTookLonger",
    about="`{method}` let others in, and took longer than it should.",
    says="`{asks}` was answered while `{method}` was at work, but `{method}` took {took:.2f} s, and the clock showed "
    "{clock}. If its work is as it was, this machine is very busy: run the cell again.",
    kind=Kind.NOISE,
)
def let_in_and_took_longer(facts: Turns, seen: Seen) -> Figures | None:
    long, _ = facts.asked(seen)
    if long and facts.took_too_long(seen) and facts.amid(seen):
        return {"took": long.seconds, "clock": seconds(seen.value(facts.duration))}


@mistake(
    "AskedTooLate",
    about="The machine was slow: `{asks}` was called when `{method}` had nearly ended.",
    says="The calls of `{asks}` came so late that `{method}` had nearly ended: this machine is very busy. Run the cell "
    "again.",
    kind=Kind.NOISE,
)
def asked_too_late(facts: Turns, seen: Seen) -> bool:
    long, asked = facts.asked(seen)
    return bool(long) and sum(call.sent < long.end - _EARLY for call in asked) < facts.enough


@mistake(
    "TakenOneAtATime",
    about="The actor takes one call at a time.",
    says="The {noun}s ran one after another: {took}. The actor never had two of them under way. What does its class say "
    "of how many it takes, and is `{method}` still `async`?",
)
def taken_one_at_a_time(facts: Work, seen: Seen) -> Figures | None:
    if len(facts.calls(seen)) > 1 == facts.most_on_one_actor(seen):
        return {"took": seconds(seen.value(facts.duration))}


@mistake(
    "WaitedForEachOther",
    about="All calls were let in, and ended one after another: a lock, or a wait without `await`.",
    says="{all} began at the same time, and yet it took {took}: each waited for the one before. What do they hold while "
    "they wait: the actor's thread, or a lock?",
)
def waited_for_each_other(facts: Work, seen: Seen) -> Figures | None:
    calls = facts.calls(seen)
    if facts.took_too_long(seen) and facts.span(seen) > 0.9 * facts.seconds * len(calls) > 0:
        if min(call.seconds for call in calls) < 2 * facts.seconds:
            return {"all": count(calls, facts.noun), "took": seconds(seen.value(facts.duration))}


@mistake(
    "AllAtOnceAndSlow",
    about="The calls were under way at once; the machine was slow.",
    says="{all} were under way at the same time, and it took {took}. If nothing but the wait is in `{method}`, this "
    "machine is very busy: run the cell again.",
    kind=Kind.NOISE,
)
def all_at_once_and_slow(facts: Work, seen: Seen) -> Figures | None:
    calls = facts.calls(seen)
    if facts.took_too_long(seen) and facts.most_on_one_actor(seen) >= facts.times:
        return {"all": count(calls, facts.noun), "took": seconds(seen.value(facts.duration))}
