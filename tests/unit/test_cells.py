"""What a cell is, whatever its metadata holds."""

import json

import pytest
from nbformat import from_dict

from actorlab.kernel import cells
from actorlab.kernel.protocol import STARTER_FILE
from actorlab.kernel.starters import given, starters

GRADED = {"grade": True, "grade_id": "verify", "locked": True, "points": 1, "solution": False}
SOLUTION = {"grade": False, "grade_id": "foo_class", "locked": False, "solution": True}
SET_UP = {"grade": False, "grade_id": "set_up", "locked": True, "solution": False}
BY_HAND = {**SOLUTION, "grade": True, "points": 2}  # nbgrader's manually graded answer
ASKED = (cells.is_grade, cells.is_solution, cells.is_locked, cells.is_test, cells.is_set_up)


def cell(mark, kind="code"):
    return {"cell_type": kind, "metadata": {"nbgrader": mark}, "source": ""}


@pytest.mark.parametrize("as_read", [dict, from_dict], ids=["JSON", "nbformat"])
@pytest.mark.parametrize(
    "mark, holds",
    [
        (GRADED, {"is_grade", "is_locked", "is_test"}),
        (SOLUTION, {"is_solution"}),
        (SET_UP, {"is_locked", "is_set_up"}),
        (BY_HAND, {"is_grade", "is_solution"}),
    ],
)
def test_each_kind_is_known(as_read, mark, holds):
    found = as_read(cell(mark))
    assert {asked.__name__ for asked in ASKED if asked(found)} == holds
    assert cells.grade_id(found) == mark["grade_id"]
    assert cells.mark(found) == mark


def test_a_locked_text_sets_nothing_up():
    assert not cells.is_set_up(cell(SET_UP, "markdown"))


@pytest.mark.parametrize(
    "metadata",
    [
        None,
        [],
        "text",
        {},
        {"nbgrader": None},
        {"nbgrader": ["grade"]},
        {"nbgrader": "grade"},
        {"nbgrader": {}},
    ],
    ids=repr,
)
def test_what_is_no_mark_of_nbgraders_counts_as_none(metadata):
    found = {"cell_type": "code", "metadata": metadata}
    assert not any(asked(found) for asked in ASKED)
    assert cells.mark(found) == {} and cells.grade_id(found) == ""
    assert cells.mark({}) == {}


@pytest.mark.parametrize("name", [None, 7, ["foo"], {"foo": 1}])
def test_an_id_that_is_no_text_is_none(name):
    assert cells.grade_id(cell({**SOLUTION, "grade_id": name})) == ""


def test_starters_are_those_of_solution_cells_alone(tmp_path):
    parts = [
        cell(GRADED),
        {**cell(SOLUTION), "source": ["a = 1\n", "b = 2"]},
        {"metadata": "edited", "source": ""},
    ]
    (tmp_path / STARTER_FILE).write_text(json.dumps({"cells": parts}))
    assert starters(tmp_path) == {"foo_class": "a = 1\nb = 2"}


def test_given_cells_are_locked_and_no_checks(tmp_path):
    given_cell = {
        **cell({"grade_id": "run", "locked": True}),
        "cell_type": "code",
        "source": ["x = f()\n", "y = 1"],
    }
    parts = [
        {**cell(GRADED), "cell_type": "code", "source": "assert x"},
        {**cell(SOLUTION), "cell_type": "code", "source": "def f(): ..."},
        given_cell,
    ]
    (tmp_path / STARTER_FILE).write_text(json.dumps({"cells": parts}))
    assert given(tmp_path) == {"x = f()\ny = 1"}
    assert given(tmp_path / "nowhere") == frozenset()
