"""Call a function in a Python process of its own, and kill that if it takes too much.

This starts a new process and does not fork, since the grader may be a server with threads.
It takes half a second to start. It is not in the terminal's process group, so Ctrl-C
reaches it once, through the process that waits for it; and it ends with that one.
"""

import ctypes
import logging
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.pool import ExceptionWithTraceback  # pyright: ignore[reportAttributeAccessIssue] no stub has it
from pathlib import Path
from typing import Any

from actorlab.files import bounds

_TO_TIDY_UP = 20.0  # seconds for a process that was interrupted
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG (linux/prctl.h)
_NO_MEMORY = 77  # the status with which it ends
# Nothing is to be tidied up, or said, where it is interrupted before it has begun.
_START = """
import signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
sys.path[0] = sys.argv[1]
from actorlab.kernel import local_ray
local_ray.leave_out()
from actorlab.files import apart
apart._answer(int(sys.argv[2]))
"""


def done(function: Callable[..., Any], *arguments: Any, seconds: float, most: int) -> Any:
    """What a function returns, or raises, in a process of its own.

    Args:
        function: what to call there; a module has it.
        arguments: what with.
        seconds: how long it may take.
        most: bytes of memory that it may take.

    Raises:
        Exhausted: it took more.
        RuntimeError: the process ended without an answer for another reason.
    """
    pack = str(Path(__file__).resolve().parents[2])
    started = subprocess.Popen(
        [sys.executable, "-c", _START, pack, str(os.getpid())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    with started:
        try:
            answer, _ = started.communicate(pickle.dumps((function, arguments, seconds, most)))
        except BaseException:
            _interrupt(started)
            raise
    if started.returncode < 0 or started.returncode == _NO_MEMORY:
        raise bounds.Exhausted(f"it took more than {seconds:g} seconds, or {most / 1e9:g} GB of memory")
    if started.returncode:
        raise RuntimeError(f"the process that was to do it ended with status {started.returncode}")
    raised, result = pickle.loads(answer)
    if raised:
        raise result
    return result


def _interrupt(started: subprocess.Popen) -> None:
    """End a process in order, if it does end; whoever does not wait for that has it killed."""
    try:
        started.send_signal(signal.SIGINT)
        started.wait(_TO_TIDY_UP)
    except subprocess.TimeoutExpired:
        pass
    finally:
        started.kill()


def _answer(parent: int) -> None:
    """Be that process: read what to do, and write what came of it."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:  # it has ended already
        os._exit(1)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whatever it was started with
    with os.fdopen(os.dup(1), "wb") as to:
        os.dup2(2, 1)  # what is printed is no answer
        function, arguments, seconds, most = pickle.load(sys.stdin.buffer)
        try:
            with bounds.wall(seconds), bounds.memory(most):
                pickle.dump(_outcome(function, arguments), to)
        except MemoryError:
            sys.exit(_NO_MEMORY)
        except KeyboardInterrupt:  # what it did is tidied up, and what was given up needs no mention
            logging.disable()
            sys.exit(1)


def _outcome(function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[bool, Any]:
    """Whether a function raised, and what it raised or returned."""
    try:
        return False, function(*arguments)
    except MemoryError:
        raise
    except Exception as problem:
        return True, ExceptionWithTraceback(problem, problem.__traceback__)
