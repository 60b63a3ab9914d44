"""What stands in the gradebook for a submission that cannot be graded.

A notebook with nothing but the reason and the instructor's cells goes the way of all
others: so nbgrader has the submission, with no points, marked for manual grading; the
exports hold the student; and a page says what could not be read, and what to do. A
submission that can be graded replaces it like any earlier one.
"""

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook

from actorlab.checks.verdict import TO_REVIEW, Outcome, Verdict
from actorlab.course.assignment import Assignment
from actorlab.grading import graded_notebook
from actorlab.grading.grade import Graded
from actorlab.intake.restore import restore


def _stand_in(assignment: Assignment) -> NotebookNode:
    said = (
        f"This is not what you handed in: that could not be graded. These are the cells of {assignment.name}."
    )
    return restore(new_notebook(cells=[new_markdown_cell(said)]), assignment.source).notebook


def graded(assignment: Assignment, reason: str) -> Graded:
    """What is entered for a submission that cannot be graded.

    Args:
        assignment: what it was handed in for.
        reason: why it cannot, as a part of a sentence.
    """
    first = (
        f"What you handed in could not be graded: {reason}. Open your notebook in Jupyter, save it, and hand in "
        f"{assignment.name}.ipynb again. Until then, or until your instructor has looked at it, it earns nothing."
    )
    said = [first, *["Nothing could be run: see above."] * (len(assignment.points) - 1)]
    verdicts = [
        Verdict(check, Outcome.WRONG, 0, points, TO_REVIEW, message)
        for (check, points), message in zip(assignment.points.items(), said)
    ]
    notebook = _stand_in(assignment)
    graded_notebook.write(notebook, verdicts, (reason,), unread=True)
    return Graded(verdicts, notebook, (reason,), "")
