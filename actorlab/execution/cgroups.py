"""Limits that the Linux kernel keeps for all processes of a run together (cgroups v2).

They count what no look from outside can see: processes that come and go between two
looks, and memory that belongs to no process. They need a cgroup below which this process
may make others: one that systemd has delegated to it (systemd marks these by an
attribute, since 251), or a container's. Everywhere else there are none.

The kernel wants no processes beside groups that have limits, so this module moves the
cgroup's own processes into a group below it. Several graders can share one cgroup.
"""

import errno
import os
import secrets
import time
from contextlib import suppress
from pathlib import Path

from actorlab.files import locks

_MOUNTED = Path("/sys/fs/cgroup")
_OWN = Path("/proc/self/cgroup")
_GRADERS = "actorlab-graders"  # the group below, for processes that are no submission's
_NEEDED, _WISHED = ("memory", "pids"), ("cpu",)
_GRADERS_WEIGHT = 1000  # ten runs', so that what watches them is not kept waiting
_TRIES = 20  # to move processes while others start
_ENDED = 5.0  # seconds until processes that were killed are gone


class Group:
    """A group for the processes of one run.

    Attributes:
        enter: the file into which a process writes its id, or 0, to be in the group.
    """

    def __init__(self, folder: Path, memory_bytes: int, tasks: int) -> None:
        """
        Args:
            folder: the group's folder, which this makes.
            memory_bytes: the limit on its processes, with the files that they keep in memory.
            tasks: how many processes and threads there may be at once.

        Raises:
            OSError: the group cannot be made.
        """
        self.enter = folder / "cgroup.procs"
        self._lock: int | None = None
        self._folder = folder
        self._tasks = tasks
        self._memory = memory_bytes
        folder.mkdir()
        try:
            self._lock = locks.hold(folder)
            _write(folder / "memory.max", memory_bytes)
            _write(folder / "pids.max", tasks)
            for name, value in (("memory.swap.max", 0), ("memory.oom.group", 1)):
                with suppress(FileNotFoundError):  # without swap; before Linux 4.19
                    _write(folder / name, value)
        except OSError:
            self.remove()
            raise

    @property
    def cpu_seconds(self) -> float:
        """The seconds of CPU time that its processes have used, also those that have ended."""
        return _figures(self._folder / "cpu.stat").get("usage_usec", 0) / 1e6

    @property
    def exceeded(self) -> str:
        """Which limit its processes have exceeded; empty if none."""
        if _figures(self._folder / "memory.events").get("oom_kill"):
            return f"it used more than {self._memory / 1e9:g} GB of memory with its files"
        if _figures(self._folder / "pids.events").get("max"):
            return f"it started more than {self._tasks} processes and threads"
        return ""

    def remove(self) -> None:
        """Kill its processes, and remove it."""
        with suppress(OSError):  # before Linux 5.14 there is no such file: others kill too
            _write(self._folder / "cgroup.kill", 1)
        deadline = time.monotonic() + _ENDED
        while time.monotonic() < deadline:
            try:
                self._folder.rmdir()
            except FileNotFoundError:
                break
            except OSError:  # not empty yet
                time.sleep(0.01)
            else:
                break
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def new_group(memory_bytes: int, tasks: int) -> Group | None:
    """Make a group for a run; ``None`` if there are none here. The caller removes it.

    Args:
        memory_bytes, tasks: see ``Group``.
    """
    for _ in range(_TRIES):
        try:
            above = _prepared()
            return Group(above / f"actorlab-{os.getpid()}-{secrets.token_hex(4)}", memory_bytes, tasks)
        except locks.Gone:
            continue  # swept up before it was locked
        except OSError:
            break
    return None


def missing() -> str:
    """Why there are no groups here; empty if there are. The first call prepares them."""
    try:
        sweep(_prepared())
        return ""
    except OSError as problem:
        return f"{problem.strerror}: {problem.filename}" if problem.filename else str(problem.strerror)


def sweep(above: Path) -> None:
    """Remove the groups of graders that were killed before they could do so."""
    # One that no process has entered yet can be removed as well; its maker's id tells
    # nothing where graders in several containers share the group above.
    for found in above.glob("actorlab-*-*"):
        with locks.abandoned(found) as nobodys, suppress(OSError):
            if nobodys:
                found.rmdir()


def _prepared() -> Path:
    """The group below which this process can make others.

    Raises:
        OSError: there is no such group; the text says why.
    """
    above = _own()
    there_are = _words(above / "cgroup.controllers")
    if lacking := [name for name in _NEEDED if name not in there_are]:
        raise OSError(errno.ENOTSUP, f"this process's cgroup has no control of {' and '.join(lacking)}")
    wanted = [name for name in (*_NEEDED, *_WISHED) if name in there_are]
    for _ in range(_TRIES):
        if set(wanted) <= set(_words(above / "cgroup.subtree_control")):
            with suppress(OSError):  # there is no such group, or no control of CPU time
                _write(above / _GRADERS / "cpu.weight", _GRADERS_WEIGHT)
            return above
        try:
            _write(above / "cgroup.subtree_control", " ".join(f"+{name}" for name in wanted))
        except OSError as problem:
            if problem.errno != errno.EBUSY:
                raise
            _move_processes(above)
    raise OSError(errno.EBUSY, "this process's cgroup has other processes in it")


def _own() -> Path:
    """The group that somebody gave this process and its children.

    Raises:
        OSError: nobody gave it one.
    """
    line = next((line for line in _OWN.read_text().splitlines() if line.startswith("0::/")), None)
    if line is None or not (_MOUNTED / "cgroup.controllers").is_file():
        raise OSError(errno.ENOENT, "there are no cgroups v2")
    path = line.removeprefix("0::/")
    own = _MOUNTED / path
    if own.name == _GRADERS:
        return own.parent
    # "/" is a container's own, or the machine's where nobody else looks after groups.
    if path and not _delegated(own):
        raise OSError(errno.EPERM, "this process's cgroup is not delegated to it")
    return own


def _delegated(group: Path) -> bool:
    for name in ("user.delegate", "trusted.delegate"):
        with suppress(OSError):
            if os.getxattr(group, name) == b"1":
                return True
    return False


def _move_processes(above: Path) -> None:
    """Move the group's own processes out: the kernel allows none beside groups with limits."""
    graders = above / _GRADERS
    graders.mkdir(exist_ok=True)
    for pid in _words(above / "cgroup.procs"):
        with suppress(ProcessLookupError):
            _write(graders / "cgroup.procs", pid)


def _write(file: Path, value: object) -> None:
    # As one write to the file that is there: none is made.
    opened = os.open(file, os.O_WRONLY | os.O_CLOEXEC)
    try:
        os.write(opened, str(value).encode())
    finally:
        os.close(opened)


def _words(file: Path) -> list[str]:
    return file.read_text().split()


def _figures(file: Path) -> dict[str, int]:
    """Read a flat file of names and numbers; empty if nobody can."""
    with suppress(OSError, ValueError):
        return {name: int(value) for name, value in (line.split() for line in file.read_text().splitlines())}
    return {}
