"""Fork a kernel, and Ray's workers, from one process that has imported all that they need.

A process that is forked starts in a few hundredths of a second of CPU time; one that
imports IPython, NumPy and Ray itself takes most of one, and a worker a third of one.

As a program, ``PATH PROGRAM [ARGUMENT ...]`` is the first process of a sandbox: it runs a
kernel, and ends as that does. Meanwhile it listens at the path, and forks workers for the
raylet, as whose children they count (``execution.monitor``), and for nobody else. ``PATH``
alone forks whatever is asked for, until its standard input ends: for the example answers of
the pack's own contract, which share one (``execution.warm_ray``).

A request is a JSON object, ``{"argv": [...], "environment": {...}, "folder": "...",
"prefix": "..."}``, and carries the open files for the standard output and errors. The
answer is the process's id, or 0: then whoever asks has to do it without.
"""

import atexit
import gc
import json
import os
import runpy
import select
import signal
import socket
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, NoReturn

FORKS = "ACTORLAB_FORKS"  # variable: the path at which a server listens
OWN_WORKER = "ACTORLAB_RAY_WORKER"  # variable: where Ray's own program for workers is
OWN_DASHBOARD = "ACTORLAB_RAY_DASHBOARD"  # variable: where Ray's own dashboard is
DASHBOARD = Path(__file__).with_name("stand_ins") / "dashboard.py"
_MOST_BYTES = 1 << 20  # of a request
_PATIENCE = 5.0  # seconds for which whoever asks may keep the others waiting
# What reading a request raises that is none; a student's code can send anything.
_NOT_ASKED_RIGHT = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
RAYLET = "/ray/core/src/ray/raylet/raylet"  # how the path of Ray's program ends

# Ray reads its settings from the environment when it is imported, and with them a worker's
# job, and with which process to end. A worker of no job, as a raylet starts some in advance,
# can be given any; and this server ends the workers of a raylet that has ended.
_SETTINGS, _JOB, _NO_JOB, _RAYLET_PID = ("RAY_", "PYTHONPATH"), "RAY_JOB_ID", "ffffffff", "RAY_RAYLET_PID"
_NOT_SETTINGS = {_JOB, _RAYLET_PID, "RAY_LD_PRELOAD_ON_WORKERS", "RAY_CLIENT_MODE"}

# None of these may start a thread: a fork has only the one that forked.
_TRACEBACKS = ("stack_data", "pygments.formatters.terminal256", "pygments.styles.default")
_RAYS = ("google.protobuf.internal.builder", "pdb", "ray", "ray._common.usage.usage_lib")
_FOR_ALL = ("IPython.core.completer", "ipykernel.kernelapp", *_TRACEBACKS, "numpy", *_RAYS)
_THREADS = "OMP_NUM_THREADS"  # variable: how many NumPy starts when it is imported; Ray gives workers one


def ask(
    path: str,
    argv: list[str],
    environment: dict[str, str],
    folder: str,
    files: tuple[int, int],
    prefix: str = sys.prefix,
) -> int:
    """Ask the server that listens at a path for a process; return its id, or 0.

    Args:
        path: where it listens.
        argv: a program (a file, or a module that can be run) and its arguments.
        environment: its environment variables.
        folder: where it runs.
        files: descriptors of its standard output and errors.
        prefix: of the Python environment by whose Python it would run; by default this one's.

    Raises:
        OSError: nobody listens there.
    """
    wanted = {"argv": argv, "environment": environment, "folder": folder, "prefix": prefix}
    request = json.dumps(wanted)
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as server:
        server.connect(path)
        socket.send_fds(server, [request.encode()], files)
        return int(server.recv(100) or 0)


@dataclass(frozen=True)
class _Raylet:
    """A raylet and its workers, which do not see by themselves that it has ended.

    Attributes:
        opened: the descriptor of its process.
        workers: those of its workers' processes.
    """

    opened: int
    workers: list[int] = field(default_factory=list)

    def add(self, worker: int) -> None:
        """Add a worker's process, by its id, and forget those that have ended.

        Raises:
            ProcessLookupError: it has ended.
        """
        for other in list(self.workers):
            try:
                signal.pidfd_send_signal(other, 0)
            except ProcessLookupError:
                self.workers.remove(other)
                os.close(other)
        self.workers.append(os.pidfd_open(worker))

    def end_workers(self) -> None:
        """The raylet has ended: let them end."""
        for worker in self.workers:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(worker, signal.SIGKILL)
        self.close()

    def close(self) -> None:
        """Let go of the descriptors."""
        for held in (self.opened, *self.workers):
            os.close(held)


