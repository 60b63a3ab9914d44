"""Slow tests begin one after the other, as soon as the machine has time."""

import os
from types import SimpleNamespace

import psutil
import pytest

from support import turns
from support.turns import Turns, room_for_tests

GIGABYTE = 1_000_000_000


def item(slow, test="integration/test_a.py::test_b"):
    return SimpleNamespace(nodeid=test, get_closest_marker=lambda name: name == "slow" and slow)


@pytest.fixture
def busy(monkeypatch):
    """How busy the machine is at each look, in percent; what is left was not asked for."""
    left = [95.0, 90.0, 20.0, 99.0]
    monkeypatch.setattr(psutil, "cpu_percent", lambda seconds: left.pop(0))
    return left


def test_a_slow_test_waits_until_there_is_time(tmp_path, busy):
    Turns(tmp_path / "turns").pytest_runtest_setup(item(slow=True))
    assert busy == [99.0]


def test_it_begins_all_the_same_where_there_never_is(tmp_path, busy, monkeypatch):
    monkeypatch.setattr(turns, "_PATIENCE", 0.0)
    Turns(tmp_path / "turns").pytest_runtest_setup(item(slow=True))
    assert len(busy) == 3


def test_what_shares_something_has_one_turn(tmp_path, busy):
    turns = Turns(tmp_path / "turns")
    for test in ("test_b", "test_c"):
        turns.pytest_runtest_setup(item(slow=True, test=f"integration/test_make.py::{test}"))
    assert busy == [99.0]


def test_a_quick_test_does_not_wait(tmp_path, busy):
    Turns(tmp_path / "turns").pytest_runtest_setup(item(slow=False))
    assert len(busy) == 4


@pytest.mark.parametrize(
    "cores, memory, tests", [(2, 24 * GIGABYTE, 12), (2, 8 * GIGABYTE, 5), (1, GIGABYTE // 2, 1)]
)
def test_cores_and_memory_both_count(monkeypatch, cores, memory, tests):
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(total=memory))
    assert room_for_tests() == tests
