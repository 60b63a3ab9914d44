"""Groups with limits: how they are found and read, and what they hold where there are any."""

import errno
import os

import pytest

from actorlab.execution import cgroups
from actorlab.files import locks

ROOT = "0::/\n"
SCOPE = "4:memory:/elsewhere\n0::/user.slice/run-1.scope\n"


@pytest.fixture
def made_up(tmp_path, monkeypatch):
    """Lays out a made-up tree in which this process is in a group; returns that group.

    A write to a file of it is as the kernel's: the file has to be there.
    """

    def lay_out(own, controllers="cpu io memory pids", enabled="", delegated=False):
        (tmp_path / "own").write_text(own)
        group = tmp_path / "mounted" / own.split("0::/")[1].strip()
        group.mkdir(parents=True)
        for name, text in (("controllers", controllers), ("subtree_control", enabled), ("procs", "")):
            (group / f"cgroup.{name}").write_text(text)
        (tmp_path / "mounted" / "cgroup.controllers").write_text(controllers)
        monkeypatch.setattr(cgroups, "_OWN", tmp_path / "own")
        monkeypatch.setattr(cgroups, "_MOUNTED", tmp_path / "mounted")
        monkeypatch.setattr(cgroups, "_delegated", lambda group: delegated)
        return group

    return lay_out


def with_files(monkeypatch, *names):
    """Let each folder that is made from now on hold these files, as a group does."""
    mkdir = cgroups.Path.mkdir

    def made(folder, *args, **kwargs):
        mkdir(folder, *args, **kwargs)
        for name in names:
            (folder / name).touch()

    monkeypatch.setattr(cgroups.Path, "mkdir", made)


@pytest.mark.parametrize(
    "own, about, why",
    [
        ("4:memory:/\n0::/\n", {"controllers": ""}, "no control of memory and pids"),
        (ROOT, {"controllers": "cpu memory"}, "no control of pids"),
        (SCOPE, {}, "is not delegated"),
    ],
)
def test_it_is_said_why_there_are_none(made_up, own, about, why):
    made_up(own, **about)
    assert why in cgroups.missing()
    assert cgroups.new_group(1, 1) is None


def test_there_are_none_of_the_first_version(made_up):
    made_up(ROOT)
    cgroups._OWN.write_text("5:memory:/\n4:pids:/\n")
    assert cgroups.missing() == "there are no cgroups v2"


def test_what_may_not_be_written_is_the_reason(made_up, monkeypatch):
    made_up(ROOT)

    def forbidden(file, value):
        raise PermissionError(errno.EACCES, "Permission denied", str(file))

    monkeypatch.setattr(cgroups, "_write", forbidden)
    assert cgroups.missing().startswith("Permission denied: ") and "subtree_control" in cgroups.missing()


@pytest.mark.parametrize("own", [ROOT, SCOPE, "0::/user.slice/run-1.scope/actorlab-graders\n"])
def test_limits_are_set_below_the_group_that_was_given(made_up, monkeypatch, own):
    group = made_up(own, enabled="cpu memory pids", delegated=own == SCOPE)
    above = group.parent if group.name == "actorlab-graders" else group
    for name in ("controllers", "subtree_control"):
        (above / f"cgroup.{name}").write_text("cpu memory pids")
    with_files(monkeypatch, "memory.max", "memory.swap.max", "pids.max")  # an old kernel: no oom.group
    assert cgroups.missing() == ""
    new = cgroups.new_group(6_000_000_000, 3000)
    assert new.enter.parent.parent == above
    written = {
        name: (new.enter.parent / name).read_text() for name in ("memory.max", "memory.swap.max", "pids.max")
    }
    assert written == {"memory.max": "6000000000", "memory.swap.max": "0", "pids.max": "3000"}


def test_processes_are_moved_out_of_the_way(made_up, monkeypatch):
    group = made_up(SCOPE, delegated=True)
    (group / "cgroup.procs").write_text("11\n12\n13\n")
    with_files(monkeypatch, "cgroup.procs")
    moved, write = [], cgroups._write

    def kernel(file, value):
        if file.name == "cgroup.procs":
            moved.append((file.parent.name, value))
            left = [pid for pid in (group / "cgroup.procs").read_text().split() if pid != value]
            (group / "cgroup.procs").write_text("\n".join(left))
            if value == "12":
                raise ProcessLookupError(errno.ESRCH, "it has ended meanwhile")
        elif (group / "cgroup.procs").read_text():
            raise OSError(errno.EBUSY, "processes are in it")
        else:
            write(file, " ".join(word.removeprefix("+") for word in str(value).split()))

    monkeypatch.setattr(cgroups, "_write", kernel)
    assert cgroups.missing() == ""
    assert moved == [("actorlab-graders", pid) for pid in ("11", "12", "13")]
    assert (group / "cgroup.subtree_control").read_text() == "memory pids cpu"


def test_its_figures_are_told_in_words(made_up, monkeypatch):
    made_up(ROOT, enabled="cpu memory pids")
    with_files(monkeypatch, "memory.max", "pids.max")
    group = cgroups.new_group(2_500_000_000, 900)
    folder = group.enter.parent
    assert group.cpu_seconds == 0 and group.exceeded == ""  # there is nothing to read
    (folder / "cpu.stat").write_text("usage_usec 66500000\nuser_usec 60000000\n")
    (folder / "memory.events").write_text("low 0\nhigh 0\nmax 12\noom 0\noom_kill 0\n")
    (folder / "pids.events").write_text("max 0\n")
    assert group.cpu_seconds == 66.5 and group.exceeded == ""
    (folder / "pids.events").write_text("max 3\n")
    assert group.exceeded == "it started more than 900 processes and threads"
    (folder / "memory.events").write_text("max 12\noom 1\noom_kill 5\n")
    assert group.exceeded == "it used more than 2.5 GB of memory with its files"


def test_groups_of_graders_that_were_killed_are_removed(tmp_path):
    here, gone, other = "actorlab-4194305-0", f"actorlab-{os.getpid()}-0", "actorlab-graders"
    for name in (here, gone, other):
        (tmp_path / name).mkdir()
    held = locks.hold(tmp_path / here)
    cgroups.sweep(tmp_path)
    os.close(held)
    assert sorted(os.listdir(tmp_path)) == sorted([here, other])
