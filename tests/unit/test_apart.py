"""Whoever grades, a process that can be killed parses what a submission says."""

import ast
import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import time
from functools import partial
from io import StringIO
from types import SimpleNamespace

import psutil
import pytest
from nbgrader.converters import Autograde

from actorlab.cli import instructor
from actorlab.cli.main import main
from actorlab.execution.limits import Limits
from actorlab.files import bounds
from actorlab.gradebook.steps import RunAndJudge
from actorlab.grading import apart
from actorlab.grading.grade import Graded
from actorlab.intake import collect
from actorlab.intake.careful_exporter import SUBMITTED, CarefulExporter
from actorlab.intake.restore import Ungradable
from actorlab.intake.restored import restored
from actorlab.kernel.cells import grade_id, is_solution
from support.processes import eventually

GIGABYTE = 1_000_000_000
done = partial(apart.done, seconds=60, most=GIGABYTE)


def test_it_answers_and_raises_as_the_function_would(capfd):
    assert done(divmod, 7, 2) == (3, 1)
    with pytest.raises(SyntaxError) as raised:
        done(ast.parse, "(")
    assert "ast.py" in str(raised.value.__cause__)  # where, there
    assert done(print, "no answer") is None
    assert len(done(bytes, 10_000_000)) == 10_000_000


@pytest.mark.parametrize(
    "act", [(re.match, "(a*)*b", "a" * 40), (bytearray, 2 * GIGABYTE)], ids=["time", "memory"]
)
def test_what_takes_too_much_is_ended(act):
    with pytest.raises(bounds.Exhausted, match="more than 2 seconds, or 1 GB"):
        apart.done(*act, seconds=2, most=GIGABYTE)


def test_what_ends_otherwise_is_not_said_to_have_taken_too_much():
    with pytest.raises(RuntimeError, match="ended with status 5"):
        done(os._exit, 5)


WAITING = """
import sys, time
sys.modules["rfc3987_syntax"] = None  # it takes long to import
from actorlab.files import apart
apart.done(time.sleep, 600, seconds=900, most=10**9)
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=lambda how: how.name)
def test_it_ends_with_whoever_waits_for_it(root, how):
    waiting = subprocess.Popen([sys.executable, "-c", WAITING], cwd=root, stderr=subprocess.PIPE, text=True)
    child = eventually(lambda: psutil.Process(waiting.pid).children())[0]
    waiting.send_signal(how)
    waiting.communicate()
    eventually(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE)


@pytest.fixture
def asked(monkeypatch):
    """What is done apart is noted, and not done."""
    found = []

    def note(function, *arguments, seconds, most):
        found.append((arguments, seconds, most))
        return Graded([], None, (), "")

    monkeypatch.setattr(apart, "done", note)
    return found


def _gradescope(tmp_path, root):
    notebook = root / "exercises" / "ex07_actors" / "ex07_actors.ipynb"
    chosen = SimpleNamespace(
        assignment="ex07_actors",
        submission=str(notebook.parent),
        results=str(tmp_path / "results.json"),
        trusted=False,
    )
    instructor.gradescope(chosen, SimpleNamespace(print=lambda *text, **how: None))


def test_every_way_of_grading_has_the_graders_limits(asked, assignment, root, tmp_path, monkeypatch):
    monkeypatch.chdir(root)
    _gradescope(tmp_path, root)
    settings = RunAndJudge()
    settings.limits = {"notebook": 60.0, "grader": GIGABYTE}
    settings.run("as handed in", assignment, None)  # nbgrader's command, and formgrader's button
    ours, theirs = Limits(), settings.the_limits
    assert [how for _, *how in asked] == [[ours.grading, ours.grader], [360.0, theirs.grader]]


def test_what_took_too_much_is_one_line(monkeypatch, root, tmp_path, capsys):
    def exhausted(*arguments, **limits):
        raise bounds.Exhausted("it took more than 2 seconds, or 1 GB of memory")

    monkeypatch.setattr(apart, "done", exhausted)
    monkeypatch.setattr(collect, "from_archive", exhausted)
    monkeypatch.chdir(root)
    assert main(["collect", "--assignment", "ex07_actors", "--archive", str(tmp_path)]) == 2
    assert "Stopped: it took more than 2 seconds" in capsys.readouterr().out
    _gradescope(tmp_path, root)
    said = json.loads((tmp_path / "results.json").read_text())
    assert said["score"] == 0 and "took more than 2 seconds" in said["output"]


def test_in_a_servers_loop_trusted_work_is_done_beside_it(assignment):
    async def work(*arguments):
        return arguments

    async def server():
        return apart._finished(work, "notebook", assignment, None, Limits(), True)

    assert asyncio.run(server())[0] == "notebook"


ATTACHED = {
    "cell_type": "markdown",
    "source": "",
    "metadata": {},
    "attachments": {"a": {"b": [[]] * 200_000}},
}


@pytest.fixture
def exporter():
    return CarefulExporter(parent=Autograde())


def test_a_grader_reads_no_more_of_a_submission_than_it_needs(assignment):
    notebook = json.loads(assignment.release_path.read_text())
    notebook["cells"].insert(0, {**ATTACHED, "id": "a"})
    text = json.dumps(notebook)
    began = time.process_time()
    json.loads(text)
    alone = time.process_time() - began
    began = time.process_time()
    cells = restored(text, assignment).notebook.cells
    assert time.process_time() - began < 60 * alone + 1  # nbformat alone takes minutes
    assert "attachments" not in cells[0]
    starter = {grade_id(cell): cell.source for cell in assignment.release.cells if is_solution(cell)}
    assert {grade_id(cell): cell.source for cell in cells if is_solution(cell)} == starter
    with pytest.raises(Ungradable, match="cut off"):
        restored(text[:-100], assignment)


@pytest.mark.parametrize("text", ["{", json.dumps({"cells": [ATTACHED]})], ids=["cut off", "attached"])
def test_nbgrader_reads_nothing_of_a_submission(exporter, text):
    found, resources = exporter.from_file(StringIO(text))
    assert json.loads(found)["cells"] == [] and resources[SUBMITTED] == text


def test_nbgrader_reads_what_it_wrote_itself_as_it_is(exporter, assignment):
    exporter.parent._sanitizing = False
    found, _ = exporter.from_file(StringIO(assignment.release_path.read_text()))
    assert json.loads(found)["cells"] == json.loads(assignment.release_path.read_text())["cells"]
