"""Grades as the learning platforms import them: nbgrader's export plugins.

Canvas (``lib/gradebook_importer.rb`` in https://github.com/instructure/canvas-lms) takes
a student by ID, else by SIS Login ID, else by name, and an assignment by its title.

Moodle (``mod/assign/feedback/offline/importgradeslib.php`` in
https://github.com/moodle/moodle) takes an assignment's grading worksheet: it reads
Identifier, Grade, Last modified (grade) and Feedback comments, by their English
names, and the comments as HTML. Its import into the gradebook takes any columns.
"""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from nbgrader.api import Assignment as Entry
from nbgrader.api import Gradebook, MissingEntry, Student, SubmittedAssignment
from nbgrader.plugins import ExportPlugin

from actorlab.course import nbgrader_api
from actorlab.course.assignment import Assignment, assignments
from actorlab.files import spreadsheet
from actorlab.intake import roster
from actorlab.intake.platform_names import MOODLE

# nbgrader's own columns, and whether the score may still change.
_GRADES = (
    "assignment",
    "duedate",
    "timestamp",
    "student_id",
    "last_name",
    "first_name",
    "email",
    "raw_score",
    "late_submission_penalty",
    "score",
    "max_score",
    "needs_manual_grade",
)
_CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
_MOODLE = (
    "Identifier",
    "Full name",
    "Username",
    "Email address",
    "Grade",
    "Maximum Grade",
    "Last modified (grade)",
    "Feedback comments",
)


class _Chosen(ExportPlugin):
    """What is common: the assignments and students that nbgrader's options choose."""

    def assignments(self, gradebook: Gradebook) -> list[Entry]:
        """The assignments to export."""
        wanted = [str(name) for name in self.assignment]
        return [a for a in gradebook.assignments if not wanted or a.name in wanted]

    def students(self, gradebook: Gradebook) -> list[Student]:
        """The students to export."""
        wanted = [str(name) for name in self.student]
        return [s for s in gradebook.students if not wanted or s.id in wanted]


class GradesExport(_Chosen):
    """nbgrader's own file, but that who handed in nothing has no score, and not 0."""

    def export(self, gradebook: Gradebook) -> None:
        """Write all chosen assignments to one file, by default ``grades.csv``."""
        rows = [
            self._row(entry, student, _submission(gradebook, entry, student))
            for entry in self.assignments(gradebook)
            for student in self.students(gradebook)
        ]
        spreadsheet.write(Path(self.to or "grades.csv"), _GRADES, rows)

    def _row(self, entry: Entry, student: Student, submission: SubmittedAssignment | None) -> list:
        graded: list = [None, None, None]
        if submission is not None:
            graded = [submission.score, submission.late_submission_penalty or 0.0, _score(submission)]
        return [
            entry.name,
            str(entry.duedate or ""),
            str((submission and submission.timestamp) or ""),
            student.id,
            student.last_name,
            student.first_name,
            student.email,
            *graded,
            entry.max_score,
            "yes" if submission is not None and submission.needs_manual_grade else "",
        ]


class CanvasExport(_Chosen):
    """A file that Canvas's gradebook imports."""

    def export(self, gradebook: Gradebook) -> None:
        """Write all chosen assignments to one file, by default ``grades-canvas.csv``."""
        entries = self.assignments(gradebook)
        points = ["    Points Possible", "", "", "", "", *(entry.max_score for entry in entries)]
        rows = [
            [
                ", ".join(filter(None, (student.last_name, student.first_name))) or student.id,
                student.lms_user_id,
                None,
                student.id,
                None,
                *(_score(_submission(gradebook, entry, student)) for entry in entries),
            ]
            for student in self.students(gradebook)
        ]
        header = [*_CANVAS, *(entry.name for entry in entries)]
        spreadsheet.write(Path(self.to or "grades-canvas.csv"), header, [points, *rows])


