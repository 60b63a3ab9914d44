"""The pack's contract, exercise by exercise: what ``make verify`` states."""

import pytest
from conftest import every_assignment

from actorlab.verify import answers as all_answers
from actorlab.verify import structure

EXERCISES = every_assignment()
ANSWERS = [answer for assignment in EXERCISES for answer in all_answers(assignment)]


@pytest.mark.parametrize("assignment", EXERCISES, ids=lambda a: a.name)
def test_files_are_as_promised(assignment):
    assert list(structure(assignment)) == []


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda a: a.name)
def test_answer_scores_what_it_should(answer, answers):
    assert list(answer.problems(answers[answer.name])) == []
