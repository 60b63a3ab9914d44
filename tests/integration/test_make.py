"""The make targets themselves, in a copy of the tracked files whose .venv is a link."""

import csv
import json
import shutil
import sqlite3

import nbformat
import pytest

from actorlab.authoring.cases import Case, read_case
from actorlab.course.assignment import assignments
from support.course import NAME, RIGHT, TRUSTED, copy_of_the_course, digests, make, scores
from support.processes import left_of_runs, processes_of_runs


@pytest.fixture(scope="module")
def graded(root, tmp_path_factory):
    """A class of four, of which one does two exercises, graded by ``make grade``: its folder and the run."""
    folder = copy_of_the_course(root, tmp_path_factory.mktemp("course"), exercises=2)
    assignment, *others = assignments(folder)
    assert assignment.name == NAME and others

    def hand_in(student, text, name=NAME):
        place = folder / "submitted" / student / name
        place.mkdir(parents=True)
        (place / f"{name}.ipynb").write_text(text)

    answer = folder / "tests" / NAME / "wrong" / "ray_get_in_loop.py"
    solution = nbformat.writes(Case.of_solution(assignment).notebook(assignment))
    hand_in("ada", solution)
    hand_in("dan", nbformat.writes(read_case(answer).notebook(assignment)))
    hand_in("hugo", solution[: len(solution) // 2])
    raw = json.loads(solution)
    raw["cells"] = [c for c in raw["cells"] if not c["metadata"].get("nbgrader", {}).get("grade")]
    hand_in("iris", json.dumps(raw))
    for other in others:
        hand_in("ada", nbformat.writes(Case.of_solution(other).notebook(other)), other.name)
    before, running = digests(folder), processes_of_runs()
    run = make(folder, "grade", *TRUSTED)
    return folder, before, run, left_of_runs(running)


def test_grades_are_in_the_gradebook(graded):
    folder, _, run, _ = graded
    assert scores(folder) == {
        "ada": RIGHT,
        "dan": {**RIGHT, "duration": 0, "own_run": 0},
        "iris": RIGHT,
        "hugo": dict.fromkeys(RIGHT, 0),
    }, run.stdout
    for other in assignments(folder)[1:]:
        full = {check.removeprefix("verify_"): most for check, most in other.points.items()}
        assert scores(folder, of=other.name) == {"ada": full}, run.stdout


def test_maximum_scores_are_in_the_gradebook(graded):
    folder, *_ = graded
    with sqlite3.connect(folder / "gradebook.db") as book:
        rows = book.execute(
            """select base_cell.name, grade_cells.max_score from grade_cells
               join base_cell on grade_cells.id = base_cell.id
               join notebook on base_cell.notebook_id = notebook.id where notebook.name = ?""",
            [NAME],
        )
        assert dict(rows) == {
            "verify_actor_class": 1,
            "verify_two_actors": 1,
            "verify_results": 2,
            "verify_duration": 2,
            "verify_own_run": 1,
        }


def test_flawed_submissions_are_named_and_the_status_tells(graded):
    _, _, run, _ = graded
    assert run.returncode != 0
    lines = {
        word: [line for line in run.stdout.splitlines() if word in line] for word in ("hugo", "iris", "ada")
    }
    assert any("cut off" in line for line in lines["hugo"])
    assert any("missing and put back" in line for line in lines["iris"])
    assert not any("missing" in line for line in lines["ada"])


def test_nothing_handed_in_or_released_is_changed(graded):
    folder, before, *_ = graded
    assert digests(folder) == before


def test_graded_notebooks_are_kept(graded):
    folder, *_ = graded
    kept = {p.parent.parent.name for p in (folder / "autograded").rglob("*.ipynb")}
    assert kept == {"ada", "dan", "hugo", "iris"}


def test_comments_say_why(graded):
    folder, *_ = graded
    with sqlite3.connect(folder / "gradebook.db") as book:
        said = " ".join(row[0] or "" for row in book.execute("select auto_comment from comment"))
    assert "one after another" in said and "✓ verify_results: right" in said


def test_no_process_is_left(graded):
    *_, left = graded
    assert left == {}


def test_second_run_sets_nothing_up(graded):
    _, _, run, _ = graded
    assert "Setting up" not in run.stdout


def test_plain_lines_count_the_finished(graded):
    *_, run, _ = graded
    counts = ("1/4", "2/4", "3/4", "4/4")
    finished = [line for line in run.stdout.splitlines() if line.split(" ")[0] in counts]
    students = [line.split(":")[0].split()[1] for line in finished[:4]]  # the first exercise's
    assert students[0] == "hugo" and sorted(students) == ["ada", "dan", "hugo", "iris"]


def test_there_is_a_log_for_each(graded):
    folder, *_ = graded
    logs = folder / "logs" / NAME
    assert {p.stem for p in logs.glob("*.log")} == {"ada", "dan", "hugo", "iris"}
    assert "cut off" in (logs / "hugo.log").read_text()
    assert "one after another" in (logs / "dan.log").read_text()


def test_only_what_changed_is_graded_again(graded):
    folder, *_ = graded
    stamps = {p.stem: p.stat().st_mtime_ns for p in (folder / "logs" / NAME).glob("*.json")}
    changed = folder / "submitted" / "dan" / NAME / "notes.txt"
    changed.write_text("handed in later")
    run = make(folder, "grade", f"ASSIGNMENT={NAME}", "TRUSTED=1")  # they are the pack's own
    after = {p.stem: p.stat().st_mtime_ns for p in (folder / "logs" / NAME).glob("*.json")}
    assert {name for name in stamps if after[name] != stamps[name]} == {"dan"}, run.stdout
    assert "ada: 7/7 (unchanged)" in run.stdout and "dan: 4/7 (unchanged)" not in run.stdout
    assert "dan: 4/7" in run.stdout
    assert scores(folder)["ada"] == RIGHT
    assert scores(folder)["dan"] == {**RIGHT, "duration": 0, "own_run": 0}


def test_unchanged_class_is_not_graded_again_unless_forced(graded, tmp_path):
    folder = shutil.copytree(graded[0], tmp_path / "smaller", symlinks=True)
    shutil.rmtree(folder / "submitted" / "iris")
    for words, again in (((), set()), (("FORCE=1",), {"ada", "hugo"})):
        before = {p.stem: p.stat().st_mtime_ns for p in (folder / "logs" / NAME).glob("*.json")}
        run = make(folder, "grade", f"ASSIGNMENT={NAME}", *TRUSTED, *words)
        after = {p.stem: p.stat().st_mtime_ns for p in (folder / "logs" / NAME).glob("*.json")}
        assert {name for name in before if after[name] != before[name]} == again, run.stdout
        shutil.rmtree(folder / "submitted" / "dan", ignore_errors=True)


def test_feedback_and_export(graded):
    folder, *_ = graded
    run = make(folder, "feedback")
    assert run.returncode == 0, run.stdout
    page = (folder / "feedback" / "dan" / NAME / f"{NAME}.html").read_text()
    assert "one after another" in " ".join(page.split())
    run = make(folder, "export")
    assert run.returncode == 0, run.stdout
    page = (folder / "feedback" / "hugo" / NAME / f"{NAME}.html").read_text()
    assert "cut off" in page and "None, None" not in page
    with (folder / "grades.csv").open(newline="") as table:
        grades = {
            row["student_id"]: row["score"] for row in csv.DictReader(table) if row["assignment"] == NAME
        }
    assert grades == {"ada": "7", "dan": "4", "hugo": "0", "iris": "7"}
    for one in assignments(folder):
        most = sum(one.points.values())
        page = (folder / "feedback" / "ada" / one.name / f"{one.name}.html").read_text()
        assert f"{one.name}: {most:g} of {most:g} points" in page
        assert (folder / f"grades-moodle-{one.name}.csv").exists()


def test_report_says_what_to_teach_again(graded):
    folder, *_ = graded
    run = make(folder, "report")
    assert run.returncode == 0, run.stdout
    page = (folder / "report.html").read_text()
    assert "inside the loop waits for each answer" in page and "cut off" in page
    with (folder / "report.csv").open(newline="") as table:
        rows = list(csv.DictReader(table))
    assert {r["mistake"] for r in rows if r["student"] == "dan"} == {"", "FetchedInTheLoop"}
    assert all(float(r["seconds"]) > 0 for r in rows if r["student"] == "ada")
    for other in assignments(folder):
        assert (other.name, "ada") in {(row["assignment"], row["student"]) for row in rows}
        assert f">{other.name}</h2>" in page


def test_clean_keeps_submissions_and_grades(graded):
    folder, *_ = graded
    before = digests(folder)
    assert make(folder, "clean").returncode == 0
    assert digests(folder) == before and (folder / "gradebook.db").exists()


def test_release_generates_what_is_there(root, tmp_path):
    folder = copy_of_the_course(root, tmp_path)
    before = digests(folder)
    run = make(folder, "release", f"ASSIGNMENT={NAME}")
    assert run.returncode == 0, run.stdout
    assert digests(folder) == before


def test_no_submissions_is_a_message(root, tmp_path):
    run = make(copy_of_the_course(root, tmp_path), "grade")
    assert run.returncode != 0
    assert f"submitted/STUDENT/{NAME}/{NAME}.ipynb" in " ".join(run.stdout.split())
    assert "Traceback" not in run.stdout


def test_unknown_assignment_is_a_message(root, tmp_path):
    run = make(copy_of_the_course(root, tmp_path), "release", "ASSIGNMENT=ex99")
    assert run.returncode != 0
    assert "no assignment 'ex99'; there is: ex07_actors" in run.stdout and "Traceback" not in run.stdout


def test_help_lists_every_target(root):
    said = make(root, "help").stdout
    for target in (
        "demo",
        "test",
        "lab",
        "formgrader",
        "release",
        "grade",
        "report",
        "feedback",
        "export",
        "verify",
        "clean",
    ):
        assert f"make {target} " in said
