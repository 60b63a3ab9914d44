"""What an exercise states of itself once, and what mistakes look at by it.

An exercise lets a notebook ask some actors for work. ``Work`` holds its names and its
numbers. A message may hold them by the fields' names: ``{results}`` becomes the name of
the list. Mistakes look at the session and at Ray's record through its methods, so that
each is found in one way for all exercises. An exercise whose work is done otherwise, as by
tasks, overrides ``calls``.
"""

import operator
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from actorlab.checks.seen import Seen
from actorlab.evidence.calls import CLOCK_SLACK, FinishedCall, by_actor
from actorlab.evidence.record import most_at_once
from actorlab.evidence.session import CellRun, PlainCall
from actorlab.misconceptions.wording import short

NOTHING = float("nan")  # what compares as false with any number


def same(one: Any, other: Any) -> bool:
    """Whether two values of a notebook are equal, as far as they can be compared."""
    try:
        return bool(one == other)
    except Exception:  # as with arrays, or by a student's own method
        return False


@dataclass(frozen=True, kw_only=True)
class Work:
    """The facts of an exercise. Each bundle says which of them it needs.

    Attributes:
        of: the name of the actors' class.
        state: what its objects remember, such as ``counter``.
        method: the method that the notebook has to call.
        noun: what messages call one such call, such as ``increment``; they add an s.
        actors: the names of the handles, as a notebook sets them.
        times: how many calls each of them has to get.
        seconds: how many seconds one call takes.
        results: the name of what the calls return.
        expected: what that must be.
        duration: the name of the measured time, in seconds.
        window: the seconds between which it must be.
        start, end: the names of the moments between which it is measured.
    """

    of: str = ""
    state: str = "state"
    method: str = ""
    noun: str = "call"
    actors: tuple[str, ...] = ()
    times: int = 1
    seconds: float = 0.0
    results: str = ""
    expected: Sequence[Any] = ()
    duration: str = ""
    window: tuple[float, float] = (0.0, float("inf"))
    start: str = "start_time"
    end: str = "end_time"

    # -- what the notebook holds

    def held(self, seen: Seen) -> list[Any] | None:
        """The results, if they are a list that holds something."""
        results = seen.value(self.results)
        return results if isinstance(results, list) and results else None

    def shown(self, seen: Seen) -> str:
        """The results on less than a line."""
        return short(seen.value(self.results))

    def parts(self) -> list[list[Any]]:
        """What each actor's calls must return, if the results take turns between them."""
        return [list(self.expected[at :: len(self.actors)]) for at in range(len(self.actors))]

    def measured(self, seen: Seen) -> float:
        """The measured time in seconds, or ``NOTHING``."""
        duration = seen.value(self.duration)
        return duration if isinstance(duration, (int, float)) else NOTHING

    def took_too_long(self, seen: Seen) -> bool:
        """Whether the measured time is beyond the window."""
        return self.measured(seen) >= self.window[1]

    # -- what ran in the notebook

    def run(self, seen: Seen) -> CellRun:
        """The last run of the cell that made the results, with those that it builds on."""
        left_over = self.duration and (not self.results or seen.is_left_over(self.results))
        return seen.work_behind(self.duration if left_over else self.results)

    def source(self, seen: Seen) -> str:
        """The text of the cell that measured the time or, if none does, made the results."""
        return seen.run_that_set(self.duration or self.results).source

    def plain_calls(self, seen: Seen) -> list[PlainCall]:
        """The calls on ordinary objects, in the notebook's own process."""
        return seen.plain_calls(self.method, self.run(seen))

    # -- what Ray ran

    def calls(self, seen: Seen) -> list[FinishedCall]:
        """The calls that the last run of the cell led to, by actor and start."""
        return self.calls_of(seen, self.method)

    def calls_of(self, seen: Seen, method: str) -> list[FinishedCall]:
        """The calls of some method of actors that the last run of the cell sent."""
        return seen.calls_sent_in(self.run(seen), method)

    def by_actor(self, seen: Seen) -> dict[str, list[FinishedCall]]:
        """These calls by the id of the actor that ran them."""
        return by_actor(self.calls(seen))

    def counts(self, seen: Seen) -> dict[str, int]:
        """How many calls each actor ran."""
        return {actor: len(calls) for actor, calls in self.by_actor(seen).items()}

    def tally(self, seen: Seen) -> str:
        """How many calls ran on how many actors, in words."""
        counts = list(self.counts(seen).values())
        if not counts:
            return f"no {self.noun}s on any actor"
        actors = f"{len(counts)} actor{'s' * (len(counts) > 1)}"
        return f"{' + '.join(map(str, counts))} {self.noun}s on {actors}"

    def span(self, seen: Seen) -> float:
        """From the first call's start to the last one's end, in seconds."""
        calls = self.calls(seen)
        ends = map(operator.attrgetter("end"), calls)
        return max(ends) - min(call.start for call in calls) if calls else 0.0

    def shortest(self, seen: Seen) -> float:
        """How many seconds the shortest call took; ``NOTHING`` if none ran."""
        return min((call.seconds for call in self.calls(seen)), default=NOTHING)

    def most_on_one_actor(self, seen: Seen) -> int:
        """The most calls that one actor had under way at once."""
        return max(map(most_at_once, self.by_actor(seen).values()), default=0)

    def one_after_another(self, seen: Seen) -> bool:
        """Whether several actors worked, and each call was sent once the one before had ended."""
        calls = sorted(self.calls(seen), key=operator.attrgetter("start"))
        waited = (later.sent >= call.end - CLOCK_SLACK for call, later in zip(calls, calls[1:]))
        return len(self.counts(seen)) > 1 and all(waited)

    def side_by_side(self, seen: Seen) -> bool:
        """Whether at least two actors worked at once, each as much as it had to."""
        began = self.run(seen).start
        return seen.actors_side_by_side(self.method, self.times, self.seconds, since=began) >= 2
