"""What can be wrong with asking a ``ray.util.ActorPool``."""

import re

from actorlab.checks.mistake import Bundle, Figures, Kind, bundle, mistake
from actorlab.checks.seen import Seen
from actorlab.misconceptions.facts import Work
from actorlab.misconceptions.wording import count, spelt


def pools(facts: Work) -> Bundle:
    """What a pool may have been given, and what it may have given back; in this order.

    Args:
        facts: ``results``, ``method`` and ``noun``.
    """
    return bundle(
        facts,
        function_without_the_actor,
        function_the_wrong_way_round,
        function_fetches,
        nobody_takes_them_out,
        submit_returns_nothing,
    )


@mistake(
    "FunctionWithoutTheActor",
    about="The function that a pool calls does not take two arguments.",
    says="A pool calls your function with two arguments, and yours takes {taken}. Which two does the pool hand over, "
    "and in which order?",
    kind=Kind.ERROR,
)
def function_without_the_actor(facts: Work, error: BaseException) -> Figures | None:
    found = re.search(r"takes (\d+) positional arguments? but 2 were given", str(error))
    return {"taken": spelt(int(found[1]))} if isinstance(error, TypeError) and found else None


@mistake(
    "FunctionTheWrongWayRound",
    about="The function that a pool calls takes the value first, and the actor second.",
    says="Your function asked a value of type `{kind}` for `{method}`: it has the value where the actor should be. In "
    "which order does a pool hand over the two?",
    kind=Kind.ERROR,
)
def function_the_wrong_way_round(facts: Work, error: BaseException) -> Figures | None:
    found = re.search(rf"'(int|str|float)' object has no attribute '{facts.method}'", str(error))
    return {"kind": found[1]} if isinstance(error, AttributeError) and found else None


@mistake(
    "FunctionFetches",
    about="The function that a pool calls returns a value, not a reference.",
    says="Ray was to wait for a value of type `{kind}`, which is there already. A pool waits for the reference that "
    "your function returns, and fetches the value itself. What turned the reference into a value too early?",
    kind=Kind.ERROR,
)
def function_fetches(facts: Work, error: BaseException) -> Figures | None:
    found = re.search(r"wait\(\) expected a list of .*got list containing <class '([\w.]+)'>", str(error))
    return {"kind": found[1]} if isinstance(error, TypeError) and found else None


@mistake(
    "NobodyTakesThemOut",
    about="`{results}` is the iterator that a pool returns.",
    says="`{results}` is an iterator, of type `{kind}`, and not a list. A pool sends the next {noun} only when somebody "
    "takes a result out of it; so far Ray ran {ran}. What takes them all out, and makes a list?",
)
def nobody_takes_them_out(facts: Work, seen: Seen) -> Figures | None:
    kind = type(seen.value(facts.results)).__name__
    return {"kind": kind, "ran": count(facts.calls(seen), facts.noun)} if kind == "generator" else None


@mistake(
    "SubmitReturnsNothing",
    about="`{results}` holds what `submit` returns.",
    says="`{results}` holds {nothing} times `None`: that is what a pool's `submit` returns. Which of a pool's methods "
    "give results?",
)
def submit_returns_nothing(facts: Work, seen: Seen) -> Figures | None:
    nothing = sum(one is None for one in facts.held(seen) or ())
    return {"nothing": nothing} if nothing and ".submit(" in facts.source(seen) else None
