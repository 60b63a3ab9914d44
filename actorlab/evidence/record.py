"""What Ray recorded: which actors lived, and which calls each ran; and what can be read from that.

``export_events`` makes a record of the files that Ray's processes write.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate

from actorlab.evidence import overlap
from actorlab.evidence.attempts import Attempts
from actorlab.evidence.calls import CLOCK_SLACK, BegunCall, FinishedCall, by_actor, has_begun, has_ended
from actorlab.evidence.makers import makers


class Record(Attempts):
    """All actors and calls of one or more Ray sessions, and what can be read from them."""

    def actors_that_ran(self, method: str, times: int, before: float = float("inf")) -> int:
        """How many actors ran a method at least ``times`` times.

        Args:
            method: the method's name, without the class.
            times: how many finished calls an actor needs to count.
            before: only calls that ended by then count, in seconds since the epoch.
        """
        calls_of = self.method_calls(method).values()
        return sum(len([c for c in calls if c.end <= before]) >= times for calls in calls_of)

    def actors_side_by_side(
        self, method: str, times: int, seconds: float, since: float = 0.0, stretch: float = float("inf")
    ) -> int:
        """How many actors were at work at once, each with one call at a time: no other call,
        of whatever method, was under way on the actor meanwhile.

        Args:
            method: the method's name, without the class.
            times: how many calls in a row each must have run.
            seconds: how long each call must have taken at the least.
            since: only calls that started after this time count, in seconds
                since the epoch.
            stretch: in how many seconds all their rows of calls must fit.

        Returns:
            The largest number of actors with such a row of calls in one
            stretch; 0 if there is none.
        """
        rows = []
        others = by_actor(c for c in self.calls if c.actor and c.method != method and has_ended(c))
        for actor, calls in self.method_calls(method).items():
            calls = _apart(others.get(actor, []), [call for call in calls if call.start >= since])
            for first in range(len(calls) - times + 1):
                row = calls[first : first + times]
                if _one_at_a_time(row, seconds - CLOCK_SLACK):
                    rows.append((actor, [(call.start, call.end) for call in row]))
        # In turns is not side by side.
        return overlap.most_side_by_side(rows, seconds - CLOCK_SLACK, stretch + CLOCK_SLACK)

    def asked_after(self, actor: str, method: str, times: int) -> list[BegunCall]:
        """The calls of an actor's other methods that began once it had finished ``times``
        calls of ``method``.

        Args:
            actor: the actor's id.
            method: the method's name, without the class.
            times: how many finished calls.
        """
        ends = sorted(call.end for call in self.calls_on(actor, method))
        if len(ends) < times:
            return []
        done = ends[times - 1] - CLOCK_SLACK if times else 0.0
        return [call for call in self.other_calls_on(actor, method) if call.start >= done]

    def other_calls_on(self, actor: str, method: str) -> list[BegunCall]:
        """The calls of an actor's other methods that have begun."""
        others = ("__init__", method)
        return [c for c in self.calls if c.actor == actor and has_begun(c) and c.method not in others]

    def actors_beside(
        self, actor: str, method: str, since: float = 0.0, until: float = float("inf")
    ) -> set[str]:
        """The other actors that ran a method.

        Args:
            actor: the id of the actor that does not count.
            method: the method's name, without the class.
            since: only calls that started after this time count, in seconds since
                the epoch, made by tasks that started after it, too: what an earlier
                attempt left running does not count.
            until: only calls that were sent by then count, or calls made by tasks
                that were.
        """
        known = self.by_id
        meant = lambda chain: all(c.start >= since for c in chain) and chain[-1].sent <= until
        return {
            call.actor
            for calls in self.method_calls(method).values()
            for call in calls
            if call.actor != actor and meant([call, *makers(call, known)])
        }

    def asked_amid(self, actor: str, method: str, after: int, since: float = 0.0) -> bool:
        """Whether somebody called another method of an actor when it had finished ``after``
        calls of ``method``, while tasks that still had some to make were at work.

        Args:
            actor: the actor's id.
            method: the method's name, without the class.
            after: how many calls, since the actor's start or since an earlier call of
                another method, such as one that clears what it holds.
            since: only calls of the other method after this time count, in seconds
                since the epoch.
        """
        known = self.by_id
        calls = sorted(self.calls_on(actor, method), key=lambda call: call.end)
        ends = [call.end for call in calls]
        # For each call on, when the first task was begun of those whose calls are still to end.
        at_work = lambda call: [task.start for task in makers(call, known) if task.actor != actor]
        begun = [min(at_work(call), default=float("inf")) for call in calls]
        begun = [*accumulate(reversed(begun), min, initial=float("inf"))][::-1]
        before = {0}
        for other in self.other_calls_on(actor, method):
            finished = bisect_right(ends, other.start)
            if other.sent >= since and finished - after in before and begun[finished] < other.start:
                return True
            before.add(finished)
        return False

    def sent_by_tasks(self, method: str) -> dict[str, list[tuple[BegunCall, FinishedCall]]]:
        """The finished calls of a method that each task made, itself or through tasks that
        it started, by the task's id, in the order in which they were sent. A call that
        an actor sends itself belongs to no task.

        Before each call stands the one that the task itself made and that led to it: the
        same call, or the call that started the task which made it.
        """
        known = self.by_id
        calls = (call for calls in self.method_calls(method).values() for call in calls)
        found: dict[str, list[tuple[BegunCall, FinishedCall]]] = {}
        for call in sorted(calls, key=lambda call: call.sent):
            chain = [call, *makers(call, known)]
            for own, task in zip(chain, chain[1:]):
                if task.actor != call.actor:
                    found.setdefault(task.id, []).append((own, call))
        return found

    def senders(self, method: str) -> Counter[str]:
        """How many finished calls of a method each task made, itself or through tasks
        that it started, by the task's id."""
        return Counter({task: len(calls) for task, calls in self.sent_by_tasks(method).items()})

    def tasks_side_by_side(
        self, sending: str, times: int, seconds: float, since: float = 0.0, stretch: float = float("inf")
    ) -> int:
        """How many tasks were at work at once, each calling an actor's method.

        Args:
            sending: the method's name, without the class.
            times: how many finished calls of it each must have made, itself or
                through tasks that it started.
            seconds: how long each must have worked before each of these calls,
                at the least: since its own start, or since it sent the one before.
            since: only tasks that started after this time count, in seconds
                since the epoch.
            stretch: in how many seconds all of them must fit.

        Returns:
            The largest number of such tasks under way at one moment.
        """
        sent = self.sent_by_tasks(sending)
        tasks = [
            call
            for call in self.calls
            if has_ended(call)
            and call.seconds >= times * seconds - CLOCK_SLACK
            and call.start >= since
            and _after_work(call, sent.get(call.id, ()), seconds - CLOCK_SLACK) >= times
        ]
        spans = [(task.start, task.end) for task in tasks]
        return overlap.most_under_way(spans, CLOCK_SLACK, stretch + CLOCK_SLACK)


