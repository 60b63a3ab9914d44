"""The server that forks kernels and workers, and what it refuses. Sandboxed runs try the rest."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from actorlab.kernel import fork_server
from support.processes import gone
from support.submission import needs_sandbox, run

SAYS = """
import json, os, sys
import numpy
print(json.dumps([sys.argv[1:], os.environ["TOLD"], os.getcwd(), os.listdir("/proc/self/fd"), numpy.random.random()]))
"""
WAITS = "import time; time.sleep(100)"
ASKS = """
import os
from actorlab.kernel.fork_server import ask
print(*(
    ask(os.environ["ACTORLAB_FORKS"], [program], dict(os.environ), "/tmp", (1, 2))
    for program in (os.environ["ACTORLAB_RAY_WORKER"], "ipykernel_launcher", "/bin/true")
))
"""


class Server(subprocess.Popen):
    """A server that forks whatever is asked for, and a folder to work in."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, str(folder / "forks")
        self.worker = self.program("worker", WAITS)
        self.environment = {**os.environ, "RAY_TMPDIR": str(folder), "ACTORLAB_RAY_WORKER": self.worker}
        super().__init__(
            [sys.executable, fork_server.__file__, self.path], env=self.environment, stdin=subprocess.PIPE
        )
        while not Path(self.path).exists():
            assert self.poll() is None
            time.sleep(0.05)

    def program(self, name: str, source: str) -> str:
        (self.folder / f"{name}.py").write_text(source)
        return str(self.folder / f"{name}.py")

    def ask(self, *argv: str, prefix: str = sys.prefix, **variables: str) -> tuple[int, Path]:
        """Ask for a process; its id, and the file to which it writes."""
        environment = {**self.environment, "TOLD": "told", **variables}
        out = self.folder / f"out-{time.monotonic_ns()}"
        with out.open("wb") as file:
            files = (file.fileno(), file.fileno())
            pid = fork_server.ask(self.path, list(argv), environment, str(self.folder), files, prefix)
        return pid, out


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with Server(tmp_path_factory.mktemp("server")) as server:
        yield server
        server.stdin.close()
        assert not server.wait(20)


def test_a_fork_is_what_was_asked_for(server):
    said = []
    for pid, out in [server.ask(server.program("says", SAYS), "--x") for _ in range(2)]:
        gone(pid)
        said.append(out.read_text())
    first, second = map(json.loads, said)
    assert first[:3] == [["--x"], "told", str(server.folder)]
    assert set(first[3]) <= {"0", "1", "2", "3"}  # 3 is the listing's own
    assert first[4] != second[4]  # others would draw the same numbers


def test_a_fork_that_fails_says_why_and_ends(server):
    pid, out = server.ask(server.program("fails", "raise RuntimeError('why')"))
    gone(pid)
    assert out.read_text().endswith("RuntimeError: why\n")
    assert not psutil.Process(server.pid).children()


@pytest.mark.parametrize(
    "other", [{"RAY_task_events_report_interval_ms": "7"}, {"PYTHONPATH": "/elsewhere"}, {"prefix": "/other"}]
)
def test_what_would_import_something_else_does_without(server, other):
    assert server.ask(server.worker, **other)[0] == 0


@pytest.mark.parametrize(
    "said", ["", "[]", "[[[", '{"argv": []}', '{"argv": 1, "environment": 2}', "[" * 9999]
)
def test_what_is_no_request_does_it_no_harm(server, said):
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as asking:
        asking.connect(server.path)
        asking.send(said.encode())
        assert asking.recv(100) == b""
    assert server.ask(server.program("says", SAYS))[0]


def test_workers_end_with_their_raylet(server):
    raylet = subprocess.Popen([sys.executable, "-S", "-c", WAITS])
    pids = [server.ask(server.worker, RAY_RAYLET_PID=str(raylet.pid))[0] for _ in range(2)]
    os.kill(pids[0], signal.SIGKILL)  # one has ended before
    assert psutil.pid_exists(pids[1])
    raylet.kill()
    raylet.wait()
    gone(pids[1])


@needs_sandbox
def test_in_a_sandbox_it_forks_for_raylets_alone(assignment):
    execution, said = run(assignment, ASKS)
    assert not execution.stopped
    assert said == ["0 0 0\n"]
