"""The folder in which a student works: find it, fill it once, bring a new release into it.

A student's folder holds ``exercises/``, like a clone of the course. What a student wrote
is never lost: where a new release has to take the place of a notebook in which somebody
worked, that is kept in ``exercises/earlier/`` (see ``course.released``).
"""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from actorlab.course import released
from actorlab.files import atomic, scratch
from actorlab.kernel.places import packaged
from actorlab.kernel.progress import Progress
from actorlab.kernel.protocol import STARTER_FILE

NAME = "ray-actors"  # in the home folder, where no other is found


@dataclass
class Brought:
    """What a release changed in a student's folder.

    Attributes:
        added: the names of exercises that were not there.
        renewed: of exercises of which something is newer now.
        kept: where the notebooks are that made way for newer ones, by exercise.
    """

    added: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    kept: dict[str, Path] = field(default_factory=dict)


def find(chosen: str = "") -> Path:
    """The student's folder.

    Args:
        chosen: a folder that the student named. If empty, it is the current one or one
            above it that holds exercises, or else ``ray-actors`` in the home folder.
    """
    if chosen:
        return Path(chosen).expanduser().resolve()
    here = Path.cwd()
    above = (folder for folder in (here, *here.parents) if has_exercises(folder))
    return next(above, Path.home() / NAME)


def has_exercises(folder: Path) -> bool:
    """Whether a folder is one in which a student can work."""
    return any((folder / "exercises").glob(f"*/{STARTER_FILE}"))


def find_filled(chosen: str = "") -> Path:
    """The student's folder, as ``find`` does.

    Raises:
        LookupError: there are no exercises in it yet; the text says how they come there.
    """
    folder = find(chosen)
    if not has_exercises(folder):
        raise LookupError(f"There are no exercises in {folder} yet. Put them there: actorlab update")
    return folder


def bring(folder: Path, source: Path | None = None) -> Brought:
    """Bring the exercises that came with this package into a student's folder.

    An exercise's notebook changes only if its release did; then, if somebody worked in
    it, theirs is kept. Files that the release does not have stay.

    Args:
        folder: the student's folder; it is made if need be.
        source: a folder of released exercises; by default the package's.

    Raises:
        LookupError: this package brings no exercises.
        OSError: a file cannot be read or written.
    """
    source = source or packaged()
    names = released.names_in(source)
    if not names:
        raise LookupError(f"There are no exercises in {source}. Install your course's actorlab again.")
    brought = Brought()
    for name in names:
        new, place = source / name, folder / "exercises" / name
        if new.resolve() == place.resolve():
            continue
        if place.exists():
            _renew(new, place, brought)
            continue
        with scratch.folder() as copy:
            shutil.copytree(new, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
            atomic.replace_folder(copy / name, place)
        brought.added.append(name)
    return brought


def is_behind(folder: Path) -> bool:
    """Whether ``bring`` would add or renew an exercise."""
    source = packaged()
    pairs = [(source / name, folder / "exercises" / name) for name in released.names_in(source)]
    return any(not place.exists() or _newer(new, place) for new, place in pairs)


def _newer(new: Path, place: Path) -> list[Path]:
    """The files of a release that a student does not have as they are there, the notebook aside."""
    found = (file.relative_to(new) for file in released.files(new) if file.name != f"{new.name}.ipynb")
    return [file for file in found if _content(place / file) != _content(new / file)]


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _renew(new: Path, place: Path, brought: Brought) -> None:
    newer = _newer(new, place)
    if not newer:
        return
    notebook = Path(f"{new.name}.ipynb")
    if released.as_released(new) != released.as_released(place):
        if aside := released.set_aside(place, released.as_released(new)):
            brought.kept[new.name] = aside
        newer.insert(0, notebook)  # first: until starter.json is new, all this can be done again
        Progress(place).forget_checks()
    for file in newer:
        (place / file).parent.mkdir(parents=True, exist_ok=True)
        atomic.write(place / file, (new / file).read_bytes())
    brought.renewed.append(new.name)
