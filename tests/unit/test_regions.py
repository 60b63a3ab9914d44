"""Solution and starter regions: what a student gets, and errors that name the cell."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from actorlab.course.regions import read
from actorlab.course.starter import ClearToStarter

CELL = """before
### BEGIN SOLUTION
f1 = Foo.remote()
### END SOLUTION
### BEGIN STARTER
# f1 = Foo()  # a comment stays
#
#     indented
### END STARTER
after"""


def test_student_gets_the_starter():
    assert read(CELL).starter == "before\nf1 = Foo()  # a comment stays\n\n    indented\nafter"


def test_source_runs_the_solution():
    assert read(CELL).solution == "before\nf1 = Foo.remote()\nafter"


def test_regions_may_be_indented():
    source = "def f():\n    ### BEGIN SOLUTION\n    return 2\n    ### END SOLUTION\n    ### BEGIN STARTER\n    # return 1\n    ### END STARTER"
    assert read(source).starter == "def f():\n    return 1"


BROKEN = {
    "not closed": ("### BEGIN STARTER\n# x = 1", "the starter region is not closed"),
    "solution not closed": ("### BEGIN SOLUTION\nx = 1", "the solution region is not closed"),
    "nested": (
        "### BEGIN SOLUTION\n### BEGIN STARTER\n# x\n### END STARTER\n### END SOLUTION",
        "line 2 begins a starter region inside a solution region",
    ),
    "nested in itself": (
        "### BEGIN STARTER\n### BEGIN STARTER\n### END STARTER",
        "line 2 begins a starter region inside a starter region",
    ),
    "not opened": ("x = 1\n### END STARTER", "line 2 ends a starter region that was not begun"),
    "not commented out": (
        "### BEGIN STARTER\nx = 1\n### END STARTER",
        "line 2 of the starter is not commented out",
    ),
}


@pytest.mark.parametrize("source, says", BROKEN.values(), ids=BROKEN)
def test_broken_region_is_an_error_that_names_the_cell(source, says):
    cell = new_code_cell(source)
    cell.metadata.nbgrader = {"grade_id": "foo_class", "solution": True, "grade": False, "locked": False}
    with pytest.raises(ValueError, match=f"Cell foo_class: .*{says}"):
        ClearToStarter().preprocess(new_notebook(cells=[cell]), {})


def test_cell_without_a_starter_is_left_to_nbgrader():
    cell = new_code_cell("### BEGIN SOLUTION\nx = 1\n### END SOLUTION")
    cell.metadata.nbgrader = {"grade_id": "plain", "solution": True, "grade": False, "locked": False}
    notebook, _ = ClearToStarter().preprocess(new_notebook(cells=[cell]), {})
    assert "raise NotImplementedError()" in notebook.cells[0].source


def test_released_exercise_shows_running_code(assignment):
    notebook = nbformat.read(assignment.release_path, as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells)
    for absent in (
        "NotImplementedError",
        "BEGIN SOLUTION",
        "BEGIN STARTER",
        "HIDDEN TESTS",
        "increment.remote",
    ):
        assert absent not in text
    assert "f1 = Foo()" in text and "results.append(f1.increment())" in text
