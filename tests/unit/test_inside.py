"""What a student puts in the place of what the grader opened is not reached."""

import os
import socket

import pytest

from actorlab.execution import inside as inside_of


def test_a_process_that_is_in_no_sandbox_is_not_looked_into():
    with pytest.raises(OSError, match="this process's files"):
        inside_of.Inside(os.getpid())


@pytest.fixture
def inside(tmp_path, monkeypatch):
    """A made-up sandbox: a folder for its root."""
    made = object.__new__(inside_of.Inside)
    (tmp_path / "root" / "place").mkdir(parents=True)
    made._root = os.open(tmp_path / "root", os.O_PATH)
    made._held = [made._root]
    yield made
    made.close()


def listening(path):
    made = socket.socket(socket.AF_UNIX)
    made.bind(str(path))
    made.listen()
    made.settimeout(0)
    return made


def test_a_socket_is_reached_under_whatever_name(inside, tmp_path):
    place = tmp_path / "root" / "place"
    with listening(place / "s") as there, listening(tmp_path / "other") as other:
        inside.link_sockets("/place", ["s"], tmp_path)
        there.accept()[0].close()  # whether it listens was tried
        (place / "s").unlink()
        (place / "s").symlink_to(tmp_path / "other")
        with socket.socket(socket.AF_UNIX) as caller:
            caller.connect(str(tmp_path / "s"))
        there.accept()[0].close()
        with pytest.raises(BlockingIOError):
            other.accept()


@pytest.mark.parametrize("what", ["link", "folder's link", "file", "nothing", "deaf socket"])
def test_what_is_no_socket_that_listens_is_not_taken_for_one(inside, tmp_path, what):
    place, held = tmp_path / "root" / "place", set(os.listdir("/proc/self/fd"))
    with listening(tmp_path / "other"), socket.socket(socket.AF_UNIX) as deaf:
        if what == "link":
            (place / "s").symlink_to(tmp_path / "other")
        elif what == "folder's link":
            place.rmdir()
            (tmp_path / "outside").mkdir()
            (tmp_path / "other").rename(tmp_path / "outside" / "s")
            place.symlink_to(tmp_path / "outside")
        elif what == "file":
            (place / "s").write_text("")
        elif what == "deaf socket":
            deaf.bind(str(place / "s"))
        with pytest.raises(OSError):
            inside.link_sockets("/place", ["s"], tmp_path)
    assert not (tmp_path / "s").is_symlink()
    assert set(os.listdir("/proc/self/fd")) == held
