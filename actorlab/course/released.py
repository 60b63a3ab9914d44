"""An exercise's notebook as it was released, whatever a student has made of it.

The student edits ``NAME/NAME.ipynb``. ``NAME/starter.json`` beside it is the same
notebook as it was released. By it the checks recognise a cell that nobody has changed,
and from it a student starts the exercise again.
"""

import shutil
from datetime import datetime
from itertools import count
from pathlib import Path

from actorlab.files import atomic
from actorlab.kernel.progress import Progress
from actorlab.kernel.protocol import STARTER_FILE
from actorlab.kernel.starters import kept

# Beside the exercises and not in one, so that it is never handed in.
EARLIER = "earlier"

_ADDED = {"feedback", ".ipynb_checkpoints", "__pycache__"}


def names_in(exercises: Path) -> list[str]:
    """The names of the exercises in a folder, also of one whose notebook was deleted."""
    notebooks = (p for p in exercises.glob("*/*.ipynb") if p.stem == p.parent.name)
    return sorted({p.parent.name for p in (*notebooks, *exercises.glob(f"*/{STARTER_FILE}"))})


def as_released(folder: Path) -> bytes | None:
    """The bytes of an exercise's notebook as it was released; ``None`` if nobody kept them."""
    return (folder / STARTER_FILE).read_bytes() if "cells" in kept(folder) else None


def files(folder: Path) -> list[Path]:
    """The files that were released with an exercise, by path.

    They do not include what nbgrader and Jupyter add, nor, if the released notebook was
    kept, the one in which somebody may have worked.
    """
    theirs = lambda path: _ADDED & set(path.relative_to(folder).parts) or path.suffix == ".pyc"
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and not theirs(path)]
    return found if as_released(folder) is None else [path for path in found if path != _notebook(folder)]


def start_again(folder: Path) -> Path | None:
    """Put an exercise's notebook back as it was released, and keep the one that is there.

    Touch nothing else but what is noted of its checks.

    Args:
        folder: the exercise's.

    Returns:
        Where the notebook that was there is now; ``None`` if it was as released, or missing.

    Raises:
        LookupError: the released notebook is not there; the text says so.
    """
    released = as_released(folder)
    if released is None:
        raise LookupError(
            f"{folder.name} cannot be started again: {STARTER_FILE} beside it does not hold the released notebook."
        )
    aside = set_aside(folder)
    atomic.write(_notebook(folder), released)
    Progress(folder).forget_checks()
    return aside


def set_aside(folder: Path, next_release: bytes | None = None) -> Path | None:
    """Copy an exercise's notebook to ``earlier/``, unless it is as released.

    Args:
        folder: the exercise's.
        next_release: the notebook that will take its place, if that is a new release.

    Returns:
        The copy, below ``earlier/`` beside the exercise's folder; ``None`` if none was needed.
    """
    notebook = _notebook(folder)
    if not notebook.exists() or notebook.read_bytes() in (as_released(folder), next_release):
        return None
    place = folder.parent / EARLIER
    place.mkdir(exist_ok=True)
    name = f"{folder.name}-{datetime.now():%Y-%m-%d-%H.%M.%S}"
    for number in count(1):
        aside = place / f"{name}{f'-{number}' * (number > 1)}.ipynb"
        try:
            with notebook.open("rb") as what, aside.open("xb") as to:  # never over another
                shutil.copyfileobj(what, to)
        except FileExistsError:
            continue
        return aside


def earlier(folder: Path) -> list[Path]:
    """The notebooks of an exercise that somebody set aside, the latest first."""
    return sorted((folder.parent / EARLIER).glob(f"{folder.name}-[0-9]*.ipynb"), reverse=True)


def _notebook(folder: Path) -> Path:
    return folder / f"{folder.name}.ipynb"
