"""The page on which a student's JupyterLab opens, from notebooks as they may have been saved."""

import asyncio
import copy
import os
import shutil
import time
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_output

from actorlab.checks.freshness import LastRuns
from actorlab.checks.verdict import Outcome
from actorlab.course import released
from actorlab.course.introduction import Introduction
from actorlab.jupyter.states import exercises
from actorlab.jupyter.welcome import _inline, exercises_as_saved
from actorlab.kernel.progress import Progress
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


CHECKS = ("verify_actor_class", "verify_two_actors", "verify_results", "verify_duration", "verify_own_run")


def test_untouched_exercise_is_not_started(saved):
    entry = saved()
    assert entry.title == "Exercise 7 – Introducing Actors"
    assert entry.link == "/base/lab/tree/ex07_actors/ex07_actors.ipynb"
    assert entry.state == "Not started"
    assert [(check.id, check.state) for check in entry.checks] == [(id, "not run yet") for id in CHECKS]


def test_each_check_is_as_it_was_shown(saved):
    entry = saved(passed(CHECKS[0]), failed("PlainObjects"), failed("NotAttempted"), failed("Skipped"))
    assert entry.state == "1 of 5 checks pass"
    assert [c.state for c in entry.checks] == [
        "✓ right",
        "✗ wrong",
        "· not attempted",
        "– skipped",
        "not run yet",
    ]


def test_all_checks_pass(saved):
    assert saved(*map(passed, CHECKS)).state == "Done: all 5 checks pass ✓"


def test_check_of_other_code_than_there_is_now_passes_nothing(saved, assignment):
    cells = {c.metadata.get("nbgrader", {}).get("grade_id"): c for c in assignment.release.cells}
    then = LastRuns()
    for name in ("foo_class", "foo_instances", "parallel_increments"):
        run = (
            f"{cells[name].source}\n# changed since" if name == "parallel_increments" else cells[name].source
        )
        then._before_cell(SimpleNamespace(cell_id=cells[name].id, raw_cell=run))
    entry = saved(*([passed(check), carried(then, check)] for check in CHECKS))
    assert entry.state == "2 of 5 checks pass"
    assert [c.state for c in entry.checks] == ["✓ right"] * 2 + [
        "✓ right, before your last change: run the cells again"
    ] * 3


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
    monkeypatch.setattr("actorlab.jupyter.states._BEING_WRITTEN", 0.3)
    (tmp_path / "ex07_actors").mkdir()
    (tmp_path / "ex07_actors" / "ex07_actors.ipynb").write_text("{")
    (entry,) = asyncio.run(exercises_as_saved(tmp_path))
    assert entry.state == "Cannot be read"


def test_other_notebooks_are_not_exercises(tmp_path):
    (tmp_path / "ex07_actors").mkdir()
    (tmp_path / "ex07_actors" / "mine.ipynb").write_text("")
    assert exercises(tmp_path) == []


class Work:
    """A student who runs a check, saves the notebook and changes the code, in some order."""

    def __init__(self, folder, assignment):
        self.folder = folder / assignment.name
        shutil.copytree(assignment.release_folder, self.folder, ignore=shutil.ignore_patterns("__pycache__"))
        self.notebook = copy.deepcopy(assignment.release)
        self.progress = Progress(self.folder)
        self.clock = time.time() - 1000
        self.save()

    def _later(self):
        self.clock += 10
        return self.clock

    def save(self):
        file = self.folder / f"{self.folder.name}.ipynb"
        nbformat.write(self.notebook, file)
        os.utime(file, (self.clock, self._later()))

    def cell(self, name):
        return next(c for c in self.notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == name)

    def run(self, check, monkeypatch, outcome=Outcome.RIGHT):
        runs = LastRuns()
        for name in ("foo_class", "foo_instances", "parallel_increments"):
            runs._before_cell(SimpleNamespace(cell_id=self.cell(name).id, raw_cell=self.cell(name).source))
        with monkeypatch.context() as then:
            then.setattr(time, "time", self._later)
            self.progress.note_check(check, runs.outcome(check, outcome))

    def change(self, name):
        self.cell(name).source += "\n# changed"

    @property
    def entry(self):
        return exercises(self.folder.parent)[0]


