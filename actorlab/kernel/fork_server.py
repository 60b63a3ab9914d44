"""Fork kernels from one process that has imported all that they need.

A kernel that is forked starts in a few hundredths of a second of CPU time; one that
imports IPython, NumPy and Ray itself takes more than one. Only the example answers of
the pack's own contract run so: see ``execution.warm_ray``.

Run it as a program whose standard input is one end of a pair of sockets. Each request is
a JSON object, ``{"argv": [...], "environment": {...}, "folder": "..."}``, and carries the
open file to which the kernel writes; the answer is the kernel's process id.
"""

import gc
import json
import os
import signal
import socket
import sys
from typing import Any

MOST_BYTES = 1 << 20  # of a request


def serve(requests: socket.socket) -> None:
    """Fork a kernel for each request, until the other end is closed."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for a kernel that has ended
    gc.freeze()
    while True:
        text, (log,), _, _ = socket.recv_fds(requests, MOST_BYTES, 1)
        if not text:
            return
        pid = os.fork()
        if not pid:
            requests.close()
            return _be_a_kernel(json.loads(text), log)
        os.close(log)
        requests.send(str(pid).encode())


def _be_a_kernel(wanted: dict[str, Any], log: int) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    for standard in (1, 2):
        os.dup2(log, standard)
    os.close(log)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.chdir(wanted["folder"])
    os.environ.clear()
    os.environ.update(wanted["environment"])
    sys.argv[:] = wanted["argv"]
    from ipykernel.kernelapp import IPKernelApp

    IPKernelApp.launch_instance()


def _import_all() -> None:
    """Import what notebooks and their checks do. None of it may start a thread: a fork has
    only the one that asked for it."""
    from importlib import import_module
    from pkgutil import iter_modules

    import actorlab.misconceptions
    from actorlab.kernel import local_ray

    local_ray.prepare()
    for name in ("IPython.core.completer", "ipykernel.kernelapp", "numpy", "ray", "actorlab.notebook"):
        import_module(name)
    for module in iter_modules(actorlab.misconceptions.__path__):
        import_module(f"actorlab.misconceptions.{module.name}")


if __name__ == "__main__":
    _import_all()
    serve(socket.socket(fileno=0))
