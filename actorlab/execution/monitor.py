"""Monitor the processes of a run from outside: what they are, and what they use.

A run's kernel starts Ray, Ray starts its workers, and a student's code starts whatever
it likes. The monitor looks at all of them several times a second, from the grader's
side. It knows which ones are Ray's workers, what these are at work on and what they
write about it; and it ends a run that uses more than it may.
"""

import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from actorlab.evidence.record import Record
from actorlab.execution.cgroups import Group
from actorlab.execution.comparison import Starts
from actorlab.execution.credible import credible, told, unknown_at
from actorlab.execution.descendants import Descendants
from actorlab.execution.event_follower import Follower
from actorlab.execution.usage import Usage
from actorlab.execution.worker_titles import Titles
from actorlab.kernel.fork_server import RAYLET

_EVERY = 0.5  # seconds between two looks at all processes; an actor of an exercise lives for several
_OFTEN = 0.1  # seconds between two looks at what workers do and write
_BUSY = 0.05  # the most of this thread's time that those may take


@dataclass(frozen=True)
class SharedRay:
    """A Ray that runs join one after the other (see ``execution.warm_ray``).

    Attributes:
        host: the id of the process that started it.
        forks: the id of the process that forks its workers, and the kernels.
    """

    host: int
    forks: int


class RunWatch:
    """Watches the processes below one process.

    Attributes:
        workers: the process ids of Ray's workers as seen from here, by their ids inside
            the run.
        exceeded: which limit was exceeded; empty if none was.
        used: the seconds of CPU time that the processes had used at the last look; those
            of a shared Ray, since the first.
    """

    def __init__(
        self,
        root: int,
        *,
        sandboxed: bool,
        cpu_seconds: float,
        memory_bytes: int,
        processes: int,
        group: Group | None,
        stop: Callable[[], None],
        ray_folder: Callable[[], Path],
        shared_ray: SharedRay | None = None,
    ) -> None:
        """
        Args:
            root: the id of the process below which all of the run's processes are.
            sandboxed: whether they see installed programs read-only.
            cpu_seconds: how much CPU time they may use in all.
            memory_bytes: how much memory they may use in all.
            processes: how many there may be at once.
            group: their cgroup, which counts also what looks do not see; ``None`` if
                there is none.
            stop: ends the run; called once, when a limit is exceeded.
            ray_folder: tells what ``RAY_TMPDIR`` is for the run.
            shared_ray: the Ray that the run joins; ``None`` if it starts its own.
        """
        self.workers: dict[int, int] = {}
        self.exceeded = ""
        self.used = 0.0
        self._usage = Usage()
        self._before: float | None = None if shared_ray else 0.0  # what they had used before the run
        self._root = root
        self._descendants = Descendants(root, *([shared_ray.host] if shared_ray else ()))
        self._shared_ray = shared_ray
        self._kernel = 0  # the notebook's process,
        self._notebook = 0  # by the id that it has for the run itself,
        self._forks = 0  # and the process that forked it, and forks workers
        self._sandboxed = sandboxed
        self._limits = (cpu_seconds, memory_bytes, processes)
        self._group = group
        self._stop = stop
        self._follower = Follower(ray_folder)
        self._titles = Titles()
        self._known: set[psutil.Process] = set()
        self._closed = threading.Event()
        self._looking = threading.Lock()
        self._thread = threading.Thread(target=self._watch, name="run-watch", daemon=True)
        self._thread.start()

    def look(self) -> None:
        """Look now, as well as every half second."""
        with self._looking:
            self._look()
            self._glance()

    def record(self) -> Record:
        """Ray's record so far, as far as it is credible."""
        self.look()
        with self._looking:
            return credible(self._follower, self.workers, self._titles, self._notebook)

    def told(self) -> Record:
        """Ray's record so far, whoever wrote it."""
        with self._looking:
            return told(self._follower)

    def starts(self) -> Starts:
        """What the monitor has seen so far of how actors started."""
        with self._looking:
            return Starts(unknown_at(self._follower), self._titles.up)

    @property
    def changed(self) -> str:
        """What somebody other than Ray did to a file of Ray's events; empty if nothing."""
        return self._follower.changed

    def close(self) -> None:
        """Stop watching."""
        self._closed.set()
        self._thread.join()
        if self._group:  # it may have ended the run since the last look
            self.exceeded = self.exceeded or self._group.exceeded
        self._follower.close()
        self._titles.close()

    def _watch(self) -> None:
        pause = next_look = 0.0
        while not self._closed.wait(max(_OFTEN, pause)):
            began = time.thread_time()
            with self._looking:
                self._glance()
            pause = (time.thread_time() - began) / _BUSY
            if time.monotonic() >= next_look:
                self.look()
                next_look = time.monotonic() + _EVERY
            if self.exceeded:
                self._stop()
                return

    def _glance(self) -> None:
        # In this order: whoever is said to host an actor is looked at after it is said.
        self._follower.look()
        self._titles.look(self.workers)

    def _look(self) -> None:
        tree = self._descendants.look()
        cpu_seconds, memory_bytes, processes = self._limits
        if len(tree) > processes:  # at once, since every other look at them takes its time
            self.exceeded = f"it started more than {processes} processes"
            return
        if not self._notebook:
            self._forks, kernel = _first_in_sandbox(self._root) if self._sandboxed else (0, self._root)
            self._notebook = kernel and _id_inside(kernel)
            self._kernel = kernel
        self._usage.look(tree)
        if self._before is None:
            self._before = self._usage.cpu_seconds
        for process in tree:
            with suppress(psutil.Error, OSError):
                self._know(process)
        polled = self._usage.cpu_seconds - self._before
        self.used = max(polled, self._group.cpu_seconds if self._group else 0.0)
        if self._usage.more_memory_than(memory_bytes):
            self.exceeded = f"it used more than {memory_bytes / 1e9:g} GB of memory"
        elif self.used > cpu_seconds:
            self.exceeded = f"it used more than {cpu_seconds:g} seconds of CPU time"
        elif self._group and not self.exceeded:
            self.exceeded = self._group.exceeded

    def _know(self, process: psutil.Process) -> None:
        """Note a worker: a process that Ray's raylet started, or that was forked for it.
        Nothing else but the notebook's has such a parent."""
        if process not in self._known:
            parent = process.parent()
            if parent is not None and self._starts_workers(parent) and process.pid != self._kernel:
                self.workers[_id_inside(process.pid)] = process.pid
            self._known.add(process)

    def _starts_workers(self, process: psutil.Process) -> bool:
        if self._shared_ray:
            return process.pid == self._shared_ray.forks
        return process.pid == self._forks or _is_raylet(process, self._sandboxed)


def _first_in_sandbox(root: int) -> tuple[int, int]:
    """The ids of the process that forks in a sandbox, and of the notebook's, which it forked
    first; 0 while they are not there."""
    with suppress(psutil.Error, ValueError):
        (init,) = psutil.Process(root).children()
        forks = _oldest(init.children())
        return forks.pid, _oldest(forks.children()).pid
    return 0, 0


def _oldest(processes: list[psutil.Process]) -> psutil.Process:
    """What became a child because its parent ended is younger.

    Raises:
        ValueError: there is none.
    """
    return min(processes, key=lambda process: (process.create_time(), process.pid))


def _is_raylet(process: psutil.Process, sandboxed: bool) -> bool:
    with suppress(psutil.Error, OSError):
        if sandboxed and not os.statvfs(f"/proc/{process.pid}/exe").f_flag & os.ST_RDONLY:
            return False  # a program that the student brought
        return process.exe().endswith(RAYLET)
    return False


def _id_inside(pid: int) -> int:
    """A process's id in its own PID namespace, on Linux."""
    with suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("NSpid:"):
                return int(line.split()[-1])
    return pid
