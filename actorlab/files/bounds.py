"""Bounds on the grader's own processes, which the operating system enforces.

A grader parses what a submission says. If that takes for ever, or all memory, no time
limit of Python's fires. These do.
"""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MAPPED = Path("/proc/self/statm")  # its first number: pages of this process's addresses


class Exhausted(RuntimeError):
    """Work in a process of its own took more time or memory than it may."""


@contextmanager
def memory(most: int) -> Iterator[None]:
    """Within it, this process gets no more than so many bytes of memory in addition
    to what it has: then ``MemoryError`` is raised, or the process ends.

    Processes that are started meanwhile inherit it; they may lift it for themselves.
    Where the system does not tell what is mapped (no ``/proc``), there is no limit.
    """
    if not _MAPPED.exists():
        yield
        return
    before = _, hard = resource.getrlimit(resource.RLIMIT_AS)
    # Addresses are what can be limited; Ray's workers have mapped gigabytes that they do not use.
    mapped = int(_MAPPED.read_text().split()[0]) * resource.getpagesize()
    there_is = [limit for limit in before if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([mapped + most, *there_is]), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


@contextmanager
def wall(seconds: float) -> Iterator[None]:
    """After so many seconds within it this process is killed, whatever it is at.

    Only in a main thread.
    """
    before = signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
