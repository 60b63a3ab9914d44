"""Temporary folders, and groups with limits, belong to a process for as long as it lives."""

import os
import shutil
import subprocess
import sys

import pytest

from actorlab.execution import cgroups
from actorlab.files import locks, scratch

NOBODYS = 4194305  # Linux gives no process so high an id

# A process that holds what it made until its input ends. Seen from here, its id is nobody's,
# as that of a process in another container that shares the folder.
HOLDER = f"""
import os, sys
from pathlib import Path
from actorlab.execution import cgroups
from actorlab.files import scratch
place, what = Path(sys.argv[1]), sys.argv[2]
os.getpid = lambda: {NOBODYS}
scratch._BASE, cgroups._prepared, cgroups._write = place, lambda: place, lambda file, value: None
made = scratch.new_folder() if what == "folder" else cgroups.new_group(1, 1)
print(made if what == "folder" else made.enter.parent, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder that several containers share."""
    monkeypatch.setattr(scratch, "_BASE", tmp_path)
    return tmp_path


@pytest.fixture(params=["folder", "group"])
def holder(request, place, root):
    """Another process, what it made, and how that is swept up."""
    words = [sys.executable, "-c", HOLDER, str(place), request.param]
    with subprocess.Popen(words, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        made = other.stdout.readline().strip()
        yield other, made, scratch.sweep if request.param == "folder" else lambda: cgroups.sweep(place)
        other.kill()


def test_it_is_swept_up_when_its_process_has_ended_and_not_before(holder):
    other, made, sweep = holder
    assert f"-{NOBODYS}-" in made
    sweep()
    assert os.path.isdir(made)
    other.kill()
    other.wait()
    sweep()
    assert not os.path.exists(made)


def test_an_id_that_was_given_again_keeps_nothing(place):
    left = place / f"actorlab-{os.getpid()}-left.d"
    left.mkdir()
    (left / "file").touch()
    scratch.sweep()
    assert not left.exists()


def test_what_an_earlier_version_made_may_be_in_use(place):
    (place / f"actorlab-{NOBODYS}-earlier").mkdir()
    scratch.sweep()
    assert os.listdir(place)


def test_what_is_removed_is_let_go_of(place):
    before = os.listdir("/proc/self/fd")
    with scratch.folder() as made:
        (made / "file").touch()
        scratch.sweep()
        assert (made / "file").exists()
    assert not made.exists() and len(os.listdir("/proc/self/fd")) == len(before)


def test_one_that_is_swept_up_before_it_is_locked_is_made_again(place, monkeypatch):
    made, mkdtemp = [], scratch.tempfile.mkdtemp

    def swept(**how):
        made.append(mkdtemp(**how))
        if len(made) == 1:
            scratch.sweep()
        return made[-1]

    monkeypatch.setattr(scratch.tempfile, "mkdtemp", swept)
    with scratch.folder() as found:
        assert [str(found)] == made[1:] and found.is_dir()


def test_a_folder_in_the_place_of_another_is_not_taken_for_it(tmp_path, monkeypatch):
    folder, open_it = tmp_path / "folder", locks._open
    folder.mkdir()

    def swapped(path):
        opened = open_it(path)
        folder.rename(tmp_path / "away")
        folder.mkdir()
        return opened

    monkeypatch.setattr(locks, "_open", swapped)
    with pytest.raises(locks.Gone):
        locks.hold(folder)


def test_a_link_leads_to_nothing_that_is_swept_up(place, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "file").touch()
    (place / "actorlab-1-link.d").symlink_to(elsewhere)
    scratch.sweep()
    assert (elsewhere / "file").exists()
    (place / "actorlab-1-link.d").unlink()
    shutil.rmtree(elsewhere)
