"""Each command takes the options that it uses, and refuses any other in one line."""

import shlex
import subprocess
import sys

import pytest

from actorlab.cli.main import main, parser

# An option, and a value for it where it takes one.
VALUES = {
    "--assignment": ["ex07_actors"],
    "--jobs": ["3"],
    "--force": [],
    "--trusted": [],
    "--archive": ["x.zip"],
    "--picture": ["x.svg"],
    "--submission": ["folder"],
    "--results": ["x.json"],
    "--notebook": ["x.ipynb"],
    "--cell": ["foo_class"],
    "--cases": ["wrong/*"],
    "--messages": [],
    "--name": ["ex09_waiting"],
}
TAKES = {
    "check": {"--assignment", "--notebook"},
    "hint": {"--assignment", "--cell"},
    "start-again": {"--assignment"},
    "release": {"--assignment"},
    "collect": {"--assignment", "--archive"},
    "grade": {"--assignment", "--jobs", "--force", "--trusted"},
    "report": {"--assignment"},
    "feedback": {"--assignment"},
    "export": {"--assignment"},
    "formgrader": {"--assignment"},
    "demo": {"--assignment", "--jobs", "--trusted", "--picture"},
    "gradescope": {"--assignment", "--submission", "--results", "--trusted"},
    "verify": {"--assignment", "--jobs", "--cases", "--messages"},
    "watch": {"--assignment"},
    "new-exercise": {"--name"},
}
REFUSED = [(command, option) for command in TAKES for option in VALUES if option not in TAKES[command]]


def said_by(words, capsys):
    """What a command that is refused says."""
    with pytest.raises(SystemExit) as ended:
        main(words)
    out, said = capsys.readouterr()
    assert ended.value.code == 2 and not out
    return said


@pytest.mark.parametrize("command", TAKES)
def test_a_command_takes_what_it_uses(command):
    words = [word for option in sorted(TAKES[command]) for word in (option, *VALUES[option])]
    arguments, unknown = parser().parse_known_args([command, *words])
    assert not unknown
    for option in TAKES[command]:
        value = getattr(arguments, option.removeprefix("--"))
        assert str(value) == (VALUES[option] or ["True"])[0]


@pytest.mark.parametrize("command, option", REFUSED)
def test_a_command_refuses_what_it_does_not_use_in_one_line(command, option, capsys):
    said = said_by([command, option, *VALUES[option]], capsys)
    assert said.count("\n") == 1
    assert f"actorlab {command}: it does not take {option}. See " in said


def test_there_are_no_other_commands(capsys):
    said = said_by(["grades"], capsys)
    assert said.count("\n") == 1
    assert all(repr(command) in said for command in TAKES)
    assert said.count("', '") == len(TAKES) - 1


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "1.5"])
def test_jobs_are_a_number_of_notebooks(jobs, capsys):
    said = said_by(["grade", f"--jobs={jobs}"], capsys)
    assert said.count("\n") == 1 and "at least one notebook has to run at a time" in said


# Each of the Makefile's variables.
GIVEN = [
    "ASSIGNMENT=ex07_actors",
    "JOBS=3",
    "NOTEBOOK=x.ipynb",
    "CELL=foo_class",
    "CASES=wrong/*",
    "ARCHIVE=x.zip",
    "FORCE=1",
    "TRUSTED=1",
    "NAME=ex09_waiting",
]


@pytest.mark.parametrize("given", [[], GIVEN], ids=["bare", "all variables"])
@pytest.mark.parametrize("command", sorted(TAKES.keys() - {"gradescope"}))
def test_a_make_target_passes_what_its_command_uses(command, given, root):
    shown = subprocess.run(["make", "-n", command, *given], cwd=root, capture_output=True, text=True)
    lines = [line for line in shown.stdout.splitlines() if " -m actorlab " in line]
    (words,) = [shlex.split(line.partition(" -m actorlab ")[2]) for line in lines]
    assert words[0] == command
    arguments, unknown = parser().parse_known_args(words)
    assert not unknown
    assert getattr(arguments, "assignment", "") == (
        "ex07_actors" if given and command != "new-exercise" else ""
    )
    assert getattr(arguments, "jobs", 0) == (3 if given and "--jobs" in TAKES[command] else 0)


def test_a_command_starts_without_ray(root):
    code = "import sys, actorlab.cli.main; sys.exit('ray' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=root).returncode == 0
