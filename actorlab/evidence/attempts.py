"""Every attempt at every call, the actors that ran them, and selections of these."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from actorlab.evidence.calls import Actor, BegunCall, Call, FinishedCall, by_actor, has_begun, has_ended
from actorlab.evidence.makers import makers

_Same = TypeVar("_Same", bound="Attempts")


@dataclass(frozen=True)
class Attempts:
    """All actors and calls of one or more Ray sessions.

    Attributes:
        actors: by id.
        attempts: each attempt at each call, by start. Nearly all calls have one.
    """

    actors: dict[str, Actor] = field(default_factory=dict)
    attempts: tuple[Call, ...] = ()

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """The calls, each as its last attempt went, by start."""
        last: dict[str, int] = {}
        for call in self.attempts:
            last[call.id] = max(call.attempt, last.get(call.id, 0))
        return tuple(call for call in self.attempts if call.attempt == last[call.id])

    @cached_property
    def by_id(self) -> dict[str, Call]:
        """The calls by their ids."""
        return {call.id: call for call in self.calls}

    @cached_property
    def unended(self) -> tuple[Call, ...]:
        """The calls that were sent and have still to end, as far as one can tell: those
        that are not over."""
        return tuple(call for call in self.calls if call.submitted and not self.is_over(call))

    def is_over(self, call: Call) -> bool:
        """Whether a call has ended, has failed, or will not end since its worker is gone."""
        if call.end or call.error:
            return True
        actor = self.actors.get(call.actor)
        if actor is None:
            return False
        gone = call.start and call.pid and call.pid != actor.pid
        return bool(gone) or actor.state == "DEAD" or (call.answered or float("inf")) < actor.restarted + 1

    def method_calls(self, method: str) -> dict[str, list[FinishedCall]]:
        """The finished calls of ``method``, by actor id, each by start."""
        return by_actor(c for c in self.calls if c.actor and c.method == method and has_ended(c))

    def calls_on(self, actor: str, method: str) -> list[FinishedCall]:
        """The finished calls of ``method`` on one actor, by start."""
        return self.method_calls(method).get(actor, [])

    def begun_calls(self, method: str) -> list[BegunCall]:
        """The calls of ``method`` that some actor has begun, by start."""
        return [call for call in self.calls if call.actor and call.method == method and has_begun(call)]

    def sent_since(self: _Same, moment: float) -> _Same:
        """Select the calls that were sent since a moment, by tasks that were sent since, too.

        Args:
            moment: in seconds since the epoch.
        """
        known = self.by_id
        recent = lambda call: all((sent.sent or 0.0) >= moment for sent in [call, *makers(call, known)])
        return self._of(call.id for call in self.calls if recent(call))

    def sent_until(self: _Same, moment: float) -> _Same:
        """Select the calls that were sent by a moment, and those that such calls led to.

        Args:
            moment: in seconds since the epoch.
        """
        known = self.by_id
        first = lambda call: [call, *makers(call, known)][-1]
        return self._of(call.id for call in self.calls if (first(call).sent or 0.0) <= moment)

    def without(self: _Same, calls: Container[str]) -> _Same:
        """Leave out the calls with these ids."""
        return self._of(call.id for call in self.calls if call.id not in calls)

    def _of(self: _Same, calls: Iterable[str]) -> _Same:
        kept = set(calls)
        return replace(self, attempts=tuple(call for call in self.attempts if call.id in kept))
