"""Which exercise a notebook is, whatever its file is called."""

import copy

import nbformat
import pytest

from actorlab.course.assignment import Assignment
from actorlab.grading.grade import grade
from actorlab.intake.recognise import exercise_of, exercise_to_check, refuse_anothers
from actorlab.intake.restore import Ungradable
from actorlab.intake.submissions import submissions
from support.course import every_assignment, make

SEVEN, EIGHT = "ex07_actors", "ex08_actor_handles"


@pytest.fixture
def known():
    return every_assignment()


@pytest.fixture
def eights(root):
    return copy.deepcopy(Assignment(EIGHT, root).release)


def without(notebook, wanted):
    """The notebook without the cells that the student should find there."""
    notebook = copy.deepcopy(notebook)
    notebook.cells = [c for c in notebook.cells if not wanted(c.metadata.get("nbgrader", {}))]
    return notebook


@pytest.mark.parametrize("name", [SEVEN, EIGHT])
def test_an_exercise_is_recognised_by_its_cells(known, root, name):
    notebook = Assignment(name, root).release
    assert exercise_of(notebook, known).name == name
    assert exercise_of(without(notebook, lambda mark: mark.get("grade")), known).name == name
    assert exercise_of(without(notebook, lambda mark: mark.get("locked")), known).name == name
    assert exercise_of(without(notebook, lambda mark: "grade_id" not in mark), known).name == name
    only_set_up = without(notebook, lambda mark: not mark.get("grade_id", "").startswith("setup"))
    assert exercise_of(only_set_up, known).name == name


def test_a_notebook_of_no_exercise_is_none(known, eights):
    assert exercise_of(without(eights, lambda mark: mark), known) is None


def test_anothers_is_refused_by_name(assignment, eights, root):
    with pytest.raises(Ungradable, match=f"^this is the notebook of {EIGHT}, not of {SEVEN}$"):
        refuse_anothers(eights, assignment)
    refuse_anothers(eights, Assignment(EIGHT, root))


def test_what_is_left_of_the_own_notebook_is_graded(assignment, eights):
    own = assignment.release
    foreign = [cell for cell in eights.cells if cell.metadata.get("nbgrader", {}).get("solution")]
    pasted = copy.deepcopy(own)
    pasted.cells += foreign
    one_cell = without(own, lambda mark: mark.get("grade_id") != "foo_class")
    one_cell.cells += foreign
    for notebook in (own, pasted, one_cell, without(own, lambda mark: mark), nbformat.v4.new_notebook()):
        refuse_anothers(notebook, assignment)
    own_opened = without(own, lambda mark: mark.get("grade_id") != "setup_imports")
    own_opened.cells += foreign
    refuse_anothers(own_opened, assignment)


def test_a_few_pasted_cells_do_not_make_it_anothers(assignment, eights):
    notebook = nbformat.v4.new_notebook(
        cells=[c for c in eights.cells if c.metadata.get("nbgrader", {}).get("solution")][:2]
    )
    refuse_anothers(notebook, assignment)


def test_the_heart_refuses_it_before_it_runs(assignment, eights):
    run = grade(nbformat.writes(eights), assignment)
    with pytest.raises(Ungradable, match=EIGHT):
        run.send(None)  # as far as the first thing that it would wait for


def test_a_submission_of_it_is_named_in_the_table(made_up, eights):
    made_up.hand_in("ada", nbformat.writes(eights))
    (found,) = submissions(made_up.assignment)
    assert found.restored is None and found.remarks == (f"this is the notebook of {EIGHT}, not of {SEVEN}",)


@pytest.mark.parametrize(
    "file, wanted, found",
    [("ex07_actors (1).ipynb", "", EIGHT), ("my work.ipynb", "", EIGHT), (f"{EIGHT}.ipynb", "", EIGHT)],
)
def test_a_file_with_another_name_is_recognised(root, tmp_path, eights, file, wanted, found):
    assert exercise_to_check(nbformat.writes(eights), tmp_path / file, root, wanted).name == found


@pytest.mark.parametrize(
    "words", [(f"ASSIGNMENT={SEVEN}", "NOTEBOOK={0}/mine (1).ipynb"), (f"NOTEBOOK={{0}}/{SEVEN}.ipynb",)]
)
def test_make_check_says_at_once_which_it_is(root, tmp_path, eights, words):
    for name in ("mine (1)", SEVEN):
        nbformat.write(eights, tmp_path / f"{name}.ipynb")
    run = make(root, "check", *(word.format(tmp_path) for word in words))
    (told,) = [line for line in run.stdout.splitlines() if "make: ***" not in line]
    assert run.returncode != 0 and told.startswith("Stopped: ")
    assert f"this is the notebook of {EIGHT}, not of {SEVEN}." in told
    assert f"actorlab check --assignment {EIGHT} " in told


def test_make_check_of_no_exercises_notebook_says_so(root, tmp_path, eights):
    for name in ("notes", SEVEN):
        nbformat.write(without(eights, lambda mark: mark), tmp_path / f"{name}.ipynb")
        run = make(root, "check", f"NOTEBOOK={tmp_path}/{name}.ipynb")
        said = " ".join(run.stdout.split())
        assert (
            run.returncode != 0
            and f"{name}.ipynb is no exercise's notebook" in said
            and "KeyError" not in said
        )
