"""What takes another's place does so wholly, or not at all."""

import os
import stat

import pytest

from actorlab.files import atomic


def listed(folder):
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("content, read", [("é\udc80\n", b"\xc3\xa9\\udc80\n"), (b"\0\r\n", b"\0\r\n")])
def test_file_is_written(tmp_path, content, read):
    for before in (None, "earlier"):
        atomic.write(tmp_path / "file", content)
        assert (tmp_path / "file").read_bytes() == read, before
    assert os.listdir(tmp_path) == ["file"]


@pytest.mark.parametrize("before", [{}, {"file": "earlier"}])
def test_file_that_is_not_written_to_its_end_changes_nothing(tmp_path, before):
    for name, text in before.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(ZeroDivisionError), atomic.replacing(tmp_path / "file", "w") as to:
        to.write("the first half")
        to.flush()
        assert listed(tmp_path).get("file") == before.get("file")
        1 / 0  # noqa: B018
    assert listed(tmp_path) == before


def test_permissions_stay_and_new_ones_are_the_users_own(tmp_path):
    mask = os.umask(0o027)
    try:
        atomic.write(tmp_path / "new", "")
        (tmp_path / "kept").touch(0o600)
        atomic.write(tmp_path / "kept", "")
    finally:
        os.umask(mask)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("new", "kept")]
    assert modes == [0o640, 0o600]


def test_link_stays_a_link_and_a_pipe_a_pipe(tmp_path):
    (tmp_path / "report").symlink_to("elsewhere")
    atomic.write(tmp_path / "report", "text")
    assert (tmp_path / "report").is_symlink() and (tmp_path / "elsewhere").read_text() == "text"
    atomic.write(atomic.Path(os.devnull), "text")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_longest_name_can_be_written(tmp_path):
    atomic.write(tmp_path / ("n" * 255), "text")
    assert listed(tmp_path) == {"n" * 255: "text"}


@pytest.fixture
def folders(tmp_path):
    """A folder, and one that is to take its place."""
    for name, text in {"new/file": "new", "place/file": "earlier", "place/feedback/page": "fetched"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path / "new", tmp_path / "place"


def test_folder_takes_anothers_place(folders, tmp_path):
    new, place = folders
    atomic.replace_folder(new, place, keep=["feedback", "absent"])
    assert listed(place) == {"file": "new", "feedback/page": "fetched"}
    assert sorted(os.listdir(tmp_path)) == ["new", "place"] and listed(new) == {"file": "new"}


def test_folder_that_was_there_is_kept_aside(folders, tmp_path):
    new, place = folders
    atomic.replace_folder(new, place, aside=tmp_path / "earlier" / "1")
    assert listed(place) == {"file": "new"}
    assert listed(tmp_path / "earlier" / "1") == {"file": "earlier", "feedback/page": "fetched"}
    atomic.replace_folder(new, tmp_path / "a" / "b", aside=tmp_path / "earlier" / "2")
    assert listed(tmp_path / "a" / "b") == {"file": "new"} and not (tmp_path / "earlier" / "2").exists()


def test_link_to_a_folder_is_replaced_and_its_target_stays(folders, tmp_path):
    new, place = folders
    (tmp_path / "link").symlink_to(place)
    atomic.replace_folder(new, tmp_path / "link")
    assert not (tmp_path / "link").is_symlink() and listed(tmp_path / "link") == {"file": "new"}
    assert listed(place)["file"] == "earlier"


@pytest.mark.parametrize("aside", [None, "earlier"])
@pytest.mark.parametrize("failing", [1, 2, 3])
def test_folder_that_cannot_take_its_place_changes_nothing(folders, tmp_path, monkeypatch, aside, failing):
    new, place = folders
    before, replace, calls = listed(place), atomic.Path.replace, []

    def fails(self, target):
        calls.append(self)
        if self.name == ".place.new":
            raise OSError("no room")
        return replace(self, target)

    def copied(source, to):
        raise KeyboardInterrupt

    if failing == 1:
        monkeypatch.setattr(atomic.shutil, "copytree", copied)
    elif failing == 2:
        monkeypatch.setattr(atomic.Path, "replace", fails)
    else:  # killed once, amid it
        replace(place, place.with_name(".place.old"))
        monkeypatch.setattr(atomic.shutil, "copytree", copied)
        aside = None
    with pytest.raises((OSError, KeyboardInterrupt)):
        atomic.replace_folder(new, place, tmp_path / aside / "1" if aside else None, keep=["feedback"])
    assert listed(place) == before
    assert {name for name in os.listdir(tmp_path) if name.startswith(".")} == set()
