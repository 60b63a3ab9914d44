"""The files that a student handed in beside the notebook."""

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def regular_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files that a student handed in beside the notebook: names and paths.

    Regular ones only, without following links, hidden ones and notebooks left
    out, up to 100 MB in all.
    """
    left = 100_000_000
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(place) / name
            state = os.lstat(file)
            if name.startswith(".") or file.suffix == ".ipynb" or not stat.S_ISREG(state.st_mode):
                continue
            left -= state.st_size
            if left < 0:
                return
            yield str(file.relative_to(folder)), file


def copy_files(files: Path, to: Path) -> None:
    """Copy the files that a student handed in beside the notebook."""
    to.mkdir(parents=True, exist_ok=True)
    for name, file in regular_files(files):
        target = to / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):  # one that cannot be read is not there
            shutil.copyfile(file, target)
