"""This pack's steps in nbgrader's pipeline, and where they stand in it.

nbgrader autogrades in two lists of preprocessors. Ours put the instructor's
cells back, run the notebook, judge it, and say in the gradebook what each check
said. A third list makes a student's feedback; ours sums up what the checks said.
``nbgrader_config.py`` hands the lists to nbgrader, so ``make grade``,
``nbgrader autograde`` and formgrader's buttons all do the same.
"""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from nbconvert.exporters.exporter import ResourcesDict
from nbformat.notebooknode import NotebookNode
from nbgrader.api import Gradebook, Student
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.preprocessors import (
    ClearSolutions,
    DeduplicateIds,
    Execute,
    GetGrades,
    NbGraderPreprocessor,
    SaveAutoGrades,
)
from traitlets import Bool, Callable, Dict

from actorlab.checks.timeline import WIDTH
from actorlab.checks.verdict import TO_REVIEW
from actorlab.course.assignment import Assignment
from actorlab.course.hidden_tests import released
from actorlab.course.starter import ClearToStarter, KeepReleased
from actorlab.execution.limits import Limits
from actorlab.files.printable import printable
from actorlab.gradebook.unread import is_unread
from actorlab.grading.apart import run_and_judge_apart
from actorlab.grading.judge import verdicts_in
from actorlab.intake.recognise import refuse_anothers
from actorlab.intake.restore import restore
from actorlab.intake.students import give_name
from actorlab.kernel.cells import grade_id, is_grade, is_set_up, is_solution, is_test, mark


class RestoreCells(NbGraderPreprocessor):
    """Put the instructor's cells back into the submission."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        assignment = _assignment(resources)
        refuse_anothers(nb, assignment)
        restored = restore(nb, assignment.source)
        for remark in restored.remarks:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], printable(remark))
        return restored.notebook, resources


class RunAndJudge(NbGraderPreprocessor):
    """Run the notebook, and make each test cell's outputs say its verdict."""

    run = Callable(
        help="Runs and judges: called with the notebook, the assignment and the "
        "folder with the submission's files; returns an actorlab.grading.grade.Graded."
    ).tag(config=True)
    limits = Dict(
        help="What a submission may cost, where it is not the default: see actorlab.execution.limits.Limits."
    ).tag(config=True)
    trusted = Bool(False, help="Run submissions without a sandbox, as you would your own programs.").tag(
        config=True
    )

    @property
    def the_limits(self) -> Limits:
        """All limits.

        Raises:
            ValueError: the configuration names one that there is not.
        """
        names = [field.name for field in fields(Limits)]
        for name in self.limits:
            if name not in names:
                raise ValueError(
                    f"c.RunAndJudge.limits: there is no limit {name!r}; there is: {', '.join(names)}."
                )
        return Limits(**self.limits)

    def _run_default(self) -> Any:
        return lambda notebook, assignment, files: run_and_judge_apart(
            notebook, assignment, files, self.the_limits, self.trusted
        )

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        graded = self.run(nb, _assignment(resources), Path(resources["metadata"]["path"]))
        for remark in graded.remarks:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], printable(remark))
        return graded.notebook, resources


