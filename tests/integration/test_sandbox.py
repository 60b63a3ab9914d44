"""What a submission's code can see, reach, use up and leave behind."""

import ast
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from actorlab.execution import sandbox, seccomp
from support.processes import processes_with
from support.submission import needs_sandbox, run


@pytest.fixture(scope="module")
def seen(root):
    """What a submission's code sees, from one look around."""
    if sandbox.missing():
        pytest.skip(sandbox.missing())
    from actorlab.course.assignment import Assignment

    outside = socket.create_server(("127.0.0.1", 0))
    abstract = socket.socket(socket.AF_UNIX)
    abstract.bind(f"\0actorlab-test-{os.getpid()}")
    abstract.listen()
    os.environ["ACTOR_TEST_SECRET"] = "a secret"
    look = f"""
import ctypes, json, os, socket, subprocess

def opens(path):
    try:
        os.close(os.open(path, os.O_WRONLY))
    except OSError:
        return False
    return True

def settings():
    for folder, folders, names in os.walk("/proc"):
        if folder == "/proc":
            folders[:] = [name for name in folders if not name.isdigit() and "self" not in name]
        yield from filter(opens, (os.path.join(folder, name) for name in names))

def nests():
    child = os.fork()
    if not child:
        os._exit(ctypes.CDLL(None).unshare(0x10000000) == 0)  # CLONE_NEWUSER
    return bool(os.waitpid(child, 0)[1])

def fails(act):
    try:
        act()
    except OSError as problem:
        return type(problem).__name__
    return ""

def connect(family, place):
    with socket.socket(family) as s:
        s.settimeout(3)
        s.connect(place)

found = []
for folder, folders, names in os.walk("/"):
    if folder in ("/proc", "/sys", "/dev", "/usr"):
        folders[:] = []
    folders[:] = [name for name in folders if name not in ("lib", "lib64", "bin")]
    found += [os.path.join(folder, name) for name in names]
print(json.dumps({{
    "files": found,
    "environment": dict(os.environ),
    "folders": os.listdir("/"),
    "here": sorted(os.listdir()),
    "processes": [p for p in os.listdir("/proc") if p.isdigit()],
    "host_loopback": fails(lambda: connect(socket.AF_INET, ("127.0.0.1", {outside.getsockname()[1]}))),
    "abstract_socket": fails(lambda: connect(socket.AF_UNIX, "\\0actorlab-test-{os.getpid()}")),
    "internet": fails(lambda: connect(socket.AF_INET, ("1.1.1.1", 53))),
    "write_usr": fails(lambda: open("/usr/x", "w")),
    "write_exercise": fails(lambda: open("/tmp/lab/exercises/ex07_actors/checks.py", "a")),
    "write_pack": fails(lambda: open("/tmp/lab/actorlab/evidence/record.py", "a")),
    "interfaces": [name for _, name in socket.if_nameindex()],
    "mount": subprocess.run(["mount", "-t", "tmpfs", "none", "/tmp"], capture_output=True).returncode,
    "user": os.getuid(),
    "settings": list(settings()),
    "nests": nests(),
    "mounts": [line.split()[3:5] for line in open("/proc/self/mountinfo")],
    "compiled": __import__("actorlab.notebook").notebook.check.__wrapped__.__code__.co_filename,
}}))
"""
    execution, said = run(Assignment("ex07_actors", root), look)
    del os.environ["ACTOR_TEST_SECRET"]
    outside.close(), abstract.close()
    assert not execution.stopped, execution.stopped
    return json.loads(said[0])


def test_there_is_no_network_but_a_loopback_of_its_own(seen):
    assert seen["interfaces"] == ["lo"]
    assert seen["internet"] and seen["host_loopback"] and seen["abstract_socket"]


def test_it_sees_nobody_elses_processes(seen):
    assert len(seen["processes"]) < 10


def test_it_sees_no_solution_gradebook_submission_or_home(seen, root):
    # Nor the exercise's notebook, in which somebody here may have solved it.
    assert not [f for f in seen["files"] if f.endswith(".ipynb")]
    assert not [f for f in seen["files"] if "solutions" in f or f.endswith((".db", "nbgrader_config.py"))]
    home = str(Path.home())
    assert not [f for f in seen["files"] if f.startswith(home)]
    assert not [f for f in seen["files"] if f in ("/etc/passwd", "/etc/shadow", "/etc/hosts")]


def test_it_sees_no_variable_of_the_graders(seen):
    assert "a secret" not in seen["environment"].values()
    assert seen["environment"]["HOME"] == sandbox.HOME
    assert not [name for name in seen["environment"] if name.startswith(("SSH", "XDG", "JUPYTER", "VIRTUAL"))]


