"""What a sandbox's Ray does without: who stands in for it, and that nothing is missed."""

import logging
import os
import socket
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from actorlab.execution import ray_layout
from actorlab.kernel.local_ray import ON_PATH

STAND_INS = Path(ray_layout.__file__).parents[1] / ray_layout.STAND_INS
PROGRAMS = [stand_in.program for stand_in in ray_layout._PROGRAMS]
WORKER = "ray/_private/workers/default_worker.py"
OWN = """
import socket

pair = socket.socketpair()  # what an event loop makes first
served = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
served.bind(("127.0.0.1", 1))
asking = served.accept()[0]
asking.send(asking.recv(100).upper())
"""


@pytest.mark.parametrize("program", PROGRAMS)
def test_pinned_ray_has_the_program(program):
    ray = find_spec("ray")
    assert (Path(ray.origin).parents[1] / program).is_file()


@pytest.fixture
def packages(tmp_path):
    """A folder of packages with a Ray in it."""
    packages = tmp_path / "lib" / "python3.11" / "site-packages"
    for program in PROGRAMS:
        (packages / program).parent.mkdir(parents=True, exist_ok=True)
        (packages / program).touch()
    return packages


def test_stand_ins_are_mounted_over_the_programs(packages):
    words = ray_layout.left_out(packages.parents[1], Path("/lab"))
    mounted = dict(zip(words[2::3], words[1::3]))
    assert mounted[str(packages / "ray/dashboard/agent.py")] == "/lab/kernel/stand_ins/agent.py"
    assert {str(packages / program) for program in PROGRAMS} < mounted.keys()
    for variable, program in {
        "ACTORLAB_RUNTIME_ENV_AGENT": "ray/_private/runtime_env/agent/main.py",
        "ACTORLAB_RAY_WORKER": WORKER,
        "ACTORLAB_RAY_DASHBOARD": "ray/dashboard/dashboard.py",
    }.items():
        assert mounted[ray_layout.VARIABLES[variable]] == str(packages / program)


def test_ray_keeps_what_is_not_where_it_was_and_the_log_says_so(packages, caplog):
    (packages / "ray/dashboard/agent.py").unlink()
    with caplog.at_level(logging.WARNING):
        words = ray_layout.left_out(packages.parents[1], Path("/lab"))
    assert str(packages / "ray/dashboard/agent.py") not in words
    assert caplog.messages == ["This Ray has no ray/dashboard/agent.py, so nothing stands in for it."]


@pytest.mark.parametrize(
    "words, started",
    [
        (
            "/r/ray/dashboard/agent.py --x",
            "-I -S /lab/kernel/stand_ins/agent.py /r/ray/dashboard/agent.py --x",
        ),
        (
            "-u /r/ray/_private/log_monitor.py",
            "-I -S /lab/kernel/stand_ins/idle.py -u /r/ray/_private/log_monitor.py",
        ),
        ("-u /r/ray/dashboard/dashboard.py --x", "/lab/kernel/stand_ins/dashboard.py --x"),
        ("-u /r/ray/_private/runtime_env/agent/main.py --x", "/lab/kernel/stand_ins/agent.py --x"),
        ("-c pass", "-c pass"),
        (f"-u /r/{WORKER} --x=1", "/lab/kernel/stand_ins/worker.py --x=1"),
        (f"/r/setup_worker.py /r/{WORKER} --y", f"/r/setup_worker.py /r/{WORKER} --y"),
    ],
)
def test_a_shared_ray_starts_stand_ins_and_leaves_workers_to_be_forked(tmp_path, words, started):
    script = tmp_path / "python"
    script.write_text(ray_layout.in_place_of_python("echo", Path("/lab"), forks=True))
    done = subprocess.run(["sh", script, *words.split()], capture_output=True, text=True)
    assert done.stdout.split() == started.split()


