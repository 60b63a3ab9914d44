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
    "--folder": ["folder"],
    "--cases": ["wrong/*"],
    "--messages": [],
    "--name": ["ex09_waiting"],
}
TAKES = {
    "lab": {"--folder"},
    "check": {"--assignment", "--folder"},
    "hint": {"--assignment", "--folder"},
    "start-again": {"--folder"},
    "update": {"--folder"},
    "release": {"--assignment"},
    "student-copy": set(),
    "wheel": set(),
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
PASSES_ON = {"lab", "formgrader"}  # to JupyterLab, what they do not take
REFUSED = [
    (command, option)
    for command in sorted(TAKES.keys() - PASSES_ON)
    for option in VALUES
    if option not in TAKES[command]
]


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
@pytest.mark.parametrize("command", sorted(TAKES.keys() - {"gradescope", "update"}))
def test_a_make_target_passes_what_its_command_uses(command, given, root):
    shown = subprocess.run(["make", "-n", command, *given], cwd=root, capture_output=True, text=True)
    lines = [line for line in shown.stdout.splitlines() if " -m actorlab " in line]
    (words,) = [shlex.split(line.partition(" -m actorlab ")[2]) for line in lines]
    assert words[0] == command
    arguments, unknown = parser().parse_known_args(words)
    assert not unknown
    assert getattr(arguments, "assignment", "") == (
        "ex07_actors" if given and "--assignment" in TAKES[command] else ""
    )
    words_alone = {"check": "notebook", "hint": "cell", "start-again": "exercise"}
    if name := words_alone.get(command):
        value = {"notebook": "x.ipynb", "cell": "foo_class", "exercise": "ex07_actors"}[name]
        assert getattr(arguments, name) == (value if given else "")
    assert getattr(arguments, "jobs", 0) == (3 if given and "--jobs" in TAKES[command] else 0)


@pytest.mark.parametrize("command", sorted(PASSES_ON))
def test_jupyterlabs_own_options_are_passed_on(command):
    arguments, unknown = parser().parse_known_args([command, "--no-browser", "--port=8890"])
    assert arguments.passes_on and unknown == ["--no-browser", "--port=8890"]


def test_a_command_starts_without_ray(root):
    code = "import sys, actorlab.cli.main; sys.exit('ray' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=root).returncode == 0
