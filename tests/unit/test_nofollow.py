"""Files that somebody else controls: only what was opened is looked at, and read."""

import os
import socket

import pytest

from actorlab.evidence import export_events
from actorlab.files import digest, handed_in, nofollow


def make(place, what):
    """Put something other than a file with text at a place."""
    if what == "link":
        place.symlink_to("/etc/hostname")
    elif what == "broken link":
        place.symlink_to("/nowhere")
    elif what == "pipe":
        os.mkfifo(place)
    elif what == "folder":
        place.mkdir()
    elif what == "socket":
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(str(place))


@pytest.mark.parametrize(
    "what, why",
    [
        ("link", "is a link"),
        ("broken link", "is a link"),
        ("pipe", "is not a regular file"),
        ("folder", "is not a regular file"),
        ("socket", "is not a regular file"),
        ("nothing", "cannot be read: No such file or directory"),
    ],
)
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path, monkeypatch, what, why):
    monkeypatch.chdir(tmp_path)  # a socket's path is short
    make(nofollow.Path("it"), what)
    before = os.listdir("/proc/self/fd")
    with pytest.raises(nofollow.Refused) as refused:
        nofollow.file("it")
    assert refused.value.strerror == why
    assert len(os.listdir("/proc/self/fd")) == len(before)


def test_owner_and_size_are_asked_of_what_was_opened(tmp_path):
    (tmp_path / "file").write_bytes(bytes(3_000_001))
    with pytest.raises(nofollow.Refused, match="is larger than 3 MB"):
        nofollow.file(tmp_path / "file", most=3_000_000)
    with pytest.raises(nofollow.Refused, match="belongs to somebody else"):
        nofollow.file(tmp_path / "file", owner=os.getuid() + 1)
    with nofollow.file(tmp_path / "file", most=3_000_001, owner=os.getuid()) as file:
        assert len(file.readall()) == 3_000_001


def test_no_more_is_read_than_there_was(tmp_path):
    (tmp_path / "file").write_bytes(b"0123456789")
    with nofollow.file(tmp_path / "file") as file, nofollow.file(tmp_path / "file") as again:
        with (tmp_path / "file").open("ab") as grows:
            grows.write(b"more")
        assert file.read(3) == b"012" and file.readall() == b"3456789"
        assert again.up_to(4) == b"0123" and again.up_to(4) == b"4567"
    with pytest.raises(ValueError):
        file.read()


def test_a_file_that_was_opened_stays_what_it_was(tmp_path):
    (tmp_path / "file").write_text("theirs")
    (tmp_path / "secret").write_text("secret")
    with nofollow.file(tmp_path / "file") as file:
        (tmp_path / "file").unlink()
        (tmp_path / "file").symlink_to("secret")
        assert file.readall() == b"theirs"


@pytest.fixture
def handed(tmp_path):
    """What a student handed in, beside what is not theirs."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key").write_text("secret")
    folder = tmp_path / "handed"
    for name in ("data.csv", "mine.ipynb", ".hidden", ".git/config", "lib/helper.py", "x.ipynb/inner"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    (folder / "link").symlink_to("../secret/key")
    (folder / "linked").symlink_to("../secret")
    os.mkfifo(folder / "pipe")
    return folder


def test_regular_files_beside_the_notebook_are_handed_in(handed, tmp_path):
    found = {name: file.readall().decode() for name, file in handed_in.regular_files(handed)}
    assert found == {name: name for name in ("data.csv", "lib/helper.py", "x.ipynb/inner")}
    handed_in.copy_files(handed, tmp_path / "copy")
    copied = {
        p.relative_to(tmp_path / "copy").as_posix() for p in (tmp_path / "copy").rglob("*") if p.is_file()
    }
    assert copied == set(found)
    assert list(handed_in.regular_files(tmp_path / "nowhere")) == []


def test_digest_of_what_was_handed_in_is_that_of_its_files(handed):
    named = [(name, handed / name) for name in ("x.ipynb/inner", "lib/helper.py", "data.csv")]
    assert digest.of_files(handed_in.regular_files(handed)) == digest.of_files(named)
    (handed / "lib" / "helper.py").write_text("other")
    assert digest.of_files(handed_in.regular_files(handed)) == digest.of_files(named)


def test_folder_swapped_for_a_link_amid_the_walk_is_not_followed(handed):
    found = []
    for name, file in handed_in.regular_files(handed):
        if not found:  # between the look and the step down
            (handed / "lib").rename(handed / ".away")
            (handed / "lib").symlink_to("../secret")
        found.append((name, file.readall()))
    assert [name for name, _ in found] == ["data.csv", "x.ipynb/inner"]


def test_more_than_so_much_is_not_handed_in(handed, monkeypatch):
    monkeypatch.setattr(handed_in, "_MOST", len("data.csv") + len("lib/helper.py"))
    assert [name for name, _ in handed_in.regular_files(handed)] == ["data.csv", "lib/helper.py"]


@pytest.mark.parametrize("linked", ["ray", "ray/session_2026", "ray/session_2026/logs", "export_events"])
def test_events_beyond_a_link_are_not_read(tmp_path, linked):
    here = tmp_path / "tmp" / "ray" / "session_2026" / "logs" / "export_events"
    here.mkdir(parents=True)
    line = '{"event_data": {"task_id": "a"}}\n'
    (here / "event_EXPORT_TASK_7.log").write_text(line * 2)
    (here / "event_EXPORT_TASK_8.log").symlink_to("event_EXPORT_TASK_7.log")
    read = lambda: [(pid, event["task_id"]) for pid, event in export_events._events(tmp_path / "tmp", "TASK")]
    assert read() == [(7, "a")] * 2
    place = here if linked == "export_events" else tmp_path / "tmp" / linked
    place.rename(tmp_path / "away")
    place.symlink_to(tmp_path / "away")
    assert read() == []
