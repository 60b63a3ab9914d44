"""The files that a student handed in beside the notebook."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from actorlab.files import nofollow

_MOST = 100_000_000  # bytes in all


def regular_files(folder: Path) -> Iterator[tuple[str, nofollow.Regular]]:
    """The files that a student handed in beside the notebook: paths from there, and files.

    Regular ones only, without following links, hidden ones and notebooks left
    out, up to 100 MB in all. Each is open until the next is asked for.
    """
    left = _MOST
    try:
        top = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:  # what cannot be read is not there
        return
    with nofollow.Opened(top) as opened:
        for entry in nofollow.files(opened, wanted=lambda name: not name.startswith(".")):
            if entry.file is None or entry.path.suffix == ".ipynb":
                continue
            left -= entry.file.state.st_size
            if left < 0:
                return
            yield str(entry.path), entry.file


def copy_files(files: Path, to: Path) -> None:
    """Copy the files that a student handed in beside the notebook."""
    to.mkdir(parents=True, exist_ok=True)
    for name, file in regular_files(files):
        target = to / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(OSError), target.open("wb") as copy:  # one that cannot be read is not there
            shutil.copyfileobj(file, copy)
