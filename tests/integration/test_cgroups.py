"""What groups with limits stop, where there are any."""

import os

import pytest

from actorlab.execution import cgroups
from support.submission import needs_sandbox, run


@pytest.fixture
def real():
    """The real thing, where there is one."""
    if why := cgroups.missing():
        pytest.skip(f"there are no groups with limits here: {why}")


SHORT_CHILDREN = """
import os, signal, time
signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them: nobody is told what they used
while True:
    if not os.fork():
        end = time.process_time() + 0.02
        while time.process_time() < end: pass
        os._exit(0)
    time.sleep(0.02)
"""


# What no process has mapped: what waits in sockets.
SENT = """
import os, socket, time
for _ in range(10):
    if not os.fork():
        held = []
        while True:
            try:
                held.append(socket.socketpair())
            except OSError:  # it has as many as it may
                time.sleep(60)
            held[-1][0].setblocking(False)
            try:
                while True: held[-1][0].send(bytes(100_000))
            except BlockingIOError: pass
time.sleep(60)
"""


THREADS = """
import threading, time
try:
    for _ in range(5000): threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
except RuntimeError: time.sleep(60)
"""


@needs_sandbox
@pytest.mark.parametrize(
    "code, limits, says",
    [
        (SHORT_CHILDREN, {"cpu": 6}, "more than 6 seconds of CPU time"),
        (SENT, {"memory": 300_000_000, "scratch": 50_000_000}, "more than 0.4 GB of memory with its files"),
        (THREADS, {"processes": 30}, "processes and threads"),
    ],
    ids=["cpu time", "memory", "processes"],
)
def test_what_looks_do_not_see_is_stopped(assignment, real, code, limits, says):
    execution, _ = run(assignment, "print('first')", code, "print('last')", **limits)
    assert says in execution.stopped
    assert execution.notebook.cells[0].outputs[0].text == "first\n"
    assert not execution.notebook.cells[2].outputs
    assert not list(cgroups._prepared().glob(f"actorlab-{os.getpid()}-*"))
