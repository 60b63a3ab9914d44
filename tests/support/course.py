"""A copy of the course, and make in it."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

from actorlab.course.assignment import Assignment, assignments
from actorlab.execution import sandbox

ROOT = Path(__file__).resolve().parents[2]
NAME = "ex07_actors"
RIGHT = {"actor_class": 1, "two_actors": 1, "results": 2, "duration": 2, "own_run": 1}
TRUSTED = ["TRUSTED=1"] if sandbox.missing() else []  # they are the pack's own
MARK = "ACTOR_TEST_OF"  # tells what these tests started from what else grades on this machine


def environment(**more):
    """This process's variables, without a Ray's of its own, and without those that make
    hands on: a make that is started here is nobody's part."""
    left_out = {"PYTHONPATH", "MAKELEVEL", "MAKEFLAGS", "MFLAGS"}
    kept = {k: v for k, v in os.environ.items() if not k.startswith("RAY_") and k not in left_out}
    return {**kept, MARK: str(os.getpid()), **more}


def make(folder, *words, **variables):
    """Run make; what it printed, on both channels, is in ``stdout``."""
    return subprocess.run(
        ["make", "--no-print-directory", *words],
        cwd=folder,
        env=environment(**variables),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def copy_of_the_course(root, to, exercises=None):
    """Copy what is tracked of the course into a folder; that folder. Its .venv is a link.

    Args:
        root: the course.
        to: the folder.
        exercises: how many of the first exercises it is to have; all, if none is given.
    """
    tracked = ("Makefile", "pyproject.toml", "nbgrader_config.py", "README.md")
    for file in tracked:
        shutil.copy(root / file, to)
    for folder in ("actorlab", "exercises", "solutions", "tests"):
        shutil.copytree(root / folder, to / folder, ignore=shutil.ignore_patterns("__pycache__", ".progress"))
    for left_out in assignments(to)[exercises:] if exercises else ():
        for tree in ("exercises", "solutions", "tests"):
            shutil.rmtree(to / tree / left_out.name)
    (to / ".venv").symlink_to((root / ".venv").resolve())
    return to


def digests(folder):
    """The digests of what belongs to people, by path: released, written and handed in."""
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
        for name in ("solutions", "exercises", "submitted")
        for p in (folder / name).rglob("*")
        if p.is_file() and "__pycache__" not in p.parts
    }


def scores(folder, name="gradebook.db", of=NAME):
    """Each student's scores of an exercise by check, as the gradebook has them."""
    with sqlite3.connect(folder / name) as book:
        rows = book.execute(
            """select student.id, base_cell.name, grade.auto_score from grade
               join submitted_notebook on grade.notebook_id = submitted_notebook.id
               join submitted_assignment on submitted_notebook.assignment_id = submitted_assignment.id
               join student on submitted_assignment.student_id = student.id
               join base_cell on grade.cell_id = base_cell.id
               join notebook on base_cell.notebook_id = notebook.id where notebook.name = ?""",
            [of],
        )
        found = {}
        for student, check, score in rows:
            found.setdefault(student, {})[check.removeprefix("verify_")] = score
    return found


def every_assignment() -> list[Assignment]:
    """All exercises of the course."""
    return assignments(ROOT)
