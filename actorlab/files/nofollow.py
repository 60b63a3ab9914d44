"""Folders and files opened step by step, without following links and without waiting.

What a student controls is theirs to rename, and to replace by links or pipes, at any
moment. What was opened stays what it was: so a thing is opened first, then looked at,
and nothing is read but what was looked at.
"""

import errno
import io
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any

# So that nobody can swap what was looked at for a link, or for what never ends.
# Windows has none of these; there only a notebook's own kernel reads with them.
CAREFULLY = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC"))
_DEEPEST = 50  # folders in folders
_AT_ONCE = 1 << 20  # bytes


class Refused(OSError):
    """What is there is not read. ``strerror`` says why, as ``is a link``."""


class Opened:
    """A descriptor that is closed in the end."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def __enter__(self) -> int:
        return self._descriptor

    def __exit__(self, *error: object) -> None:
        os.close(self._descriptor)


class Regular(io.RawIOBase):
    """A regular file, open for reading: as much of it as there was when it was opened.

    Attributes:
        state: as it was then.
    """

    def __init__(self, descriptor: int, state: os.stat_result) -> None:
        self.state = state
        self._descriptor = descriptor
        self._left = state.st_size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self.closed:  # its descriptor may be another file's by now
            raise ValueError("the file is closed")
        count = os.readv(self._descriptor, [memoryview(buffer)[: self._left]])
        self._left -= count
        return count

    def up_to(self, most: int) -> bytes:
        """The next bytes, so many at most."""
        parts = []
        while most > 0 and (part := self.read(min(most, _AT_ONCE))):
            parts.append(part)
            most -= len(part)
        return b"".join(parts)

    def close(self) -> None:
        if not self.closed:
            os.close(self._descriptor)
        super().close()


def folder(inside: int, *names: str) -> Opened:
    """A folder below an open one.

    Raises:
        OSError: it is not there, or a link leads to it.
    """
    found = os.dup(inside)
    for name in names:
        with Opened(found):
            found = os.open(name, CAREFULLY | os.O_DIRECTORY, dir_fd=found)
    return Opened(found)


def file(
    path: str | Path, inside: int | None = None, most: int | None = None, owner: int | None = None
) -> Regular:
    """A regular file. The folders above it are followed as they are.

    Args:
        path: where it is; below ``inside``, if that is given.
        inside: an open folder.
        most: bytes that it may have.
        owner: the id of the user to whom it must belong.

    Raises:
        Refused: it is none, or cannot be opened.
    """
    opened = _open(path, inside)
    return _regular(opened, os.fstat(opened), owner, most)


@dataclass(frozen=True)
class Entry:
    """What is at one place below a folder.

    Attributes:
        path: the place, from that folder.
        file: the file, open until the next entry is asked for; ``None`` if it is refused.
        refused: why it is, as ``is a link``; empty if it is not.
    """

    path: PurePosixPath
    file: Regular | None
    refused: str = ""


def files(
    opened: int,
    owner: int | None = None,
    most: int | None = None,
    wanted: Callable[[str], bool] = lambda name: True,
    _place: PurePosixPath = PurePosixPath(),
) -> Iterator[Entry]:
    """The files below an open folder, by path; folders that are refused too.

    Args:
        opened: the folder.
        owner: the id of the user to whom all of it must belong.
        most: bytes that a file may have.
        wanted: which names are looked at, of files and of folders.
    """
    for name in sorted(filter(wanted, os.listdir(opened))):
        path = _place / name
        try:
            found = _open(name, opened)
            state = os.fstat(found)
            if not stat.S_ISDIR(state.st_mode):
                with _regular(found, state, owner, most) as regular:
                    yield Entry(path, regular)
                continue
        except Refused as problem:
            yield Entry(path, None, problem.strerror or "")
            continue
        with Opened(found):
            if owner not in (None, state.st_uid):
                yield Entry(path, None, _SOMEBODY_ELSES)
            elif len(path.parts) >= _DEEPEST:
                yield Entry(path, None, "lies too deep")
            else:
                yield from files(found, owner, most, wanted, path)


def names(opened: int, most: int) -> list[str]:
    """Names in an open folder, in order; so many at most, since there may be any number."""
    with os.scandir(opened) as entries:
        return sorted(entry.name for entry in islice(entries, most))


_SOMEBODY_ELSES = "belongs to somebody else"


def _open(path: str | Path, inside: int | None) -> int:
    try:
        return os.open(path, CAREFULLY, dir_fd=inside)
    except OSError as problem:
        if problem.errno in (errno.ELOOP, errno.EMLINK):
            why = "is a link"
        elif problem.errno == errno.ENXIO:  # a socket
            why = "is not a regular file"
        else:
            why = f"cannot be read: {problem.strerror}"
        raise Refused(problem.errno, why) from None


def _regular(opened: int, state: os.stat_result, owner: int | None, most: int | None) -> Regular:
    """The open file; one that is refused is closed."""
    if why := _why_not(state, owner, most):
        os.close(opened)
        raise Refused(errno.EINVAL, why)
    return Regular(opened, state)


def _why_not(state: os.stat_result, owner: int | None, most: int | None) -> str:
    if not stat.S_ISREG(state.st_mode):
        return "is not a regular file"
    if owner not in (None, state.st_uid):
        return _SOMEBODY_ELSES
    if most is not None and state.st_size > most:
        return too_large(most)
    return ""


def too_large(most: int) -> str:
    """What is said of a file that has more bytes than it may."""
    return f"is larger than {most // 1_000_000} MB"
