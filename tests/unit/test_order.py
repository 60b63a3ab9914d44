"""Quick tests run first, and keep the slow ones from being begun if one of them fails."""

import shutil
import subprocess
import sys

import pytest

from support.course import environment

KERNEL = "def test_kernel():\n    pass\n"
PAGE = "def test_page():\n    pass\n"


@pytest.fixture
def run(root, tmp_path):
    """Runs tests in a folder with nothing but the pack's ``conftest.py``."""
    shutil.copy(root / "tests" / "conftest.py", tmp_path)
    for folder in ("browser", "integration", "unit"):
        (tmp_path / folder).mkdir()
    (tmp_path / "browser" / "test_a.py").write_text(PAGE)
    (tmp_path / "integration" / "test_b.py").write_text(KERNEL)

    def pytest_of(quick: str, *words: str) -> list[str]:
        (tmp_path / "unit" / "test_c.py").write_text(quick)
        command = [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", *words, str(tmp_path)]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment(PYTHONPATH=str(root)), text=True, capture_output=True
        )
        results = [line.split() for line in done.stdout.splitlines() if "::" in line and "%]" in line]
        return [f"{words[0].rpartition('::')[2]} {words[1]}" for words in results]

    return pytest_of


def test_quick_tests_run_first(run):
    passes = "def test_quick():\n    pass\n"
    assert run(passes) == ["test_quick PASSED", "test_page PASSED", "test_kernel PASSED"]
    assert run(passes, "-m", "not slow") == ["test_quick PASSED"]


def test_slow_tests_are_not_begun_if_a_quick_one_fails(run):
    fails = "def test_quick():\n    assert False\ndef test_next():\n    pass\n"
    assert run(fails) == ["test_quick FAILED", "test_next PASSED"]
