"""A class on Ray: interrupted, on a cluster that loses a node, and by nbgrader's own command."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import nbformat
import psutil
import pytest

from actorlab.authoring.cases import Case, read_case
from actorlab.course import nbgrader_api
from actorlab.course.assignment import Assignment
from actorlab.execution import sandbox
from actorlab.files import scratch
from support.course import NAME, RIGHT, copy_of_the_course, environment, scores
from support.processes import eventually, left_of_runs, processes_of_runs
from support.submission import LOOK, needs_sandbox


@pytest.fixture(autouse=True)
def no_process_is_left():
    """Of this module's commands; helpers of Ray's need a moment to notice."""
    before = processes_of_runs()
    yield
    assert left_of_runs(before) == {}


def class_of(folder: Path, size: int, extra: str = "") -> Path:
    """A course whose students all handed in the solution, and some more code."""
    assignment = Assignment(NAME, folder)
    notebook = Case.of_solution(assignment).notebook(assignment)
    notebook.cells.append(nbformat.v4.new_code_cell(extra or "# nothing more"))
    for number in range(size):
        place = folder / "submitted" / f"student{number}" / NAME
        place.mkdir(parents=True)
        nbformat.write(notebook, place / f"{NAME}.ipynb")
    return folder


def grading(
    folder: Path, *words: str, interrupt: signal.Handlers = signal.SIG_DFL, **variables: str
) -> subprocess.Popen:
    """``python -m actorlab grade``, begun.

    Args:
        folder: the course.
        words: more options.
        interrupt: what it is to do on Ctrl-C when it starts, whatever this process does.
        variables: more of its environment.
    """
    trusted = ["--trusted"] if sandbox.missing() else []  # they are the pack's own
    return subprocess.Popen(
        [sys.executable, "-m", "actorlab", "grade", *trusted, *words],
        cwd=folder,
        env=environment(PYTHONPATH=str(folder), **variables),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        preexec_fn=lambda: signal.signal(signal.SIGINT, interrupt),
    )


def lines_until(process: subprocess.Popen, wanted: str) -> list[str]:
    """What it prints, up to and with the first line that starts like this."""
    lines = []
    for line in process.stdout:
        lines.append(line.strip())
        if line.startswith(wanted):
            return lines
    raise AssertionError(f"it ended without {wanted!r}: " + "\n".join(lines))


def test_interrupted_and_run_again(root, tmp_path):
    folder = class_of(copy_of_the_course(root, tmp_path), 2)
    for how in (signal.SIGKILL, signal.SIGINT):
        before = processes_of_runs()
        # As a shell starts what it runs in the background.
        run = grading(folder, "--jobs", "1", interrupt=signal.SIG_IGN)
        first = {kernel_of(run)} if how == signal.SIGKILL else set()
        lines_until(run, "1/2")  # at once, the second time: it was graded the first time
        kernel_of(run, besides=first)
        run.send_signal(how)
        said = run.communicate()[0]
        assert run.returncode != 0
        if how == signal.SIGINT:
            assert "run it again for the rest" in said and "Traceback" not in said
        assert left_of_runs(before) == {}
        (kept,) = (p.stem for p in (folder / "logs" / NAME).glob("*.json"))
    last = grading(folder)
    said = last.communicate()[0]
    assert last.returncode == 0, said
    assert f"{kept}: 7/7 (unchanged)" in said and said.count("(unchanged)") == 1, said
    assert scores(folder) == {f"student{n}": RIGHT for n in range(2)}


def kernel_of(run: subprocess.Popen, besides=()) -> int:
    """The id of a kernel that grading runs, as soon as it has begun."""

    def begun():
        for process in psutil.Process(run.pid).children(recursive=True):
            with suppress(psutil.Error):
                if process.pid not in besides and process.name() != "bwrap":
                    if "ipykernel_launcher" in process.cmdline():
                        return process.pid

    return eventually(begun, 180, pause=0.5)  # to look costs more than a moment


# In a process of its own: Ray reads its variables when it is imported.
A_CLUSTER = """
import os, sys
from pathlib import Path
from actorlab.kernel import local_ray
local_ray.leave_out_below(Path(os.environ["RAY_TMPDIR"]))
from ray.cluster_utils import Cluster
cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
other = cluster.add_node(num_cpus=1)
print("address", cluster.address, flush=True)
sys.stdin.readline()
cluster.remove_node(other, allow_graceful=False)
print("removed", flush=True)
sys.stdin.readline()
cluster.shutdown()
"""


def test_cluster_that_loses_a_node(root, tmp_path):
    folder = class_of(copy_of_the_course(root, tmp_path), 4)
    with scratch.folder() as ray_folder:
        token = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": "ab" * 32}
        cluster = subprocess.Popen(
            [sys.executable, "-c", A_CLUSTER],
            env=environment(PYTHONPATH=str(folder), RAY_TMPDIR=str(ray_folder), **token),
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        address = lines_until(cluster, "address")[-1].split()[1]
        class_graded = grading(folder, RAY_ADDRESS=address, **token)
        # Its first submission is done, its others are under way on both nodes.
        said = lines_until(class_graded, "1/4")
        cluster.stdin.write("\n")
        cluster.stdin.flush()
        lines_until(cluster, "removed")
        said += class_graded.communicate()[0].splitlines()
        cluster.communicate("\n")
    assert class_graded.returncode == 0, "\n".join(said)
    finished = [line for line in said if line[:4] in {f"{n}/4 " for n in range(1, 5)}]
    assert sorted(line.split()[1] for line in finished) == [f"student{n}:" for n in range(4)]
    assert scores(folder) == {f"student{n}": RIGHT for n in range(4)}


@pytest.fixture(scope="module")
def autograded(root, tmp_path_factory):
    """A course graded by nbgrader's own command: its folder, and the run."""
    folder = copy_of_the_course(root, tmp_path_factory.mktemp("stock"))
    class_of(folder, 1, LOOK.format(solutions=str(folder / "solutions")))
    forged = read_case(folder / "tests" / NAME / "tampering" / "seen_replaced.py")
    place = folder / "submitted" / "forger" / NAME
    place.mkdir(parents=True)
    nbformat.write(forged.notebook(Assignment(NAME, folder)), place / f"{NAME}.ipynb")
    nbgrader_api.register(Assignment(NAME, folder))
    return folder, nbgrader(folder, "autograde", NAME, ACTOR_TEST_SECRET="a secret")


