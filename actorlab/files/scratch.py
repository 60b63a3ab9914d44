"""Temporary folders that are swept up if the process that made them was killed."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from actorlab.files import locks

# /tmp, not the system's choice: a socket's path may have 103 characters.
_BASE = Path("/tmp" if os.path.isdir("/tmp") else tempfile.gettempdir())
# Folders of earlier versions have no such ending: their processes hold no lock on them.
_ENDING = ".d"
_held: dict[Path, int] = {}  # the folders of this process, open and locked


def new_folder() -> Path:
    """A new folder; whoever asks for it removes it with ``remove``."""
    while True:
        # The process's id is for people who look around there.
        made = Path(tempfile.mkdtemp(prefix=f"actorlab-{os.getpid()}-", suffix=_ENDING, dir=_BASE))
        with suppress(locks.Gone):
            _held[made] = locks.hold(made)
            return made


def remove(made: Path) -> None:
    """Remove a folder that this process made, with all that is in it."""
    shutil.rmtree(made, ignore_errors=True)
    if (opened := _held.pop(made, None)) is not None:
        os.close(opened)


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that is removed in the end."""
    made = new_folder()
    try:
        yield made
    finally:
        remove(made)


def sweep() -> None:
    """Remove the folders of processes that were killed before they could."""
    for found in _BASE.glob(f"actorlab-*-*{_ENDING}"):
        with locks.abandoned(found) as nobodys:
            if nobodys:
                shutil.rmtree(found, ignore_errors=True)
