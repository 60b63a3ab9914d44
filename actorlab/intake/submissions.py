"""Find what a class handed in, and read it without trusting it."""

import os
from dataclasses import dataclass
from io import BufferedReader, TextIOWrapper
from pathlib import Path

from nbformat.notebooknode import NotebookNode

from actorlab.course.assignment import Assignment
from actorlab.files import apart, digest, nofollow
from actorlab.files.bounds import Exhausted
from actorlab.files.handed_in import regular_files
from actorlab.files.printable import printable
from actorlab.intake.raw_notebook import MOST_BYTES
from actorlab.intake.restore import Restored, Ungradable
from actorlab.intake.restored import restored

# A notebook of so many bytes takes half a second and 100 MB at the most; one of
# 100 MB, of nothing but short names and values, 8 s and more than 800 MB.
_READ_HERE = 2_000_000
_LONGEST = 120.0  # seconds for reading a larger one
_MOST_MEMORY = 3_000_000_000  # bytes


@dataclass(frozen=True)
class Submission:
    """What one student handed in for one assignment.

    Attributes:
        student: the name of the student's folder below ``submitted/``.
        folder: the submission's folder.
        restored: the notebook that will be run; ``None`` if there is none.
        remarks: what was unusual, or why it cannot be graded.
        digest: changes when the notebook or a file beside it does.
        absent: whether the student handed in nothing for this assignment.
    """

    student: str
    folder: Path
    restored: NotebookNode | None
    remarks: tuple[str, ...]
    digest: str = ""
    absent: bool = False

    @property
    def unread(self) -> bool:
        """Whether a student handed in something that cannot be graded.

        Not what lies in ``submitted/`` and is no student's folder.
        """
        student = self.folder.parent
        known = student.name == self.student and student.is_dir() and not student.is_symlink()
        return known and self.restored is None and not self.absent


def submissions(assignment: Assignment) -> list[Submission]:
    """What is below ``submitted/*/NAME/``, by student; nothing is changed.

    Raises:
        LookupError: nobody has handed in anything; the text says where to put it.
    """
    found = [submission(student, assignment) for student in handed_in(assignment.root)]
    if not found:
        raise LookupError(
            f"There are no submissions. Put each student's notebook at "
            f"submitted/STUDENT/{assignment.name}/{assignment.name}.ipynb and run this again."
        )
    return found


def handed_in(root: Path) -> list[Path]:
    """What lies in a course's ``submitted/``, by name: a folder for each student, or anything."""
    submitted = root / "submitted"
    students = sorted(submitted.iterdir()) if submitted.is_dir() else []
    return [student for student in students if not student.name.startswith(".")]


def submission(student: Path, assignment: Assignment) -> Submission:
    """Read what one student handed in; nothing is changed.

    Args:
        student: one of ``handed_in``.
        assignment: what for.
    """
    folder = student / assignment.name
    if printable(student.name) != student.name:
        remark = "its folder's name is not text that can be printed: rename it"
        return Submission(printable(student.name), folder, None, (remark,))
    try:
        for place in (student, folder):
            if place.is_symlink():
                raise Ungradable(f"{place.name} is a link, not a folder")
            if not place.exists():
                remark = f"missing: no folder {place.name}"
                return Submission(student.name, folder, None, (remark,), absent=True)
            if not place.is_dir():
                raise Ungradable(f"{place.name} is not a folder")
        file = folder / f"{assignment.name}.ipynb"
        if not os.path.lexists(file):
            others = sorted(p.name for p in folder.glob("*.ipynb"))
            instead = f"; there is {', '.join(others)}" if others else ""
            raise Ungradable(f"missing: no {file.name}{instead}")
        found, known_by = _bounded(file, assignment, folder)
    except Ungradable as problem:
        return Submission(student.name, folder, None, (str(problem),))
    except OSError as problem:
        return Submission(student.name, folder, None, (f"cannot be read: {problem.strerror}",))
    except Exception as problem:  # nobody's submission may stop the class
        said = f"not a valid notebook: {type(problem).__name__}: {problem}"[:200]
        return Submission(student.name, folder, None, (printable(said),))
    return Submission(student.name, folder, found.notebook, found.remarks, known_by)


def _bounded(file: Path, assignment: Assignment, folder: Path) -> tuple[Restored, str]:
    """A notebook, and its digest; in a process of its own if to read it may take long."""
    text = read_regular(file)
    if len(text) <= _READ_HERE:
        return _read(text, assignment, folder)
    try:
        return apart.done(_read, text, assignment, folder, seconds=_LONGEST, most=_MOST_MEMORY)
    except Exhausted as problem:
        raise Ungradable(f"not a notebook of an exercise: to read it, {problem}") from None


def _read(text: str, assignment: Assignment, folder: Path) -> tuple[Restored, str]:
    beside = digest.of_files(regular_files(folder))
    return restored(text, assignment), digest.of_text(digest.of_text(text) + beside)


def read_regular(file: Path) -> str:
    """Read a file that may be anything, without following or waiting for it.

    Raises:
        Ungradable: it is not a file with text.
    """
    try:
        with nofollow.file(file, most=MOST_BYTES) as opened:
            return TextIOWrapper(BufferedReader(opened), encoding="utf-8").read()
    except nofollow.Refused as problem:
        raise Ungradable(f"{file.name} {problem.strerror}") from None
    except UnicodeDecodeError:
        raise Ungradable("not a notebook: the file is not text in UTF-8") from None
    except OSError as problem:
        raise Ungradable(f"cannot be read: {problem.strerror}") from None
