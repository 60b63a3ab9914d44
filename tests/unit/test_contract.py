"""The pack's contract, exercise by exercise: what ``make verify`` states."""

import pytest

from actorlab.authoring.unfinished import unfinished
from actorlab.authoring.verify import structure
from support.course import every_assignment

EXERCISES = every_assignment()


@pytest.mark.parametrize("assignment", EXERCISES, ids=lambda a: a.name)
def test_files_are_as_promised(assignment):
    assert list(structure(assignment)) == []


@pytest.mark.parametrize("assignment", EXERCISES, ids=lambda a: a.name)
def test_nothing_is_left_to_do(assignment):
    assert list(unfinished(assignment)) == []