def test_all_but_its_scratch_is_read_only(seen):
    assert seen["write_usr"] and seen["write_exercise"] and seen["write_pack"]
    assert seen["mount"] != 0


def test_it_cannot_write_the_kernels_settings(seen):
    assert seen["settings"] == []


def test_it_makes_no_namespace_of_its_own(seen):
    if not sandbox._no_nesting():
        pytest.skip("this bubblewrap is older than 0.8")
    assert not seen["nests"]


def test_mounts_show_no_path_of_the_graders_but_the_environments(seen, root):
    environment = [(root / ".venv" / "kernel").resolve(), (root / ".venv" / "kernel").absolute()]
    paths = [Path(path) for mount in seen["mounts"] for path in mount]
    here = [
        path for path in paths if path.is_relative_to(root) or path.is_relative_to(environment[0].parents[1])
    ]
    assert [p for p in here if not any(p.is_relative_to(folder) for folder in environment)] == []
    assert seen["compiled"] == "/tmp/lab/actorlab/kernel/exercise.py"
    # A compiled module holds the path that it was compiled at.
    assert not [f for f in seen["files"] if f.startswith("/tmp/lab") and f.endswith(".pyc")]


REFUSED = """
import ctypes, os, socket
library = ctypes.CDLL(None, use_errno=True)
library.shmget.argtypes = [ctypes.c_int, ctypes.c_size_t, ctypes.c_int]

def told(result):
    return "" if result >= 0 else os.strerror(ctypes.get_errno())

def tries(act):
    try:
        return act() and ""
    except OSError as problem:
        return problem.strerror

def in_a_child(act):
    child = os.fork()
    if not child:
        os._exit(not told(act()))  # 1 if it was let
    return "let" if os.waitpid(child, 0)[1] else "refused"

print({
    "memfd": tries(lambda: os.memfd_create("x")),
    "shared memory": told(library.shmget(0, 4096, 0o1600)),
    "messages": told(library.msgget(0, 0o1600)),
    "traced": in_a_child(lambda: library.ptrace(0, 0, 0, 0)),
    "namespace": in_a_child(lambda: library.unshare(0x10000000)),
    "to the host": tries(lambda: socket.socket(40, socket.SOCK_STREAM)),
    "a packet socket": tries(lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW)),
    "netlink to netfilter": tries(lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 12)),
})
"""


@needs_sandbox
def test_system_calls_that_no_notebook_needs_are_refused(assignment, monkeypatch):
    if sandbox.unfiltered():
        pytest.skip(sandbox.unfiltered())
    monkeypatch.setattr(sandbox, "_no_nesting", tuple)  # as with bubblewrap before 0.8
    # Memory that is shared by name, and threads, are there.
    works = """
from multiprocessing.shared_memory import SharedMemory
from threading import Thread
memory = SharedMemory(create=True, size=10)
memory.unlink()
thread = Thread(target=print, args=("started",))
thread.start(), thread.join()
"""
    _, said = run(assignment, REFUSED, works)
    not_permitted, none = "Operation not permitted", "Address family not supported by protocol"
    assert ast.literal_eval(said[0]) == {
        "memfd": "Function not implemented",
        "shared memory": not_permitted,
        "messages": not_permitted,
        "traced": "refused",
        "namespace": "refused",
        "to the host": none,
        "a packet socket": none,
        "netlink to netfilter": "Protocol not supported",
    }
    assert said[1] == "started\n"


@needs_sandbox
def test_without_libseccomp_it_runs_all_the_same(assignment, monkeypatch):
    def none():
        raise seccomp.NoFilter("libseccomp is not installed")

    monkeypatch.setattr(seccomp, "_program", none)
    monkeypatch.setattr(sandbox, "unfiltered", sandbox.unfiltered.__wrapped__)
    assert sandbox.unfiltered() == "libseccomp is not installed"
    _, said = run(assignment, "print('ran')")
    assert said == ["ran\n"]


def test_it_is_not_the_graders_user(seen):
    assert seen["user"] != 0


@needs_sandbox
def test_files_lie_beside_the_notebook_and_come_last(assignment, tmp_path):
    (tmp_path / "helper.py").write_text("value = 42")
    (tmp_path / "ray.py").write_text("raise SystemExit('shadowed')")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "numbers.txt").write_text("1 2")
    code = "import helper, ray\nopen('new', 'w').close()\nprint(helper.value, open('data/numbers.txt').read(), ray.__version__)"
    _, said = run(assignment, code, files=tmp_path)
    assert "42 1 2 2." in said[0]
    assert not (tmp_path / "new").exists()


