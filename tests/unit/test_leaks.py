"""Nothing that students get holds a piece of a solution."""

import json
import shutil
import subprocess

import nbformat
import pytest

from actorlab.authoring.leaks import handed_out, leaks
from actorlab.course.assignment import Assignment
from support.course import every_assignment


@pytest.mark.parametrize("assignment", every_assignment(), ids=lambda a: a.name)
def test_students_get_no_piece_of_a_solution(assignment):
    assert list(leaks(assignment)) == []


@pytest.fixture
def course(root, tmp_path):
    """The exercises alone, in a course of their own."""
    for tree in ("solutions", "exercises"):
        shutil.copytree(
            root / tree, tmp_path / tree, ignore=shutil.ignore_patterns("__pycache__", ".progress")
        )
    return tmp_path


def found(course, name="ex07_actors"):
    return [line.split(" holds a piece")[0] for line in leaks(Assignment(name, course))]


def add_code(notebook, source):
    read = nbformat.read(notebook, as_version=4)
    read.cells.append(nbformat.v4.new_code_cell(source))
    nbformat.write(read, notebook)


SOLVED_LOOP = """
def solved_loop():
    class Foo:
        def increment(self):
            return 1

    actors = [ray.remote(num_cpus=0)(Foo).remote() for _ in range(2)]
    ray.get([actor.increment.remote() for actor in actors])
"""


@pytest.mark.parametrize(
    "file, text, lines",
    [
        ("exercises/ex07_actors/checks.py", SOLVED_LOOP, [7, 8]),
        ("exercises/ex07_actors/hints.md", "\n\nWrite `f1 = Foo.remote()`.\n", [3]),
        ("exercises/ex08_actor_handles/checks.py", "\nresults = ray.get(results)\n", [2]),
        ("actorlab/some.py", '"""Such as:\n\n    f1 = Foo.remote()\n"""\n', [3]),
        ("actorlab/some.py", "# f1 = Foo.options(num_cpus=0).remote()\n", [1]),
        ("actorlab/some.py", "HINT = 'Write `results = ray.get(results)`.'\n", [1]),
        ("actorlab/some.py", "if True:\n    results = (ray.get(\n        results))\n", [2]),
        ("actorlab/some.py", "@ray.remote\nclass Foo:\n    pass\n", [2]),
        ("GUIDE.md", "So:\n\n```python\nfor _ in range(3):\n    g.increment.remote()\n```\n", [5]),
        ("GUIDE.md", "So:\n\n```python\nresults = ray.get(results)  # all\n```\n", [4]),
        ("GUIDE.md", "Write `results = ray.get(results)` there.\n", [1]),
        ("data.json", json.dumps({"cell": "f1 = Foo.remote()\n"}), [1]),
    ],
)  # fmt: skip
def test_a_piece_of_a_solution_is_named_with_its_line(course, file, text, lines):
    file = course / file
    file.parent.mkdir(parents=True, exist_ok=True)
    before = len(file.read_text().splitlines()) if file.exists() else 0
    with file.open("a") as out:
        out.write(text)
    where = file.relative_to(course)
    assert found(course) == [f"{where}:{before + line}" for line in lines]


@pytest.mark.parametrize("file", ["ex07_actors.ipynb", "starter.json"])
def test_a_solution_in_a_notebooks_code_is_named(course, file):
    add_code(course / "exercises" / "ex07_actors" / file, "f1 = Foo.remote()")
    (where,) = found(course)
    assert where.startswith(f"exercises/ex07_actors/{file}:")


@pytest.mark.parametrize(
    "file, text",
    [
        ("actorlab/some.py", "results = []\nlamp = Lamp.remote()\nray.get(lamp.switch.remote())\n"),
        ("GUIDE.md", "```python\nresults = []\nf1 = Foo()\ntime.sleep(0.5)\n```\n"),
        ("picture.png", "\0Foo.remote()"),
        ("tests/ex07_actors/right/some.py", "f1 = Foo.remote()\n"),
        ("solutions/some.py", "f1 = Foo.remote()\n"),
    ],
)
def test_what_is_no_piece_of_a_solution_is_not_named(course, file, text):
    (course / file).parent.mkdir(parents=True, exist_ok=True)
    (course / file).write_bytes(text.encode() if "png" not in file else b"\xff\xfe" + text.encode())
    assert found(course) == []


def test_what_a_given_cell_calls_is_no_secret(course):
    for tree in ("solutions", "exercises"):
        notebook = course / tree / "ex07_actors" / "ex07_actors.ipynb"
        add_code(notebook, "mine = Foo.remote()")
        read = nbformat.read(notebook, as_version=4)
        mark = {"grade": False, "solution": False, "locked": True, "grade_id": "given", "schema_version": 3}
        read.cells[-1].metadata.nbgrader = mark
        nbformat.write(read, notebook)
    assert found(course) == []


def test_a_notebooks_prose_may_show_it(course):
    notebook = course / "exercises" / "ex07_actors" / "ex07_actors.ipynb"
    read = nbformat.read(notebook, as_version=4)
    read.cells.append(nbformat.v4.new_markdown_cell("`f1 = Foo.remote()`"))
    nbformat.write(read, notebook)
    assert found(course) == []


def test_another_exercise_may_have_a_class_of_the_same_name(course):
    notebook = course / "exercises" / "ex08_actor_handles" / "ex08_actor_handles.ipynb"
    add_code(notebook, "@ray.remote\nclass Foo:\n    def get(self):\n        pass\n\n\nFoos = [Foo.remote()]")
    lines = found(course)
    assert len(lines) == 1  # its head is that of Exercise 7's; the call is its own


def test_only_what_git_would_track_is_handed_out(course):
    subprocess.run(["git", "init", "-q", course], check=True)
    (course / ".gitignore").write_text("/feedback/\n")
    for name in ("feedback/ada/page.html", "tests/some.py", "actorlab/some.py"):
        (course / name).parent.mkdir(parents=True, exist_ok=True)
        (course / name).write_text("text")
    names = {str(path.relative_to(course)) for path in handed_out(course)}
    assert "actorlab/some.py" in names and "exercises/ex07_actors/checks.py" in names
    assert not [name for name in names if name.startswith(("solutions", "tests", "feedback", ".git/"))]
    shutil.rmtree(course / ".git")
    assert {str(path.relative_to(course)) for path in handed_out(course)} == names - {".gitignore"}
