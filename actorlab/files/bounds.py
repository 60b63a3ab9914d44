"""Bounds on the grader's own processes, which the operating system keeps.

What a submission says is parsed in it; should that take for ever, or all memory,
no time limit of Python's fires. These do.
"""

import resource
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

_MAPPED = Path("/proc/self/statm")  # its first number: pages of this process's addresses


class Exhausted(RuntimeError):
    """What was done in a process of its own used up the time or the memory that it may."""


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


def in_a_child(function: Callable[..., Any], *arguments: Any, seconds: float, most: int) -> Any:
    """What a function returns, or raises, in a process that is killed when it takes too much.

    Args:
        function: what to call there.
        arguments: what with.
        seconds: how long it may take.
        most: bytes of memory that it may take.

    Raises:
        Exhausted: it took more.
    """
    if not sys.platform.startswith("linux"):
        return function(*arguments)
    processes = get_context("fork")  # all it needs is there; no thread is waited for in it
    answer, to = processes.Pipe(duplex=False)
    child = processes.Process(target=_answer, args=(to, seconds, most, function, arguments))
    child.start()
    to.close()
    try:
        raised, result = answer.recv()
    except EOFError:
        raise Exhausted(f"it took more than {seconds:g} seconds, or {most / 1e9:g} GB of memory") from None
    finally:
        child.join()
        answer.close()
    if raised:
        raise result
    return result


def _answer(to: Connection, seconds: float, most: int, function: Callable[..., Any], arguments: Any) -> None:
    with wall(seconds), memory(most):
        try:
            told = False, function(*arguments)
        except MemoryError:
            return
        except Exception as problem:
            told = True, problem
    to.send(told)
