"""Temporary folders that are known for their process's, and swept up if it was killed."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

# /tmp, not the system's choice: a socket's path may have 103 characters.
_BASE = Path("/tmp" if os.path.isdir("/tmp") else tempfile.gettempdir())


def new_folder() -> Path:
    """A new folder; whoever asks for it removes it."""
    return Path(tempfile.mkdtemp(prefix=f"actorlab-{os.getpid()}-", dir=_BASE))


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that is removed in the end."""
    made = new_folder()
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def sweep() -> None:
    """Remove the folders of processes that were killed before they could."""
    for found in _BASE.glob("actorlab-*-*"):
        pid = found.name.split("-")[1]
        if pid.isdigit() and not psutil.pid_exists(int(pid)):
            shutil.rmtree(found, ignore_errors=True)
