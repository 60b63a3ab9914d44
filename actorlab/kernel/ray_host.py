"""Start a local Ray that other processes join, and keep it until standard input ends.

The arguments are how many CPUs Ray has, and a path. A server listens there that forks
kernels for this Ray (see ``kernel.fork_server``), and this Ray's workers. The program
prints the address to join, and the server's process id. See ``execution.warm_ray``.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from actorlab.kernel import fork_server, local_ray

# What Ray starts in the place of Python: workers without an environment of their own are
# forked, three programs are not needed (see ``execution.ray_layout``), and all else is what
# it would be.
_PYTHON = """#!/bin/sh
case "$*" in
*/default_worker.py*--serialized-runtime-env-context=*) ;;
*/log_monitor.py*|*/autoscaler/_private/monitor.py*) exec {python} -I -S {idle} ;;
*/dashboard/agent.py*) exec {python} -I -S {agent} "$@" ;;
*/default_worker.py*) exec {python} -I -S {ask} ask {path} "$@" ;;
esac
exec {python} "$@"
"""
_STAND_INS = Path(fork_server.__file__).with_name("stand_ins")


def keep(cpus: int, path: str) -> None:
    """Start a Ray with so many CPUs, and a server that listens at a path; keep both."""
    server = subprocess.Popen([sys.executable, fork_server.__file__, "serve", path], stdin=subprocess.PIPE)
    local_ray.prepare()
    import ray  # not above: it is prepared first

    python = Path(os.environ["RAY_TMPDIR"], "python")
    python.write_text(
        _PYTHON.format(
            python=sys.executable,
            ask=fork_server.__file__,
            path=path,
            idle=_STAND_INS / "idle.py",
            agent=_STAND_INS / "agent.py",
        )
    )
    python.chmod(0o755)
    sys.executable = str(python)
    quiet = {"include_dashboard": False, "log_to_driver": False, "logging_level": "error"}
    began: Any = ray.init(address="local", num_cpus=cpus, **quiet)
    while not os.path.exists(path):
        if server.poll() is not None:
            sys.exit("the process that forks kernels has ended")
        time.sleep(0.01)
    print(began.address_info["address"], server.pid, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    keep(int(sys.argv[1]), sys.argv[2])
