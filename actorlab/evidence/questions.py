"""The questions that a check's asserts may ask.

A test cell runs twice: in the notebook, where it explains (``checks.seen.Seen``),
and once more in the grader, on what could be seen from outside the student's
process (``execution.cross_check.Outside``). Both answer these questions.

Students run cells again and again, and Ray's record holds all of it. So a question
about the work behind a value names that value (``within``), and counts only what
may have led to it (see ``evidence.origin``).

Questions of one kind have a module of their own: ``order_questions``, ``life_questions``
and ``value_questions``. ``asking`` is how all of them look at what there is.
"""

from typing import Any

from actorlab.evidence.asking import LONG_PATIENCE, MISSING
from actorlab.evidence.calls import CLOCK_SLACK
from actorlab.evidence.life_questions import LifeQuestions
from actorlab.evidence.order_questions import OrderQuestions
from actorlab.evidence.record import Record
from actorlab.evidence.value_questions import ValueQuestions

__all__ = ["MISSING", "Evidence"]


class Evidence(LifeQuestions, OrderQuestions, ValueQuestions):
    """The notebook's names, and Ray's record of what ran."""

    def class_name(self, actor_class_or_handle: Any) -> str:
        """The name of the class that an actor class makes actors of, or that an
        actor was made of; empty if it is neither."""
        metadata = getattr(actor_class_or_handle, "__ray_metadata__", None)
        if metadata is not None:
            return metadata.class_name
        actor_id = getattr(actor_class_or_handle, "_actor_id", None)
        if actor_id is None:
            return ""
        known = self.record_when(lambda r: actor_id.hex() in r.actors, LONG_PATIENCE).actors
        return known[actor_id.hex()].class_name if actor_id.hex() in known else ""

    def has_method(self, actor_class: Any, method: str) -> bool:
        """Whether this is an actor class with such a method."""
        metadata = getattr(actor_class, "__ray_metadata__", None)
        return metadata is not None and method in metadata.method_meta.methods

    def actors_that_ran(self, method: str, times: int, enough: int = 2, within: str = "") -> int:
        """How many actors ran a method at least ``times`` times before this check.

        Args:
            method: the method's name, without the class.
            times: how many finished calls an actor needs to count.
            enough: stop waiting for Ray's record once it shows so many actors.
            within: the name of a value; only calls that may have led to it count.
        """
        behind = self._behind(within, method)
        return self._most(
            lambda record: behind(record).actors_that_ran(method, times, before=self.began), enough
        )

    def actors_side_by_side(
        self,
        method: str,
        times: int,
        seconds: float,
        within: str = "",
        since: float = 0.0,
        enough: int = 2,
    ) -> int:
        """How many actors were at work at once, each with one call at a time.

        Args:
            method: the method's name, without the class.
            times: how many calls in a row each must have run.
            seconds: how long each call must have taken at the least.
            within: the name of a measured number of seconds, in which all the calls
                must fit; only calls that may have run while it was measured count. Or
                the name of another value; only calls that may have led to it count.
            since: only calls that started after this time count, in seconds
                since the epoch.
            enough: stop waiting for Ray's record once it shows so many actors.

        Returns:
            The largest number of actors with such a row of calls in one
            stretch; 0 if there is none.
        """
        stretch, behind = float("inf"), self._behind(within, method)
        if within and self.is_number(self.value(within)):
            since, stretch = self._measured(within)
        return self._most(
            lambda record: behind(record).actors_side_by_side(method, times, seconds, since, stretch), enough
        )

    def tasks_side_by_side(
        self, sending: str, times: int, seconds: float, within: str, enough: int = 3
    ) -> int:
        """How many tasks were at work at once, each calling an actor's method.

        Args:
            sending: the method's name, without the class.
            times: how many finished calls of it each must have made.
            seconds: how long each must have worked before each of these calls,
                at the least: since its own start, or since it sent the one before.
            within: the name of a measured number of seconds, in which all the tasks
                must fit; only tasks that may have run while it was measured count.
            enough: stop waiting for Ray's record once it shows so many tasks.
        """
        (since, stretch), behind = self._measured(within), self._behind(within, sending)
        count = lambda record: behind(record).tasks_side_by_side(sending, times, seconds, since, stretch)
        return count(self._settled_when(lambda record: count(record) >= enough))

    def calls_from_tasks(self, method: str, on: Any, within: str = "") -> int:
        """How many finished calls of an actor's method came from tasks or other
        actors, and not from the notebook or from the actor itself. What a task sent of
        which Ray was told to write nothing does not count.

        Args:
            method: the method's name, without the class.
            on: the actor's handle.
            within: the name of a value; only calls that may have led to it count. If
                it is a list, wait for a call for each of its items.
        """
        actor, items, behind = (
            on._actor_id.hex(),
            self.length(self.value(within)),
            self._behind(within, method),
        )

        def known(record: Record) -> bool:
            # The actor writes that a call ended; each caller, that it sent one.
            calls = behind(record).calls_on(actor, method)
            return len(calls) >= items and all(call.sender for call in record.calls_on(actor, method))

        record = self._settled_when(known)
        calls = behind(record).calls_on(actor, method)
        return sum(call.from_task and not call.from_itself and call.sender in record.by_id for call in calls)

    def told(self, name: str, by: Any, after: str) -> bool:
        """Whether an actor may have told what a list holds: somebody called another of its
        methods once it had finished as many calls of this one as the list has items.

        The notebook's process knows what was fetched. There, each pair of whole numbers
        must also be among those that the actor told, whatever the order of the two.

        Args:
            name: the list's name.
            by: the actor's handle.
            after: the method that tells the actor one item, without the class.
        """
        actor, items, behind = by._actor_id.hex(), self.length(self.value(name)), self._behind(name, after)
        asked = lambda record: bool(behind(record).asked_after(actor, after, items))
        return asked(self._settled_when(asked))

    def actors_beside(self, actor: Any, method: str, within: str) -> int:
        """How many other actors ran a method.

        Args:
            actor: the handle of the actor that does not count.
            method: the method's name, without the class.
            within: a name; only calls that began with the last run of the cell that
                gave it its value count. No earlier or later cell may count against it.
        """
        run = self.run_that_set(within)
        since, until = run.start - CLOCK_SLACK, run.end
        beside = lambda record: record.actors_beside(actor._actor_id.hex(), method, since, until)
        # Until it is written who sent it, an earlier cell's call looks like one of this run's.
        return len(beside(self._settled_when(lambda record: not beside(record))))

    def asked_amid(self, method: str, on: Any, after: int, within: str = "") -> bool:
        """Whether somebody called another method of an actor when it had finished ``after``
        calls of this one, while tasks that still had some to make were at work.

        Args:
            method: the method's name, without the class.
            on: the actor's handle.
            after: how many calls, since the actor's start or since an earlier call of
                another method, such as one that clears what it holds.
            within: the name of a value; the call of the other method must be one that
                may have led to it. The tasks may have begun before.
        """
        since = self.since(within) if within else 0.0
        asked = lambda record: record.asked_amid(on._actor_id.hex(), method, after, since)
        return asked(self._settled_when(asked))
