"""The lives of actors and the attempts at calls, read from a record."""

from collections.abc import Sequence

from actorlab.evidence.attempts import Attempts
from actorlab.evidence.calls import Actor, has_begun
from actorlab.evidence.makers import makers

_CREATION = "__init__"


def attempts(record: Attempts, method: str, actor: str) -> list[int]:
    """How often each call of a method was begun on an actor, in the order in which the calls
    were sent.

    A call that Ray sent again, because the actor had died or since the call had raised an
    exception, was begun more than once. An attempt of which the actor's process could write
    nothing before it died does not count.

    Args:
        record: what ran.
        method: the method's name, without the class.
        actor: the actor's id.
    """
    calls = [call for call in record.attempts if call.actor == actor and call.method == method]
    sent: dict[str, float] = {}
    begun: dict[str, int] = {}
    for call in calls:
        sent.setdefault(call.id, call.sent or 0.0)
        begun[call.id] = begun.get(call.id, 0) + has_begun(call)
    return [begun[call] for call in sorted(sent, key=sent.__getitem__)]


def actors_of(
    record: Attempts, selected: Attempts, class_name: str, since: float = 0.0, by: str = ""
) -> list[str]:
    """The actors of a class whose creation is among certain calls.

    Args:
        record: all that ran.
        selected: of that, the calls that count.
        class_name: the class's name.
        since: an actor of which nobody has written who created it counts if Ray has known it
            since then, in seconds since the epoch.
        by: the id of the actor that created them, by a call of its own or through tasks; if
            it is empty, anybody may have created them.

    Returns:
        Their ids, in the order in which Ray was asked for them.
    """
    creations = {call.actor: call for call in record.calls if call.method == _CREATION and call.sender}
    counted = {call.actor for call in selected.calls if call.method == _CREATION}

    def counts(actor: Actor) -> bool:
        if created := creations.get(actor.id):
            chain = [created, *makers(created, record.by_id)]
            return actor.id in counted and any(call.sender.endswith(by) for call in chain)
        return not by and actor.states[0].at + 1 > since  # Ray leaves out the fraction of the second

    return [actor.id for actor in record.actors.values() if actor.class_name == class_name and counts(actor)]


def in_order_of_creation(record: Attempts, actors: Sequence[str]) -> bool:
    """Whether Ray was asked for these actors in this order.

    Either who asked or Ray's control service may say so: on a busy machine, requests that
    were sent at once may overtake one another.

    Args:
        record: what ran.
        actors: the actors' ids.
    """
    asked = {call.actor: call.submitted for call in record.calls if call.method == _CREATION}
    sent, known = [asked.get(actor) for actor in actors], list(record.actors)
    if not all(actor in record.actors for actor in actors):
        return False
    places = [known.index(actor) for actor in actors]
    in_order = lambda found: all(one < other for one, other in zip(found, found[1:]))
    return in_order(places) or (None not in sent and in_order(sent))
