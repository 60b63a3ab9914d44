"""`make new-exercise`: an exercise that works everywhere at once, and what is left to do on it."""

import re
import shutil
import subprocess

import pytest

from actorlab.authoring.new_exercise import new_exercise
from actorlab.authoring.unfinished import unfinished, unmet
from actorlab.authoring.verify import answers, structure
from actorlab.checks.seen import Seen
from actorlab.checks.verdict import Outcome, Verdict
from actorlab.course import nbgrader_api
from actorlab.course.assignment import Assignment
from actorlab.grading.grade import Graded
from support.course import digests, environment, every_assignment, make

NAME = "ex09_waiting"
NOTEBOOK = f"solutions/{NAME}/{NAME}.ipynb"
CHECKS = f"solutions/{NAME}/checks.py"
RIGHT = f"tests/{NAME}/right/sent_in_a_loop.py"
CLASS = f"tests/{NAME}/class.json"
WRONG = f"tests/{NAME}/wrong/took_the_remainders.py"
IMPORT = "from actorlab.checks import"
HINTS = f"solutions/{NAME}/hints.md"


@pytest.fixture
def exercise(laid_down, tmp_path):
    """The new exercise in a course of its own, to be changed."""
    folder, *_ = laid_down
    shutil.copy(folder / "nbgrader_config.py", tmp_path)
    for tree in ("solutions", "exercises", "tests"):
        shutil.copytree(folder / tree / NAME, tmp_path / tree / NAME)
    return Assignment(NAME, tmp_path)


def edit(file, old, new):
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def written_files(assignment):
    return [p for tree in ("solutions", "tests") for p in (assignment.root / tree / NAME).rglob("*.*")]


def test_nothing_else_is_changed(laid_down):
    folder, before, run = laid_down
    assert run.returncode == 0, run.stdout
    after = digests(folder)
    assert {file: after[file] for file in before} == before
    assert {file.split("/")[1] for file in after.keys() - before.keys()} == {NAME}


def test_its_files_are_as_promised(exercise):
    assert list(structure(exercise)) == []


def test_every_placeholder_is_listed_with_its_place(exercise):
    lines = list(unfinished(exercise))
    count = sum(p.read_text().count("TODO") for p in written_files(exercise))
    to_write = [line for line in lines if ": write " in line or ": put " in line]
    assert len(to_write) == count > 20
    assert f"solutions/{NAME}/{NAME}.ipynb, cell intro: write the exercise's number and its title." in lines
    for line in to_write:
        place = line.split(", cell ")[0].split(":")[0]
        assert (exercise.root / place).is_file() and line.endswith(".") and "\n" not in line


def test_what_is_written_is_no_longer_listed(exercise):
    for file in written_files(exercise):
        file.write_text(file.read_text().replace("TODO: ", ""))
    assert [line.split(" has ")[0] for line in unfinished(exercise)] == [
        f"tests/{NAME}/right/",
        f"tests/{NAME}/wrong/",
        f"tests/{NAME}/wrong/",
    ]


def test_missing_answers_are_counted(exercise):
    wrong = exercise.root / "tests" / NAME / "wrong"
    assert f"tests/{NAME}/wrong/ has 3. Write at least 2 more" in " ".join(unfinished(exercise))
    assert "no answer that fails verify_divider" in " ".join(unfinished(exercise))
    for number in range(2):
        (wrong / f"plain_{number}.py").write_text("# scores: 0 0 0\n# %% divider starter\n")
    assert not [line for line in unfinished(exercise) if "/wrong/ has" in line]
    (exercise.root / "tests" / NAME / "class.json").unlink()
    assert any("class.json is missing" in line for line in unfinished(exercise))


def test_a_mistake_that_no_answer_meets_is_named(exercise):
    def graded(check, mistake):
        return Graded([Verdict(check, Outcome.WRONG, 0, 2, mistake)], None, (), "")

    answered = [graded("verify_own_run", f"Answered{number}") for number in (2, 3)]
    assert list(unmet(exercise, [graded("verify_quotients", "TookTheRemainders"), *answered])) == []
    (line,) = unmet(exercise, [graded("verify_quotients", "CellFailed"), *answered])
    assert "checks.py" in line and "TookTheRemainders" in line


