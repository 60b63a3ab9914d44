"""A class, from submitted/ to the gradebook: what is read, and what is named."""

import copy
import json
import os

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output

from actorlab.checks.verdict import Outcome
from actorlab.course.assignment import Assignment
from actorlab.execution.client import Reply
from actorlab.execution.execute import Execution
from actorlab.files import apart
from actorlab.files.bounds import Exhausted
from actorlab.grading.judge import judge, write_outputs
from actorlab.intake.submissions import submissions
from support.sights import sight


@pytest.fixture
def course(root, tmp_path):
    """An assignment in a course of its own, with nothing submitted."""
    for folder in ("solutions", "exercises"):
        (tmp_path / folder).symlink_to(root / folder)
    return Assignment("ex07_actors", tmp_path)


def hand_in(course, student, text=None):
    folder = course.root / "submitted" / student / course.name
    folder.mkdir(parents=True)
    if text is not None:
        (folder / f"{course.name}.ipynb").write_text(text)
    return folder


def only(course):
    (found,) = submissions(course)
    return found


def test_no_submissions_says_where_to_put_them(course):
    with pytest.raises(LookupError, match="submitted/STUDENT/ex07_actors/ex07_actors.ipynb"):
        submissions(course)


def test_untouched_notebook_is_gradable_without_remark(course):
    hand_in(course, "ada", course.release_path.read_text())
    assert only(course).restored is not None and only(course).remarks == ()


@pytest.mark.parametrize(
    "make, says",
    {
        "missing": (lambda f: None, "missing: no ex07_actors.ipynb"),
        "another name": (lambda f: (f.parent / "mine.ipynb").write_text("{}"), "there is mine.ipynb"),
        "empty": (lambda f: f.write_text(""), "empty"),
        "not text": (lambda f: f.write_bytes(b"\xff\xfe\x00"), "not text"),
        "truncated": (lambda f: f.write_text('{"cells": ['), "cut off"),
        "a link": (lambda f: f.symlink_to("/etc/hostname"), "is a link"),
        "a broken link": (lambda f: f.symlink_to("/nowhere"), "is a link"),
        "a pipe": (lambda f: os.mkfifo(f), "not a regular file"),
        "a folder": (lambda f: f.mkdir(), "not a regular file"),
    }.values(),
)
def test_what_cannot_be_graded_is_named(course, make, says):
    folder = hand_in(course, "ada")
    make(folder / f"{course.name}.ipynb")
    found = only(course)
    assert found.restored is None
    assert says in found.remarks[0]


def test_large_notebooks_are_read_where_that_can_be_ended(course, monkeypatch):
    notebook = course.release
    shown = {"output_type": "stream", "name": "stdout", "text": "x" * 3_000_000}
    notebook.cells.append({**new_code_cell("1"), "outputs": [shown]})
    hand_in(course, "ada", json.dumps(notebook))
    assert only(course).restored is not None and only(course).remarks == ()

    def exhausted(*arguments, **limits):
        raise Exhausted("it took more than 120 seconds, or 3 GB of memory")

    monkeypatch.setattr(apart, "done", exhausted)
    assert only(course).restored is None and "to read it, it took more" in only(course).remarks[0]


def test_folder_that_is_a_link_is_named(course, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "submitted" / "ada").mkdir(parents=True)
    (tmp_path / "submitted" / "ada" / course.name).symlink_to(tmp_path / "elsewhere")
    assert "is a link" in only(course).remarks[0]


def test_names_that_are_no_text_are_named(course, tmp_path):
    folder = hand_in(course, "ada")
    open(os.fsencode(folder) + b"/\xdcbung.ipynb", "w").close()
    os.makedirs(os.fsencode(tmp_path) + b"/submitted/\xdcli")
    for submission in submissions(course):
        (submission.student + "".join(submission.remarks)).encode()
        assert submission.restored is None


@pytest.mark.parametrize(
    "metadata", ['{"kernelspec": {"language": 5}}', '{"a": ' * 494 + "1" + "}" * 494], ids=["number", "deep"]
)
def test_hostile_metadata_does_not_stop_the_class(course, metadata):
    hand_in(course, "ada", f'{{"nbformat": 4, "nbformat_minor": 5, "cells": [], "metadata": {metadata}}}')
    hand_in(course, "bob", course.release_path.read_text())
    found = {s.student: s for s in submissions(course)}
    assert found["bob"].restored is not None


