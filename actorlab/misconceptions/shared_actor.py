"""What can be wrong with the one actor that several tasks are to share."""

from actorlab.checks.mistake import Bundle, Figures, mistake
from actorlab.checks.seen import Seen
from actorlab.misconceptions.task_calls import TaskCalls
from actorlab.misconceptions.wording import count


def one_for_all(facts: TaskCalls) -> Bundle:
    """Which actor the tasks called, if not the one that the notebook has; in this order.

    Args:
        facts: the exercise's.
    """
    return facts.bundle(actor_made_later, actor_of_another_class, actors_made_by_tasks, several_actors)


@mistake(
    "ActorMadeLater",
    about="The {actor} was created anew after the {task}s had called another one.",
    says="`{handle}` was created after the {task}s had run: their {sent} went to the one before it, and this one "
    "knows of nothing. Which cell do you have to run again, so that the {task}s get this handle?",
)
def actor_made_later(at: TaskCalls, seen: Seen) -> Figures | None:
    actor, sent = at.actor_id(seen), at.calls(seen)
    made = [c.sent for c in seen.settled.calls if c.actor == actor and c.method == "__init__"]
    if made and made[0] and sent and made[0] > max(call.sent for call in sent):
        return {"sent": count(sent, at.noun)}


@mistake(
    "ActorOfAnotherClass",
    about="`{handle}` is an actor of some other class.",
    says="`{handle}` is an actor of class `{made_of}`. Of which class should it be?",
)
def actor_of_another_class(at: TaskCalls, seen: Seen) -> Figures | None:
    if at.is_actor(seen):
        made_of, wanted = (seen.class_name(seen.value(name)) for name in (at.handle, at.of))
        if made_of != wanted:
            return {"made_of": made_of}


@mistake(
    "ActorsMadeByTasks",
    about="Each {task} creates its own {actor}.",
    says="{others} got {noun}s besides yours, and a task created {them}: a new {actor}, with a state of its own. "
    "Which {actor} should a task call, and how does it come to know it?",
)
def actors_made_by_tasks(at: TaskCalls, seen: Seen) -> Figures | None:
    others = at.others(seen)
    by_tasks = {c.actor for c in seen.settled.calls if c.method == "__init__" and c.from_task}
    if at.is_actor(seen) and others and by_tasks.issuperset(others):
        return {"others": count(others, at.actor), "them": "it" if len(others) == 1 else "each of them"}


@mistake(
    "SeveralActors",
    about="The notebook created more than one {actor}, and they share the {noun}s.",
    says="{others} got {noun}s besides `{handle}`. Then the state is in {places} places. How many {actor}s do "
    "{workers} {task}s need, if each of them gets the same handle?",
)
def several_actors(at: TaskCalls, seen: Seen) -> Figures | None:
    if at.is_actor(seen) and (others := at.others(seen)):
        return {"others": count(others, "other actor"), "places": len(others) + 1}
