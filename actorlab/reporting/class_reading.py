"""Read a class's results from the graded notebooks and the gradebook.

Read what students handed in only where no graded notebook tells of it: it is newer, or
nobody has graded it.
"""

from dataclasses import replace
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry, SubmittedAssignment

from actorlab.course import nbgrader_api
from actorlab.course.assignment import Assignment
from actorlab.files.printable import printable
from actorlab.grading import graded_notebook
from actorlab.grading.graded_notebook import Said, SchemaError
from actorlab.intake.students import full_name
from actorlab.intake.submissions import handed_in, submission
from actorlab.reporting.class_results import ClassResults, Student


def class_results(assignment: Assignment) -> ClassResults:
    """Read what became of a class's work; nothing is graded or changed."""
    graded, not_graded, missing = [], [], []
    with nbgrader_api.api(assignment.root).gradebook as gradebook:
        names = {student.id: full_name(student) for student in gradebook.students}
        folders = {printable(folder.name): folder for folder in handed_in(assignment.root)}
        graded_files = (assignment.root / "autograded").glob(_place(assignment))
        done = {file.parent.parent.name: _said(file) for file in graded_files}
        for student in sorted({*names, *folders, *done}):
            named = Student(student, names.get(student, ""))
            entry = _entry(gradebook, assignment, student)
            said, folder, file = done.get(student), folders.get(student), assignment.graded_path(student)
            if isinstance(said, SchemaError):
                not_graded.append(replace(named, remark=str(said)))
            elif said and not said.unread and (without := _other_checks(said, assignment)):
                remark = (
                    f"graded as it was before, when {without} was not the same; make grade grades it again"
                )
                not_graded.append(replace(named, remark=remark))
            elif said and not said.unread and entry is None:
                remark = "graded, and not in the gradebook; grade it again with FORCE=1"
                not_graded.append(replace(named, remark=remark))
            elif said and not said.unread:
                remark = _remark(said, folder, file, assignment)
                graded.append(replace(_graded(named, assignment, said, entry), remark=remark))
            elif remark := _not_graded(said, folder, file, assignment):
                if entry is not None and entry.score:
                    remark += f"; in the gradebook it has {entry.score:g} points"
                not_graded.append(replace(named, remark=remark))
            else:
                missing.append(named)
    return ClassResults(assignment, tuple(graded), tuple(not_graded), tuple(missing))


def _place(assignment: Assignment) -> str:
    return f"*/{assignment.name}/{assignment.name}.ipynb"


def _said(graded: Path) -> Said | SchemaError:
    try:
        return graded_notebook.read_file(graded)
    except SchemaError as problem:
        return problem


def _other_checks(said: Said, assignment: Assignment) -> str:
    """The checks that only the exercise has, or only what was graded; empty if there are none."""
    return ", ".join(sorted({verdict.check for verdict in said.verdicts} ^ assignment.points.keys()))


def _entry(gradebook: Gradebook, assignment: Assignment, student: str) -> SubmittedAssignment | None:
    try:
        return gradebook.find_submission(assignment.name, student)
    except MissingEntry:
        return None


def _graded(student: Student, assignment: Assignment, said: Said, entry: SubmittedAssignment) -> Student:
    grades = {grade.name: grade for submitted in entry.notebooks for grade in submitted.grades}
    waiting = tuple(check for check, grade in grades.items() if grade.needs_manual_grade)
    return replace(
        student,
        verdicts=tuple(
            verdict.with_score(
                grades[verdict.check].score if verdict.check in grades else 0.0, verdict.check in waiting
            )
            for verdict in said.of_checks(assignment.points)
        ),
        to_review=tuple(check for check in assignment.points if check in waiting),
        penalty=entry.late_submission_penalty or 0.0,
        seconds=said.seconds,
        predicted=said.predicted,
    )


def _remark(said: Said, folder: Path | None, graded: Path, assignment: Assignment) -> str:
    """What to know of a grade."""
    if folder is None or not _may_differ(folder, graded):
        return "; ".join(said.remarks)
    latest = submission(folder, assignment)
    if latest.restored is None:
        return f"graded is an earlier submission; of the latest: {'; '.join(latest.remarks)}"
    if (folder / assignment.name / graded.name).stat().st_mtime > graded.stat().st_mtime:
        return "changed since it was graded"
    return "; ".join(latest.remarks)


def _not_graded(said: Said | None, folder: Path | None, graded: Path, assignment: Assignment) -> str:
    """Why there is no grade; empty if nothing was handed in."""
    if folder is None:
        return ""
    if said and not _may_differ(folder, graded):
        return "; ".join(said.remarks)
    latest = submission(folder, assignment)
    if latest.absent:
        return ""
    return "not graded yet" if latest.restored else "; ".join(latest.remarks)


def _may_differ(folder: Path, graded: Path) -> bool:
    """Whether what is in a student's folder may be another notebook than was graded.

    By the time at which the file was put there too: a notebook that was collected
    keeps the time at which its student saved it.
    """
    try:
        there = (folder / graded.parent.name / graded.name).lstat()
    except OSError:
        return True
    return max(there.st_mtime, there.st_ctime) > graded.stat().st_mtime