def nbgrader(folder, *words, **variables):
    program = Path(sys.executable).parent / "nbgrader"
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [program, *words],
        cwd=folder,
        env=environment(**{"PATH": path, **variables}),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


@needs_sandbox
class TestNbgradersOwnCommand:
    def test_nbgraders_own_command_runs_in_the_sandbox(self, autograded):
        folder, run = autograded
        assert run.returncode == 0, run.stdout
        text = (folder / "autograded" / "student0" / NAME / f"{NAME}.ipynb").read_text()
        assert "solutions: False secret: None" in text
        assert "hidden tests: False" in text and "BEGIN HIDDEN TESTS" in text  # which the instructor sees
        assert scores(folder)["student0"] == RIGHT

    def test_what_disagrees_is_marked_for_review_with_the_reason(self, autograded):
        folder, run = autograded
        assert scores(folder)["forger"] == {**RIGHT, "duration": 0, "own_run": 0}, run.stdout
        with sqlite3.connect(folder / "gradebook.db") as book:
            marked = book.execute(
                """select student.id, base_cell.name from grade
                   join submitted_notebook on grade.notebook_id = submitted_notebook.id
                   join submitted_assignment on submitted_notebook.assignment_id = submitted_assignment.id
                   join student on submitted_assignment.student_id = student.id
                   join base_cell on grade.cell_id = base_cell.id where grade.needs_manual_grade"""
            ).fetchall()
            said = " ".join(row[0] or "" for row in book.execute("select auto_comment from comment"))
        assert marked == [("forger", "verify_duration")]
        # The notebook answered the check's questions by itself; the actors worked in turns.
        assert re.search(r"seen from outside, `seen\.actors_side_by_side\(.*\) >= 2` does not hold", said)


