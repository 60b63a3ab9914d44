"""Whatever names an archive has, and whatever is in it: nothing leaves its folder."""

import io
import os
import tarfile
import zipfile
from contextlib import suppress
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from actorlab.intake import archive, platform_names
from actorlab.intake.platform_names import CANVAS, MOODLE, Author
from support.properties import given, st

characters = st.text(st.characters(codec="utf-8"), min_size=1, max_size=5)
part = st.sampled_from(
    ["..", ".", "", " ", "a", "b", "x.zip", ".zip", "..zip", "...tar", "\\", "..\\..", "\0", "d" * 300, "C:"]
) | characters  # fmt: skip
names = st.lists(part, min_size=1, max_size=4).map("/".join)
zip_files = st.lists(
    st.tuples(names, st.binary(max_size=20), st.sampled_from([0o100644, 0o120777, 0o010644, 0])), max_size=5
)
tar_files = st.lists(st.tuples(names, st.binary(max_size=20), st.sampled_from(
    [tarfile.REGTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE]
), names), max_size=5)  # fmt: skip


def as_zip(files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        for name, content, mode in files:
            info = zipfile.ZipInfo("x")
            info.filename = name  # not cut at a zero, as ZipInfo would
            info.external_attr = mode << 16
            opened.writestr(info, content)
    return made.getvalue()


def as_tar(files):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as opened:
        for name, content, kind, target in files:
            info = tarfile.TarInfo(name)
            info.type, info.linkname, info.size = kind, target, len(content)
            with suppress(ValueError):  # a zero in a header
                opened.addfile(info, io.BytesIO(content))
    return made.getvalue()


archives = st.one_of(
    zip_files.map(as_zip),
    tar_files.map(as_tar),
    zip_files.map(lambda files: as_zip([("inner.zip", as_zip(files), 0o100644), ("b", b"there", 0)])),
)


def unpacked(content):
    """Unpack an archive in a folder with a neighbour; what was refused, or ``None`` if all of it was."""
    with TemporaryDirectory() as top:
        top = Path(top)
        (top / "neighbour").write_text("untouched")
        (top / "class.bin").write_bytes(content)
        try:
            # In this process: a child for each example would take minutes.
            return archive._unpack_all(top / "class.bin", top / "to", archive.ArchiveLimits())
        except ValueError:
            return None
        finally:
            assert sorted(os.listdir(top)) in (
                ["class.bin", "neighbour"],
                ["class.bin", "neighbour", "to"],
            )
            assert (top / "neighbour").read_text() == "untouched"
            for found in (top / "to").rglob("*"):
                assert not found.is_symlink() and (found.is_dir() or found.is_file())


@given(archives)
def test_nothing_is_written_outside(content):
    # What any one of the files is called is no reason to refuse the others.
    assert unpacked(content) is not None


@given(archives, st.lists(st.tuples(st.integers(0, 5000), st.binary(min_size=1, max_size=4)), max_size=4))
def test_a_damaged_archive_is_refused_or_unpacked(content, damages):
    content = bytearray(content)
    for at, bytes_ in damages:
        at %= len(content)
        content[at : at + len(bytes_)] = bytes_
    unpacked(bytes(content))


@given(st.binary(max_size=200) | st.binary(max_size=50).map(lambda rest: b"PK\3\4" + rest))
def test_what_is_no_archive_is_refused(content):
    unpacked(content)


of_platforms = st.builds(
    "{}_{}_{}{}".format,
    characters.map(lambda name: name.replace("/", "")),
    st.integers(0, 10**6),
    st.sampled_from(["assignsubmission_file_", "assignsubmission_file", "678_", "LATE_12_678_", "anon_x_1_"]),
    part,
)
paths = st.lists(of_platforms | names, min_size=1, max_size=3).map(
    lambda parts: PurePath(*"/".join(parts).split("/"))
)


@given(
    st.lists(paths, max_size=5, unique=True),
    st.dictionaries(
        st.builds(Author, st.sampled_from([MOODLE, CANVAS]), characters, characters), characters, max_size=2
    ),
)
def test_each_file_is_somebodys_or_nobodys_and_stays_below_its_student(given_paths, known):
    # As they come out of a folder: relative, and without a way up.
    given_paths = [
        path for path in given_paths if path.parts and not path.is_absolute() and ".." not in path.parts
    ]
    told, stray = platform_names.read(given_paths, known)
    assert sorted([item.path for item in told] + stray) == sorted(set(given_paths))
    for item in told:
        assert item.file.name and not item.file.is_absolute() and ".." not in item.file.parts