@pytest.fixture
def work(assignment, tmp_path):
    return Work(tmp_path, assignment)


def test_a_check_that_passes_is_shown_before_the_notebook_is_saved(work, monkeypatch):
    work.change("foo_class")
    work.run(CHECKS[0], monkeypatch)
    assert [check.state for check in work.entry.checks] == ["✓ right, not saved yet", *["not run yet"] * 4]
    assert work.entry.state == "1 of 5 checks pass"
    assert work.entry.to_do == "Step 2 – two actors"
    work.save()
    assert work.entry.checks[0].state == "✓ right"


def test_a_change_that_is_saved_makes_it_older_and_its_return_does_not(work, monkeypatch):
    work.run(CHECKS[0], monkeypatch)
    before = work.cell("foo_class").source
    work.change("foo_class")
    work.save()
    assert work.entry.checks[0].state == "✓ right, before your last change: run the cells again"
    assert work.entry.to_do == "Step 1 – an actor class"
    work.cell("foo_class").source = before
    work.save()
    assert work.entry.checks[0].state == "✓ right"


def test_the_latest_run_counts(work, monkeypatch):
    work.run(CHECKS[0], monkeypatch)
    work.run(CHECKS[0], monkeypatch, Outcome.WRONG)
    assert work.entry.checks[0].state == "✗ wrong" and not work.entry.passed


def test_a_run_that_does_not_tell_its_code_counts_until_the_notebook_is_saved(work, monkeypatch):
    with monkeypatch.context() as then:
        then.setattr(time, "time", work._later)
        work.progress.note_check(CHECKS[0], {"outcome": "right", "ran": {}})
    assert work.entry.checks[0].state == "✓ right"
    work.save()
    assert work.entry.checks[0].state == "not run yet"


def test_a_notebook_that_was_solved_elsewhere_counts_as_it_is(work, monkeypatch):
    work.run(CHECKS[0], monkeypatch, Outcome.WRONG)
    work.change("foo_class")
    work.cell(CHECKS[0]).outputs = [passed(CHECKS[0])]
    work.save()
    assert work.entry.checks[0].state == "✓ right"


def test_after_starting_again_no_check_was_run_and_the_hints_stay_read(work, monkeypatch):
    for step in (1, 2, 1):
        work.progress.note_hint("foo_class", step)
    work.change("foo_class")
    work.run(CHECKS[0], monkeypatch)
    work.save()
    released.start_again(work.folder)
    assert work.entry.state == "Not started" and work.entry.hints == (("foo_class", 2, 3),)


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"checks": 1, "hints": []}', '{"checks": {"verify_actor_class": 5}, "hints": {"foo_class": "a"}}',
     '{"checks": {"verify_actor_class": {"outcome": "no", "at": "x"}}}', "\ud800"],
)  # fmt: skip
def test_notes_that_are_none_change_nothing(work, text):
    work.progress.note_hint("foo_class", 1)
    work.progress._file.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert work.entry.state == "Not started" and not work.entry.problem and work.entry.hints == ()
    work.progress.note_hint("foo_class", 1)
    assert work.entry.hints == (("foo_class", 1, 3),)


def test_what_an_exercise_says_of_itself(work):
    about = work.entry.about
    assert about.title == "Exercise 7 – Introducing Actors" and about.minutes == 20
    assert about.goal.startswith("You will turn a Python class into a Ray *actor*, create")
    work.notebook.cells[0].source = "Nothing.\n\n**Time.** Long.\n"
    work.save()
    assert work.entry.about == Introduction("", "", 0) and work.entry.title == work.folder.name


def test_of_markdown_only_code_and_emphasis_become_markup():
    assert _inline("a *b* **c** `d*e` <i> 2 * 3 * 4") == (
        "a <em>b</em> <em>c</em> <code>d*e</code> &lt;i&gt; 2 * 3 * 4"
    )