@pytest.mark.parametrize(
    "file, old, new, said",
    [
        (
            CHECKS,
            "\n\nWORK",
            "\nimport actorlab.kernel.tracing\n\nWORK",
            "imports actorlab.kernel.tracing",
        ),
        (HINTS, "## quotients", "## quotient", "hints for 'quotient'"),
        (CHECKS, "TODO: write what holds of a right answer, as a success is told.", " ", "about nothing"),
        (RIGHT, "%% quotients", "%% totals", "has no cell 'totals'"),
        (RIGHT, "scores: 1 2 1", "scores: 1 0 1", "is not right"),
        (WRONG, "scores: 1 0 1", "scores: 1 2 1", "is not wrong"),
        (WRONG, "scores: 1 0 1", "scores: 1", "for 1 of 3 checks"),
        (WRONG, "# scores", "scores", "expected a comment"),
        (NOTEBOOK, '"grade_id": "divider"', '"grade_id": "quotients"', "2 cells with the id"),
        (NOTEBOOK, '"points": 1', '"points": 0', "verify_divider has no points"),
        (NOTEBOOK, 'check(\\"verify_divider', 'check(\\"verify_tally', "does not call check"),
        (NOTEBOOK, "assert quotients ==", "assert list(quotients) ==", "verify_quotients uses the name list"),
        (NOTEBOOK, "assert quotients ==", "other = quotients", "verify_quotients uses the name other"),
        (NOTEBOOK, "raises-exception", "other", "verify_quotients does not pass, Run All stops at it"),
        (NOTEBOOK, "## Step 2", "## Step 1", "quotients does not stand below a heading '## Step 2'"),
        (NOTEBOOK, '"grade_id": "prediction"', '"grade_id": "guess"', "has no solution cell prediction"),
        (NOTEBOOK, "does that take?", "it takes.", "no question in bold"),
        (CHECKS, "exercise.predict(", "(lambda *_, **__: 0)(", "does not say what students predict"),
        (CHECKS, "exercise.own_run(", "exercise.other(", "cannot be loaded"),
        (
            f"tests/{NAME}/wrong/answered_references.py",
            "# says",
            "# may say",
            "has 1 wrong answers to the question",
        ),
        (NOTEBOOK, "# quotients = ", "quotients = ", "starter is not commented out"),
        (CLASS, "right/sent_in_a_loop", "right/sent", "gives ben the answer right/sent"),
    ],
)
def test_what_its_author_gets_wrong_is_a_line(exercise, file, old, new, said):
    edit(exercise.root / file, old, new)
    problems = list(structure(exercise))
    assert any(said in problem for problem in problems)


UNLOADABLE = {
    "syntax": (IMPORT, f"{IMPORT}(", "1, cannot be loaded: SyntaxError: "),
    "import": (
        IMPORT,
        "from actorlab.check import",
        "1, cannot be loaded: ModuleNotFoundError: No module named 'actorlab.check'.",
    ),
    "exception": (
        "exercise = Exercise(",
        "1 / 0\nexercise = Exercise(",
        "1, cannot be loaded: ZeroDivisionError: ",
    ),
    "exit": (
        "exercise = Exercise(",
        "raise SystemExit\nexercise = Exercise(",
        "1, cannot be loaded: SystemExit.",
    ),
    "mistake": (
        "values.shape(WORK)",
        'values.shape(WORK).without("NoSuch")',
        "1, cannot be loaded: ValueError: there is no mistake NoSuch in this bundle",
    ),
    "no exercise": ("exercise", "training", " cannot be loaded: it has no `exercise`."),
}


@pytest.mark.parametrize("old, new, said", UNLOADABLE.values(), ids=UNLOADABLE)
def test_checks_that_cannot_be_loaded_are_one_line_and_are_not_released(laid_down, exercise, old, new, said):
    file = exercise.root / CHECKS
    line = f", line {file.read_text().partition(old)[0].count(chr(10)) + 1}," if said.startswith("1,") else ""
    edit(file, old, new)
    wanted = f"{CHECKS}{line}{said.removeprefix('1,')}"
    problems = [problem for problem in structure(exercise) if "cannot be loaded" in problem]
    assert len(problems) == 1 and problems[0].startswith(wanted) and "\n" not in problems[0]
    assert answers(exercise) == []
    before = digests(exercise.root)
    with pytest.raises(nbgrader_api.StepFailed) as refused:
        nbgrader_api.release(exercise)
    assert str(refused.value).startswith(wanted) and digests(exercise.root) == before


