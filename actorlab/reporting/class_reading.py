"""Read what became of a class's work, from the graded notebooks and the gradebook."""

from dataclasses import replace
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry, SubmittedAssignment

from actorlab.course import nbgrader_api
from actorlab.course.assignment import Assignment
from actorlab.gradebook.unread import stands_in
from actorlab.grading.grade import seconds_of
from actorlab.grading.judge import verdicts_in
from actorlab.intake.students import full_name
from actorlab.intake.submissions import Submission, submissions
from actorlab.reporting.class_results import ClassResults, Student


def class_results(assignment: Assignment) -> ClassResults:
    """Read what became of a class's work; nothing is graded or changed."""
    graded, not_graded, missing = [], [], []
    with nbgrader_api.api(assignment.root).gradebook as gradebook:
        names = {student.id: full_name(student) for student in gradebook.students}
        submitted = {s.student: s for s in _submissions(assignment)}
        graded_files = (assignment.root / "autograded").glob(_place(assignment))
        done = {file.parent.parent.name for file in graded_files if not stands_in(file)}
        for student in sorted({*names, *submitted, *done}):
            named = Student(student, names.get(student, ""))
            submission = submitted.get(student)
            entry = _entry(gradebook, assignment, student)
            if student in done and entry is not None:
                graded.append(_graded(named, assignment, submission, entry))
            elif student in done:
                remark = "graded, and not in the gradebook; grade it again with FORCE=1"
                not_graded.append(replace(named, remark=remark))
            elif submission is None or submission.absent:
                missing.append(named)
            else:
                remark = "not graded yet" if submission.restored else "; ".join(submission.remarks)
                if entry is not None and entry.score:
                    remark += f"; in the gradebook it has {entry.score:g} points"
                not_graded.append(replace(named, remark=remark))
    return ClassResults(assignment, tuple(graded), tuple(not_graded), tuple(missing))


def _submissions(assignment: Assignment) -> list[Submission]:
    try:
        return submissions(assignment)
    except LookupError:
        return []


def _place(assignment: Assignment) -> str:
    return f"*/{assignment.name}/{assignment.name}.ipynb"


def _entry(gradebook: Gradebook, assignment: Assignment, student: str) -> SubmittedAssignment | None:
    try:
        return gradebook.find_submission(assignment.name, student)
    except MissingEntry:
        return None


def _graded(
    student: Student, assignment: Assignment, submission: Submission | None, entry: SubmittedAssignment
) -> Student:
    file = assignment.graded_path(student.id)
    notebook = nbformat.read(file, as_version=4)
    grades = {grade.name: grade for submitted in entry.notebooks for grade in submitted.grades}
    waiting = tuple(check for check, grade in grades.items() if grade.needs_manual_grade)
    return replace(
        student,
        verdicts=tuple(
            verdict.with_score(
                grades[verdict.check].score if verdict.check in grades else 0.0, verdict.check in waiting
            )
            for verdict in verdicts_in(notebook, assignment.points)
        ),
        to_review=tuple(check for check in assignment.points if check in waiting),
        penalty=entry.late_submission_penalty or 0.0,
        seconds=seconds_of(notebook),
        remark=_remark(submission, file),
    )


def _remark(submission: Submission | None, graded: Path) -> str:
    """What to know of a grade."""
    if submission is None:
        return ""
    if submission.restored is None:
        return f"graded is an earlier submission; of the latest: {'; '.join(submission.remarks)}"
    if (submission.folder / graded.name).stat().st_mtime > graded.stat().st_mtime:
        return "changed since it was graded"
    return "; ".join(submission.remarks)
