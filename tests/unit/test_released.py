"""The notebook as it was released: read by the checks, put back, and never at a student's cost."""

import json
import shutil

import pytest

from actorlab.course import released
from actorlab.course.assignment import Assignment, assignments
from actorlab.course.nbgrader_api import api
from actorlab.kernel.protocol import STARTER_FILE
from actorlab.kernel.starters import starters
from support.course import NAME, copy_of_the_course, make

FILE = f"{NAME}.ipynb"
MINE = '{"cells": []}'


@pytest.fixture
def exercise(root, tmp_path):
    """The exercise's folder, in which a student has worked."""
    folder = tmp_path / "exercises" / NAME
    shutil.copytree(root / "exercises" / NAME, folder)
    (folder / FILE).write_text(MINE)
    return folder


def kept(folder):
    return sorted(path.read_text() for path in (folder.parent / released.EARLIER).glob("*"))


def test_what_is_kept_is_the_notebook_as_students_get_it(assignment):
    assert released.as_released(assignment.release_folder) == assignment.release_path.read_bytes()
    assert starters(assignment.release_folder).keys() == assignment.solution.keys()
    assert starters(assignment.release_folder)["foo_instances"].startswith("f1 = Foo()")


def test_starting_again_keeps_what_was_there(exercise):
    (exercise / "notes.txt").write_text("mine")
    aside = released.start_again(exercise)
    assert aside.parent == exercise.parent / "earlier" and aside.read_text() == MINE
    assert (exercise / FILE).read_bytes() == released.as_released(exercise)
    assert (exercise / "notes.txt").read_text() == "mine"
    assert released.earlier(exercise) == [aside]


def test_starting_again_within_a_second_overwrites_nothing(exercise):
    for text in ("1", "2", "3"):
        (exercise / FILE).write_text(text)
        released.start_again(exercise)
    assert kept(exercise) == ["1", "2", "3"]


def test_untouched_notebook_is_not_kept_twice(exercise):
    released.start_again(exercise)
    assert released.start_again(exercise) is None and kept(exercise) == [MINE]


def test_deleted_notebook_comes_back(exercise):
    (exercise / FILE).unlink()
    assert [a.name for a in assignments(exercise.parent.parent)] == [NAME]
    assert released.start_again(exercise) is None
    assert (exercise / FILE).read_bytes() == released.as_released(exercise)


@pytest.mark.parametrize("text", ["", "[]", '{"foo_class": "class Foo: pass"}'])
def test_release_that_does_not_hold_the_notebook_changes_nothing(exercise, text):
    (exercise / STARTER_FILE).write_text(text)
    with pytest.raises(LookupError, match="cannot be started again"):
        released.start_again(exercise)
    assert (exercise / FILE).read_text() == MINE and kept(exercise) == []


def test_what_somebody_does_in_the_folder_is_no_part_of_the_release(exercise):
    before = released.files(exercise)
    assert {path.name for path in before} == {"checks.py", "hints.md", STARTER_FILE}
    for added in ("feedback/then", ".ipynb_checkpoints", "__pycache__"):
        (exercise / added).mkdir(parents=True, exist_ok=True)
        (exercise / added / "x.html").write_text("")
    assert released.files(exercise) == before
    (exercise / STARTER_FILE).write_text("{}")
    assert exercise / FILE in released.files(exercise)  # an older release has no other


def test_older_release_still_tells_its_starters(exercise):
    (exercise / STARTER_FILE).write_text(json.dumps({"foo_class": "class Foo: pass"}))
    assert starters(exercise) == {"foo_class": "class Foo: pass"}


def test_where_somebody_works_what_is_generated_is_what_is_released(root, tmp_path):
    course = copy_of_the_course(root, tmp_path)
    notebook = Assignment(NAME, course).release_path
    generated = notebook.read_bytes()
    notebook.write_text(MINE)
    (notebook.parent / "feedback").mkdir()
    (notebook.parent / "feedback" / "page.html").write_text("given")
    assert Assignment(NAME, course).release == Assignment(NAME, root).release
    assert api(course).release_assignment(NAME)["success"]
    assert (course / "exchange" / "actorlab" / "outbound" / NAME / FILE).read_bytes() == generated

    run = make(course, "release", f"ASSIGNMENT={NAME}")
    (aside,) = (course / "exercises" / "earlier").iterdir()
    assert aside.read_text() == MINE and f"exercises/earlier/{aside.name}" in run.stdout
    assert notebook.read_bytes() == generated
    assert (notebook.parent / "feedback" / "page.html").read_text() == "given"


def test_start_again_on_the_terminal(root, tmp_path):
    course = copy_of_the_course(root, tmp_path)
    notebook = Assignment(NAME, course).release_path
    notebook.write_text(MINE)
    run = make(course, "start-again")
    assert run.returncode != 0 and "Which exercise?" in run.stdout and notebook.read_text() == MINE
    run = make(course, "start-again", f"ASSIGNMENT={NAME}")
    (aside,) = (course / "exercises" / "earlier").iterdir()
    assert aside.read_text() == MINE and f"exercises/earlier/{aside.name}" in run.stdout
    assert notebook.read_bytes() == released.as_released(notebook.parent)
