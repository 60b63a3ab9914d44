"""The page on which a student's JupyterLab opens, from notebooks as they may have been saved."""

import asyncio
import copy
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_output

from actorlab.checks.freshness import LastRuns
from actorlab.checks.verdict import Outcome
from actorlab.jupyter.welcome import exercises, exercises_as_saved
from actorlab.kernel.protocol import OUTCOME


@pytest.fixture
def saved(assignment, tmp_path):
    """Saves the exercise's notebook with what its checks showed; the page's entry of it."""

    def save(*shown):
        notebook = copy.deepcopy(assignment.release)
        checks = [c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade")]
        for cell, output in zip(checks, shown):
            cell.outputs = output if isinstance(output, list) else [output]
        folder = tmp_path / assignment.name
        folder.mkdir(exist_ok=True)
        nbformat.write(notebook, folder / f"{assignment.name}.ipynb")
        return exercises(tmp_path, "/base/")[0]

    return save


def passed(check):
    return new_output("stream", name="stdout", text=f"✓ {check}: well done.\n")


def carried(runs, check):
    return new_output("display_data", data={OUTCOME: runs.outcome(check, Outcome.RIGHT)})


def failed(ename):
    return new_output("error", ename=ename, evalue="", traceback=[])


CHECKS = ("verify_actor_class", "verify_two_actors", "verify_results", "verify_duration")


def test_untouched_exercise_is_not_started(saved):
    entry = saved()
    assert entry.title == "Exercise 7 – Introducing Actors"
    assert entry.link == "/base/lab/tree/ex07_actors/ex07_actors.ipynb"
    assert entry.state == "Not started"
    assert [(check.id, check.state) for check in entry.checks] == [(id, "not run yet") for id in CHECKS]


def test_each_check_is_as_it_was_shown(saved):
    entry = saved(passed(CHECKS[0]), failed("PlainObjects"), failed("NotAttempted"), failed("Skipped"))
    assert entry.state == "1 of 4 checks pass"
    assert [c.state for c in entry.checks] == ["✓ right", "✗ wrong", "· not attempted", "– skipped"]


def test_all_checks_pass(saved):
    assert saved(*map(passed, CHECKS)).state == "Done: all 4 checks pass ✓"


def test_check_of_other_code_than_there_is_now_passes_nothing(saved, assignment):
    cells = {c.metadata.get("nbgrader", {}).get("grade_id"): c for c in assignment.release.cells}
    then = LastRuns()
    for name in ("foo_class", "foo_instances", "parallel_increments"):
        run = (
            f"{cells[name].source}\n# changed since" if name == "parallel_increments" else cells[name].source
        )
        then._before_cell(SimpleNamespace(cell_id=cells[name].id, raw_cell=run))
    entry = saved(*([passed(check), carried(then, check)] for check in CHECKS))
    assert entry.state == "2 of 4 checks pass"
    assert [c.state for c in entry.checks] == ["✓ right"] * 2 + [
        "✓ right, before your last change: run the cells again"
    ] * 2


@pytest.mark.parametrize("told", [None, [], "x", {}, {"ran": None}, {"ran": ["a"]}, {"ran": {"a": 1}}])
def test_what_a_file_carries_need_not_be_the_kernels(saved, told):
    output = new_output("display_data", data={OUTCOME: told})
    assert saved([passed(CHECKS[0]), output]).checks[0].state == "✓ right"


def test_another_checks_line_passes_nothing(saved):
    assert saved(passed(CHECKS[1])).checks[0].outcome is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"cells": 5}'])
def test_notebook_that_cannot_be_read_is_said(tmp_path, text):
    (tmp_path / "ex07_actors").mkdir()
    (tmp_path / "ex07_actors" / "ex07_actors.ipynb").write_text(text)
    (entry,) = exercises(tmp_path)
    assert entry.state == "Cannot be read" and "ex07_actors.ipynb cannot be read" in entry.problem


def test_notebook_that_is_being_written_is_waited_for(assignment, tmp_path):
    file = tmp_path / assignment.name / f"{assignment.name}.ipynb"
    file.parent.mkdir()
    whole = assignment.release_path.read_text()
    file.write_text(whole[: len(whole) // 2])

    async def looked_at_amid_saving():
        page = asyncio.ensure_future(exercises_as_saved(tmp_path))
        await asyncio.sleep(0.01)
        assert not page.done()
        file.write_text(whole)
        return await page

    (entry,) = asyncio.run(looked_at_amid_saving())
    assert entry.state == "Not started"


def test_notebook_that_stays_broken_is_said_in_the_end(tmp_path, monkeypatch):
    monkeypatch.setattr("actorlab.jupyter.welcome._BEING_WRITTEN", 0.3)
    (tmp_path / "ex07_actors").mkdir()
    (tmp_path / "ex07_actors" / "ex07_actors.ipynb").write_text("{")
    (entry,) = asyncio.run(exercises_as_saved(tmp_path))
    assert entry.state == "Cannot be read"


def test_other_notebooks_are_not_exercises(tmp_path):
    (tmp_path / "ex07_actors").mkdir()
    (tmp_path / "ex07_actors" / "mine.ipynb").write_text("")
    assert exercises(tmp_path) == []
