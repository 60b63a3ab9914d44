"""List the files in an archive, or in a folder, without trusting either."""

import errno
import os
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

from actorlab.files import nofollow

BROKEN = (OSError, RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile, tarfile.TarError)


@dataclass(frozen=True)
class Member:
    """One file of an archive.

    Attributes:
        name: its path there.
        open: opens it for reading.
        refused: why it is left out; empty if it is not.
        passed: bytes that are read also if it is left out.
    """

    name: str
    open: Callable[[], IO[bytes]]
    refused: str = ""
    passed: int = 0


def members(archive: Path, most: int) -> Iterator[Member]:
    """The files in an archive, or in a folder.

    Args:
        archive: the file or folder.
        most: bytes that a file of a folder may have.

    Raises:
        ValueError: it is neither.
    """
    try:
        if archive.is_dir():
            yield from in_folder(archive, most)
        elif zipfile.is_zipfile(archive):
            yield from _in_zip(archive)
        else:
            yield from _in_tar(archive)
    except BROKEN:
        raise ValueError(
            f"{archive.name} is not a folder, nor a zip or tar archive that can be read."
        ) from None


def in_folder(folder: Path, most: int, owner: int | None = None) -> Iterator[Member]:
    """The files in a folder, each as it was opened, once.

    Args:
        folder: no link, if an owner is given.
        most: bytes that a file may have.
        owner: the id of the user to whom all of it must belong.

    Raises:
        OSError: the folder cannot be read, or belongs to somebody else.
    """
    with nofollow.Opened(os.open(folder, nofollow.CAREFULLY if owner is not None else os.O_RDONLY)) as opened:
        if owner not in (None, os.fstat(opened).st_uid):
            raise PermissionError(errno.EPERM, "it belongs to somebody else")
        for entry in nofollow.files(opened, owner, most):
            refused = f"it {entry.refused}" if entry.refused else ""
            yield Member(str(entry.path), partial(_opened, entry), refused)


def _opened(entry: nofollow.Entry) -> Any:
    assert entry.file is not None  # or it is refused
    return entry.file


def _in_zip(archive: Path) -> Iterator[Member]:
    with zipfile.ZipFile(archive) as opened:
        for info in opened.infolist():
            if not info.filename.endswith("/"):  # is_dir() breaks on a file without a name
                kind = stat.S_IFMT(info.external_attr >> 16)
                refused = "" if kind in (0, stat.S_IFREG) else "it is not a regular file"
                # Some programs on Windows write its own strokes.
                name = _text(info).replace("\\", "/")
                yield Member(name, lambda info=info: opened.open(info), refused)


def _text(info: zipfile.ZipInfo) -> str:
    """A name in a zip archive: often UTF-8 where the archive does not say so."""
    if not info.flag_bits & 0x800:
        try:
            return info.filename.encode("cp437").decode("utf-8")
        except ValueError:
            pass
    return info.filename


def _in_tar(archive: Path) -> Iterator[Member]:
    with tarfile.open(archive) as opened:
        for member in opened:
            if not member.isdir():
                refused = "" if member.isreg() else "it is not a regular file"
                name = member.name.removeprefix("./")
                yield Member(name, lambda m=member: _extracted(opened, m), refused, member.size)


def _extracted(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    extracted = archive.extractfile(member)
    if extracted is None:
        raise OSError(f"{member.name} is not a regular file")
    return extracted
