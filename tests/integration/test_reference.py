"""A right answer on a slow machine: compared with the solution, in a kernel of its own."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from actorlab.authoring.cases import Case
from actorlab.course.assignment import Assignment
from actorlab.execution import submission_client
from actorlab.execution.client import Client
from actorlab.execution.limits import Limits
from actorlab.execution.sandbox import missing
from actorlab.grading.grade import run_and_judge

pytestmark = pytest.mark.clock

MARK = "only the solution says this"
SLOWER = 0.65  # seconds that half a second takes on a slow machine


@pytest.fixture(scope="module")
def slow(root, tmp_path_factory):
    """Exercise 7 on a machine on which half a second takes longer, by no answer's fault."""
    course = tmp_path_factory.mktemp("slow")
    for tree in ("solutions", "exercises"):
        shutil.copytree(root / tree / "ex07_actors", course / tree / "ex07_actors")
    for notebook in course.rglob("*.ipynb"):
        text = notebook.read_text().replace("time.sleep(0.5)", f"time.sleep({SLOWER})")
        text = text.replace("results = ray.get(results)", f"results = ray.get(results)  # {MARK}")
        notebook.write_text(text)
    return Assignment("ex07_actors", course)


class Kernels:
    """The kernels that ran, with what each was asked to run."""

    def __init__(self, monkeypatch):
        self.clients = []
        self.processes = []
        setup = Client.async_start_new_kernel_client

        async def started(client):
            self.clients.append(client)
            kernel = psutil.Process(client.km.provisioner.process.pid)
            self.processes.append([kernel, *kernel.children(recursive=True)])
            return await setup(client)

        monkeypatch.setattr(Client, "async_start_new_kernel_client", started)

    @property
    def left(self):
        """Those of their processes that are still there."""
        started = [process for group in self.processes for process in group]
        there = psutil.wait_procs(started, timeout=10)[1]  # the last of a sandbox goes a moment later
        return [process for process in there if process.status() != psutil.STATUS_ZOMBIE]


@pytest.fixture
def kernels(monkeypatch):
    return Kernels(monkeypatch)


def answer(assignment, cell="", old="", new=""):
    """The solution, changed at one place and without the solution's own words."""
    notebook = Case.of_solution(assignment).notebook(assignment)
    for one in notebook.cells:
        one.source = one.source.replace(f"  # {MARK}", "")
        if one.metadata.get("nbgrader", {}).get("grade_id") == cell:
            assert old in one.source
            one.source = one.source.replace(old, new)
    return notebook


def graded(notebook, assignment, **how):
    return asyncio.run(
        run_and_judge(notebook, assignment, limits=Limits(pictures=False), trusted=bool(missing()), **how)
    )


def test_a_right_answer_on_a_slow_machine_is_right(slow, kernels):
    result = graded(answer(slow), slow)
    assert result.score == 7, result.verdicts
    said = next(
        cell.outputs[0].text
        for cell in result.notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "verify_duration"
    )
    assert "the machine was busy; 3." in said and "the solved exercise takes on this machine" in said
    # It was compared with a kernel of its own, ...
    submission, other = kernels.clients
    assert isinstance(submission, submission_client.SubmissionClient) and other.km is not submission.km
    assert kernels.processes[0][0].pid != kernels.processes[1][0].pid
    # ... which alone ran the solution, in a folder that the submission does not see.
    assert any(MARK in run.source for run in other.runs)
    assert not any(MARK in run.source for run in submission.runs)
    assert other._place.beside != submission._place.beside
    assert kernels.left == [] and not other._place.beside.exists()


def test_what_else_takes_time_is_not_the_machines_fault(slow):
    result = graded(answer(slow, "parallel_increments", "end_time =", "time.sleep(1.5)\nend_time ="), slow)
    *others, duration, _ = result.verdicts
    assert all(verdict.score for verdict in others) and not duration.score
    assert duration.mistake == "SlowerThanTheReference"
    assert "solved exercise takes" in duration.message and "What else takes time" in duration.message


def test_without_the_source_notebook_the_noise_is_told(slow, tmp_path, kernels):
    shutil.copytree(slow.release_folder, tmp_path / "exercises" / slow.name)
    notebook = answer(slow)
    result = graded(notebook, Assignment(slow.name, tmp_path))
    assert len(kernels.clients) == 1
    assert result.verdicts[-2].mistake in ("MachineWasBusy", "IncrementsTookLonger")
    assert "busy" in result.verdicts[-2].message or "slow" in result.verdicts[-2].message


def test_a_solution_that_cannot_be_run_leaves_the_verdict_as_it_was(slow, monkeypatch, kernels):
    broken = type(slow)("ex07_actors", slow.root)
    notebook = slow.solved
    notebook.cells[0].source += "\nraise OSError('nothing')"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(type(slow), "solved", property(lambda self: notebook))
        result = graded(answer(slow), broken)
    assert result.verdicts[-2].mistake in ("MachineWasBusy", "IncrementsTookLonger")
    assert "could not be run beside it" in result.log and "OSError" in result.log
    assert kernels.left == []


PROGRAM = """
import asyncio, sys
from pathlib import Path
import actorlab.execution.reference
from actorlab.authoring.cases import Case
from actorlab.course.assignment import Assignment
from actorlab.grading.grade import run_and_judge
from actorlab.execution.sandbox import missing

assignment = Assignment("ex07_actors", Path(sys.argv[1]))
start = actorlab.execution.reference.Reference._start

async def started(reference):
    client = await start(reference)
    print(client.km.provisioner.process.pid, client._place.beside, flush=True)
    return client

actorlab.execution.reference.Reference._start = started
notebook = Case.of_solution(assignment).notebook(assignment)
try:
    asyncio.run(run_and_judge(notebook, assignment, trusted=bool(missing())))
except KeyboardInterrupt:
    sys.exit(130)
"""


def test_an_interrupt_leaves_nothing_of_it(slow, root):
    grader = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(slow.root)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    pid, folder = grader.stdout.readline().split()
    kernel = psutil.Process(int(pid))
    found = [kernel, *kernel.children(recursive=True)]
    assert Path(folder).exists()
    time.sleep(2)
    found += kernel.children(recursive=True)
    grader.send_signal(signal.SIGINT)
    assert grader.wait(60) == 130
    _, left = psutil.wait_procs(found, timeout=10)
    assert left == [] and not Path(folder).exists()
