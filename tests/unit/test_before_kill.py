"""Ray writes down how calls ended before a cell stops Ray or kills actors."""

import time
from types import SimpleNamespace

import pytest

from actorlab.evidence.calls import Call
from actorlab.evidence.record import Record
from actorlab.kernel import before_kill
from actorlab.kernel.before_kill import BeforeKill

RUNNING = Call("c", actor="", name="Foo.increment", submitted=1.0, start=1.0, end=None)


class Shell:
    """IPython's events."""

    def __init__(self) -> None:
        self.hooks = {}
        self.events = SimpleNamespace(register=self.hooks.__setitem__)

    def run(self, source: str) -> float:
        """Begin a cell, and end it; how long it waited in between, in seconds."""
        began = time.monotonic()
        self.hooks["pre_run_cell"](SimpleNamespace(raw_cell=source))
        waited = time.monotonic() - began
        self.hooks["post_run_cell"](None)
        return waited


@pytest.fixture
def shell(tmp_path, monkeypatch):
    monkeypatch.setattr(before_kill.export_events, "WRITTEN_AFTER", 0.05)
    monkeypatch.setattr(before_kill, "_LIMIT", 0.2)
    shell = Shell()
    BeforeKill(tmp_path, None).begin(shell)
    return shell


@pytest.mark.parametrize(
    "source", ["ray.shutdown()", "for f in fs:\n    ray.kill(f)", "from ray import kill"]
)
def test_such_a_cell_waits_until_what_was_sent_has_ended(shell, monkeypatch, source):
    records = [Record({}, (RUNNING,)), Record({}, (RUNNING,)), Record({}, ())]
    monkeypatch.setattr(before_kill.export_events, "_sizes", lambda folder: len(records))  # it grows
    monkeypatch.setattr(before_kill.export_events, "read", lambda folder, driver: records.pop(0))
    shell.run(source)
    assert records == []


def test_it_waits_until_ray_has_had_time_to_write(shell):
    shell.run("results = ray.get(refs)")
    assert shell.run("ray.shutdown()") >= 0.05


def test_what_does_not_end_is_not_waited_for(shell, monkeypatch):
    monkeypatch.setattr(before_kill.export_events, "read", lambda folder, driver: Record({}, (RUNNING,)))
    assert 0.2 <= shell.run("ray.kill(f1)") < 20


@pytest.mark.parametrize("source", ["results = ray.get(refs)", "skills = []", "", None])
def test_others_do_not_wait(shell, monkeypatch, source):
    monkeypatch.setattr(before_kill.export_events, "read", lambda folder, driver: pytest.fail("read"))
    shell.run(source)
