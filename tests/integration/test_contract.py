"""The pack's contract, exercise by exercise: every example answer scores what it says.

Each answer is a test of its own, graded when its turn comes: side by side with ``-n``,
and one answer whose Ray does not start costs no other's result.
"""

import pytest

from actorlab.authoring.answers import answer_names, read_answer
from actorlab.authoring.unfinished import timed_elsewhere, unmet
from actorlab.checks.spec import load_checks
from support.contract import every_result
from support.course import every_assignment

EXERCISES = every_assignment()
ANSWERS = [(assignment, name) for assignment in EXERCISES for name in answer_names(assignment)]


@pytest.mark.parametrize("assignment, name", ANSWERS, ids=[f"{a.name}/{name}" for a, name in ANSWERS])
def test_answer_scores_what_it_should(assignment, name, grader):
    answer = read_answer(assignment, name)
    assert list(answer.problems(grader.grade(answer))) == []


class TestAllAnswers:
    """What is seen of all answers together; begun last."""

    @pytest.mark.parametrize("assignment", EXERCISES, ids=lambda a: a.name)
    def test_every_mistake_is_met(self, assignment, request, grader):
        wanted = [f"{assignment.name}/{name}" for name in answer_names(assignment)]
        assert list(unmet(assignment, every_result(wanted, request.session, grader))) == []

    @pytest.mark.parametrize("assignment", EXERCISES, ids=lambda a: a.name)
    def test_what_depends_on_timing_is_met_the_whole_way(self, assignment, request, grader):
        wanted = [read_answer(assignment, name) for name in answer_names(assignment)]
        results = every_result([answer.name for answer in wanted], request.session, grader)
        sharing, alone = (
            [graded for answer, graded in zip(wanted, results) if answer.shares is how]
            for how in (True, False)
        )
        assert list(timed_elsewhere(assignment, sharing, alone)) == []

    def test_every_shared_mistake_is_met_somewhere(self, request, grader):
        wanted = [f"{assignment.name}/{name}" for assignment, name in ANSWERS]
        exercises = [load_checks(assignment.source_path.parent).exercise for assignment in EXERCISES]
        known = {
            name for exercise in exercises for check in exercise.checks.values() for name in check.recognised
        }
        results = every_result(wanted, request.session, grader)
        met = {verdict.mistake for graded in results for verdict in graded.verdicts}
        assert known - met == set()
