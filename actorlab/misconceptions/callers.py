"""What can be wrong with who calls a shared actor's method, and on which object."""

from actorlab.checks.mistake import Bundle, Figures, mistake
from actorlab.checks.seen import Seen
from actorlab.evidence.calls import by_actor
from actorlab.misconceptions.task_calls import TaskCalls
from actorlab.misconceptions.wording import count


def not_the_tasks(facts: TaskCalls, told: str) -> Bundle:
    """Why what the actor told does not come from the tasks' calls of its method; in this order.

    Args:
        facts: the exercise's.
        told: the name of what the actor told.
    """
    return facts.bundle(
        copies_got_the_calls,
        calls_sent_by_the_notebook,
        calls_to_other_actors,
        another_method_called,
        calls_sent_by_the_actor,
        no_call_was_sent,
        nobody_called,
        calls_kept_here,
        told=told,
    )


def elsewhere(facts: TaskCalls) -> Bundle:
    """Calls that look like the tasks' and are not, for any check; in this order.

    Args:
        facts: the exercise's.
    """
    return facts.bundle(another_method_called, calls_sent_by_the_actor)


@mistake(
    "CopiesGotTheCalls",
    about="The {task}s were given a plain {actor}, and each changed a copy.",
    says="{ran} ran, and `{results}` is {held}. Each got a copy of the {actor}, and what it changes goes with the "
    "copy. What can you pass to a task that stays one and the same?",
)
def copies_got_the_calls(at: TaskCalls, seen: Seen) -> Figures | None:
    if at.tasks(seen) and not at.calls(seen) and not at.is_actor(seen):
        return _ran(at, seen)


@mistake(
    "CallsSentByTheNotebook",
    about="The notebook sends the {noun}s on behalf of the {task}s.",
    says="The notebook itself sent {sent}; no task sent any. Who knows first that a step of the work is done, and "
    "whom could it tell?",
)
def calls_sent_by_the_notebook(at: TaskCalls, seen: Seen) -> Figures | None:
    sent = at.calls(seen)
    if sent and not any(call.from_task for call in sent):
        return {"sent": count(sent, at.noun)}


@mistake(
    "CallsToOtherActors",
    about="The {noun}s are on other actors than `{handle}`.",
    says="{tally}, and `{handle}` got {own} of them. To which {actor} does each task send, and which one do you ask?",
)
def calls_to_other_actors(at: TaskCalls, seen: Seen) -> Figures | None:
    if at.others(seen) and at.is_actor(seen):
        own = len(by_actor(at.calls(seen)).get(at.actor_id(seen), []))
        return {"tally": at.tally(seen).capitalize(), "own": own or "none"}


@mistake(
    "AnotherMethodCalled",
    about="The {task}s call another method of the {actor}, and never `{method}`.",
    says="The {task}s called `{other}` of the {actor} {often}, and `{method}` not once. What a task does reaches "
    "the others by the {actor}'s method `{method}`, and what one fetches from an actor is a copy. Which method do "
    "yours call?",
)
def another_method_called(at: TaskCalls, seen: Seen) -> Figures | None:
    actor = at.actor_id(seen)
    others = [call for call in at.all_calls(seen) if call.from_task and call.actor == actor]
    if others and not at.calls(seen):
        return {"other": others[0].method, "often": count(others, "time")}


@mistake(
    "CallsSentByTheActor",
    about="The {actor} calls itself.",
    says="The {actor} itself sent {sent}, by one of its own methods; no task sent any. Where do the {task}s run "
    "then, and who needs the {actor}'s handle?",
)
def calls_sent_by_the_actor(at: TaskCalls, seen: Seen) -> Figures | None:
    sent = at.calls(seen)
    if sent and all(call.from_itself for call in sent):
        return {"sent": count(sent, at.noun)}


@mistake(
    "NoCallWasSent",
    about="The {task}s hold the handle, and never call its method.",
    says="{ran} ran, and sent no {noun}; `{results}` is {held}. Which line of `{function}` sends one: does Python come "
    "to it, and does it end with brackets?",
)
def no_call_was_sent(at: TaskCalls, seen: Seen) -> Figures | None:
    if at.tasks(seen) and not at.calls(seen) and not at.plain_calls(seen):
        return _ran(at, seen)


@mistake(
    "NobodyCalled",
    about="`{results}` does not come from any {noun}.",
    says="`{results}` is {held}, but Ray saw no {noun} at all. Where does that come from?",
)
def nobody_called(at: TaskCalls, seen: Seen) -> Figures | None:
    if not at.calls(seen) and not at.plain_calls(seen):
        return {"held": at.shown(seen)}


@mistake(
    "CallsKeptHere",
    about="The {noun}s went to an ordinary object in the notebook's process.",
    says="{kept} went to an ordinary object in the notebook's own process, and none to an actor. What do the "
    "{task}s call, and where does it live?",
)
def calls_kept_here(at: TaskCalls, seen: Seen) -> Figures | None:
    if not at.calls(seen) and (kept := at.plain_calls(seen)):
        return {"kept": count(kept, at.noun)}


def _ran(at: TaskCalls, seen: Seen) -> Figures:
    return {"ran": count(at.tasks(seen), at.task), "held": at.shown(seen)}