def test_student_without_the_assignment_is_named(course, tmp_path):
    (tmp_path / "submitted" / "ada").mkdir(parents=True)
    assert "missing: no folder ex07_actors" in only(course).remarks[0]


def judged(course, replies, outputs=()):
    notebook = copy.deepcopy(course.source)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "verify_results":
            cell.outputs = list(outputs)
    verdicts = judge(
        Execution(notebook, replies, "", "", {"verify_results": sight()}, frozenset({"Foo"})), course
    )
    write_outputs(notebook, verdicts)
    return notebook, {v.check: v for v in verdicts}


def nbgrader_score(notebook, check):
    from nbgrader.utils import determine_grade

    cell = next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == check)
    return determine_grade(cell)[0]


NOISE = {
    "stderr": new_output("stream", name="stderr", text="a warning"),
    "stdout": new_output("stream", name="stdout", text="0"),
    "a value": new_output("execute_result", data={"text/plain": "0.0"}, execution_count=1),
    "a display": new_output("display_data", data={"text/plain": "0.0"}),
}


@pytest.mark.parametrize("noise", NOISE.values(), ids=NOISE)
def test_output_does_not_cost_a_point(course, noise):
    notebook, verdicts = judged(course, {"verify_results": Reply("", "")}, [noise])
    assert nbgrader_score(notebook, "verify_results") == verdicts["verify_results"].score == 2


@pytest.mark.parametrize("noise", NOISE.values(), ids=NOISE)
def test_output_does_not_earn_a_point(course, noise):
    forged = new_output("execute_result", data={"text/plain": "2.0"}, execution_count=1)
    notebook, _ = judged(course, {"verify_results": Reply("Wrong", "no")}, [forged, noise])
    assert nbgrader_score(notebook, "verify_results") == 0


CARD = new_output(
    "display_data", data={"text/plain": "✓ verify_results: Ten.", "text/html": "<div>✓ right</div>"}
)


@pytest.mark.parametrize("noise", [CARD, *NOISE.values()], ids=["a card", *NOISE])
def test_nothing_beside_a_verdict_contradicts_it(course, noise):
    notebook, _ = judged(course, {"verify_results": Reply("Wrong", "no")}, [CARD, noise])
    cell = next(
        c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == "verify_results"
    )
    (output,) = cell.outputs
    assert (output.output_type, output.evalue) == ("error", "no")


@pytest.mark.parametrize(
    "shows, says", [([CARD], "✓ verify_results: Ten.\n"), ([], "✓ verify_results: right\n")]
)
def test_a_right_answers_words_are_kept(course, shows, says):
    notebook, _ = judged(course, {"verify_results": Reply("", "")}, shows)
    cell = next(
        c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == "verify_results"
    )
    assert [output.text for output in cell.outputs] == [says]


def test_check_that_did_not_run_earns_nothing(course):
    notebook, verdicts = judged(course, {})
    assert all(v.outcome is Outcome.WRONG and "not run" in v.message for v in verdicts.values())
    assert all(nbgrader_score(notebook, check) == 0 for check in verdicts)


@pytest.mark.parametrize(
    "ename, outcome",
    [
        ("", Outcome.RIGHT),
        ("FetchedInTheLoop", Outcome.WRONG),
        ("NotAttempted", Outcome.NOT_ATTEMPTED),
        ("Skipped", Outcome.SKIPPED),
    ],
)
def test_four_outcomes_are_told_apart(course, ename, outcome):
    _, verdicts = judged(course, {"verify_results": Reply(ename, "said")})
    assert verdicts["verify_results"].outcome is outcome


def test_points_and_ids_are_the_promised_ones(course):
    assert course.points == {
        "verify_actor_class": 1,
        "verify_two_actors": 1,
        "verify_results": 2,
        "verify_duration": 2,
        "verify_own_run": 1,
    }
    assert list(course.solution) == [
        "foo_class",
        "foo_instances",
        "prediction",
        "parallel_increments",
        "own_run",
    ]


def test_released_notebook_has_no_answers_in_its_output(course):
    notebook = nbformat.read(course.release_path, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells)
