"""A student's copy alone, in an environment of its own: set up, solved, checked, hinted at."""

import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest

from actorlab.authoring.cases import Case
from actorlab.authoring.leaks import leaks
from actorlab.course.student_copy import lay_down, wheel
from support.course import NAME, environment, every_assignment

pytestmark = pytest.mark.install


class Student:
    """Somebody with a home folder, the unpacked copy and what it installs, and nothing else."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.wheel = wheel(lay_down(root, folder / "build"), folder / "build")
        self.home = folder / "home"
        with zipfile.ZipFile(folder / "build" / "student.zip") as archive:
            archive.extractall(self.home)
        self.copy = self.home / "ray-actors"
        self.bin = self.home / "environment" / "bin"
        subprocess.run([sys.executable, "-m", "venv", self.bin.parent], check=True)
        said = self.run("pip", "install", "--quiet", self.wheel)
        assert (self.bin / "actorlab").exists(), said

    def run(self, command: str, *words: object, at: Path | None = None) -> str:
        """What a command says."""
        run = subprocess.run(
            [self.bin / command, *words],
            cwd=at or self.copy,
            env=environment(HOME=str(self.home)),
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        return run.stdout


@pytest.fixture(scope="module")
def student(root, tmp_path_factory):
    return Student(root, tmp_path_factory.mktemp("student"))


def test_no_file_of_the_wheel_holds_an_answer(student, tmp_path):
    with zipfile.ZipFile(student.wheel) as archive:
        archive.extractall(tmp_path)
    assert (tmp_path / "actorlab" / "exercises" / NAME / "starter.json").is_file()
    for assignment in every_assignment():
        assert list(leaks(assignment, tmp_path)) == []


def test_an_exercise_is_solved_and_checked_and_hinted_at_there(student, assignment):
    assert "Hint 1 of 3" in student.run("actorlab", "hint", "foo_class")
    assert "Hint 2 of 3" in student.run(
        "actorlab", "hint", "foo_class", at=student.home
    )  # it is ~/ray-actors
    notebook = student.copy / "exercises" / NAME / f"{NAME}.ipynb"
    nbformat.write(Case.of_solution(assignment).notebook(assignment), notebook)
    said = student.run("actorlab", "check", f"exercises/{NAME}/{NAME}.ipynb")
    assert "5 of 5 checks pass" in said, said
    assert "are as new as the installed ones" in student.run("actorlab", "update")
    said = student.run("actorlab", "start-again", NAME)
    assert "is as it was released" in said and "kept: exercises/earlier" in said


# Which packages a kernel and one of Ray's workers have imported.
LOOK = """
import sys
@ray.remote
def imported():
    return "lark" in sys.modules
print("lark" in sys.modules, ray.get(imported.remote()))
"""


def test_a_mailed_notebook_finds_its_checks_and_no_process_imports_what_is_slow(student, tmp_path):
    assert "rfc3987" in student.run("pip", "list")
    notebook = nbformat.read(student.copy / "exercises" / NAME / f"{NAME}.ipynb", as_version=4)
    until = next(n for n, cell in enumerate(notebook.cells) if cell.id == "setup-ray")
    notebook.cells = [*notebook.cells[: until + 1], nbformat.v4.new_code_cell(LOOK)]
    nbformat.write(notebook, tmp_path / "mailed.ipynb")
    said = student.run("jupyter", "execute", "mailed.ipynb", "--output=ran", at=tmp_path)
    ran = nbformat.read(tmp_path / "ran.ipynb", as_version=4)
    assert [o.get("text") for o in ran.cells[-1].outputs] == ["False False\n"], said
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