def most_at_once(calls: Iterable[FinishedCall]) -> int:
    """The most finished calls under way at one moment; touching ones do not count."""
    return overlap.most_at_once(((call.start, call.end) for call in calls), CLOCK_SLACK)


def _after_work(task: BegunCall, calls: Iterable[tuple[BegunCall, BegunCall]], seconds: float) -> int:
    """Count a task's calls that can each have followed so many seconds of work, since
    the call before or the task's start.

    If the task started another one that made the call, either of them may have done the
    work: count up to the moment between the two that suits the answer best.
    """
    number, done = 0, task.start
    # In the task's own order: of two tasks that it started, the later may send first.
    for own, call in sorted(calls, key=lambda pair: pair[0].submitted or pair[1].sent):
        earliest = max(done + seconds, own.submitted or 0.0)
        if earliest <= call.sent:
            number, done = number + 1, earliest
    return number


def _apart(others: list[FinishedCall], calls: list[FinishedCall]) -> list[FinishedCall]:
    """Select the calls during which none of the same actor's other calls was under way. One
    process reads one clock, so a plain actor's are apart to the last digit."""
    starts = [call.start for call in others]
    latest = [0.0, *accumulate((call.end for call in others), max)]  # the last end of so many
    return [call for call in calls if latest[bisect_left(starts, call.end)] <= call.start]


def _one_at_a_time(calls: list[FinishedCall], seconds: float) -> bool:
    return all(call.seconds >= seconds for call in calls) and all(
        before.end <= after.start + CLOCK_SLACK for before, after in zip(calls, calls[1:])
    )
