"""Start a local Ray that other processes join, and keep it until standard input ends.

The arguments are how many CPUs Ray has, a path, and the program by which Ray starts Python.
A server listens at the path that forks kernels for this Ray (see ``kernel.fork_server``), and
this Ray's workers. The program prints the address to join, and the server's process id. See
``execution.warm_ray``.
"""

import os
import subprocess
import sys
import time
from importlib.util import find_spec
from typing import Any

from actorlab.kernel import fork_server, local_ray


def keep(cpus: int, path: str, python: str) -> None:
    """Start a Ray with so many CPUs, which starts its processes by a program in the place of
    Python, and a server that listens at a path; keep both."""
    found = find_spec("ray")
    assert found and found.submodule_search_locations
    own = os.path.join(found.submodule_search_locations[0], "_private", "workers", "default_worker.py")
    os.environ |= {fork_server.FORKS: path, fork_server.OWN_WORKER: own}
    server = subprocess.Popen([sys.executable, fork_server.__file__, path], stdin=subprocess.PIPE)
    local_ray.prepare()
    import ray  # not above: it is prepared first

    sys.executable = python
    quiet = {"include_dashboard": False, "log_to_driver": False, "logging_level": "error"}
    began: Any = ray.init(address="local", num_cpus=cpus, **quiet)
    while not os.path.exists(path):
        if server.poll() is not None:
            sys.exit("the process that forks kernels has ended")
        time.sleep(0.01)
    print(began.address_info["address"], server.pid, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    keep(int(sys.argv[1]), *sys.argv[2:4])
