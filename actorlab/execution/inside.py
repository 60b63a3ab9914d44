"""The sockets in a sandbox, reached from outside without following links.

What lies in a sandbox is the student's to rename and to replace by links, at any
moment. What was opened stays what it was.
"""

import os
import socket
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from actorlab.files.nofollow import folder


class Inside:
    """The sandbox that a process is in (Linux).

    Its sockets can be reached by paths that lead to those very sockets, whatever takes
    their names later: paths of open descriptors, valid in this process alone.
    """

    def __init__(self, pid: int) -> None:
        """
        Args:
            pid: the first process in the sandbox.

        Raises:
            OSError: it has ended, or is not in one yet.
        """
        self._root = os.open(f"/proc/{pid}/root", os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
        self._held = [self._root]
        if os.path.samestat(os.fstat(self._root), os.stat("/")):
            self.close()
            raise OSError("it sees this process's files")

    def path(self, path: str) -> Path:
        """Where a path of the sandbox's is found from this process."""
        return Path(f"/proc/self/fd/{self._root}{path}")

    def link_sockets(self, place: str, names: Iterable[str], to: Path) -> None:
        """Hold the sockets of a folder in the sandbox, and lay down links to them.

        Args:
            place: the folder there.
            names: the sockets' names there, and the links' here.
            to: the folder here.

        Raises:
            OSError: one of them is not there, is no socket, or nobody listens on it yet.
        """
        held = []
        try:
            with folder(self._root, *Path(place).parts[1:]) as inside:
                for name in names:
                    held.append(os.open(name, os.O_PATH | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=inside))
            for descriptor in held:
                _require_listening(descriptor)
        except OSError:
            for descriptor in held:
                os.close(descriptor)
            raise
        self._held += held
        for name, descriptor in zip(names, held):
            (to / name).symlink_to(_path(descriptor))

    def close(self) -> None:
        """Let go of all. Whoever was connected by these paths must have hung up."""
        while self._held:
            with suppress(OSError):
                os.close(self._held.pop())


def _path(descriptor: int) -> str:
    return f"/proc/self/fd/{descriptor}"


def _require_listening(descriptor: int) -> None:
    if not stat.S_ISSOCK(os.fstat(descriptor).st_mode):
        raise OSError("it is no socket")
    with socket.socket(socket.AF_UNIX) as tried:
        tried.settimeout(0)
        tried.connect(_path(descriptor))
