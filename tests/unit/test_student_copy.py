"""What students get: the exercises as released, what these need, and no answer."""

import ast
import shutil
import zipfile

import nbformat
import pytest

from actorlab.authoring.leaks import handed_out, leaks
from actorlab.course.assignment import Assignment, assignments
from actorlab.course.student_copy import lay_down
from support.course import NAME, every_assignment


@pytest.fixture(scope="module")
def copy(root, tmp_path_factory):
    return lay_down(root, tmp_path_factory.mktemp("build"))


def files(copy):
    return sorted(str(path.relative_to(copy)) for path in copy.rglob("*") if path.is_file())


def test_it_holds_what_students_need_and_nothing_else(copy):
    there = files(copy)
    assert {path.split("/")[0] for path in there} == {
        ".devcontainer", ".gitignore", "LICENSE", "README.md", "actorlab", "exercises", "pyproject.toml",
    }  # fmt: skip
    rooms = {path.split("/")[1] for path in there if path.startswith("actorlab/") and path.count("/") > 1}
    assert not rooms & {"authoring", "execution", "grading", "gradebook", "reporting"}
    for of_instructors in (
        "instructor",
        "author",
        "formgrader",
        "nbgrader",
        "skeleton",
        "hidden",
        "__pycache__",
    ):
        assert [path for path in there if of_instructors in path] == []
    assert [a.name for a in assignments(copy)] == [a.name for a in every_assignment()]


def test_it_needs_no_package_that_it_does_not_name(copy):
    needed = set()
    for path in copy.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                needed |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                needed.add(node.module.split(".")[0])
    assert not needed & {"nbgrader", "nbconvert", "sqlalchemy", "pytest", "playwright"}


def test_the_zip_holds_the_same(copy):
    with zipfile.ZipFile(copy.parent / "student.zip") as archive:
        assert sorted(archive.namelist()) == [f"ray-actors/{name}" for name in files(copy)]


@pytest.mark.parametrize("assignment", every_assignment(), ids=lambda a: a.name)
def test_no_file_of_it_holds_an_answer(copy, assignment):
    looked_at = {str(path.relative_to(copy)) for path in handed_out(copy)}
    assert looked_at == {name for name in files(copy) if not name.startswith(".")}
    assert list(leaks(assignment, copy)) == []


def test_an_answer_in_it_is_found(copy, tmp_path, assignment):
    other = shutil.copytree(copy, tmp_path / "copy")
    (other / "actorlab" / "kernel" / "places.py").write_text("f1 = Foo.remote()\n")
    (line,) = leaks(assignment, other)
    assert line.startswith("actorlab/kernel/places.py:1 holds a piece of the solution of ex07_actors")


def test_a_notebook_in_which_somebody_worked_is_given_as_it_was_released(root, tmp_path, assignment):
    course = tmp_path / "course"
    for folder in ("actorlab", "exercises", "docs", ".devcontainer"):
        shutil.copytree(root / folder, course / folder)
    for file in ("LICENSE", "pyproject.toml"):
        shutil.copy(root / file, course)
    notebook = Assignment(NAME, course).release_path
    worked = nbformat.read(notebook, as_version=4)
    worked.cells.append(nbformat.v4.new_code_cell("f1 = Foo.remote()"))
    nbformat.write(worked, notebook)
    (notebook.parent / ".ipynb_checkpoints").mkdir()
    (notebook.parent / ".ipynb_checkpoints" / "old.ipynb").write_text("{}")
    copy = lay_down(course, tmp_path / "build")
    assert (copy / "exercises" / NAME / notebook.name).read_bytes() == assignment.release_path.read_bytes()
    assert list(leaks(assignment, copy)) == []
    (notebook.parent / "starter.json").unlink()
    with pytest.raises(LookupError, match=f"exercises/{NAME} is not as this version releases it"):
        lay_down(course, tmp_path / "build")


def test_nothing_released_is_a_message(tmp_path):
    with pytest.raises(LookupError, match="make release"):
        lay_down(tmp_path, tmp_path / "build")
