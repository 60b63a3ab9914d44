"""Fork kernels, and Ray's workers, from processes that have imported all that they need.

A process that is forked starts in a few hundredths of a second of CPU time; one that
imports IPython, NumPy and Ray itself takes most of one, and a worker a third of one.
Only the example answers of the pack's own contract run so: see ``execution.warm_ray``.

Ray reads its configuration when it is imported, a worker's job among it. So a server
imports all but Ray, and forks another for each job, which imports Ray and forks that
job's workers. One that is of no job forks the kernels.

As a program, ``serve PATH`` listens at a path, until its standard input ends; a request
is a JSON object, ``{"argv": [...], "environment": {...}, "folder": "..."}``, and carries
the open files for the standard output and errors; the answer is the process id.
``ask PATH PROGRAM [ARGUMENT ...]`` has a program run by whoever listens there.
"""

import gc
import json
import os
import runpy
import select
import signal
import socket
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

_MOST_BYTES = 1 << 20  # of a request
_JOB = "RAY_JOB_ID"  # variable of Ray's: the job of a worker
_NO_JOB = ""
_TRACEBACKS = ("stack_data", "pygments.formatters.terminal256", "pygments.styles.default")
_RAYS = ("google.protobuf.internal.builder", "yaml", "filelock", "multiprocessing.pool", "pdb", "tarfile")
_FOR_ALL = ("IPython.core.completer", "ipykernel.kernelapp", "numpy", *_TRACEBACKS, *_RAYS)


def ask(path: str, argv: list[str], environment: dict[str, str], folder: str, files: tuple[int, int]) -> int:
    """Ask the server that listens at a path for a process; return its id.

    Args:
        argv: a program (a file, or a module that can be run) and its arguments.
        environment: its environment variables.
        folder: where it runs.
        files: descriptors of its standard output and errors.

    Raises:
        RuntimeError: the server has ended.
    """
    request = json.dumps({"argv": argv, "environment": environment, "folder": folder})
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as server:
        server.connect(path)
        socket.send_fds(server, [request.encode()], files)
        answer = server.recv(100)
    if not answer:
        raise RuntimeError("the process that forks others has ended")
    return int(answer)


def _serve(listening: socket.socket) -> None:
    """Pass each request on to the server of its job."""
    servers = {_NO_JOB: _new_server(os.environ, kernels=True)}
    while True:
        ready, _, _ = select.select([listening, sys.stdin], [], [])
        if sys.stdin in ready:
            return
        with listening.accept()[0] as asking:
            request, files, _, _ = socket.recv_fds(asking, _MOST_BYTES, 2)
            if request:
                environment = json.loads(request)["environment"]
                job = environment.get(_JOB, _NO_JOB)
                if job not in servers:
                    servers[job] = _new_server(environment)
                socket.send_fds(servers[job], [request], [asking.fileno(), *files])
            for file in files:
                os.close(file)


def _new_server(environment: Mapping[str, str], kernels: bool = False) -> socket.socket:
    """Fork a server for one job, or for kernels; return the socket at which it takes requests."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    if os.fork():
        theirs.close()
        return ours
    ours.close()
    _set_environment(environment)
    import_module("ray")
    if kernels:
        _import_ours()
    gc.freeze()
    while True:
        request, files, _, _ = socket.recv_fds(theirs, _MOST_BYTES, 3)
        if not request:
            os._exit(0)
        asking, *standard = files
        if pid := os.fork():
            os.write(asking, str(pid).encode())
            for file in files:
                os.close(file)
        else:
            os.close(asking)
            theirs.close()
            _become(json.loads(request), standard)
            os._exit(0)


def _become(wanted: dict[str, Any], files: Sequence[int]) -> None:
    """Be the process that was asked for."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    for standard, file in enumerate([os.open(os.devnull, os.O_RDONLY), *files]):
        os.dup2(file, standard)
        os.close(file)
    os.chdir(wanted["folder"])
    _set_environment(wanted["environment"])
    sys.argv[:] = wanted["argv"]
    program = sys.argv[0]
    if os.path.isfile(program):
        runpy.run_path(program, run_name="__main__")
    else:
        runpy.run_module(program, run_name="__main__", alter_sys=True)


def _set_environment(environment: Mapping[str, str]) -> None:
    wanted = dict(environment)
    os.environ.clear()
    os.environ.update(wanted)


def _import_ours() -> None:
    """Import what a notebook's checks do."""
    import actorlab.misconceptions

    import_module("actorlab.notebook")
    for module in iter_modules(actorlab.misconceptions.__path__):
        import_module(f"actorlab.misconceptions.{module.name}")


if __name__ == "__main__":
    what, path, *argv = sys.argv[1:]
    if what == "ask":
        ask(path, argv, dict(os.environ), os.getcwd(), (1, 2))
    else:
        from actorlab.kernel import local_ray

        local_ray.prepare()
        for name in _FOR_ALL:  # none of it may start a thread: a fork has only the one that asked for it
            import_module(name)
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for a process that has ended
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listening:
            listening.bind(path)
            listening.listen()
            _serve(listening)
