"""The question on the student's own run: what earns its point, what is said, and earlier releases."""

import nbformat
import pytest

from actorlab.checks.asked import ASKED, VERIFY_OWN_RUN
from actorlab.checks.spec import load_checks
from actorlab.checks.verdict import Outcome, Skipped
from actorlab.course import nbgrader_api
from actorlab.execution.cross_check import doubt
from actorlab.intake.restore import parse, restore
from actorlab.kernel.cells import grade_id
from actorlab.misconceptions import Exercise
from actorlab.reporting.class_reading import class_results
from support.made_up_class import RIGHT
from support.made_up_seen import two_counters
from support.sights import side_by_side, sight


@pytest.fixture
def told(assignment):
    """What the check says of an answer once its run has passed."""
    check = load_checks(assignment.source_path.parent).exercise.checks[VERIFY_OWN_RUN]
    made_up = lambda answer: two_counters(answer=answer, Foo=None, f1=None, f2=None)  # of no real Ray
    return lambda answer, passed=True: check.explain(made_up(answer), lambda need: passed)


@pytest.mark.parametrize(
    "answer, mistake, says",
    [
        (10, "Answered10", "You answered 10: that is how many increments there are. If you draw"),
        (5.0, "Answered5", "how many each actor runs"),
        (True, "AnswerIsNoNumber", "`answer` is of type `bool`: True."),
        ("2", "AnswerIsNoNumber", "`answer` is of type `str`: '2'."),
        ([2], "AnswerIsNoNumber", "of type `list`"),
        (None, "NotAnswered", "`answer` is `None`. If you draw"),
        (7, "Unmet", "You answered 7, and your last run shows another number. If you draw"),
    ],
)
def test_each_wrong_answer_has_a_message(told, answer, mistake, says):
    found = told(answer)
    assert type(found).__name__ == mistake and says in str(found) and found.outcome is Outcome.WRONG


@pytest.mark.parametrize("answer", [10, None, "two", 2])
def test_a_student_is_told_about_the_run_first(told, answer):
    found = told(answer, passed=False)
    assert isinstance(found, Skipped)
    assert (
        str(found) == "First pass verify_duration (Two actors worked side by side): this check builds on it."
    )


IN_TURNS = tuple(side_by_side(apart=2.5))


@pytest.mark.parametrize(
    "answer, calls, believed",
    [
        (2, side_by_side(), True),
        (2.0, side_by_side(), True),
        (1, side_by_side(), False),
        (10, side_by_side(), False),
        (1, IN_TURNS, False),  # as that run shows it: there is nothing to ask of it
        (2, IN_TURNS, False),  # as a right one would
        (2, (), False),
        (0, (), False),
    ],
)
def test_what_earns_the_point_as_seen_from_outside(assignment, answer, calls, believed):
    found = doubt(assignment.tests[VERIFY_OWN_RUN], sight(calls, answer=answer), {"Foo"})
    assert (found == "") is believed


def test_a_question_needs_a_check_that_there_is():
    with pytest.raises(KeyError, match="verify_duration"):
        Exercise(picture=None).own_run("Two", needs=["verify_duration"], look="?", numbers={})


def before(notebook):
    """A notebook as it was released before these cells were there."""
    notebook.cells = [c for c in notebook.cells if grade_id(c) not in (*ASKED, VERIFY_OWN_RUN)]
    return notebook


def test_what_an_earlier_release_did_not_ask_is_not_attempted(assignment):
    submitted = before(nbformat.read(assignment.release_path, as_version=4))
    found = restore(parse(nbformat.writes(submitted))[0], assignment.source)
    cells = {grade_id(cell): cell for cell in found.notebook.cells}
    assert [cells[name].source for name in ASKED] == ["guess = None", "answer = None"]
    order = [grade_id(cell) for cell in found.notebook.cells if grade_id(cell)]
    assert order == [grade_id(cell) for cell in assignment.source.cells if grade_id(cell)]
    assert found.remarks == (
        "without prediction, own_run, as before the exercise asked these questions",
        "missing and put back: verify_own_run",
    )


def as_before(made_up):
    """Let the gradebook, and a graded notebook, know the exercise as it was."""
    made_up.grade("ada", *[RIGHT] * 5)
    book = made_up.gradebook
    for cell in book.find_notebook("ex07_actors", "ex07_actors").grade_cells:
        if cell.name == VERIFY_OWN_RUN:
            book.db.delete(cell)
    book.db.commit()
    file = made_up.assignment.graded_path("ada")
    notebook = before(nbformat.read(file, as_version=4))
    notebook.metadata.actorlab.verdicts.pop()
    nbformat.write(notebook, file)


def test_grades_of_before_are_not_mixed_with_those_of_now(made_up):
    as_before(made_up)
    with pytest.raises(nbgrader_api.StepFailed) as refused:
        nbgrader_api.register(made_up.assignment)
    assert str(refused.value).startswith(
        "the gradebook has 1 submissions of ex07_actors as it was before, worth 6 points; it is worth 7 now "
        "(verify_own_run differs). Nothing was changed."
    )
    known = made_up.gradebook.find_notebook("ex07_actors", "ex07_actors").grade_cells
    assert len(known) == 4 and VERIFY_OWN_RUN not in [cell.name for cell in known]
    (student,) = class_results(made_up.assignment).not_graded
    assert student.remark == (
        "graded as it was before, when verify_own_run was not the same; make grade grades it again"
    )


def test_a_gradebook_without_grades_takes_the_new_check(made_up):
    book = made_up.gradebook
    for cell in book.find_notebook("ex07_actors", "ex07_actors").grade_cells:
        if cell.name == VERIFY_OWN_RUN:
            book.db.delete(cell)
    book.db.commit()
    nbgrader_api.register(made_up.assignment)
    book.db.expire_all()
    assert book.find_assignment("ex07_actors").max_score == 7
