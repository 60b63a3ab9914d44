"""What can be wrong with fetched values, whatever they should be."""

from typing import Any

from actorlab.checks.mistake import Bundle, Figures, bundle, mistake
from actorlab.checks.seen import Seen
from actorlab.misconceptions.facts import Work
from actorlab.misconceptions.wording import short, spelt


def shape(facts: Work) -> Bundle:
    """What a name may hold instead of a flat list of values.

    Args:
        facts: ``results`` and ``expected``; ``method``, which returns the values.
    """
    return bundle(facts, not_a_list, values_as_text, nested_list)


def returned(facts: Work) -> Bundle:
    """What a method may return instead of a value.

    Args:
        facts: ``results`` and ``state``.
    """
    return bundle(facts, method_returns_nothing)


@mistake(
    "NotAList",
    about="A tuple, an array, one number, ... instead of a list.",
    says="`{results}` is of type `{kind}`: {shown}. It should be a list of {wanted} values. Which line made it "
    "something else?",
)
def not_a_list(facts: Work, seen: Seen) -> Figures | None:
    value = seen.value(facts.results)
    if not isinstance(value, list):
        return {"kind": type(value).__name__, "shown": short(value), "wanted": spelt(len(facts.expected))}


@mistake(
    "ValuesAsText",
    about="Strings instead of what the calls return.",
    says="`{results}` holds text: {shown}. `{method}` returns none: what turned its values into strings on the way?",
)
def values_as_text(facts: Work, seen: Seen) -> Figures | None:
    if any(isinstance(one, str) for one in facts.held(seen) or ()):
        return {"shown": facts.shown(seen)}


@mistake(
    "NestedList",
    about="Lists in a list.",
    says="`{results}` has {length} items, each a {kind} of {inside}: {shown}. How do {wanted} values in one flat list "
    "come about?",
)
def nested_list(facts: Work, seen: Seen) -> Figures | None:
    held = facts.held(seen)
    lengths = [_length(one) for one in held or ()]
    if held and None not in lengths:
        return {
            "length": len(held),
            "kind": type(held[0]).__name__,
            "inside": lengths[0],
            "shown": short(held),
            "wanted": spelt(len(facts.expected)),
        }


@mistake(
    "MethodReturnsNothing",
    about="`{method}` lost its `return`.",
    says="`{results}` holds {length} times `None`. The {state} changed in another process: how does its value travel "
    "back to you?",
)
def method_returns_nothing(facts: Work, seen: Seen) -> Figures | None:
    held = facts.held(seen)
    return {"length": len(held)} if held and all(one is None for one in held) else None


def _length(value: Any) -> int | None:
    try:
        return len(value)
    except Exception:  # it has none
        return None
