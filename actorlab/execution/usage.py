"""Add up what the processes of a run use, as far as looks at them can tell.

A look does not see a process that came and went since the one before, unless another
process waited for it, nor memory that no process has mapped. Cgroups see both, where
there are any (``execution.cgroups``).
"""

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

# For so many seconds at most, a look at all processes may ask how much each one shares: one
# that forks makes whoever asks wait, and there are more of them at the next look.
_AT_MOST = 0.5


@dataclass(frozen=True)
class _Look:
    """A look at one process: its CPU time, that of the children it waited for, its memory."""

    own: float
    children: float
    resident: int
    shared: int


class Usage:
    """Adds up what processes use.

    Attributes:
        cpu_seconds: the CPU time that they have used, up to the last look.
    """

    def __init__(self) -> None:
        self.cpu_seconds = 0.0
        self._lost = 0.0
        self._looks: dict[psutil.Process, _Look] = {}

    def look(self, processes: Sequence[psutil.Process]) -> None:
        """Look at all of them now."""
        looks = {process: look for process in processes if (look := _look(process))}
        # What is gone was waited for by one that is there, and is among its children's
        # time, or by nobody (as where SIGCHLD is ignored), and would be forgotten.
        gone = sum(look.own + look.children for one, look in self._looks.items() if one not in looks)
        waited_for = sum(
            max(0.0, look.children - self._looks[one].children)
            for one, look in looks.items()
            if one in self._looks
        )
        self._lost += max(0.0, gone - waited_for)
        self._looks = looks
        self.cpu_seconds = self._lost + sum(look.own + look.children for look in looks.values())

    def more_memory_than(self, most: int) -> bool:
        """Whether they used more bytes of memory at the last look; shared memory counts once."""
        if sum(look.resident for look in self._looks.values()) <= most:  # what is shared counted each time
            return False
        used, until = 0, time.monotonic() + _AT_MOST
        for process, look in self._looks.items():
            used += _used(process.pid, look)
            if used > most or time.monotonic() > until:
                break
        return used > most


def _look(process: psutil.Process) -> _Look | None:
    with suppress(psutil.Error, OSError), process.oneshot():
        times, memory = process.cpu_times(), process.memory_info()
        return _Look(
            times.user + times.system,
            times.children_user + times.children_system,
            memory.rss,
            getattr(memory, "shared", 0),
        )
    return None


def _used(pid: int, look: _Look) -> int:
    """The bytes of memory that a process uses: its part of what several share, and no files on disk.

    The kernel walks all of the process's memory for this, so do not ask at every look.
    """
    with suppress(OSError, ValueError, IndexError):
        lines = [line.split() for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()]
        parts = [int(line[1]) for line in lines if line[0] in ("Pss_Anon:", "Pss_Shmem:")]
        if parts:  # since Linux 5.4
            return 1024 * sum(parts)
    return max(0, look.resident - look.shared)
