"""The processes below one process, against what psutil finds by asking everybody."""

import subprocess
import sys
import time

import psutil
import pytest

from actorlab.execution.descendants import Descendants

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such processes")


@pytest.fixture
def started():
    """Starts a shell that runs a script; all that it started is ended in the end."""
    shells = []

    def start(script: str) -> subprocess.Popen:
        shells.append(subprocess.Popen(["sh", "-c", script], stdout=subprocess.PIPE, text=True))
        return shells[-1]

    yield start
    for shell in shells:
        for process in [*psutil.Process(shell.pid).children(recursive=True), shell]:
            process.kill()
        shell.wait()


def below(root: int) -> set[int]:
    return {process.pid for process in psutil.Process(root).children(recursive=True)}


def ids(found: Descendants) -> set[int]:
    return {process.pid for process in found.look()}


def test_all_below_are_found_as_they_come_and_go(started):
    shell = started("sleep 60 & sh -c 'sleep 61 & sleep 62 & echo up; wait' & echo up; wait")
    found = Descendants(shell.pid)
    for _ in range(2):
        shell.stdout.readline()
    assert ids(found) == below(shell.pid) and len(below(shell.pid)) >= 2
    while not (first := next((p for p in found.look() if p.cmdline() == ["sleep", "60"]), None)):
        time.sleep(0.01)  # the shell has not become it yet
    assert any(process is first for process in found.look())  # it is asked once what it is
    first.kill()
    while first.pid in below(shell.pid):
        time.sleep(0.01)
    assert first.pid not in ids(found) and ids(found) == below(shell.pid)


def test_what_is_elsewhere_is_not_found(started):
    one, other = started("sleep 60; :"), started("sleep 60; :")
    while not below(one.pid) or not below(other.pid):
        time.sleep(0.01)
    assert ids(Descendants(one.pid)) == below(one.pid)


def test_one_whose_parent_ended_is_found_where_it_went(started):
    # A subreaper, as a sandbox's first process is one for all that run in it.
    adopts = (
        "import ctypes, subprocess, sys\n"
        "ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)\n"  # PR_SET_CHILD_SUBREAPER
        "middle = subprocess.Popen(['sh', '-c', 'sleep 60 & echo up; read line'], stdin=subprocess.PIPE)\n"
        "sys.stdin.readline()\nmiddle.kill()\nmiddle.wait()\nprint('gone', flush=True)\nsys.stdin.readline()"
    )
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux has subreapers")
    with subprocess.Popen([sys.executable, "-c", adopts], stdin=-1, stdout=-1, text=True) as reaper:
        found = Descendants(reaper.pid)
        assert reaper.stdout.readline() == "up\n"
        while not (sleeper := next((p for p in found.look() if p.name() == "sleep"), None)):
            time.sleep(0.01)
        reaper.stdin.write("\n")
        reaper.stdin.flush()
        assert reaper.stdout.readline() == "gone\n"
        assert [process.pid for process in found.look()] == [sleeper.pid]
        assert sleeper.ppid() == reaper.pid
        sleeper.kill()
        reaper.kill()


def test_a_root_that_has_ended_has_nothing_below():
    ended = subprocess.Popen(["true"])
    ended.wait()
    assert Descendants(ended.pid).look() == []
