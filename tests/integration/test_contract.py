"""The pack's contract, exercise by exercise: every example answer scores what it says."""

import pytest

from actorlab.authoring.unfinished import unmet
from actorlab.authoring.verify import answers as all_answers
from actorlab.checks.spec import load_checks
from support.course import every_assignment

EXERCISES = every_assignment()
ANSWERS = [answer for assignment in EXERCISES for answer in all_answers(assignment)]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda a: a.name)
def test_answer_scores_what_it_should(answer, answers):
    assert list(answer.problems(answers[answer.name])) == []


@pytest.mark.parametrize("assignment", EXERCISES, ids=lambda a: a.name)
def test_every_mistake_is_met(assignment, answers):
    wanted = [answer.name for answer in ANSWERS if answer.assignment.name == assignment.name]
    if not answers.keys() >= set(wanted):
        pytest.skip("only some of its answers are graded in this run")
    assert list(unmet(assignment, [answers[name] for name in wanted])) == []


def test_every_shared_mistake_is_met_somewhere(answers):
    if not answers.keys() >= {answer.name for answer in ANSWERS}:
        pytest.skip("only some answers are graded in this run")
    exercises = [load_checks(assignment.source_path.parent).exercise for assignment in EXERCISES]
    known = {
        name for exercise in exercises for check in exercise.checks.values() for name in check.recognised
    }
    met = {verdict.mistake for graded in answers.values() for verdict in graded.verdicts}
    assert known - met == set()
