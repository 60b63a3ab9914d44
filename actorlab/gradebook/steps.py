"""This pack's steps in nbgrader's pipeline, and where they stand in it.

nbgrader autogrades in two lists of preprocessors. The first begins with ours, which
grades the submission as everywhere (``grading.grade``) and leaves a graded notebook;
the second says in the gradebook what each check said. A third list makes a student's
feedback; ours sums up what the checks said.
``nbgrader_config.py`` hands the lists to nbgrader, so ``make grade``,
``nbgrader autograde`` and formgrader's buttons all do the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from nbconvert.exporters.exporter import ResourcesDict
from nbformat.notebooknode import NotebookNode
from nbgrader.api import Gradebook, Student
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearSolutions,
    Execute,
    GetGrades,
    NbGraderPreprocessor,
    SaveAutoGrades,
)
from traitlets import Bool, Callable, Dict

from actorlab.checks.timeline import WIDTH
from actorlab.checks.verdict import Verdict
from actorlab.course.assignment import Assignment
from actorlab.course.hidden_tests import released
from actorlab.course.starter import ClearToStarter, KeepReleased
from actorlab.execution.limits import Limits
from actorlab.files.printable import printable
from actorlab.grading import graded_notebook
from actorlab.grading.apart import grade_apart
from actorlab.intake.careful_exporter import SUBMITTED
from actorlab.intake.students import give_name
from actorlab.kernel.cells import grade_id, is_grade, is_set_up, is_solution, is_test, mark


class RunAndJudge(NbGraderPreprocessor):
    """Put a graded notebook in a submission's place: restored, run and judged, once."""

    run = Callable(
        help="Grades: called with the text that was handed in, the assignment and the "
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
        return lambda text, assignment, files: grade_apart(
            text, assignment, files, self.the_limits, self.trusted
        )

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        if SUBMITTED not in resources:
            raise ValueError(
                "nbgrader_config.py does not set c.Autograde.exporter_class = CarefulExporter, which reads what "
                "students handed in: take that line over from this version's."
            )
        folder = Path(resources["metadata"]["path"])
        graded = self.run(resources[SUBMITTED], _assignment(resources), folder)
        for remark in graded.remarks:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], printable(remark))
        return graded.notebook, resources


class SaveVerdicts(NbGraderPreprocessor):
    """Enter what each check said: its score, the reason, and whether the instructor is to review it.

    As nbgrader's ``SaveAutoGrades`` does, leave alone what somebody entered by hand, and ask for
    a look at it.
    """

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        names = resources["nbgrader"]
        said = graded_notebook.read(nb)
        with Gradebook(names["db_url"]) as gradebook:
            book = gradebook.find_submission_notebook(
                names["notebook"], names["assignment"], names["student"]
            )
            give_name(book.student)
            verdicts = said.of_checks({grade.name: grade.max_score for grade in book.grades})
            for grade, verdict in zip(book.grades, verdicts):
                grade.auto_score = verdict.score
                grade.needs_manual_grade = verdict.to_review or grade.manual_score is not None
            comments = _comments(nb, said.verdicts)
            for comment in book.comments:
                comment.auto_comment = comments.get(comment.name)
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
        names = resources["nbgrader"]
        try:
            said = graded_notebook.read(nb)
        except graded_notebook.SchemaError as problem:
            raise graded_notebook.SchemaError(f"{names['student']}: {problem}") from None
        verdicts = said.of_checks({mark.grade_id: mark.points for mark in marks})
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
            verdict.with_score(mark.score, verdict.check in waiting) for verdict, mark in zip(verdicts, marks)
        ]
        resources["timeline"] = next(_pictures(nb), None)
        resources["unread"] = said.unread
        return nb, resources


def _full_name(student: Student) -> str:
    names = " ".join(filter(None, (student.first_name, student.last_name)))
    return f"{names} ({student.id})" if names else student.id


def _pictures(nb: NotebookNode) -> Iterator[dict[str, Any]]:
    """What the instructor's own cells drew, each with its text."""
    for cell in nb.cells:
        for output in cell.outputs if is_set_up(cell) else ():
            if "image/png" in output.get("data", {}):
                alt = output.metadata.get("image/png", {}).get("alt", "")
                yield {"png": output.data["image/png"].replace("\n", ""), "alt": alt, "width": WIDTH}


def _comments(nb: NotebookNode, verdicts: Iterable[Verdict]) -> dict[str, str]:
    """What the checks said, by the solution cell above them."""
    said = {verdict.check: verdict for verdict in verdicts}
    comments: dict[str, list[str]] = {}
    solution = ""
    for cell in nb.cells:
        if is_solution(cell):
            solution = grade_id(cell)
        elif is_grade(cell) and solution:
            verdict = said[grade_id(cell)]
            comments.setdefault(solution, []).append(f"{verdict.line}\n{verdict.message}".rstrip())
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
# Ours puts back all that nbgrader's other steps would, and makes the notebook that they would check.
SANITIZE = [RunAndJudge]
AUTOGRADE = [
    SaveVerdicts if step is SaveAutoGrades else step
    for step in _defaults(Autograde, "autograde_preprocessors")
    if step not in (Execute, CheckCellMetadata)
]
FEEDBACK = _replaced(
    _defaults(GenerateFeedback, "preprocessors"), GetGrades, GetGrades, LeaveOutHiddenTests, SumUp
)
