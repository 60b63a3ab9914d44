"""Take what was collected into ``submitted/``, and keep what was there before."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.utils import parse_utc
from traitlets.config import Config

from actorlab.course.assignment import Assignment
from actorlab.files import atomic, digest
from actorlab.files.printable import printable

TIMESTAMP = "timestamp.txt"  # nbgrader's, beside a submission


@dataclass
class Collected:
    """What became of what was handed in.

    Attributes:
        new: students whose submission is there for the first time.
        updated: those with a newer one.
        unchanged: those with the one that was there.
        remarks: what to know, a line each.
        left: what was not collected and why, a line each.
    """

    new: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        counts = [
            f"{len(self.new)} collected",
            f"{len(self.updated)} updated" * bool(self.updated),
            f"{len(self.unchanged)} unchanged" * bool(self.unchanged),
            f"{len(self.left)} left" * bool(self.left),
        ]
        return ", ".join(filter(None, counts))


def collecting_into(stage: Path, config: Config) -> Config:
    """nbgrader's configuration, to collect into another folder than ``submitted/``."""
    config.CourseDirectory.submitted_directory = str(stage)
    return config


def folder_of(assignment: Assignment, step: str) -> Path:
    # As nbgrader's zip collector has it.
    return assignment.root / "downloaded" / assignment.name / step


def digest_of(place: Path) -> str:
    """Changes when a file, or any regular file of a folder, does."""
    found = [place] if place.is_file() else place.rglob("*")
    regular = (path for path in found if path.is_file() and not path.is_symlink())
    return digest.of_files((path.relative_to(place).as_posix(), path) for path in regular)


def take_in(stage: Path, assignment: Assignment, collected: Collected) -> Collected:
    """Move what nbgrader collected to ``submitted/``; an earlier version is kept."""
    for staged in sorted(stage.glob(f"*/{assignment.name}")):
        student = staged.parent.name
        place = assignment.root / "submitted" / student / assignment.name
        before = os.path.lexists(place)
        if before and _same(staged, place):
            collected.unchanged.append(student)
            continue
        earlier = _free(folder_of(assignment, "earlier") / student)
        atomic.replace_folder(staged, place, aside=earlier)
        if before:
            collected.updated.append(student)
            collected.remarks.append(
                f"{student}: the earlier version is now in {earlier.relative_to(assignment.root)}"
            )
        else:
            collected.new.append(student)
    # A file's name need not be text.
    collected.remarks = [*map(printable, collected.remarks)]
    collected.left = [*map(printable, collected.left)]
    return collected


def _same(staged: Path, place: Path) -> bool:
    """Whether a submission is the one that is there, or not newer by nbgrader's times."""
    times = [path / TIMESTAMP for path in (staged, place)]
    if all(path.is_file() for path in times):
        try:
            return parse_utc(times[0].read_text().strip()) <= parse_utc(times[1].read_text().strip())
        except (ValueError, OverflowError):  # a student may have written it
            pass
    return not place.is_symlink() and place.is_dir() and digest_of(staged) == digest_of(place)


def _free(folder: Path) -> Path:
    """The first place below a folder that nothing has yet, by number."""
    number = 1
    while os.path.lexists(folder / str(number)):
        number += 1
    return folder / str(number)