class MoodleExport(_Chosen):
    """Grading worksheets that Moodle's assignments import."""

    def export(self, gradebook: Gradebook) -> None:
        """Write a file for each chosen assignment, by default ``grades-moodle-NAME.csv``.

        In another name that ``--to`` gives, ``{assignment}`` stands for NAME.
        """
        for entry in self.assignments(gradebook):
            path = (self.to or "grades-moodle-{assignment}.csv").replace("{assignment}", entry.name)
            spreadsheet.write(Path(path), _MOODLE, self._rows(gradebook, entry))

    def _rows(self, gradebook: Gradebook, entry: Entry) -> Iterator[list]:
        assignment = Assignment(entry.name, Path.cwd())  # nbgrader exports in the course's folder
        known = roster.known(assignment)
        authors = {student: author for author, student in known.items() if author.platform == MOODLE}
        cells = list(assignment.solution) if assignment.release_path.exists() else []
        for student in self.students(gradebook):
            submission = _submission(gradebook, entry, student)
            author = authors.get(student.id)
            if author and submission is None:
                continue  # Moodle would take an empty comment for a new one
            yield [
                f"Participant {author.number}" if author else "",
                author.name if author else " ".join(filter(None, (student.first_name, student.last_name))),
                student.id,
                student.email,
                _score(submission),
                entry.max_score,
                "-",  # as in a worksheet that nobody has graded yet
                _feedback(submission, cells),
            ]


def export(root: Path, only: str = "") -> tuple[list[Path], int]:
    """Write the grades as nbgrader, Canvas and Moodle have them, into a course's folder.

    Args:
        root: the course's folder; it has to be the working directory.
        only: the name of one assignment; all if empty.

    Returns:
        The files, and how many submissions wait for a grade by hand.

    Raises:
        LookupError: there is no such assignment, or the gradebook has no grades.
    """
    if only:
        assignments(root, only)
    config = nbgrader_api.configuration(root)
    chosen = {"config": config, "assignment": [only] if only else []}
    with nbgrader_api.api(root, config).gradebook as gradebook:
        names = [entry.name for entry in gradebook.assignments if only in ("", entry.name)]
        if not names:
            of, how = (f" for {only}", f" ASSIGNMENT={only}") if only else ("", "")
            raise LookupError(f"There are no grades{of} yet. Grade first: make grade{how}")
        GradesExport(to="grades.csv", **chosen).export(gradebook)
        CanvasExport(to="grades-canvas.csv", **chosen).export(gradebook)
        MoodleExport(**chosen).export(gradebook)
        waiting = sum(s.needs_manual_grade for name in names for s in gradebook.assignment_submissions(name))
    files = [
        Path("grades.csv"),
        Path("grades-canvas.csv"),
        *(Path(f"grades-moodle-{name}.csv") for name in names),
    ]
    return files, waiting


def _submission(gradebook: Gradebook, entry: Entry, student: Student) -> SubmittedAssignment | None:
    """A student's graded submission; none, if nothing was handed in, or graded."""
    try:
        return gradebook.find_submission(entry.name, student.id)
    except MissingEntry:
        return None


def _score(submission: SubmittedAssignment | None) -> float | None:
    """The points, as nbgrader exports them; none without a submission."""
    if submission is None:
        return None
    return max(0.0, submission.score - (submission.late_submission_penalty or 0.0))


def _feedback(submission: SubmittedAssignment | None, cells: list[str]) -> str:
    """What the checks, and the instructor, said of each solution cell, as HTML.

    Args:
        submission: whose comments.
        cells: the solution cells' grade_ids, in the notebook's order.
    """
    notebooks = submission.notebooks if submission else ()
    said = {comment.name: comment.comment for notebook in notebooks for comment in notebook.comments}
    in_order = sorted(
        said, key=lambda name: (name not in cells, cells.index(name) if name in cells else name)
    )
    paragraphs = [part for name in in_order for part in (said[name] or "").strip().split("\n\n") if part]
    return "".join(f"<p>{escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in paragraphs)
