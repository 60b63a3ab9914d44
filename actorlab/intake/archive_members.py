"""The files in an archive, or in a folder, without trusting either."""

import errno
import os
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from actorlab.files.nofollow import CAREFULLY

MOST_OF_A_FILE = 100_000_000  # bytes
_DEEPEST = 50  # folders in folders
BROKEN = (OSError, RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile, tarfile.TarError)
_SOMEBODY_ELSES = "it belongs to somebody else"


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


def members(archive: Path) -> Iterator[Member]:
    try:
        if archive.is_dir():
            yield from in_folder(archive)
        elif zipfile.is_zipfile(archive):
            yield from _in_zip(archive)
        else:
            yield from _in_tar(archive)
    except BROKEN:
        raise ValueError(
            f"{archive.name} is not a folder, nor a zip or tar archive that can be read."
        ) from None


def in_folder(folder: Path, owner: int | None = None) -> Iterator[Member]:
    opened = os.open(folder, CAREFULLY if owner is not None else os.O_RDONLY)
    try:
        if owner not in (None, os.fstat(opened).st_uid):
            raise PermissionError(errno.EPERM, _SOMEBODY_ELSES)
        yield from _below(opened, PurePosixPath(), owner)
    finally:
        os.close(opened)


def _below(opened: int, place: PurePosixPath, owner: int | None) -> Iterator[Member]:
    """The files in an open folder. Each is looked at and read as it was opened, once."""
    for name in sorted(os.listdir(opened)):
        path = place / name
        try:
            found = os.open(name, CAREFULLY, dir_fd=opened)
        except OSError as problem:
            yield _left_out(path, _unopened(problem))
            continue
        try:
            state = os.fstat(found)
            if not stat.S_ISDIR(state.st_mode):
                yield Member(
                    str(path), lambda found=found: os.fdopen(os.dup(found), "rb"), _refused(state, owner)
                )
            elif owner in (None, state.st_uid) and len(path.parts) < _DEEPEST:
                yield from _below(found, path, owner)
            else:
                why = "it lies too deep" if owner in (None, state.st_uid) else _SOMEBODY_ELSES
                yield _left_out(path, why)
        finally:
            os.close(found)


def _left_out(path: PurePosixPath, why: str) -> Member:
    """A file of a folder that is not opened."""
    return Member(str(path), lambda: open(os.devnull, "rb"), why)


def _unopened(problem: OSError) -> str:
    """Why a file of a folder cannot be opened."""
    if problem.errno in (errno.ELOOP, errno.EMLINK):
        return "it is a link"
    if problem.errno == errno.ENXIO:  # a socket
        return "it is not a regular file"
    return f"it cannot be read: {problem.strerror}"


def _refused(state: os.stat_result, owner: int | None) -> str:
    """Why an open file of a folder is left out; empty if it is not."""
    if not stat.S_ISREG(state.st_mode):
        return "it is not a regular file"
    if owner not in (None, state.st_uid):
        return _SOMEBODY_ELSES
    return too_large() if state.st_size > MOST_OF_A_FILE else ""


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
                yield Member(name, lambda m=member: opened.extractfile(m), refused, member.size)


def too_large() -> str:
    return f"it is larger than {MOST_OF_A_FILE // 1_000_000} MB"
