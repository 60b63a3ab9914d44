"""What an instructor is told of the limits that submissions are held to."""

import pytest

from actorlab.execution import cgroups, envelope, sandbox
from actorlab.gradebook.classroom import Choices, limits_kept


@pytest.fixture
def machine(monkeypatch):
    """A machine with a sandbox, cgroups and a filter of system calls, and no cluster."""
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    for module, question in ((sandbox, "missing"), (cgroups, "missing"), (sandbox, "unfiltered")):
        monkeypatch.setattr(module, question, lambda: "")
    return monkeypatch


def test_what_the_kernel_keeps_is_one_sentence(machine):
    assert envelope.described() == ["Limits on each submission: kept by cgroups."]


def test_what_is_kept_less_well_is_said_with_its_reason(machine):
    machine.setattr(cgroups, "missing", lambda: "there are no cgroups v2")
    machine.setattr(sandbox, "unfiltered", lambda: "libseccomp is not installed")
    assert envelope.described() == [
        "Limits on each submission: looked at twice a second, since there are no cgroups v2 (SECURITY.md).",
        "System calls: none is refused, since libseccomp is not installed (SECURITY.md).",
    ]


def test_without_a_sandbox_nothing_is_promised(machine):
    machine.setattr(sandbox, "missing", lambda: "bubblewrap is not installed")
    assert envelope.described() == []


def test_of_a_clusters_machines_nothing_is_said(machine):
    machine.setenv("RAY_ADDRESS", "ray://head:10001")
    assert envelope.described() == []


@pytest.mark.parametrize("trusted", [False, True])
def test_of_trusted_submissions_nothing_is_said(machine, assignment, trusted):
    assert bool(limits_kept(assignment, Choices(trusted=trusted))) is not trusted
