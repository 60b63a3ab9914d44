"""See from outside what Ray's workers are at work on, by their processes' titles.

A worker's title says what it runs, such as ``ray::Foo.increment``, from before the first
line of the method to after the last. If somebody says that a call took half a second,
and its worker, looked at again and again meanwhile, never showed it, the call did not
take place. Nor did one that goes on after its worker has ended. If the looks were too far
apart, as on a machine without room, or if there is no ``/proc``, this module says nothing.
"""

import os
import time
from bisect import bisect_left
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from actorlab.evidence.calls import Call

# Seconds that a call must last to be surely seen, if no two looks were further apart
# than the second number: then one of them fell while the method ran.
_LONG = 0.45
_APART = 0.35
_LEAST = 3  # looks
_RAYS = "ray::"
_IDLE = "ray::IDLE"  # the title of a worker that hosts no actor and runs nothing
_MOST_WORKERS, _MOST_BYTES = 200, 1000


@dataclass
class _Looks:
    """The looks at one worker, and the titles that it had.

    Attributes:
        opened: the open file that holds the title.
        times: when the looks took place, in seconds since the epoch.
        gaps: for each look, how many looks so far came too long after the one before.
        showing: for each title, the places in ``times`` of the looks that saw it.
        ended: when a look had first found that it had ended, in seconds since the epoch.
    """

    opened: int
    times: list[float] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    showing: dict[str, list[int]] = field(default_factory=dict)
    ended: float = float("inf")

    def look(self) -> None:
        """Read its title, which is empty before it has begun and once it has ended."""
        now = time.time()
        try:
            title = os.pread(self.opened, _MOST_BYTES, 0).partition(b"\0")[0].strip()
        except ProcessLookupError:
            title = b""
        except OSError:  # that says nothing
            return
        if title:
            self.note(title.decode(errors="replace"), now)
            self.ended = float("inf")
        elif self.times:  # by now, and not by when the look began: it may have worked until then
            self.ended = min(self.ended, time.time())

    def note(self, title: str, now: float) -> None:
        """Add a look."""
        apart = bool(self.times) and now - self.times[-1] > _APART
        self.gaps.append(self.gaps[-1] + apart if self.gaps else 0)
        self.showing.setdefault(title, []).append(len(self.times))
        self.times.append(now)

    def closely(self, start: float, end: float) -> bool:
        """Whether there were enough looks between two moments to see what went on."""
        first, after = self._between(start, end)
        return (
            after - first >= _LEAST
            and self.times[first] - start <= _APART
            and end - self.times[after - 1] <= _APART
            and self.gaps[after - 1] == self.gaps[first]
        )

    def showed(self, title: str, start: float, end: float = float("inf")) -> bool:
        """Whether the worker had a title between two moments."""
        first, after = self._between(start, end)
        places = self.showing.get(title, ())
        at = bisect_left(places, first)
        return at < len(places) and places[at] < after

    def _between(self, start: float, end: float) -> tuple[int, int]:
        return bisect_left(self.times, start), bisect_left(self.times, end)


class Titles:
    """Looks at the titles of workers."""

    def __init__(self) -> None:
        self._looks: dict[int, _Looks] = {}

    def look(self, workers: Mapping[int, int]) -> None:
        """Look at each worker's title now.

        Args:
            workers: their process ids as seen from here, by their ids inside the run.
        """
        for known, pid in list(workers.items()):
            if known not in self._looks and len(self._looks) < _MOST_WORKERS:
                with suppress(OSError):  # there is no /proc, or the worker is gone
                    # Open once: it stays this process's, whoever gets its id later.
                    opened = os.open(f"/proc/{pid}/cmdline", os.O_RDONLY | os.O_CLOEXEC)
                    self._looks[known] = _Looks(opened)
        for looks in self._looks.values():
            looks.look()

    def close(self) -> None:
        """Let go of the workers."""
        for looks in self._looks.values():
            os.close(looks.opened)
        self._looks = {}

    def deny(self, call: Call, until: float = float("inf")) -> bool:
        """Whether the looks would have seen this finished call, and did not.

        Args:
            call: the call.
            until: from when on its worker may show something else, though it goes on, in
                seconds since the epoch.
        """
        looks = self._looks.get(call.pid)
        if looks is None or not call.start or not call.end:
            return False
        if call.end > looks.ended:
            return True
        until = min(call.end, until)
        if until - call.start < _LONG:
            return False
        return looks.closely(call.start, until) and not looks.showed(f"ray::{call.shown}", call.start, until)

    def deny_end(self, pid: int) -> bool:
        """Whether a worker that is said to have ended was still there at the last look."""
        looks = self._looks.get(pid)
        return looks is not None and bool(looks.times) and looks.ended == float("inf")

    @property
    def up(self) -> dict[int, float]:
        """When each worker first showed a title of Ray's, which it gives itself once it can
        work, in seconds since the epoch."""
        first = {
            pid: [
                looks.times[places[0]] for title, places in looks.showing.items() if title.startswith(_RAYS)
            ]
            for pid, looks in self._looks.items()
        }
        return {pid: min(times) for pid, times in first.items() if times}

    def deny_actor(self, pid: int, after: float, since: float) -> bool:
        """Whether a worker cannot host the actor that Ray is said to have placed in it.

        Args:
            pid: the worker's id inside the run.
            after: when it was not said yet, in seconds since the epoch.
            since: when it was said; a worker that is idle afterwards hosts none.
        """
        looks = self._looks.get(pid)
        return looks is not None and (looks.ended < after or looks.showed(_IDLE, since))
