"""A new release is pulled into a copy in which a student has worked, as on a JupyterHub."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from actorlab.course.student_copy import lay_down
from actorlab.jupyter.states import exercises
from support.course import NAME, environment

pytest.importorskip("nbgitpuller", reason="nbgitpuller is not installed")


class Course:
    """A course's repository, from which students pull."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder
        self.students = folder / "student"
        self.new = lay_down(root, folder / "build")
        self._git("init", "--quiet", "--bare", "origin.git")
        self._git("init", "--quiet", "course")
        self._git("-C", "course", "remote", "add", "origin", folder / "origin.git")
        shutil.copytree(root / ".ci", folder / "course" / ".ci")

    def _git(self, *words: object) -> None:
        subprocess.run(["git", *words], cwd=self.folder, check=True)

    def publish(self) -> str:
        words = ["bash", self.folder / "course" / ".ci" / "publish", self.new, "students"]
        return subprocess.run(words, check=True, capture_output=True, text=True).stdout

    def pull(self) -> None:
        """What a click on an nbgitpuller link does."""
        gitpuller = Path(sys.executable).with_name("gitpuller")
        words = [gitpuller, self.folder / "origin.git", "students", self.students]
        subprocess.run(words, check=True, capture_output=True, env=environment(HOME=str(self.folder)))


def change(root: Path, edit) -> None:
    """Edit an exercise's notebook, as JSON, cell by cell id."""
    file = root / "exercises" / NAME / f"{NAME}.ipynb"
    notebook = json.loads(file.read_text())
    edit(notebook["cells"], {cell["id"]: cell for cell in notebook["cells"]})
    file.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")


def worked_in(cells, by_id) -> None:
    by_id["foo-class"]["source"].insert(0, "@ray.remote\n")
    for cell in cells:
        if cell["cell_type"] == "code":
            cell["execution_count"] = 3
            cell["outputs"] = [{"name": "stdout", "output_type": "stream", "text": ["hi\n"]}]
    cells.append(
        {
            "cell_type": "code",
            "id": "mine",
            "metadata": {},
            "source": ["1"],
            "outputs": [],
            "execution_count": 1,
        }
    )


def released_anew(cells, by_id) -> None:
    by_id["intro"]["source"][0] = "# Exercise 7, anew\n"
    by_id["foo-class"]["source"].insert(0, "# What the student changed, too\n")
    cells.insert(3, {"cell_type": "markdown", "id": "more", "metadata": {}, "source": ["More."]})


def test_what_is_new_comes_and_what_a_student_wrote_stays(root, tmp_path):
    course = Course(root, tmp_path)
    assert "Pushed" in course.publish() and "Nothing has changed" in course.publish()
    course.pull()
    change(course.students, worked_in)
    notes = course.students / "exercises" / NAME / "notes.txt"
    notes.write_text("mine")

    change(course.new, released_anew)
    (course.new / "exercises" / NAME / "hints.md").write_text("## foo_class\n\nAnew.\n")
    os.remove(course.new / "LICENSE")
    assert "Pushed" in course.publish()
    course.pull()

    notebook = nbformat.read(course.students / "exercises" / NAME / f"{NAME}.ipynb", as_version=4)
    cells = {cell.id: cell.source for cell in notebook.cells}
    assert cells["foo-class"].startswith("@ray.remote\nclass Foo") and "mine" in cells
    assert cells["intro"].startswith("# Exercise 7, anew") and "more" in cells
    assert "Anew" in (notes.parent / "hints.md").read_text() and notes.read_text() == "mine"
    assert not (course.students / "LICENSE").exists()
    assert exercises(course.students / "exercises")[0].title == "Exercise 7, anew"
