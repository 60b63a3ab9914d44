"""In which order tests run, and which of them a machine of several runs."""

import shutil
import subprocess
import sys

import pytest

from support.course import environment
from support.shards import in_part
from support.sharing import _MODULES, unit

KERNEL = "def test_kernel():\n    pass\n"
PAGE = "def test_page():\n    pass\n"
CONTRACT = """
class TestAllAnswers:
    def test_together(self): pass
def test_answer(): pass
def test_another(): pass
"""


@pytest.fixture
def run(root, tmp_path):
    """Runs tests in a folder with nothing but the pack's ``conftest.py``."""
    shutil.copy(root / "tests" / "conftest.py", tmp_path)
    modules = {"browser/test_a.py": PAGE, "integration/test_contract.py": CONTRACT}
    for name, module in {**modules, "integration/test_d.py": KERNEL}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(module)

    def pytest_of(quick: str, **variables: str) -> tuple[list[str], str]:
        (tmp_path / "unit").mkdir()
        (tmp_path / "unit" / "test_c.py").write_text(quick)
        paths = f"{root}:{root / 'tests'}"
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-vv", "-p", "no:cacheprovider", str(tmp_path)],
            cwd=tmp_path, env=environment(PYTHONPATH=paths, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1", **variables), text=True, capture_output=True,
        )  # fmt: skip
        results = [line.split() for line in done.stdout.splitlines() if "::" in line and "%]" in line]
        return [f"{words[0].rpartition('::')[2]} {words[1]}" for words in results], done.stdout + done.stderr

    return pytest_of


def test_quick_tests_run_first_answers_among_the_others_and_after_and_what_is_seen_of_all_last(run):
    results, said = run("def test_quick():\n    pass\n", SHARD="1/1")
    order = ("test_quick", "test_page", "test_answer", "test_kernel", "test_another", "test_together")
    assert results == [f"{test} PASSED" for test in order]
    assert "PASSED in 0.0 s" in said  # each test's own duration


def test_slow_tests_are_not_begun_if_a_quick_one_fails(run):
    fails = "def test_quick():\n    assert False\ndef test_next():\n    pass\n"
    assert run(fails)[0] == ["test_quick FAILED", "test_next PASSED"]


def test_a_part_that_there_is_not_is_a_message(run):
    results, said = run("def test_quick():\n    pass\n", SHARD="3/2")
    assert results == [] and "SHARD=3/2 is no part of the tests" in said


@pytest.mark.parametrize("asked", ["3", "0/2", "3/2", "a/b", "1/0", "-1/2"])
def test_no_part(asked):
    with pytest.raises(pytest.UsageError, match="is no part of the tests"):
        in_part(["a"], asked)


def test_parts_run_each_test_once_and_keep_together_what_shares():
    units = ["quick.py", "quick.py", "other.py", "shared", "other.py", "answer 1", "answer 2", "shared"]
    parts = [in_part(units, f"{part}/3") for part in (1, 2, 3)]
    assert [sum(of_test) for of_test in zip(*parts)] == [1] * len(units)
    assert all(len({part[n] for n, unit in enumerate(units) if unit == "shared"}) == 1 for part in parts)
    assert [[unit for unit, our in zip(units, part) if our] for part in parts] == [
        ["quick.py", "quick.py", "answer 1"],
        ["other.py", "other.py", "answer 2"],
        ["shared", "shared"],
    ]


@pytest.mark.parametrize(
    "nodeid, together",
    [
        ("tests/unit/test_a.py::test_b[c::d]", "tests/unit/test_a.py"),
        ("tests/unit/properties/test_a.py::test_b", "tests/unit/properties/test_a.py"),
        ("tests/integration/test_make.py::test_b", "tests/integration/test_make.py"),
        ("tests/integration/test_a.py::test_b[c]", "tests/integration/test_a.py::test_b[c]"),
        ("tests/integration/test_a.py::test_b[c::d]", "tests/integration/test_a.py::test_b[c::d]"),
        ("tests/integration/test_a.py::TestB::test_c[d]", "tests/integration/test_a.py::TestB"),
        ("tests/browser/test_a.py::test_b", "tests/browser/test_a.py::test_b"),
    ],
)
def test_what_stays_together(nodeid, together):
    assert unit(nodeid) == together


def test_modules_that_share_are_there(root):
    assert [name for name in _MODULES if not (root / "tests" / "integration" / name).exists()] == []
