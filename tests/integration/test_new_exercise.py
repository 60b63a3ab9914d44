"""A new exercise, in the targets that run its notebook."""

import json

from actorlab.authoring.answers import answer_names
from actorlab.authoring.unfinished import unfinished
from actorlab.course.assignment import Assignment
from support.course import TRUSTED, make

NAME = "ex09_waiting"


def test_verify_accepts_it_and_lists_what_is_left(laid_down):
    folder, *_ = laid_down
    run = make(folder, "verify", f"ASSIGNMENT={NAME}")
    assert run.returncode != 0
    lines = run.stdout.splitlines()
    assert "All promises hold." in lines and not [line for line in lines if line.startswith("✗")]
    assert len([line for line in lines if line.startswith("✓")]) == 7
    left = [line.removeprefix("· ") for line in lines if line.startswith("· ")]
    assert left == list(unfinished(Assignment(NAME, folder)))
    assert f"{len(left)} things are left to do, marked ·." in lines


def test_the_other_targets_know_it(laid_down):
    folder, *_ = laid_down
    assert "Hint 1 of 3 for divider" in make(folder, "hint", "CELL=divider").stdout
    run = make(folder, "check", f"NOTEBOOK=exercises/{NAME}/{NAME}.ipynb")
    # An answer that is not right yet is no error of make's.
    assert run.returncode == 0 and "0 of 3 checks pass" in run.stdout and "Error" not in run.stdout
    file = folder / "tests" / NAME / "class.json"
    work = json.loads(file.read_text())
    verified = answer_names(Assignment(NAME, folder))
    assert len(work) == 4 and {one["answer"] for one in work.values()} <= set(verified)
    file.write_text(json.dumps({student: work[student] for student in ("ada", "dan")}))
    run = make(folder, "demo", f"ASSIGNMENT={NAME}", *TRUSTED)
    assert run.returncode == 0, run.stdout
    for row in ("ada: 4/4", "dan: 2/4"):
        assert row in run.stdout