class SaveReasons(NbGraderPreprocessor):
    """Say in the gradebook what the checks said, and which the instructor is to review."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        names = resources["nbgrader"]
        place = names["notebook"], names["assignment"], names["student"]
        with Gradebook(names["db_url"]) as gradebook:
            give_name(gradebook.find_student(names["student"]))
            for cell, text in _comments(nb).items():
                gradebook.find_comment(cell, *place).auto_comment = text
            for cell in _to_review(nb):
                gradebook.find_grade(cell, *place).needs_manual_grade = True
            gradebook.db.commit()
        return nb, resources


class LeaveOutHiddenTests(NbGraderPreprocessor):
    """Show a student the test cells as they were released.

    nbgrader's own step looks into all cells, and makes no feedback for a student who
    wrote its mark into another one.
    """

    def preprocess_cell(
        self, cell: NotebookNode, resources: ResourcesDict, cell_index: int
    ) -> tuple[NotebookNode, ResourcesDict]:
        if is_test(cell):
            cell.source = released(cell.source)
        return cell, resources


class SumUp(NbGraderPreprocessor):
    """Tell the feedback's page what each check said, with the points that the gradebook has."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        marks = [cell.metadata.nbgrader for cell in nb.cells if is_grade(cell)]
        said = verdicts_in(nb, {mark.grade_id: mark.points for mark in marks})
        names = resources["nbgrader"]
        with Gradebook(names["db_url"]) as gradebook:
            book = gradebook.find_submission_notebook(
                names["notebook"], names["assignment"], names["student"]
            )
            waiting = {grade.name for grade in book.grades if grade.needs_manual_grade}
            commented = {comment.name for comment in book.comments if comment.manual_comment}
            resources["student"] = _full_name(book.student)
        for cell in nb.cells:
            if mark(cell).get("comment") and grade_id(cell) not in commented:
                cell.metadata.nbgrader.comment = None  # what the checks said, which the page says by itself
        resources["verdicts"] = [
            verdict.with_score(mark.score, verdict.check in waiting) for verdict, mark in zip(said, marks)
        ]
        resources["timeline"] = next(_pictures(nb), None)
        resources["unread"] = is_unread(nb)
        return nb, resources


def _full_name(student: Student) -> str:
    names = " ".join(filter(None, (student.first_name, student.last_name)))
    return f"{names} ({student.id})" if names else student.id


def _pictures(nb: NotebookNode) -> Iterator[dict[str, Any]]:
    """What the instructor's own cells drew, each with its text."""
    for cell in filter(is_set_up, nb.cells):
        for output in cell.outputs:
            if "image/png" in output.get("data", {}):
                alt = output.metadata.get("image/png", {}).get("alt", "")
                yield {"png": output.data["image/png"].replace("\n", ""), "alt": alt, "width": WIDTH}


def _to_review(nb: NotebookNode) -> list[str]:
    """The checks that the instructor is to look at."""
    return [
        grade_id(cell)
        for cell in nb.cells
        if is_grade(cell)
        for output in cell.get("outputs", ())
        if output.output_type == "error" and output.ename == TO_REVIEW
    ]


def _comments(nb: NotebookNode) -> dict[str, str]:
    """What the checks said, by the solution cell above them."""
    comments: dict[str, list[str]] = {}
    solution = ""
    for cell in nb.cells:
        if is_solution(cell):
            solution = grade_id(cell)
        elif is_grade(cell) and solution:
            said = [f"{o.traceback[0]}\n{o.evalue}" for o in cell.outputs if o.output_type == "error"]
            comments.setdefault(solution, []).append(said[0] if said else f"✓ {grade_id(cell)}: right")
    return {cell: "\n\n".join(texts) for cell, texts in comments.items()}


def _assignment(resources: ResourcesDict) -> Assignment:
    # nbgrader's converters run in the course's folder.
    return Assignment(resources["nbgrader"]["assignment"], Path.cwd())


def _defaults(converter: type, name: str) -> list[type]:
    return list(converter.class_traits()[name].default())


def _replaced(steps: list[type], old: type, *new: type) -> list[type]:
    at = steps.index(old)
    return [*steps[:at], *new, *steps[at + 1 :]]


GENERATE = [
    *_replaced(_defaults(GenerateAssignment, "preprocessors"), ClearSolutions, ClearToStarter),
    KeepReleased,
]
SANITIZE = _replaced(
    _defaults(Autograde, "sanitize_preprocessors"), DeduplicateIds, RestoreCells, DeduplicateIds
)
AUTOGRADE = _replaced(
    _replaced(_defaults(Autograde, "autograde_preprocessors"), Execute, RunAndJudge),
    SaveAutoGrades,
    SaveAutoGrades,
    SaveReasons,
)
FEEDBACK = _replaced(
    _defaults(GenerateFeedback, "preprocessors"), GetGrades, GetGrades, LeaveOutHiddenTests, SumUp
)
