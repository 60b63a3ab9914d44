"""What a run's processes use, added up from looks at them."""

from types import SimpleNamespace

import pytest

from actorlab.execution import usage
from actorlab.execution.usage import Usage


@pytest.fixture
def looked(monkeypatch):
    """Takes a sequence of looks, each ``{process: (own, children)}``; the CPU seconds after each."""

    def look(*looks):
        added, told = Usage(), []
        for seen in looks:
            monkeypatch.setattr(usage, "_look", lambda process, seen=seen: usage._Look(*seen[process], 0, 0))
            added.look(list(seen))
            told.append(added.cpu_seconds)
        return told

    return look


def test_what_was_waited_for_counts_once(looked):
    assert looked({"a": (1, 0), "b": (2, 0)}, {"a": (1, 2.5)}) == [3, 3.5]


def test_what_nobody_waited_for_is_not_forgotten(looked):
    assert looked({"a": (1, 0), "b": (2, 0)}, {"a": (1, 0), "c": (1, 0)}, {"a": (1, 0)}) == [3, 4, 4]


def test_children_of_what_ended_are_its_own(looked):
    # b waited for c, and a for b; both ended between two looks.
    assert looked({"a": (1, 0), "b": (2, 0), "c": (3, 0)}, {"a": (1, 5.5)}) == [6, 6.5]
    # Nobody waited for b.
    assert looked({"a": (1, 0), "b": (2, 3)}, {"a": (1, 0)}) == [6, 6]


def memory(monkeypatch, processes, rollups):
    """Usage after a look at processes, each ``(resident, shared)`` by its id."""
    monkeypatch.setattr(usage, "_look", lambda process: usage._Look(0, 0, *processes[process.pid]))
    monkeypatch.setattr(
        usage, "Path", lambda path: SimpleNamespace(read_text=lambda: rollups[path.split("/")[2]])
    )
    added = Usage()
    added.look([_Process(pid) for pid in processes])
    return added


class _Process:
    def __init__(self, pid):
        self.pid = pid


def rollup(anonymous, shared, of_files):
    return (
        "55d0-7ffd ---p 00000000 00:00 0 [rollup]\nRss: 1 kB\n"
        f"Pss_Anon: {anonymous} kB\nPss_File: {of_files} kB\nPss_Shmem: {shared} kB\n"
    )


def test_memory_that_several_processes_share_counts_once_and_all_of_it(monkeypatch):
    # Each has 900 of its own with the other, and a program of 500 is on a disk.
    both = memory(
        monkeypatch,
        {1: (1400 * 1024, 1400 * 1024), 2: (1400 * 1024, 1400 * 1024)},
        {"1": rollup(0, 450, 250), "2": rollup(0, 450, 250)},
    )
    assert both.more_memory_than(899 * 1024) and not both.more_memory_than(901 * 1024)
    # Different memory, shared with nobody else that lives: none is forgotten.
    each = memory(
        monkeypatch,
        {1: (900 * 1024, 900 * 1024), 2: (900 * 1024, 900 * 1024)},
        {"1": rollup(0, 900, 0), "2": rollup(0, 900, 0)},
    )
    assert each.more_memory_than(1700 * 1024)


def test_memory_where_the_kernel_tells_no_parts(monkeypatch):
    old = memory(monkeypatch, {1: (900, 100), 2: (500, 100)}, {"1": "Rss: 1 kB\n", "2": "Pss: 1 kB\n"})
    assert old.more_memory_than(1199) and not old.more_memory_than(1200)
