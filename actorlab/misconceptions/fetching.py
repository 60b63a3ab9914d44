"""What can be wrong between a reference and its value."""

from typing import Any

from actorlab.checks.mistake import Bundle, Figures, bundle, mistake
from actorlab.checks.seen import Seen
from actorlab.misconceptions.facts import Work, same
from actorlab.misconceptions.wording import count


def results(facts: Work) -> Bundle:
    """Why a list may hold something else than values, or not all of them.

    Args:
        facts: ``results``, ``expected`` and ``actors``.
    """
    return bundle(facts, never_fetched, waited_instead_of_fetched, took_the_first_ready)


def repeated(facts: Work) -> Bundle:
    """One value that was fetched several times.

    Args:
        facts: ``results`` and ``method``.
    """
    return bundle(facts, same_reference_repeated)


def holds_values(facts: Work, seen: Seen) -> bool:
    """Whether the results are a list of anything but references."""
    value = seen.value(facts.results)
    return isinstance(value, list) and not references(value)


def references(held: Any) -> list[Any]:
    """The references in a list; none if it is no list."""
    import ray  # not above: Ray is imported once it is prepared

    return [one for one in held if isinstance(one, ray.ObjectRef)] if isinstance(held, list) else []


@mistake(
    "NeverFetched",
    about="`{results}` holds references, not values.",
    says="`{results}` holds {references}. A reference is a receipt: the answer is still with the actor. What turns "
    "references into values, and where do you keep what it returns?",
)
def never_fetched(facts: Work, seen: Seen) -> Figures | None:
    held = references(seen.value(facts.results))
    return {"references": count(held, "ObjectRef")} if held else None


@mistake(
    "WaitedInsteadOfFetched",
    about="`ray.wait` taken for `ray.get`.",
    says="`{results}` is the pair that `ray.wait` returns: {ready} references that are ready and {rest} that are not. "
    "It tells which are ready, not what they are. What fetches them?",
)
def waited_instead_of_fetched(facts: Work, seen: Seen) -> Figures | None:
    value = seen.value(facts.results)
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(part, list) for part in value):
        return {"ready": len(value[0]), "rest": len(value[1])}


@mistake(
    "TookTheFirstReady",
    about="`ray.wait` returns after the first one; the others were left.",
    says="`{results}` has {found} of the {all} values: `ray.wait` returned as soon as {were} ready. How many do you "
    "want to wait for?",
)
def took_the_first_ready(facts: Work, seen: Seen) -> Figures | None:
    value, all = seen.value(facts.results), len(facts.expected)
    if not isinstance(value, list) or len(value) >= all or "ray.wait" not in facts.source(seen):
        return None
    if any(same(value, part) for part in facts.parts()):  # all of one actor's, and none of another's
        return None
    return {"found": len(value), "all": all, "were": "one was" if len(value) == 1 else "some were"}


@mistake(
    "SameReferenceRepeated",
    about="A few calls, and their references several times.",
    says="`{results}` has {length} values, but `{method}` ran only {calls} times: the same references were repeated. "
    "How many times should the method be called?",
)
def same_reference_repeated(facts: Work, seen: Seen) -> Figures | None:
    held, calls = facts.held(seen) or [], len(facts.calls(seen))
    if len(held) > calls > 0 and all(same(one, held[0]) for one in held):
        return {"length": len(held), "calls": calls}
