"""Folders that belong to a process for as long as it holds a lock on them.

A process's id tells little: two containers that share ``/tmp`` each have their own
ids, and an id is given again. The operating system lets go of a lock when its holder
ends, however it ends. It is the lock that ``systemd-tmpfiles`` heeds too: see
https://systemd.io/TEMPORARY_DIRECTORIES/
"""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class Gone(FileNotFoundError):
    """Somebody took a folder for abandoned, and removed it, before it was locked."""


def hold(folder: Path) -> int:
    """Lock a folder for this process.

    Where the file system has no locks, nothing is locked, and nothing is ever
    abandoned there.

    Returns:
        The open folder; closing it lets go of it. Programs that are started do not
        inherit it.

    Raises:
        Gone: somebody removed it meanwhile.
        OSError: it cannot be opened.
    """
    try:
        opened = _open(folder)
    except FileNotFoundError:
        raise Gone(errno.ENOENT, os.strerror(errno.ENOENT), str(folder)) from None
    try:
        with suppress(OSError):
            fcntl.flock(opened, fcntl.LOCK_EX)  # whoever looks whether it is abandoned has it for a moment
        if not _is_there(folder, opened):
            raise Gone(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
    except BaseException:
        os.close(opened)
        raise
    return opened


@contextmanager
def abandoned(folder: Path) -> Iterator[bool]:
    """Whether nobody holds a folder; within it nobody can begin to."""
    try:
        opened = _open(folder)
    except OSError:  # it is gone, somebody else's, or no folder
        yield False
        return
    try:
        yield _locked(opened)
    finally:
        os.close(opened)


def _is_there(folder: Path, opened: int) -> bool:
    with suppress(OSError):
        return os.path.samestat(os.fstat(opened), os.stat(folder, follow_symlinks=False))
    return False


def _locked(opened: int) -> bool:
    """Whether this process got the lock, without waiting for it."""
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _open(folder: Path) -> int:
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
