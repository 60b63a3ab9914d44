"""Questions about the order of calls, and about what one actor did at the same time.

``evidence.order`` says exactly what each counts. With ``within``, the name of a value,
only calls count that may have led to it and were sent before it stood: neither an
earlier attempt, nor what somebody asks of the same actors afterwards.
"""

from collections.abc import Sequence
from typing import Any

from actorlab.evidence import order
from actorlab.evidence.asking import Asking


class OrderQuestions(Asking):
    """Answers them from Ray's record."""

    def in_order_of_finish(self, method: str, actors: Sequence[Any], within: str = "") -> bool:
        """Whether these actors' last calls of a method ended in this order.

        Args:
            method: the method's name, without the class.
            actors: the actors' handles.
            within: the name of a value; only calls that may have led to it count.
        """
        ids, made = [actor._actor_id.hex() for actor in actors], self._while_made(within, method)
        holds = lambda record: order.in_order_of_finish(made(record), method, ids)
        return holds(self._settled_when(holds))

    def begun_before_last_end(self, method: str, of: str, within: str = "", enough: int = 1) -> int:
        """How many calls of a method began before the last call of another ended.

        Args:
            method: the name of the method whose calls count, without the class.
            of: the other method's name.
            within: the name of a value; only calls that may have led to it count.
            enough: stop waiting for Ray's record once it shows so many.
        """
        made = self._while_made(within, method, of)
        count = lambda record: order.begun_before_last_end(made(record), method, of)
        return count(self._settled_when(lambda record: count(record) >= enough))

    def followed_up(
        self, method: str, actors: Sequence[Any], by: str, within: str = "", enough: int = 1
    ) -> int:
        """How many of these actors' last calls of a method were followed up by a call of
        another, each by its own, while another actor's still ran.

        Args:
            method: the method's name, without the class.
            actors: the actors' handles, in the order in which they were followed up.
            by: the other method's name.
            within: the name of a value; only calls that may have led to it count.
            enough: stop waiting for Ray's record once it shows so many.
        """
        ids, made = [actor._actor_id.hex() for actor in actors], self._while_made(within, method, by)
        count = lambda record: order.followed_up(made(record), method, ids, by)
        return count(self._settled_when(lambda record: count(record) >= enough))

    def busy(self, method: str, within: str = "") -> list[float]:
        """The seconds that the calls of a method took on each actor, added up, the longest first.

        Args:
            method: the method's name, without the class.
            within: the name of a value; only calls that may have led to it count.
        """
        made = self._while_made(within, method)
        spent = lambda record: order.busy(made(record), method)
        return spent(self._settled_when(lambda record: bool(spent(record))))

    def ended_amid(self, method: str, on: Any, during: str, within: str = "", enough: int = 1) -> int:
        """How many calls of a method of an actor both began and ended while a call of
        another method ran on it.

        Args:
            method: the method's name, without the class.
            on: the actor's handle.
            during: the other method's name.
            within: the name of a value; only calls that may have led to it count.
            enough: stop waiting for Ray's record once it shows so many.
        """
        actor, made = on._actor_id.hex(), self._while_made(within, method, during)
        count = lambda record: order.ended_amid(made(record), method, actor, during)
        return count(self._settled_when(lambda record: count(record) >= enough))

    def at_once(self, method: str, on: Any = None, within: str = "", enough: int = 2) -> int:
        """The most calls of a method that were under way at one moment on an actor.

        Args:
            method: the method's name, without the class.
            on: the actor's handle; by default all actors count together.
            within: the name of a value; only calls that may have led to it count.
            enough: stop waiting for Ray's record once it shows so many.
        """
        actor = "" if on is None else on._actor_id.hex()
        made = self._while_made(within, method)
        count = lambda record: order.at_once(made(record), method, actor)
        return count(self._settled_when(lambda record: count(record) >= enough))
