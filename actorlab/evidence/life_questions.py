"""Questions about the lives of actors: who they are, who made them, and how they ended.

Ray's control service writes down what they ask about an actor, and not the notebook's process.
"""

from collections.abc import Callable, Sequence
from typing import Any

from actorlab.evidence import lives
from actorlab.evidence.asking import LONG_PATIENCE, PATIENCE, Asking
from actorlab.evidence.calls import Actor
from actorlab.evidence.values import ActorHandle

# How long an actor may take to start before it counts as not alive, in seconds.
_START_LIMIT = 45.0


class LifeQuestions(Asking):
    """Answers them from Ray's record."""

    def alive(self, actor: Any) -> bool:
        """Whether Ray has this actor running; waits while it is being started."""
        known = self._known(actor, lambda known: known.state in ("ALIVE", "DEAD"), _START_LIMIT)
        return known is not None and known.state == "ALIVE"

    def gone(self, *actors: Any) -> bool:
        """Whether Ray has ended all of these actors.

        Args:
            actors: their handles.
        """
        ids = [actor._actor_id.hex() for actor in actors]
        ended = lambda record: {actor.id for actor in record.actors.values() if actor.state == "DEAD"}
        return ended(self.record_when(lambda r: ended(r).issuperset(ids), PATIENCE)).issuperset(ids)

    def restarts(self, actor: Any, enough: int = 1) -> int:
        """How often Ray restarted an actor, or began to.

        Args:
            actor: its handle.
            enough: stop waiting for Ray's record once it shows so many.
        """
        known = self._known(actor, lambda known: known.restarts >= enough)
        return known.restarts if known else 0

    def attempts(self, method: str, on: Any, within: str = "") -> list[int]:
        """How often each call of an actor's method was begun, in the order in which the
        calls were sent: 2 for one that Ray sent again, and that began again.

        Args:
            method: the method's name, without the class.
            on: the actor's handle.
            within: the name of a value; only calls that may have led to it count.
        """
        actor, made = on._actor_id.hex(), self._while_made(within, method)
        begun = lambda record: lives.attempts(made(record), method, actor)
        return begun(self._settled_when(lambda record: bool(begun(record)) and 0 not in begun(record)))

    def name_of(self, actor: Any) -> str:
        """The name under which Ray finds an actor; empty if it has none."""
        known = self._known(actor)
        return known.name if known else ""

    def is_detached(self, actor: Any) -> bool:
        """Whether an actor lives on when nobody holds a handle."""
        known = self._known(actor)
        return known is not None and known.detached

    def cpus(self, actor: Any) -> float:
        """How many CPUs an actor reserves while it lives; 0 if it does not say."""
        known = self._known(actor)
        return known.resources.get("CPU", 0.0) if known else 0.0

    def actors_of(
        self, class_name: str, within: str = "", by: Any = None, enough: int = 1
    ) -> list[ActorHandle]:
        """The actors of a class that were created, as handles to ask about.

        Args:
            class_name: the class's name.
            within: the name of a value; only actors count whose creation may have led to it.
            by: the handle of the actor that must have created them; by default anybody may have.
            enough: stop waiting for Ray's record once it shows so many.
        """
        creator, made = by._actor_id.hex() if by is not None else "", self._while_made(within, "__init__")
        since = self.since(within) if within else 0.0
        found = lambda record: lives.actors_of(record, made(record), class_name, since, creator)
        record = self._settled_when(lambda record: len(found(record)) >= enough)
        return [ActorHandle(bytes.fromhex(actor)) for actor in found(record)]

    def in_order_of_creation(self, actors: Sequence[Any]) -> bool:
        """Whether Ray was asked for these actors in this order: that a list of them is still
        as it was made.

        Args:
            actors: the actors' handles.
        """
        ids = [actor._actor_id.hex() for actor in actors]
        holds = lambda record: lives.in_order_of_creation(record, ids)
        return holds(self.record_when(holds, PATIENCE))

    def _known(
        self, actor: Any, holds: Callable[[Actor], bool] = lambda known: True, seconds: float = PATIENCE
    ) -> Actor | None:
        """What Ray wrote of an actor, once something holds of it or after so many seconds;
        ``None`` if it has written nothing."""
        known = lambda record: record.actors.get(actor._actor_id.hex())
        if known(self.record_when(lambda r: known(r) is not None, LONG_PATIENCE)) is None:
            return None
        there = lambda record: (one := known(record)) is not None and holds(one)
        return known(self.record_when(there, seconds))