@needs_sandbox
def test_every_way_refuses_without_a_sandbox(root, tmp_path):
    folder = class_of(copy_of_the_course(root, tmp_path), 1)
    bare = tmp_path / "bin"
    bare.mkdir()
    for program in ("sh", "bash", "env"):
        bare.joinpath(program).symlink_to(f"/bin/{program}" if program != "env" else "/usr/bin/env")
    path = f"{Path(sys.executable).parent}{os.pathsep}{bare}"
    ours = grading(folder, PATH=path)
    said = " ".join(ours.communicate()[0].split())
    assert ours.returncode == 2 and "apt install bubblewrap" in said and "TRUSTED=1" in said
    assert "Traceback" not in said and not (folder / "autograded").exists()
    nbgrader_api.register(Assignment(NAME, folder))
    theirs = nbgrader(folder, "autograde", NAME, PATH=path)
    assert theirs.returncode != 0
    assert "apt install bubblewrap" in " ".join(theirs.stdout.split()), theirs.stdout
    assert not list((folder / "autograded").rglob("*.ipynb"))


def test_unknown_limit_is_a_message(root, tmp_path):
    folder = class_of(copy_of_the_course(root, tmp_path), 1)
    with (folder / "nbgrader_config.py").open("a") as config:
        config.write('\nc.RunAndJudge.limits = {"memroy": 1}\n')
    run = grading(folder)
    said = " ".join(run.communicate()[0].split())
    assert run.returncode == 2 and "no limit 'memroy'; there is: cell, set_up" in said


def test_limits_and_database_are_the_configurations(root, tmp_path):
    folder = class_of(copy_of_the_course(root, tmp_path), 1, "import time\ntime.sleep(60)")
    with (folder / "nbgrader_config.py").open("a") as config:
        config.write('\nc.RunAndJudge.limits = {"cell": 12, "pictures": False}\n')
        config.write(f'c.CourseDirectory.db_url = "sqlite:///{folder}/elsewhere.db"\n')
    for again in (False, True):
        run = grading(folder)
        said = run.communicate()[0]
        assert ("(unchanged)" in said) is again, said
    graded = (folder / "autograded" / "student0" / NAME / f"{NAME}.ipynb").read_text()
    assert "did not finish within 12 seconds" in graded and "image/png" not in graded, said
    assert scores(folder, "elsewhere.db") == {"student0": RIGHT}
    assert not (folder / "gradebook.db").exists()


@needs_sandbox
def test_gradescopes_results(root, tmp_path):
    assignment = Assignment(NAME, root)
    wrong = read_case(root / "tests" / NAME / "wrong" / "ray_get_in_loop.py").notebook(assignment)
    (tmp_path / "in").mkdir()
    nbformat.write(wrong, tmp_path / "in" / "mine.ipynb")
    words = ["gradescope", "--assignment", NAME, "--submission", str(tmp_path / "in"), "--results"]
    for hand_in in (True, False):
        if not hand_in:
            (tmp_path / "in" / "mine.ipynb").write_text("{")
        subprocess.run(
            [sys.executable, "-m", "actorlab", *words, str(tmp_path / "results.json")],
            cwd=root, env=environment(), check=True,
        )  # fmt: skip
        said = json.loads((tmp_path / "results.json").read_text())
        assert said["score"] == (4 if hand_in else 0)
        assert [test["max_score"] for test in said["tests"]] == [1, 1, 2, 2, 1]
    assert "cut off" in said["output"]
