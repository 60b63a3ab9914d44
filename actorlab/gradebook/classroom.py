"""Grade a class: from ``submitted/`` to the gradebook and the table."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import nbformat
from nbformat.v4 import new_notebook

from actorlab.checks.verdict import Verdict
from actorlab.course import nbgrader_api
from actorlab.course.assignment import Assignment
from actorlab.execution import envelope
from actorlab.files import atomic, scratch
from actorlab.files.handed_in import copy_files
from actorlab.files.printable import printable
from actorlab.gradebook import results, unread
from actorlab.gradebook.row import Row
from actorlab.gradebook.steps import RunAndJudge
from actorlab.grading import graded_notebook
from actorlab.grading.grade import Graded
from actorlab.grading.on_ray import Grading, Work, files_in
from actorlab.intake.submissions import Submission, submissions


@dataclass(frozen=True)
class Choices:
    """How a class is to be graded.

    Attributes:
        jobs: how many submissions run at once; 0 to choose by cores and memory.
        force: grade those again that have not changed since they were graded.
        trusted: run them without a sandbox, whatever the configuration says.
    """

    jobs: int = 0
    force: bool = False
    trusted: bool = False


def limits_kept(assignment: Assignment, choices: Choices) -> list[str]:
    """How submissions are held to their limits here, in sentences; none where they are trusted."""
    settings = RunAndJudge(config=nbgrader_api.configuration(assignment.root))
    return [] if choices.trusted or settings.trusted else envelope.described()


def grade_class(assignment: Assignment, choices: Choices, say: Callable[[Row, int, int], None]) -> list[Row]:
    """Grade the submissions of an assignment and write the gradebook.

    They run side by side on Ray; the gradebook is written by this process alone,
    one submission after another, as they finish. What cannot be graded does not
    keep the others from being graded. A submission that has not changed since it
    was graded keeps its grade.

    Args:
        assignment: which one.
        choices: how.
        say: called with the row of each submission that is finished, and how
            many there are of how many.

    Returns:
        A row for each student, with remarks on what was not as it should be.

    Raises:
        LookupError: nobody has handed in anything.
        NoSandbox: there is none on this machine, and the submissions are not trusted.
        StepFailed: the assignment cannot be entered in the gradebook.
    """
    found = submissions(assignment)
    settings = RunAndJudge(config=nbgrader_api.configuration(assignment.root))
    trusted, limits = choices.trusted or settings.trusted, settings.the_limits
    if not trusted:
        envelope.require()
    exercise = results.digest_of_exercise(assignment)  # as it is now, whatever is edited meanwhile
    rows: dict[str, Row] = {}

    def finished(row: Row) -> None:
        rows[row.name] = row
        say(row, len(rows), len(found))

    before = (
        {}
        if choices.force
        else {s.student: row for s in found if (row := _unchanged(s, assignment, exercise))}
    )
    if before:
        in_the_book = nbgrader_api.graded_students(assignment)
        before = {student: row for student, row in before.items() if student in in_the_book}
    wanted: dict[str, Submission] = {}
    to_enter: list[Submission] = []
    for submission in found:
        if submission.student in before:
            finished(before[submission.student])
        elif submission.unread and not _earlier(submission, assignment):
            to_enter.append(submission)
        elif submission.restored is None:
            remarks = (*submission.remarks, *_earlier(submission, assignment))
            _log(submission, assignment, remarks)
            finished(Row(submission.student, (), remarks))
        else:
            wanted[submission.student] = submission
    with ExitStack() as ended:
        if wanted:
            grading = ended.enter_context(Grading(assignment, choices.jobs))
            grading.start([_work(submission) for submission in wanted.values()], limits, trusted)
        if wanted or to_enter:
            nbgrader_api.register(assignment)  # while the first are running
        for submission in to_enter:
            finished(_entered_unread(submission, assignment, exercise))
        for student, graded in grading.results() if wanted else ():
            finished(_entered(wanted[student], assignment, exercise, graded))
    return [rows[submission.student] for submission in found]


def _work(submission: Submission) -> Work:
    notebook = nbformat.writes(submission.restored)
    return Work(submission.student, notebook, files_in(submission.folder), submission.remarks)


def _unchanged(submission: Submission, assignment: Assignment, exercise: str) -> Row | None:
    """The row of a submission that need not be graded, or entered, again."""
    result = results.kept(assignment, submission.student)
    if (
        result is None
        or submission.absent
        or result.digest != results.digest_of_both(submission.digest or submission.remarks[0], exercise)
    ):
        return None
    try:
        said = graded_notebook.read_file(assignment.graded_path(submission.student))
    except (OSError, graded_notebook.SchemaError):
        return None
    if said.unread:
        return Row(submission.student, (), said.remarks, kept=True)
    return Row(submission.student, said.verdicts, _remarks(said.remarks, said.verdicts), kept=True)


def _remarks(remarks: Sequence[str], verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """What to say of a graded submission in the table."""
    review = [verdict.check for verdict in verdicts if verdict.to_review]
    return (*remarks, f"to review: {', '.join(review)}") if review else tuple(remarks)


def _entered_unread(submission: Submission, assignment: Assignment, exercise: str) -> Row:
    """Let the gradebook know of a submission that cannot be graded."""
    reason = submission.remarks[0]
    results.forget(assignment, submission.student)
    failed = _record(submission, assignment, unread.graded(assignment, reason))
    remarks = (*submission.remarks, *failed)
    _log(submission, assignment, remarks)
    if not failed:
        results.keep(assignment, submission.student, results.digest_of_both(reason, exercise))
    return Row(submission.student, (), remarks)


def _entered(
    submission: Submission, assignment: Assignment, exercise: str, graded: Graded | Exception
) -> Row:
    """Write what was graded into the gradebook and the log."""
    if isinstance(graded, Exception):
        said = (*submission.remarks, f"could not be graded: {type(graded).__name__}: {graded}"[:200])
        _log(submission, assignment, said)
        return Row(submission.student, (), said)
    results.forget(assignment, submission.student)
    failed = _record(submission, assignment, graded)
    remarks = _remarks(graded.remarks, graded.verdicts)
    _log(submission, assignment, (*remarks, *failed), graded)
    if not failed:
        results.keep(assignment, submission.student, results.digest_of_both(submission.digest, exercise))
    return Row(submission.student, graded.verdicts, (*remarks, *failed))


def _earlier(submission: Submission, assignment: Assignment) -> list[str]:
    """What to say of a grade that an earlier submission has."""
    graded = assignment.graded_path(submission.student)
    earlier = graded.parent.exists() and not graded_notebook.stands_in(graded)
    return ["the gradebook keeps the grade of an earlier submission"] if earlier else []


def _record(submission: Submission, assignment: Assignment, graded: Graded) -> tuple[str, ...]:
    """Let nbgrader enter a graded submission; return why it could not.

    nbgrader finds an empty notebook, whatever was handed in, and is given what was
    graded where it would grade it.
    """
    with scratch.folder() as stage:
        folder = stage / "submitted" / submission.student / assignment.name
        copy_files(submission.folder, folder)
        nbformat.write(new_notebook(), folder / f"{assignment.name}.ipynb")
        config = nbgrader_api.configuration(assignment.root)
        config.CourseDirectory.submitted_directory = str(stage / "submitted")
        config.RunAndJudge.run = lambda text, assignment, files: graded
        try:
            api = nbgrader_api.api(assignment.root, config)
            nbgrader_api.done(api.autograde(assignment.name, submission.student))
        except nbgrader_api.StepFailed as problem:
            last = (str(problem).splitlines() or ["no reason given"])[-1]
            return (f"not in the gradebook: {last}",)
    return ()


def _log(
    submission: Submission, assignment: Assignment, remarks: tuple[str, ...], graded: Graded | None = None
) -> None:
    folder = assignment.root / "logs" / assignment.name
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        f"{v.check}: {v.outcome.value} {v.score:g}/{v.points:g} {v.mistake} {v.message}".rstrip()
        for v in (graded.verdicts if graded else ())
    ]
    text = "\n".join([*lines, *remarks, "", graded.log if graded else ""])
    atomic.write(folder / f"{submission.student}.log", printable(text))
