"""Prepare a quiet, private, local Ray that writes down what it does.

Ray reads these variables when a program imports it and when its processes start, so
set them before ``import ray``. Variables that are already set stay: a grader sets its
own.
"""

import atexit
import logging
import os
import secrets
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from actorlab.files import scratch

_WORKER_ASKED = 0.3  # seconds for which a worker is kept busy, so that the next task goes to another

# Packages that no process here needs, and that would slow every one of Ray's down
# where Jupyter's tools are installed beside Ray (docs/speed.md, "One environment or two").
NOT_NEEDED = ("rfc3987_syntax",)

# A folder for Python's path. It holds nothing else, so that it hides no module that a
# student has beside the notebook.
ON_PATH = Path(__file__).with_name("stand_ins") / "on_path"


def leave_out() -> None:
    """Let this process do without these packages, as if they were not installed."""
    for package in NOT_NEEDED:
        sys.modules.setdefault(package, None)  # pyright: ignore[reportArgumentType]


def leave_out_below(folder: Path) -> None:
    """Let the processes that are started from here do without them, too, and import what
    else they do not use only if they do (see ``stand_ins/on_path``).

    Args:
        folder: where to lay down what stands in for them.
    """
    without = folder / "without"
    without.mkdir(exist_ok=True)
    for package in NOT_NEEDED:
        (without / f"{package}.py").write_text("raise ImportError('left out')\n")
    paths = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    os.environ["PYTHONPATH"] = os.pathsep.join([str(without), str(ON_PATH), *filter(None, paths)])


def leave_out_if_installed(folder: Path) -> None:
    """Let this process and those that are started from here do without them, where one is installed.

    Args:
        folder: as for ``leave_out_below``.
    """
    if any(name not in sys.modules and find_spec(name) for name in NOT_NEEDED):
        leave_out()
        leave_out_below(folder)


def prepare(environment: "os._Environ[str] | dict[str, str]" = os.environ) -> Path:
    """Set the variables that the notebooks and their checks rely on.

    Args:
        environment: where to set them; by default this process's.

    Returns:
        The temporary folder in which Ray will keep its sessions. If this call
        made it, it is removed when this process ends.
    """
    # An environment's cluster must not be joined, not even by the Ray that
    # starts by itself when an actor is created after ray.shutdown().
    environment.pop("RAY_ADDRESS", None)
    defaults = {
        # actorlab.evidence.export_events reads these events: a tenth of a second after the
        # fact, instead of up to a second.
        "RAY_enable_export_api_write": "1",
        "RAY_task_events_report_interval_ms": "100",
        # A forgotten error of an earlier cell must not appear under a later one.
        "RAY_IGNORE_UNHANDLED_ERRORS": "1",
        "RAY_USAGE_STATS_ENABLED": "0",
        # Jupyter ends a kernel that takes long to end by SIGTERM, as on each restart;
        # Ray would print a C++ stack trace, and abort in the middle of its own end.
        "RAY_DISABLE_FAILURE_SIGNAL_HANDLER": "1",
    }
    if "ray" not in sys.modules:
        # A token of its own keeps others on the network out, and keeps Ray from
        # writing one to the home folder and saying so.
        defaults |= {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    # Ray's advice to install ipywidgets, given at import.
    logging.getLogger("ray.widgets").setLevel(logging.WARNING)
    for name, value in defaults.items():
        environment.setdefault(name, value)
    if "RAY_TMPDIR" not in environment:
        scratch.sweep()
        folder = scratch.new_folder()
        atexit.register(scratch.remove, folder)
        environment["RAY_TMPDIR"] = str(folder)
    return Path(environment["RAY_TMPDIR"])


def start_workers(number: int, limit: float = 20.0) -> None:
    """Wait until so many of Ray's worker processes are up and have CPUs to work with.

    If Ray has still to start a worker, its first task takes a second longer, and many
    seconds on a busy machine. Call this before you measure.

    Args:
        number: how many workers.
        limit: after how many seconds to go on without them: something may hold
            the CPUs, which is for a check to explain.
    """
    import ray  # not above: Ray is imported once it is prepared

    @ray.remote
    def worker_is_up() -> int:
        time.sleep(_WORKER_ASKED)
        return os.getpid()

    deadline = time.monotonic() + limit
    while len(set(ray.get([worker_is_up.remote() for _ in range(number)]))) < number:
        if time.monotonic() > deadline:
            break
