"""From a run to verdicts, and from verdicts to the outputs that nbgrader reads."""

from base64 import b64encode
from collections.abc import Iterable
from contextlib import suppress

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_output

from actorlab.checks.prediction import Predicted, understood
from actorlab.checks.spec import load_checks
from actorlab.checks.timeline import Timeline
from actorlab.checks.verdict import (
    TO_REVIEW,
    Outcome,
    Verdict,
    outcome_of,
    passed_in,
    rendered,
)
from actorlab.course.assignment import Assignment
from actorlab.execution.cross_check import doubt
from actorlab.execution.execute import Execution
from actorlab.kernel.cells import grade_id
from actorlab.kernel.protocol import TIMELINE

_MOST_DRAWN = 8  # timelines of one notebook
_TO_REVIEW = "In the notebook this check passed. {found} The check earns nothing until the instructor has looked at it."


def judge(execution: Execution, assignment: Assignment) -> list[Verdict]:
    """What each check said, in the notebook's order.

    A check that did not run is wrong, whatever its cell shows. One that passed
    counts only if it also holds as seen from outside (see ``execution.cross_check``).
    """
    return [_verdict(check, points, execution, assignment) for check, points in assignment.points.items()]


def predicted(execution: Execution, verdicts: Iterable[Verdict], assignment: Assignment) -> Predicted | None:
    """What the student predicted, beside what happened if that run was right; ``None`` if
    the exercise asks for nothing, or the check that tells it did not run."""
    prediction = load_checks(assignment.release_folder).exercise.prediction
    if prediction is None or execution.predicted is None:
        return None
    guess, happened = map(understood, execution.predicted)
    right = any(v.check == prediction.told_by and v.outcome is Outcome.RIGHT for v in verdicts)
    return Predicted(guess, happened if right and isinstance(happened, float) else None)


def write_outputs(notebook: NotebookNode, verdicts: list[Verdict]) -> None:
    """Make each test cell's outputs say to nbgrader what its verdict says.

    nbgrader reads a cell's grade from its outputs: an error, or any text on
    stderr, is 0; a value is partial credit; anything else is full marks (see
    ``nbgrader.utils.determine_grade``). A warning must not cost a point, and a
    printed number must not earn one. Of what the cell showed only the words of a
    check that passed are left: no other output of the student's process stands
    beside a verdict, and contradicts it.
    """
    verdict_of = {verdict.check: verdict for verdict in verdicts}
    for cell in notebook.cells:
        verdict = verdict_of.get(grade_id(cell))
        if verdict is None:
            continue
        if verdict.outcome is Outcome.RIGHT:
            said = passed_in(cell.outputs, verdict.check) or verdict.line
            cell.outputs = [new_output("stream", name="stdout", text=f"{said}\n")]
            continue
        cell.outputs = [
            new_output(
                "error",
                ename=verdict.mistake or verdict.outcome.name.title().replace("_", ""),
                evalue=verdict.message,
                traceback=rendered(verdict.line, verdict.message),
            )
        ]


def draw(notebook: NotebookNode, wanted: bool = True) -> None:
    """Draw the timelines of which a notebook told.

    Here, and not in the notebook's process: what draws takes long to import, and
    a grader grades many. What cannot be drawn stays in words, and so do more than
    an exercise draws.
    """
    drawn = 0
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            told = output.get("data", {}).pop(TIMELINE, None)
            if told is None:
                continue
            if not wanted or drawn == _MOST_DRAWN:
                output.metadata.pop("image/png", None)
            else:
                drawn += 1
                with suppress(Exception):  # it may be made up to trouble whoever draws it
                    output.data["image/png"] = b64encode(Timeline.from_data(told).png()).decode()


def _verdict(check: str, points: float, execution: Execution, assignment: Assignment) -> Verdict:
    reply = execution.replies.get(check)
    if reply is None:
        why = execution.stopped or "its cell is not in the notebook"
        return Verdict(check, Outcome.WRONG, 0, points, "NotRun", f"This check was not run: {why}.")
    if not reply.ename:
        found = doubt(assignment.tests[check], execution.sights.get(check), execution.classes)
        found = f"As seen from outside, {found}." if found else execution.untouched.get(check)
        if not found:
            return Verdict(check, Outcome.RIGHT, points, points)
        return Verdict(check, Outcome.WRONG, 0, points, TO_REVIEW, _TO_REVIEW.format(found=found))
    outcome = outcome_of(reply.ename)
    mistake = reply.ename if outcome is Outcome.WRONG else ""
    return Verdict(check, outcome, 0, points, mistake, reply.evalue)