def test_no_exercise_is_released_beside_one_that_cannot_be_loaded(laid_down, exercise):
    folder, *_ = laid_down
    shutil.copytree(folder / "solutions" / "ex07_actors", exercise.root / "solutions" / "ex07_actors")
    edit(exercise.root / CHECKS, IMPORT, f"{IMPORT}(")
    for link in ("Makefile", "actorlab", ".venv", "pyproject.toml"):
        (exercise.root / link).symlink_to(folder / link)
    before = digests(exercise.root)
    for target in ("release", "verify"):
        run = make(exercise.root, target)
        said = [line for line in run.stdout.splitlines() if f"{CHECKS}, line" in line]
        assert run.returncode != 0 and len(said) == 1 and "Traceback" not in run.stdout, run.stdout
    assert digests(exercise.root) == before


def test_what_cannot_be_run_is_not_run(exercise):
    assert len(answers(exercise)) == 7
    for file, old, new in ((RIGHT, "%% quotients", "%% other"), (CHECKS, IMPORT, f"{IMPORT}(")):
        edit(exercise.root / file, old, new)
        assert answers(exercise) == []
        edit(exercise.root / file, new, old)


@pytest.mark.parametrize("name", ["", "Ex09", "ex09-waiting", "9_waiting", "../ex09", "ex 09"])
def test_a_name_that_cannot_be_is_a_message(tmp_path, name):
    with pytest.raises(ValueError, match="make new-exercise NAME=ex09_waiting"):
        new_exercise(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("tree", ["solutions", "tests", "exercises"])
def test_nothing_is_overwritten(tmp_path, tree):
    (tmp_path / tree / NAME).mkdir(parents=True)
    with pytest.raises(FileExistsError, match=f"{tree}/{NAME}"):
        new_exercise(NAME, tmp_path)
    assert [p.name for p in tmp_path.rglob("*")] == [tree, NAME]


def test_make_refuses_in_one_line(laid_down):
    folder, *_ = laid_down
    for words in ((f"NAME={NAME}",), ("NAME=Ex-9",), ()):
        run = make(folder, "new-exercise", *words, NAME="from_the_environment")
        assert run.returncode != 0 and "Stopped: " in run.stdout and "Traceback" not in run.stdout
    assert not (folder / "solutions" / "from_the_environment").exists()


def test_cases_that_do_not_exist_are_a_message(laid_down):
    folder, *_ = laid_down
    run = make(folder, "verify", f"ASSIGNMENT={NAME}", "CASES=wrong/typo*")
    assert run.returncode != 0 and "wrong/typo*" in run.stdout and "hold" not in run.stdout


def test_the_contracts_tests_find_it(laid_down):
    folder, *_ = laid_down
    told = ("files_are_as_promised", "nothing_is_left_to_do")
    tests = [f"tests/unit/test_contract.py::test_{name}" for name in told]
    run = subprocess.run(
        [".venv/bin/python", "-m", "pytest", "-q", "-rA", *tests, "-k", NAME],
        cwd=folder,
        env=environment(PYTHONPATH=str(folder)),
        text=True,
        capture_output=True,
    )
    assert f"PASSED {tests[0]}[{NAME}]" in run.stdout and f"FAILED {tests[1]}[{NAME}]" in run.stdout


# --- CONTRIBUTING.md


@pytest.fixture(scope="module")
def guide(root):
    return (root / "CONTRIBUTING.md").read_text()


def test_the_guide_links_what_is_there(guide, root):
    links = re.findall(r"\]\(([^)#]+)\)", guide)
    assert links and [link for link in links if not (root / link).exists()] == []
    headings = re.findall(r"^#+ (.+)$", guide, re.MULTILINE)
    anchors = {re.sub(r"[^a-z -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", guide)) <= anchors


def test_the_guide_names_the_questions_that_checks_ask(guide):
    told = set(re.findall(r"\bseen\.(\w+)\(", guide)) - {"why"}
    assert [question for question in sorted(told) if not hasattr(Seen, question)] == []
    tests = " ".join(test for assignment in every_assignment() for test in assignment.tests.values())
    assert set(re.findall(r"\bseen\.(\w+)\(", tests)) - {"why"} <= told


def test_the_guide_quotes_the_exercises(guide, root):
    places = (root, root / "actorlab" / "authoring" / "skeleton")
    skeleton = Assignment("ex00_skeleton", places[1])
    written = [p.read_text() for place in places for p in sorted(place.glob("solutions/*/checks.py"))]
    written += [p.read_text() for place in places for p in sorted(place.glob("tests/*/*/*.py"))]
    written += [cell.source for a in (*every_assignment(), skeleton) for cell in a.source.cells]
    lines = {line for text in written for line in text.splitlines()} | {"..."}
    blocks = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    quoted = [line for block in blocks for line in block.splitlines()]
    assert len(quoted) > 20 and [line for line in quoted if line not in lines] == []
