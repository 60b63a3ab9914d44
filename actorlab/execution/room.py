"""How many notebooks run at once: as many as a machine has cores and memory for."""

import os
from typing import Any

import psutil

# Most of a run is sleep (see make bench).
RUNS_PER_CORE = 3
BYTES_PER_RUN = 700_000_000  # of memory, for its ten to twenty processes


def runs_at_once() -> int:
    """How many notebooks this machine has room for; at least one."""
    by_memory = psutil.virtual_memory().total // BYTES_PER_RUN
    return max(1, min(RUNS_PER_CORE * (os.cpu_count() or 1), by_memory))


def share_of_a_run(cores: float, memory: float, jobs: int = 0) -> dict[str, Any]:
    """What Ray sets aside for one run, so that as many run at once as there is room for.

    Args:
        cores: how many the whole cluster has.
        memory: how many bytes the node with the most memory has: a run that asks for
            more than any node has would wait for ever.
        jobs: how many to run at once, whatever their memory; 0 for as many as there is
            room for.

    Returns:
        Options of a Ray task. Source of ``num_cpus``' four digits: Ray counts
        resources in units of 1/10,000.
    """
    if jobs:
        return {"num_cpus": int(1e4 * min(1 / RUNS_PER_CORE, cores / jobs)) / 1e4}
    return {"num_cpus": 1 / RUNS_PER_CORE, "memory": int(min(BYTES_PER_RUN, memory))}
