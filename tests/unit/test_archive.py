"""Folders of students', copied while they may change."""

import gzip
import os
import tarfile

import pytest

from actorlab.files import nofollow
from actorlab.intake import archive


def test_file_swapped_for_a_link_amid_copying_is_not_followed(tmp_path):
    (tmp_path / "secret").write_text("the instructor's")
    folder = tmp_path / "handed-in"
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.txt").write_text("the student's")

    def swapped(*looked_at):
        for name in "ab":  # between the look and the copy
            (folder / f"{name}.txt").unlink()
            (folder / f"{name}.txt").symlink_to(tmp_path / "secret")
        looked.setattr(nofollow, "_why_not", why_not)
        return why_not(*looked_at)

    why_not = nofollow._why_not
    with pytest.MonkeyPatch.context() as looked:
        looked.setattr(nofollow, "_why_not", swapped)
        left_out = archive.copy_folder(folder, tmp_path / "copy", owner=os.getuid())
    assert left_out == ["b.txt: it is a link"]
    assert (tmp_path / "copy" / "a.txt").read_text() == "the student's"


def test_folder_swapped_for_a_link_is_not_followed(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "secret").write_text("the instructor's")
    (tmp_path / "handed-in").symlink_to(tmp_path / "mine")
    with pytest.raises(ValueError, match="handed-in cannot be read"):
        archive.copy_folder(tmp_path / "handed-in", tmp_path / "copy", owner=os.getuid())


def test_what_belongs_to_somebody_else_is_left_out(tmp_path):
    folder = tmp_path / "handed-in"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner" / "file").touch()
    with pytest.raises(ValueError, match="belongs to somebody else"):
        archive.copy_folder(folder, tmp_path / "copy", owner=os.getuid() + 1)
    state = (folder / "inner" / "file").stat()
    assert nofollow._why_not(state, state.st_uid + 1, None) == "belongs to somebody else"
    assert nofollow._why_not(state, state.st_uid, None) == ""


def test_folders_too_deep_are_left_out(tmp_path):
    place = tmp_path / "handed-in"
    for _ in range(60):
        place /= "d"
    place.mkdir(parents=True)
    (line,) = archive.copy_folder(tmp_path / "handed-in", tmp_path / "copy")
    assert line.endswith("d: it lies too deep")


def test_an_archive_that_is_read_for_ever_is_refused(tmp_path):
    """A million digits in a header of a tar archive, 1 KB in all."""
    digits = b"9" * 1_000_000
    record = b"1000014 size=" + digits + b"\n"
    header = tarfile.TarInfo("header")
    header.type, header.size = tarfile.XHDTYPE, len(record)
    written = header.tobuf(tarfile.USTAR_FORMAT) + record + bytes(-len(record) % 512) + bytes(1024)
    (tmp_path / "class.tar.gz").write_bytes(gzip.compress(written))
    short = archive.ArchiveLimits(seconds=0.5)
    for read in (archive.names, lambda place, limits: archive.unpack(place, tmp_path / "to", limits)):
        with pytest.raises(ValueError, match="class.tar.gz cannot be read: it took more than 0.5 seconds"):
            read(tmp_path / "class.tar.gz", short)
