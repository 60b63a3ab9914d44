"""As many notebooks run at once as the machine has room for."""

import os
from types import SimpleNamespace

import psutil
import pytest

from actorlab.execution.room import BYTES_PER_RUN, RUNS_PER_CORE, runs_at_once, share_of_a_run

GIGABYTE = 1_000_000_000


@pytest.mark.parametrize(
    "cores, memory, runs",
    [(2, 24 * GIGABYTE, 6), (16, 8 * GIGABYTE, 11), (None, 8 * GIGABYTE, 3), (2, BYTES_PER_RUN // 2, 1)],
)
def test_cores_and_memory_both_count(monkeypatch, cores, memory, runs):
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(total=memory))
    assert runs_at_once() == runs


@pytest.mark.parametrize("cores", [1.0, 2.0, 7.0, 64.0])
@pytest.mark.parametrize("jobs", [1, 2, 3, 10, 191])
def test_so_many_are_run_as_are_asked_for_and_no_more_than_cores_can_bear(cores, jobs):
    share = share_of_a_run(cores, GIGABYTE, jobs)
    assert list(share) == ["num_cpus"]  # who says how many knows about the memory
    assert share["num_cpus"] * min(jobs, RUNS_PER_CORE * cores) <= cores
    assert share["num_cpus"] <= 1 / RUNS_PER_CORE


def test_a_node_with_little_memory_still_runs_one():
    assert share_of_a_run(2.0, 300_000_000.0)["memory"] == 300_000_000
    assert share_of_a_run(2.0, 8e9)["memory"] == BYTES_PER_RUN
