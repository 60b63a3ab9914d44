"""When the slow tests begin: as soon as the machine has time for one more, one after the other.

Most of them sleep most of the time, so more of them run at once than a machine could bear
that all work at once.
"""

import fcntl
import time
from pathlib import Path

import psutil
import pytest

from actorlab.execution.room import BYTES_PER_RUN, runs_at_once
from support.sharing import unit

_TIMES_AS_MANY = 2  # as notebooks that nothing but their number keeps from working at once
_BUSY = 80.0  # percent of the machine's time, above which no test begins
_LOOK = 0.3  # seconds over which that is measured, and for which what has begun shows
_PATIENCE = 20.0  # seconds until a test begins all the same


def room_for_tests() -> int:
    """How many slow tests this machine has room for, if each begins in its turn."""
    by_memory = psutil.virtual_memory().total // (2 * BYTES_PER_RUN)  # each process keeps a Ray, and its own
    return max(1, min(_TIMES_AS_MANY * runs_at_once(), by_memory))


class Turns:
    """Lets one of the tests' processes begin at a time."""

    def __init__(self, place: Path) -> None:
        """
        Args:
            place: a file that the tests' processes have in common.
        """
        self._place = place
        self._begun = ""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Wait for a slow test's turn; those that share something have one turn."""
        last, self._begun = self._begun, unit(item.nodeid)
        if item.get_closest_marker("slow") and self._begun != last:
            with self._place.open("w") as turn:
                fcntl.flock(turn, fcntl.LOCK_EX)
                deadline = time.monotonic() + _PATIENCE
                while psutil.cpu_percent(_LOOK) > _BUSY and time.monotonic() < deadline:
                    pass

    def pytest_unconfigure(self) -> None:
        """Leave no file behind."""
        self._place.unlink(missing_ok=True)


def pytest_configure(config: pytest.Config) -> None:
    """Take turns where several processes share the tests."""
    if worker := getattr(config, "workerinput", None):
        place = Path(config.rootpath, ".pytest_cache", f"turns-{worker['testrunuid']}")
        place.parent.mkdir(exist_ok=True)
        config.pluginmanager.register(Turns(place), "turns")
