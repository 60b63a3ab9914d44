"""A student's code that puts links in the place of the kernel's sockets."""

import gc
import os
import socket

import pytest

from actorlab.execution import client, messages
from support.submission import needs_sandbox, run

# Has the kernel hang up, once links have taken the place of its sockets.
HANG_UP = """
import glob, os, socket, time
for name in glob.glob("/tmp/connection/kernel-*"):
    os.unlink(name)
    os.symlink({path!r}, name)
for number in os.listdir("/proc/self/fd"):
    try:
        with socket.socket(fileno=os.dup(int(number))) as found:
            listens = found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
            if not listens and str(found.getsockname()).startswith("/tmp/connection"):
                found.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
time.sleep(60)
"""


@needs_sandbox
@pytest.mark.parametrize("calls_again", [True, False])
def test_a_link_in_a_sockets_place_leads_nowhere(assignment, tmp_path, monkeypatch, calls_again):
    if calls_again:  # as ZeroMQ does by itself
        monkeypatch.setattr(messages, "_NEVER_AGAIN", 100)
    monkeypatch.setattr(client, "_LAST_WORDS", 3.0)
    with socket.socket(socket.AF_UNIX) as host:
        host.bind(str(tmp_path / "host"))
        host.listen()
        execution, _ = run(assignment, HANG_UP.format(path=str(tmp_path / "host")))
        assert "hung up" in execution.stopped
        host.settimeout(0)
        with pytest.raises(BlockingIOError):
            host.accept()


@needs_sandbox
def test_nothing_stays_open(assignment):
    """What other tests left in this process may be let go meanwhile: only more would be ours."""
    run(assignment, "1")
    gc.collect()
    before = len(os.listdir("/proc/self/fd"))
    run(assignment, "1")
    gc.collect()
    assert len(os.listdir("/proc/self/fd")) <= before
