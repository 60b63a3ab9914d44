"""Find the processes below some process, again and again.

``psutil`` asks every process on the machine for its parent, at each look: with eight
submissions at once, some 400 processes, several times a second for each. A process that
is not below the root never comes below it later, so this asks each one once.
"""

import time
from contextlib import suppress

import psutil

# After so many seconds ask all again: an id may have gone to another process.
_ANEW = 5.0


class Descendants:
    """The processes below one process, or below several.

    Args:
        roots: their ids.
    """

    def __init__(self, *roots: int) -> None:
        self._roots = roots
        self._parents: dict[int, int] = {}  # of every process on the machine, by id
        self._below: dict[int, psutil.Process] = {}
        self._anew = 0.0

    def look(self) -> list[psutil.Process]:
        """The processes that there are now, parents before their children."""
        if time.monotonic() >= self._anew:
            self._parents, self._anew = {}, time.monotonic() + _ANEW
        running = set(psutil.pids())
        # One whose parent has ended has another now.
        self._parents = {
            pid: parent
            for pid, parent in self._parents.items()
            if pid in running and pid not in self._below and (parent in running or not parent)
        }
        for pid in running - self._parents.keys():
            with suppress(psutil.Error, OSError):  # it has just ended
                self._parents[pid] = psutil.Process(pid).ppid()
        children: dict[int, list[int]] = {}
        for pid, parent in self._parents.items():
            children.setdefault(parent, []).append(pid)
        found: dict[int, psutil.Process] = {}
        waiting = list(self._roots)
        while waiting:
            for pid in children.pop(waiting.pop(0), ()):
                with suppress(psutil.Error, OSError):
                    before = self._below.get(pid)
                    found[pid] = before if before and before.is_running() else psutil.Process(pid)
                    waiting.append(pid)
        self._below = found
        return list(found.values())
