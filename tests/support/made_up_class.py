"""A class as grading leaves it, made up: graded notebooks and nbgrader's own gradebook, without a kernel."""

import copy
import shutil
from pathlib import Path

import nbformat
from nbgrader.utils import determine_grade

from actorlab.checks.prediction import Predicted
from actorlab.checks.verdict import TO_REVIEW, Outcome, Verdict
from actorlab.course import nbgrader_api
from actorlab.course.assignment import Assignment
from actorlab.grading import graded_notebook

RIGHT = "right"


def course(root: Path, to: Path, name: str = "ex07_actors") -> Assignment:
    """An assignment in a course of its own, with nothing submitted."""
    for folder in ("solutions", "exercises"):
        (to / folder).symlink_to(root / folder)
    shutil.copy(root / "nbgrader_config.py", to)
    return Assignment(name, to)


class MadeUpClass:
    """Puts students' graded work into a course."""

    def __init__(self, assignment: Assignment, registered: Path | None = None) -> None:
        """
        Args:
            assignment: which one.
            registered: a gradebook that knows it already, to begin with a copy of.
        """
        self.assignment = assignment
        if registered:
            shutil.copy(registered, assignment.root)
        else:
            nbgrader_api.register(assignment)
        self.gradebook = nbgrader_api.api(assignment.root).gradebook

    def hand_in(self, student: str, text: str | None = None) -> Path:
        """Put a notebook into ``submitted/``; by default the starter."""
        name = self.assignment.name
        folder = self.assignment.root / "submitted" / student / name
        folder.mkdir(parents=True)
        (folder / f"{name}.ipynb").write_text(
            self.assignment.release_path.read_text() if text is None else text
        )
        return folder

    def grade(
        self,
        student: str,
        *said: str | tuple[str, str],
        seconds: float | None = None,
        predicted: Predicted | None = None,
        **about,
    ) -> None:
        """Enter a student's grade.

        Args:
            student: the id.
            said: for each check ``"right"``, another outcome's name, or a mistake and its message;
                of the checks that remain the last outcome is said, or that they are skipped.
            seconds: how long the notebook ran.
            predicted: what the student predicted.
            about: first_name, last_name, lms_user_id.
        """
        self.hand_in(student)
        notebook = copy.deepcopy(self.assignment.source)
        points = self.assignment.points
        rest = said[-1] if isinstance(said[-1], str) else "skipped"
        said = (*said, *[rest] * (len(points) - len(said)))
        verdicts = [_verdict(c, p, s) for (c, p), s in zip(points.items(), said, strict=True)]
        graded_notebook.write(notebook, verdicts, seconds=seconds, predicted=predicted)
        name = self.assignment.name
        file = self.assignment.root / "autograded" / student / name / f"{name}.ipynb"
        file.parent.mkdir(parents=True)
        nbformat.write(notebook, file)
        cells = {c.metadata.nbgrader.grade_id: c for c in notebook.cells if "nbgrader" in c.metadata}
        self.gradebook.update_or_create_student(student, **about)
        entry = self.gradebook.update_or_create_submission(name, student)
        for grade in (grade for submitted in entry.notebooks for grade in submitted.grades):
            grade.auto_score, _ = determine_grade(cells[grade.name])
            grade.needs_manual_grade = any(v.check == grade.name and v.to_review for v in verdicts)
        self.gradebook.db.commit()


def _verdict(check: str, points: float, said: str | tuple[str, str]) -> Verdict:
    if isinstance(said, tuple):
        return Verdict(check, Outcome.WRONG, 0, points, *said)
    outcome = Outcome(said)
    return Verdict(check, outcome, points if outcome is Outcome.RIGHT else 0, points, "", f"It is {said}.")


def to_review(why: str = "In the notebook this check passed.") -> tuple[str, str]:
    """A check that the instructor is to look at."""
    return TO_REVIEW, why
