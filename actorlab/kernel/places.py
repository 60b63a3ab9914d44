"""Where an exercise's files are, whatever folder the notebook was opened in."""

import os
from pathlib import Path

from actorlab.kernel.protocol import EXERCISES

_PACKAGE = Path(__file__).resolve().parents[1]


def packaged() -> Path:
    """The exercises that came with this package: in it, as in a wheel, or beside it, as in a clone."""
    inside = _PACKAGE / "exercises"
    return inside if inside.is_dir() else _PACKAGE.parent / "exercises"


def find_exercise(name: str) -> Path:
    """The folder that holds an exercise's checks.

    It looks, in this order, below ``$ACTORLAB_EXERCISES``; in ``exercises/`` of this
    folder or one above it; beside the notebook; and in the exercises that came with this
    package.

    Raises:
        FileNotFoundError: it is in none of them; the text says what to do.
    """
    here = Path.cwd()
    places = [Path(os.environ[EXERCISES]) / name] if EXERCISES in os.environ else []
    places += [folder / "exercises" / name for folder in (here, *here.parents)]
    places += [here, packaged() / name]
    for place in places:
        if (place / "checks.py").is_file():
            return place
    raise FileNotFoundError(
        f"The checks of {name} are not here: no checks.py in {here} or in exercises/{name}, and the "
        "installed actorlab does not bring them. Keep the notebook in the folder that it came in, or "
        "install your course's newest actorlab."
    )


def is_a_students(folder: Path) -> bool:
    """Whether an exercise's folder lies where a student works: in ``exercises/``, of no grader's and no package's."""
    here = folder.resolve()
    return EXERCISES not in os.environ and here.parent.name == "exercises" and _PACKAGE not in here.parents