@needs_sandbox
def test_nothing_is_left(assignment):
    mark = f"13579{os.getpid()}"
    code = f"""
import subprocess
subprocess.Popen(["setsid", "sh", "-c", "setsid sleep {mark} & sleep {mark}"], start_new_session=True)
import ray
ray.init(num_cpus=1)
open("/tmp/left", "w").close()
"""
    execution, said = run(assignment, code)
    assert not execution.stopped and "Error" not in said[0]
    deadline = time.monotonic() + 60  # the last of a sandbox goes a moment later
    while processes_with(mark):
        assert time.monotonic() < deadline
        time.sleep(0.2)
    assert not Path("/tmp/left").exists()


@needs_sandbox
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM], ids=["kill -9", "terminate"])
def test_all_ends_when_the_grader_is_killed(root, tmp_path, how):
    mark = f"24680{os.getpid()}"
    program = f"""
import asyncio, sys
from pathlib import Path
from nbformat.v4 import new_code_cell, new_notebook
from actorlab.execution.execute import execute
code = "import subprocess; subprocess.Popen(['sleep', '{mark}']); subprocess.run(['setsid', 'sleep', '{mark}'])"
asyncio.run(execute(new_notebook(cells=[new_code_cell(code)]), Path("exercises/ex07_actors")))
"""
    grader = subprocess.Popen(
        [sys.executable, "-c", program], cwd=root, env={**os.environ, "PYTHONPATH": "."}
    )
    deadline = time.monotonic() + 60
    while not any(psutil.Process(p).name() == "sleep" for p in processes_with(mark)):
        assert time.monotonic() < deadline and grader.poll() is None
        time.sleep(0.2)
    grader.send_signal(how)
    grader.wait()
    deadline = time.monotonic() + 20
    while processes_with(mark):
        assert time.monotonic() < deadline
        time.sleep(0.2)


TOO_MUCH = {
    "memory": (
        "x = bytearray(900_000_000)\nimport time; time.sleep(60)",
        {"memory": 400_000_000},
        "of memory",
    ),
    "processes": (
        "import subprocess, time\nx = [subprocess.Popen(['sleep', '60']) for _ in range(60)]\ntime.sleep(60)",
        {"processes": 40},
        "more than 40 processes",
    ),
    "fork bomb": (
        "import os, time\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        time.sleep(0.01)",
        {"processes": 100},
        "more than 100 processes",
    ),
    "cpu": (
        "import os\nfor _ in range(3):\n    os.fork()\nwhile True: pass",
        {"cpu": 3},
        "CPU time",
    ),
    # Long enough for a kernel to start on a machine without room.
    "time": (
        "import time\ntime.sleep(100)",
        {"cell": 300, "notebook": 15},
        "did not finish within 15 seconds",
    ),
}


@needs_sandbox
@pytest.mark.parametrize("code, limits, says", TOO_MUCH.values(), ids=TOO_MUCH)
def test_what_uses_too_much_is_stopped(assignment, code, limits, says):
    execution, _ = run(assignment, "print('first')", code, "print('last')", **limits)
    assert says in execution.stopped
    assert execution.notebook.cells[0].outputs[0].text == "first\n"
    assert not execution.notebook.cells[2].outputs


@needs_sandbox
def test_a_cell_that_hangs_costs_only_itself(assignment):
    execution, said = run(assignment, "import time\ntime.sleep(100)", "print('next')", cell=3)
    assert said[1] == "next\n" and not execution.stopped


@needs_sandbox
def test_files_and_scratch_are_limited(assignment):
    big = "with open('big', 'wb') as f:\n    for _ in range(40): f.write(bytes(1_000_000))\nprint('written')"
    many = "for n in range(9):\n    with open(f'part{n}', 'wb') as f: f.write(bytes(9_000_000))\nprint('written')"
    _, said = run(assignment, big, many, file=10_000_000, scratch=60_000_000)
    assert "File too large" in said[0] and "No space left" in said[1]


@needs_sandbox
def test_output_is_limited(assignment):
    execution, said = run(
        assignment, "for _ in range(1000): print('x' * 1000)", "print('next')", output=100_000
    )
    assert len(said[0]) < 150_000 and "the rest is left out" in said[0]
    assert said[1] == "next\n"


def test_without_a_sandbox_it_refuses_and_says_how_to_go_on(assignment, monkeypatch):
    monkeypatch.setattr(sandbox, "missing", lambda: "bubblewrap is not installed")
    with pytest.raises(sandbox.NoSandbox) as refused:
        run(assignment, "print('ran')")
    assert "apt install bubblewrap" in str(refused.value) and "TRUSTED=1" in str(refused.value)


def test_trusted_work_runs_without_one(assignment, monkeypatch):
    monkeypatch.setattr(sandbox, "missing", lambda: "bubblewrap is not installed")
    execution, said = run(assignment, "print('ran')", trusted=True)
    assert said == ["ran\n"] and not execution.stopped


def test_missing_program_is_the_reason(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    assert sandbox.missing.__wrapped__() == "bubblewrap is not installed"