class Server:
    """Forks processes for those who ask at a path."""

    def __init__(self, path: str) -> None:
        """Import all, and listen at a path."""
        self._settings = _settings(os.environ)
        _import_all()
        gc.freeze()
        self._listening = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._listening.bind(path)
        self._listening.listen()
        self._raylets: dict[int, _Raylet] = {}  # by their ids

    def run(self, kernel: Sequence[str]) -> NoReturn:
        """Run a kernel, serve this sandbox's raylets, and end as the kernel does.

        Args:
            kernel: its program and arguments.
        """
        _end_with(self._fork(lambda: _run(kernel)))
        while True:
            self._serve_one(restricted=True)

    def serve_all(self) -> None:
        """Serve whoever asks, until standard input ends."""
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for what has ended
        while self._serve_one(restricted=False):
            pass

    def _serve_one(self, restricted: bool) -> bool:
        """Wait for a request, and answer it; or for the end of a raylet, or of standard input (false)."""
        standard = [] if restricted else [sys.stdin.fileno()]
        raylets = {raylet.opened: pid for pid, raylet in self._raylets.items()}
        ready, _, _ = select.select([self._listening.fileno(), *raylets, *standard], [], [])
        for opened in raylets.keys() & set(ready):
            self._raylets.pop(raylets[opened]).end_workers()
        if self._listening.fileno() in ready:
            with suppress(*_NOT_ASKED_RIGHT), self._listening.accept()[0] as asking:
                asking.settimeout(_PATIENCE)
                request, files, _, _ = socket.recv_fds(asking, _MOST_BYTES, 2)
                try:
                    started = self._started(json.loads(request), files, asking, restricted)
                    asking.send(str(started).encode())
                finally:
                    for file in files:
                        os.close(file)
        return not (standard and standard[0] in ready)

    def _started(self, wanted: Any, files: list[int], asking: socket.socket, restricted: bool) -> int:
        """Start what is wanted; return its process's id, or 0 if it has to do without."""
        program, environment = wanted["argv"][0], wanted["environment"]
        if wanted["prefix"] != sys.prefix or not _settings(environment).items() <= self._settings.items():
            return 0  # what was imported here is not what it would import
        become = partial(_become, wanted, files, asking)
        if program == str(DASHBOARD):
            self._fork(lambda: os.fork() or become())  # nobody's child, so that it is no worker
            return os.getpid()
        if program != os.environ[OWN_WORKER]:
            return 0 if restricted else self._fork(become)
        if restricted and not _is_for_raylet(asking):
            return 0
        worker, raylet = self._fork(become), int(environment[_RAYLET_PID])
        with suppress(ProcessLookupError):  # one of them has ended
            if raylet not in self._raylets:
                self._raylets[raylet] = _Raylet(os.pidfd_open(raylet))
            self._raylets[raylet].add(worker)
        return worker

    def _fork(self, then: Callable[[], object]) -> int:
        """Do something in a process of its own, which then ends; return its id."""
        if pid := os.fork():
            return pid
        code: Any = 1
        try:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self._listening.close()
            for raylet in self._raylets.values():
                raylet.close()
            then()
            code = 0
        except SystemExit as ended:
            code = ended.code or 0
        except BaseException:
            traceback.print_exc()
        finally:  # it must not become a second server
            atexit._run_exitfuncs()
            os._exit(code if isinstance(code, int) else 1)


def _is_for_raylet(asking: socket.socket) -> bool:
    """Whether a raylet started whoever asks: Ray's own, which nobody in a sandbox can write to."""
    pid = int.from_bytes(asking.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 4), sys.byteorder)
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2]
    program = f"/proc/{after_name.split()[1]}/exe"
    return os.readlink(program).endswith(RAYLET) and bool(os.statvfs(program).f_flag & os.ST_RDONLY)


def _end_with(kernel: int) -> None:
    """End when the kernel does, as it does."""

    def ended(*_: object) -> None:
        with suppress(ChildProcessError):
            while (child := os.waitpid(-1, os.WNOHANG))[0]:
                if child[0] == kernel:
                    code = os.waitstatus_to_exitcode(child[1])
                    os._exit(code if code >= 0 else 128 - code)

    signal.signal(signal.SIGCHLD, ended)
    ended()  # it may have ended before


def _become(wanted: dict[str, Any], files: Sequence[int], asking: socket.socket) -> None:
    """Be the process that was asked for."""
    asking.close()
    os.setsid()
    for standard, file in enumerate([os.open(os.devnull, os.O_RDONLY), *files]):
        os.dup2(file, standard)
        os.close(file)
    os.chdir(wanted["folder"])
    _set_environment(wanted["environment"])
    _run(wanted["argv"])


def _run(argv: Sequence[str]) -> None:
    time.tzset()
    if numbers := sys.modules.get("numpy.random"):
        numbers.seed()  # others that are forked have the same otherwise
    sys.argv[:] = argv
    if os.path.isfile(argv[0]):
        runpy.run_path(argv[0], run_name="__main__")
    else:
        runpy.run_module(argv[0], run_name="__main__", alter_sys=True)


def _set_environment(environment: Mapping[str, str]) -> None:
    os.environ.clear()
    os.environ.update(environment)


def _settings(environment: Mapping[str, str]) -> dict[str, str]:
    """What decides, in an environment, what is imported, and what Ray reads then."""
    return {
        name: value
        for name, value in environment.items()
        if name.startswith(_SETTINGS) and name not in _NOT_SETTINGS
    }


def _import_all() -> None:
    """Import what a notebook, its checks, and workers do."""
    environment = dict(os.environ)
    os.environ |= {_JOB: _NO_JOB, _RAYLET_PID: str(os.getpid()), _THREADS: "1"}
    for name in _FOR_ALL:
        import_module(name)
    _set_environment(environment)
    import_module("actorlab.notebook")
    mistakes = import_module("actorlab.misconceptions")
    for module in iter_modules(mistakes.__path__):
        import_module(f"{mistakes.__name__}.{module.name}")


if __name__ == "__main__":
    sys.path.pop(0)  # this file's folder
    from actorlab.kernel import local_ray

    local_ray.prepare()
    server = Server(sys.argv[1])
    if len(sys.argv) > 2:
        server.run(sys.argv[2:])
    server.serve_all()
