"""What can be wrong with a list that an actor told, after tasks had called it."""

from collections.abc import Callable
from typing import Any

from actorlab.checks.mistake import Bundle, Figures, Mistake, mistake
from actorlab.checks.seen import Seen
from actorlab.evidence.questions import MISSING
from actorlab.evidence.session import shown_as
from actorlab.misconceptions.shared_actor import actor_made_later
from actorlab.misconceptions.task_calls import TaskCalls
from actorlab.misconceptions.wording import count, short


def a_list(facts: TaskCalls, told: str, items: Callable[[Any], Any], should_be: str) -> Bundle:
    """What a name holds in place of the actor's list; in this order.

    Args:
        facts: the exercise's.
        told: the name.
        items: takes the value; returns ``None`` if it is no such list.
        should_be: what it should be, such as ``a list of whole numbers``.
    """
    return facts.bundle(
        actor_made_later,
        calls_never_fetched,
        returned_by_the_tasks,
        _no_list(items, should_be),
        told=told,
    )


def by_others(facts: TaskCalls, told: str) -> Bundle:
    """Why a list that is as it should be may not be the actor's; in this order.

    Args:
        facts: the exercise's.
        told: the list's name.
    """
    return facts.bundle(list_not_from_these_calls, changed_afterwards, told=told)


@mistake(
    "CallsNeverFetched",
    about="`{results}` holds a reference, or a list of some.",
    says="`{results}` is {held}. A reference is a receipt: the {noun}s are still with the actor. What turns it into "
    "the list?",
)
def calls_never_fetched(at: TaskCalls, seen: Seen) -> Figures | None:
    import ray  # not above: Ray is imported once it is prepared

    value = seen.value(at.results)
    listed = isinstance(value, list)
    held = [item for item in (value if listed else [value]) if isinstance(item, ray.ObjectRef)]
    if held:
        return {"held": f"a list with {count(held, 'ObjectRef')}" if listed else "an ObjectRef"}


@mistake(
    "ReturnedByTheTasks",
    about="`{results}` is what the {task}s returned.",
    says="`{results}` is {held}: that is what the {task}s return, not what the {actor} holds. Whom do you have to ask "
    "for the {noun}s?",
)
def returned_by_the_tasks(at: TaskCalls, seen: Seen) -> Figures | None:
    value = seen.value(at.results)
    if not isinstance(value, list) or not value:
        return None
    shown, tasks = [shown_as(item) for item in value], {call.id for call in at.tasks(seen)}
    for fetch in seen.session.fetches:
        ids = {task for task, _ in fetch.values}
        if [item for _, item in fetch.values] == shown and ids <= tasks:
            return {"held": short(value)}


def _no_list(items: Callable[[Any], Any], should_be: str) -> Mistake:
    @mistake(
        "NotAListOfCalls",
        about="`None`, a number, a dictionary, ... instead of the list that `{results}` should be.",
        says="`{results}` is {held}. It should be {should_be}. {question}",
    )
    def not_a_list_of_calls(at: TaskCalls, seen: Seen) -> Figures | None:
        value = seen.value(at.results)
        if value is MISSING or items(value) is not None:
            return None
        kind = "a list" if isinstance(value, list) else f"of type `{type(value).__name__}`"
        held = "`None`" if value is None else f"{kind}: {short(value)}"
        return {"held": held, "should_be": should_be, "question": _who_made_it(at, seen, value)}

    return not_a_list_of_calls


def _who_made_it(at: TaskCalls, seen: Seen, value: Any) -> str:
    """The question that leads on from a value that is no list: did the actor give it?"""
    given = [at.given(seen, look) for look in at.looks(seen)]
    answer = given[:1] if at.results == at.amid else given[1:][-1:]
    if shown_as(value) in given and value is None:
        return f"The {at.actor} keeps its list in another process: how does it travel back to whoever asks?"
    if shown_as(value) in given:
        return f"What does the {at.actor} write down at a {at.noun}, and what does its `{at.tells}` return?"
    if any(answer):
        return f"The {at.actor}'s answer was {answer[0]}. What did the cell make of it?"
    return "Which line gave it that value?"


@mistake(
    "ListNotFromTheseCalls",
    about="The list is right, and does not come from the {task}s' {noun}s.",
    says="{what}",
)
def list_not_from_these_calls(at: TaskCalls, seen: Seen) -> Figures | None:
    from_tasks = [call for call in at.calls(seen) if call.from_task]
    if len(from_tasks) < at.workers * at.times:
        said = (
            f"`{at.results}` is as it should be, but {at.tally(seen)}; tasks sent {len(from_tasks)} of them. How did "
            "the rest get into the list?"
        )
        return {"what": at.cut_short(seen) or said}


@mistake(
    "ChangedAfterwards",
    about="The {actor} told of other {noun}s than are in the list.",
    says="`{results}` holds {held}, and the {actor} never told of that {noun}. What did the {task}s send, and what "
    "did the notebook make of the {actor}'s answer?",
)
def changed_afterwards(at: TaskCalls, seen: Seen) -> Figures | None:
    if not at.is_actor(seen):
        return None
    untold = seen.untold(at.results, by=seen.value(at.handle), after=at.method)
    pairs = (pair for pair in seen.value(at.results) if tuple(sorted(pair)) in untold) if untold else ()
    if held := next(iter(pairs), None):
        return {"held": list(map(int, held))}
