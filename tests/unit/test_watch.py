"""``make watch``: which answers a saved file touches, and that they are verified again."""

import signal
import subprocess
import sys
import threading

import pytest

from actorlab.authoring import watch
from actorlab.course.assignment import Assignment
from support.course import environment

CASE, CHECKS = "tests/ex07_actors/wrong/one.py", "solutions/ex07_actors/checks.py"


@pytest.fixture
def course(tmp_path):
    """An exercise's folders, with two answers and nothing in them."""
    for name in (CASE, "tests/ex07_actors/right/two.py", CHECKS, "tests/ex07_actors/class.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return Assignment("ex07_actors", tmp_path)


@pytest.mark.parametrize(
    "saved, cases",
    [
        ([CASE], ["wrong/one"]),
        ([CHECKS], ["right/two", "wrong/one", watch.ALL]),
        (["solutions/ex07_actors/ex07_actors.ipynb"], ["right/two", "wrong/one", watch.ALL]),
        ([CASE, CHECKS], ["wrong/one", "right/two", watch.ALL]),
        (["tests/ex07_actors/class.json"], []),
        (["tests/ex07_actors/wrong/deleted.py"], []),
        ([], []),
    ],
)
def test_a_saved_file_touches_these(course, saved, cases):
    files = [course.root / name for name in saved]
    assert watch.touched(course, files, ["right/two", "wrong/one"]) == cases


def test_a_save_is_seen(course):
    before = watch.stamps(course)
    (course.root / CASE).write_text("# scores: 1\n")
    (course.root / "tests/ex07_actors/wrong/new.py").touch()
    after = watch.stamps(course)
    changed = {file.name for file in after if after[file] != before.get(file)}
    assert changed == {"one.py", "new.py"}


def program(monkeypatch, tmp_path, text):
    """Stands in for the command line: what it is asked for is written to a file."""
    package = tmp_path / "stand-in" / "actorlab"
    package.mkdir(parents=True)
    (package / "__main__.py").write_text(f"import sys\nprint(*sys.argv[1:], flush=True)\n{text}\n")
    monkeypatch.setenv("PYTHONPATH", str(package.parent))


def test_what_failed_comes_first_next_time(course, monkeypatch, tmp_path):
    program(monkeypatch, tmp_path, "print('✗ ex07_actors/wrong/one: 1 0') if 'verify' in sys.argv else None")
    said = []
    failed = watch._verify(course, ["right/two", watch.ALL], [], said.append, lambda: False)
    assert failed == ["wrong/one"]
    assert [line.split()[0] for line in said if not line.startswith("✗")] == ["release", "verify", "verify"]
    assert watch.touched(course, [course.root / CHECKS], failed) == ["wrong/one", watch.ALL]


def test_a_save_meanwhile_interrupts(course, monkeypatch, tmp_path):
    program(monkeypatch, tmp_path, "import time; time.sleep(600)")
    said, asked = [], []
    assert watch._verify(
        course, ["wrong/one"], [], said.append, lambda: asked.append(1) or len(asked) > 6
    ) == ["wrong/one"]
    assert len(said) == 1


def test_it_watches_until_interrupted(root):
    words = [sys.executable, "-m", "actorlab", "watch", "--assignment", "ex07_actors"]
    process = subprocess.Popen(
        words, cwd=root, stdout=subprocess.PIPE, text=True, env=environment(PYTHONPATH=str(root))
    )
    ended = threading.Timer(60, process.kill)
    ended.start()
    assert process.stdout.readline().startswith("Watching solutions/ex07_actors/")
    process.send_signal(signal.SIGINT)
    process.communicate()
    ended.cancel()
    assert process.returncode == 130
