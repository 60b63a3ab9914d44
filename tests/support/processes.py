"""Which processes of runs there are, and which of them are left."""

import os
import re
import time
from contextlib import suppress

import psutil

from support.course import MARK


def processes_of_runs():
    """The processes that belong to runs of notebooks, here or elsewhere, by id."""
    return {
        process.pid: process.info["cmdline"]
        for process in psutil.process_iter(["cmdline"])
        if any("/tmp/actorlab-" in word for word in process.info["cmdline"] or ())
    }


def left_of_runs(before, seconds=60):
    """Those of the processes of runs that were not there before and do not end by
    themselves: the last of a sandbox, and Ray's helpers, go a moment later."""
    deadline = time.monotonic() + seconds
    new = lambda: {pid: words for pid, words in processes_of_runs().items() if pid not in before}
    while left := {pid: words for pid, words in new().items() if not _of_somebody_else(words)}:
        if time.monotonic() > deadline:
            break
        time.sleep(0.2)
    return left


def _of_somebody_else(words):
    """Whether a process belongs to a run whose folder was made by a process that is still
    there, and that these tests did not start."""
    makers = {int(pid) for word in words for pid in re.findall(r"/tmp/actorlab-(\d+)-", word)}
    with suppress(psutil.Error):
        return bool(makers) and all(
            psutil.Process(pid).environ().get(MARK) != str(os.getpid()) for pid in makers
        )
    return False


def processes_with(mark):
    """The ids of other processes that have a text among their arguments."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if any(mark in word for word in process.cmdline()) and process.pid != os.getpid():
                found.append(process.pid)
    return found


def eventually(true, seconds=60, pause=0.05):
    """Ask until the answer is true, for so long at most and with such pauses; that answer."""
    deadline = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < deadline
        time.sleep(pause)
    return found


def gone(pid, seconds=30):
    """Wait until a process has ended."""
    deadline = time.monotonic() + seconds
    with suppress(psutil.Error):
        process = psutil.Process(pid)
        while process.status() != psutil.STATUS_ZOMBIE:
            assert time.monotonic() < deadline, process.cmdline()
            time.sleep(0.02)
