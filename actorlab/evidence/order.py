"""In which order calls ran, and what ran meanwhile, read from a record.

One process reads one clock: what two calls on the same actor did is compared as it
stands. Times of two processes may differ by ``CLOCK_SLACK``.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from actorlab.evidence import overlap
from actorlab.evidence.calls import CLOCK_SLACK
from actorlab.evidence.record import Record, most_at_once


def in_order_of_finish(record: Record, method: str, actors: Sequence[str]) -> bool:
    """Whether the last calls of a method on these actors ended in the order given.

    Calls that ended at the same time, as far as clocks tell, may stand in either order.

    Args:
        record: what ran.
        method: the method's name, without the class.
        actors: the actors' ids.

    Returns:
        Whether they did; not if one of the actors has finished no such call.
    """
    calls = record.method_calls(method)
    if not all(actor in calls for actor in actors):
        return False
    ends = [max(call.end for call in calls[actor]) for actor in actors]
    return all(latest <= end + CLOCK_SLACK for latest, end in zip(accumulate(ends, max), ends))


def begun_before_last_end(record: Record, method: str, of: str) -> int:
    """How many calls of a method began before the last call of another ended.

    Args:
        record: what ran.
        method: the name of the method whose calls count, without the class; they need not
            have ended.
        of: the other method's name, without the class. Only finished calls count.
    """
    ends = [call.end for calls in record.method_calls(of).values() for call in calls]
    last = max(ends, default=0.0) - CLOCK_SLACK
    return sum(call.start < last for call in record.begun_calls(method))


def followed_up(record: Record, method: str, actors: Sequence[str], by: str) -> int:
    """How many actors' last calls of a method were followed up while another actor's still ran.

    The first call of the other method belongs to the first actor, the second to the second,
    and so on. It follows up if it began after that actor's own call had ended, and while a
    call of the first method was under way on another actor.

    Args:
        record: what ran.
        method: the method's name, without the class. Only finished calls count.
        actors: the actors' ids; one that is named again does not count again.
        by: the name of the method that follows up, without the class; its calls need not
            have ended.
    """
    calls = record.method_calls(method)
    ends = {actor: max(call.end for call in found) for actor, found in calls.items()}
    all_calls = [call for found in calls.values() for call in found]
    under_way = lambda at: any(call.start <= at < call.end - CLOCK_SLACK for call in all_calls)
    pairs = zip(actors, record.begun_calls(by))
    followed = lambda actor, then: actor in ends and ends[actor] - CLOCK_SLACK <= then.start
    return len({actor for actor, then in pairs if followed(actor, then) and under_way(then.start)})


def busy(record: Record, method: str) -> list[float]:
    """The seconds that the finished calls of a method took on each actor, added up, the
    longest first; calls that an actor ran at the same time are added up, too."""
    return sorted(
        (sum(call.seconds for call in calls) for calls in record.method_calls(method).values()), reverse=True
    )


def ended_amid(record: Record, method: str, actor: str, during: str) -> int:
    """How many calls of a method of an actor both began and ended while a call of another
    method ran on it.

    A plain actor runs one call after another, so there are none. Nor are there where an
    ``async`` method blocks the event loop: calls may begin there, but none ends.

    Args:
        record: what ran.
        method: the method's name, without the class.
        actor: the actor's id.
        during: the other method's name, without the class. Only finished calls count.
    """
    around = sorted((call.start, call.end) for call in record.calls_on(actor, during))
    starts = [start for start, _ in around]
    latest = [0.0, *accumulate((end for _, end in around), max)]  # the last end of so many calls
    return sum(latest[bisect_left(starts, c.start)] > c.end for c in record.calls_on(actor, method))


def at_once(record: Record, method: str, actor: str = "") -> int:
    """The most finished calls of a method that were under way at one moment on an actor, or
    on all actors together if none is named; touching ones do not count."""
    if actor:
        return overlap.most_at_once(((c.start, c.end) for c in record.calls_on(actor, method)), 0.0)
    return most_at_once(call for calls in record.method_calls(method).values() for call in calls)
