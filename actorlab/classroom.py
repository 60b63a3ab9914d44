"""Grade a class: from ``submitted/`` to the gradebook and the table."""

import asyncio
import os
import stat
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode

from actorlab import pipeline
from actorlab.course import Assignment
from actorlab.execute import copy_files
from actorlab.grade import Graded, run_and_judge
from actorlab.restore import Restored, Ungradable, parse, restore
from actorlab.table import Row


@dataclass(frozen=True)
class Submission:
    """What one student handed in for one assignment.

    Attributes:
        student: the name of the student's folder below ``submitted/``.
        folder: the submission's folder.
        restored: the notebook that will be run; ``None`` if there is none.
        remarks: what was unusual, or why it cannot be graded.
    """

    student: str
    folder: Path
    restored: NotebookNode | None
    remarks: tuple[str, ...]


def submissions(assignment: Assignment) -> list[Submission]:
    """What is below ``submitted/*/NAME/``, by student; nothing is changed.

    Raises:
        LookupError: nobody has handed in anything; the text says where to put it.
    """
    students = sorted(
        entry for entry in _listed(assignment.root / "submitted") if not entry.name.startswith(".")
    )
    found = [_submission(student, assignment) for student in students]
    if not found:
        raise LookupError(
            f"There are no submissions. Put each student's notebook at "
            f"submitted/STUDENT/{assignment.name}/{assignment.name}.ipynb and run this again."
        )
    return found


def grade_class(assignment: Assignment, jobs: int, say: Callable[[str], None]) -> list[Row]:
    """Grade every submission of an assignment and write the gradebook.

    Submissions run several at a time; the gradebook is written by this process
    alone, one submission after another. What cannot be graded does not keep
    the others from being graded.

    Args:
        assignment: which one.
        jobs: how many submissions run at once.
        say: called with one line for each submission that is finished.

    Returns:
        A row for each student, with remarks on what was not as it should be.
    """
    found = submissions(assignment)
    pipeline.register(assignment)
    return asyncio.run(_grade_all(assignment, found, jobs, say))


async def _grade_all(
    assignment: Assignment, found: list[Submission], jobs: int, say: Callable[[str], None]
) -> list[Row]:
    places, book = asyncio.Semaphore(jobs), asyncio.Lock()

    async def graded_row(submission: Submission) -> Row:
        if submission.restored is None:
            return Row(submission.student, (), (*submission.remarks, *_earlier(submission, assignment)))
        async with places:
            with tempfile.TemporaryDirectory(prefix="actorlab-stage-") as folder:
                stage = Path(folder)
                files = _stage(submission, assignment, stage)
                notebook = nbformat.from_dict(submission.restored)
                graded = await run_and_judge(notebook, assignment, files)
                async with book:
                    failed = await asyncio.to_thread(_record, submission, assignment, stage, graded)
        _log(submission, assignment, graded)
        return Row(submission.student, graded.verdicts, (*submission.remarks, *graded.remarks, *failed))

    async def one(submission: Submission) -> Row:
        try:
            row = await graded_row(submission)
        except Exception as problem:  # nobody's submission may stop the class
            said = f"could not be graded: {type(problem).__name__}: {problem}"[:200]
            row = Row(submission.student, (), (*submission.remarks, said))
        total = (
            f"{sum(v.score for v in row.verdicts):g}/{sum(assignment.points.values()):g}"
            if row.verdicts
            else "not graded"
        )
        say(f"{row.name}: {total}" + (f" ({'; '.join(row.remarks)})" if row.remarks else ""))
        return row

    return list(await asyncio.gather(*(one(submission) for submission in found)))


def _earlier(submission: Submission, assignment: Assignment) -> list[str]:
    """What to say of a grade that an earlier submission has."""
    graded = assignment.root / "autograded" / submission.student / assignment.name
    return ["the gradebook keeps the grade of an earlier submission"] if graded.exists() else []


def _submission(student: Path, assignment: Assignment) -> Submission:
    folder = student / assignment.name
    try:
        for place in (student, folder):
            if place.is_symlink() or not place.is_dir():
                raise Ungradable(_what_is_there(place))
        file = folder / f"{assignment.name}.ipynb"
        if not os.path.lexists(file):
            others = sorted(p.name for p in folder.glob("*.ipynb"))
            instead = f"; there is {', '.join(others)}" if others else ""
            raise Ungradable(f"missing: no {file.name}{instead}")
        notebook, remarks = parse(_read_regular(file))
        restored: Restored = restore(notebook, assignment.source)
    except Ungradable as problem:
        return Submission(student.name, folder, None, (str(problem),))
    except OSError as problem:
        return Submission(student.name, folder, None, (f"cannot be read: {problem.strerror}",))
    return Submission(student.name, folder, restored.notebook, (*remarks, *restored.remarks))


def _what_is_there(place: Path) -> str:
    if place.is_symlink():
        return f"{place.name} is a link, not a folder"
    return f"missing: no folder {place.name}" if not place.exists() else f"{place.name} is not a folder"


def _read_regular(file: Path) -> str:
    """Read a file that may be anything, without following or waiting for it."""
    mode = os.lstat(file).st_mode
    if stat.S_ISLNK(mode):
        raise Ungradable(f"{file.name} is a link, not a file")
    if not stat.S_ISREG(mode):
        raise Ungradable(f"{file.name} is not a regular file")
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Ungradable("not a notebook: the file is not text in UTF-8") from None
    except OSError as problem:
        raise Ungradable(f"cannot be read: {problem.strerror}") from None


def _stage(submission: Submission, assignment: Assignment, stage: Path) -> Path:
    """A copy of the submission that nbgrader can read, whatever was handed in."""
    folder = stage / "submitted" / submission.student / assignment.name
    copy_files(submission.folder, folder)
    nbformat.write(submission.restored, folder / f"{assignment.name}.ipynb")
    return folder


def _record(submission: Submission, assignment: Assignment, stage: Path, graded: Graded) -> tuple[str, ...]:
    """Let nbgrader enter a graded submission; return why it could not."""
    config = pipeline.configuration(assignment.root)
    config.CourseDirectory.submitted_directory = str(stage / "submitted")
    config.RunAndJudge.run = lambda notebook, assignment, files: graded
    try:
        pipeline.done(pipeline.api(assignment.root, config).autograde(assignment.name, submission.student))
    except pipeline.StepFailed as problem:
        last = (str(problem).splitlines() or ["no reason given"])[-1]
        return (f"not in the gradebook: {last}",)
    return ()


def _log(submission: Submission, assignment: Assignment, graded: Graded) -> None:
    folder = assignment.root / "logs" / assignment.name
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        f"{v.check}: {v.outcome.value} {v.score:g}/{v.points:g} {v.mistake} {v.message}".rstrip()
        for v in graded.verdicts
    ]
    text = "\n".join([*lines, *submission.remarks, *graded.remarks, "", graded.log])
    (folder / f"{submission.student}.log").write_text(text)


def _listed(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []
