"""Find what is missing of the two cells in which each exercise asks its students something."""

from collections.abc import Iterator

from actorlab.authoring.cases import cases
from actorlab.checks.asked import OWN_RUN, PREDICTION, VERIFY_OWN_RUN
from actorlab.checks.spec import load_checks
from actorlab.course.assignment import Assignment
from actorlab.kernel.cells import grade_id
from actorlab.reporting.expectations import question

_LEAST = 2  # wrong answers to the question on one's own run


def unasked_questions(assignment: Assignment) -> Iterator[str]:
    """Say what an exercise does not ask as it should, a line each, with what to write."""
    where = assignment.source_path.relative_to(assignment.root)
    checks = f"solutions/{assignment.name}/checks.py"
    exercise = load_checks(assignment.source_path.parent).exercise
    order = [grade_id(cell) for cell in assignment.source.cells if grade_id(cell)]
    for cell in (PREDICTION, OWN_RUN):
        if cell not in assignment.solution:
            yield f"{where} has no solution cell {cell}. Write one, as Exercise 7 has it."
    if exercise.prediction is None:
        yield f"{checks} does not say what students predict. Call exercise.predict(...) after the checks."
    elif PREDICTION in order:
        shown = exercise.checks[exercise.prediction.told_by].cell
        if shown in order and order.index(PREDICTION) > order.index(shown):
            yield f"{where}: the cell {PREDICTION} stands below {shown}, which shows the answer. Put it above."
        if not question(assignment.source.cells):
            yield f"{where}: the text above the cell {PREDICTION} has no question in bold. Write **How many ...?**"
    if VERIFY_OWN_RUN not in exercise.checks:
        yield f"{checks} has no question on the student's own run. Call exercise.own_run(...) after the checks."
    if VERIFY_OWN_RUN in assignment.points:
        if list(assignment.points)[-1] != VERIFY_OWN_RUN:
            yield f"{where}: {VERIFY_OWN_RUN} is not the last check. Put it after what it asks about."
        if assignment.points[VERIFY_OWN_RUN] != 1:
            yield f"{where}: {VERIFY_OWN_RUN} has {assignment.points[VERIFY_OWN_RUN]:g} points. Give it 1."


def too_few_wrong_answers(assignment: Assignment) -> Iterator[str]:
    """Say how many wrong answers to the question on the student's own run are missing, in a line.

    Raises:
        ValueError: a case file is not what it must be.
    """
    wrong = [
        case
        for case in cases(assignment, "wrong/*")
        if any(name == OWN_RUN and place == "" for place, name, _ in case.cells)
        and any(check == VERIFY_OWN_RUN for check, _ in case.says)
    ]
    if len(wrong) < _LEAST:
        yield (
            f"tests/{assignment.name}/wrong/ has {len(wrong)} wrong answers to the question on the student's own run. "
            f"Write at least {_LEAST - len(wrong)} more, each with a line '# says {VERIFY_OWN_RUN}: ...'."
        )