@pytest.mark.parametrize(
    "words, started",
    [
        (f"-u /r/{WORKER} --x=1", f"-u /r/{WORKER} --x=1"),
        ("/r/ray/dashboard/dashboard.py --x", "/r/ray/dashboard/dashboard.py --x"),
        ("-u /r/ray/_private/runtime_env/agent/main.py --x", "/lab/kernel/stand_ins/agent.py --x"),
    ],
)
def test_where_nobody_forks_workers_are_rays_own(tmp_path, words, started):
    script = tmp_path / "python"
    script.write_text(ray_layout.in_place_of_python("echo", Path("/lab"), forks=False))
    done = subprocess.run(["sh", script, *words.split()], capture_output=True, text=True)
    assert done.stdout.split() == started.split()


@pytest.mark.parametrize(
    "used",
    [
        "requests.adapters.HTTPAdapter",
        "from requests import get",
        "requests.__version__",
        "from requests import *; get",
        "import requests.models; requests.get",
        "import jsonschema.validators; jsonschema.validate",
    ],
)
def test_a_package_is_imported_once_it_is_used(used):
    program = f"""
import sys, requests, jsonschema
assert requests.__file__ and jsonschema.__path__
assert not {{"urllib3", "referencing"}} & sys.modules.keys()
{used}
assert {{"urllib3", "referencing"}} & sys.modules.keys()
"""
    run(["-c", program])


def test_nothing_else_is_on_the_path():
    found = {path.name for path in ON_PATH.iterdir() if path.name != "__pycache__"}
    assert found == {"sitecustomize.py"}  # it would hide a student's module of the same name


def test_a_package_that_is_not_there_is_not_there():
    program = """
import sys
sys.path[:] = [path for path in sys.path if "site-packages" not in path]
sys.meta_path[:] = [finder for finder in sys.meta_path if "editable" not in str(finder)]
try:
    import requests
except ModuleNotFoundError as problem:
    assert problem.name == "requests"
else:
    raise AssertionError
"""
    run(["-c", program])


def test_agent_says_that_no_dashboard_is_served(tmp_path):
    with agent(tmp_path) as process:
        services = ("metrics_agent_port", "metrics_export_port", "dashboard_agent_listen_port")
        assert {port(tmp_path, service) for service in services} == {-1}
        assert process.poll() is None


def test_agent_becomes_rays_own_for_whoever_asks(tmp_path):
    (tmp_path / "own.py").write_text(OWN)
    asked = ["--node-ip-address=127.0.0.1", "--runtime-env-agent-port=0"]
    with agent(tmp_path, *asked, ACTORLAB_RUNTIME_ENV_AGENT=str(tmp_path / "own.py")):
        with socket.create_connection(("127.0.0.1", port(tmp_path, "runtime_env_agent_port"))) as asking:
            asking.sendall(b"an environment")
            assert asking.recv(100) == b"AN ENVIRONMENT"


def test_agent_ends_with_who_started_it(tmp_path):
    started = f"""
import subprocess, sys, time
from pathlib import Path
words = [sys.executable, {str(STAND_INS / "agent.py")!r}, "--session-dir={tmp_path}", "--node-id=7"]
print(subprocess.Popen(words, stdout=subprocess.DEVNULL).pid)
while not list(Path({str(tmp_path)!r}).glob("metrics_export_port_*")):
    time.sleep(0.02)
"""
    pid = int(run(["-c", started]))
    deadline = time.monotonic() + 20
    while Path(f"/proc/{pid}").exists() and "agent.py" in Path(f"/proc/{pid}/cmdline").read_text():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def run(words: list[str]) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ON_PATH)}
    done = subprocess.run([sys.executable, *words], env=environment, capture_output=True, text=True)
    assert not done.returncode, done.stderr
    return done.stdout


class agent(subprocess.Popen):
    """The stand-in for an agent, until the end of the context."""

    def __init__(self, folder: Path, *options: str, **variables: str) -> None:
        words = [sys.executable, STAND_INS / "agent.py", f"--session-dir={folder}", "--node-id=7", *options]
        super().__init__(words, env={**os.environ, **variables})

    def __exit__(self, *_) -> None:
        self.kill()
        super().__exit__(None, None, None)


def port(folder: Path, service: str) -> int:
    """The port that a service has written down."""
    file, deadline = folder / f"{service}_7", time.monotonic() + 20
    while not file.exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return int(file.read_text())
