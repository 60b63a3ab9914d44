"""Start a local Ray that other processes join, and keep it until standard input ends.

It prints the address to join. See ``execution.warm_ray``.
"""

import sys
from typing import Any

from actorlab.kernel import local_ray


def keep(cpus: int) -> None:
    """Start a Ray with so many CPUs, and keep it."""
    local_ray.prepare()
    import ray  # not above: it is prepared first

    quiet = {"include_dashboard": False, "log_to_driver": False, "logging_level": "error"}
    began: Any = ray.init(address="local", num_cpus=cpus, **quiet)
    print(began.address_info["address"], flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    keep(int(sys.argv[1]))
