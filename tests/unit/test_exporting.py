"""Exports: what Canvas and Moodle read of them, and that nobody gets a grade that is not theirs."""

import csv

import pytest

from actorlab.intake import roster
from actorlab.intake.platform_names import CANVAS, MOODLE, Author
from actorlab.reporting import exporting
from support.made_up_class import RIGHT, to_review

# nbgrader's models make SQLAlchemy warn, as in actorlab.course.nbgrader_api.
pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")

LOOP = ("FetchedInTheLoop", "`ray.get` <inside> the loop & waits.")
CANVAS_FILE, MOODLE_FILE = "grades-canvas.csv", "grades-moodle-ex07_actors.csv"


@pytest.fixture
def exported(made_up, monkeypatch):
    """Exports, and returns the rows of a file."""
    monkeypatch.chdir(made_up.assignment.root)

    def rows(name):
        exporting.export(made_up.assignment.root)
        with (made_up.assignment.root / name).open(newline="", encoding="utf-8") as file:
            return list(csv.reader(file))

    return rows


def test_canvas_reads_header_points_and_students(made_up, exported):
    made_up.grade("lovelaceada_11", RIGHT, RIGHT, RIGHT, LOOP, lms_user_id="11")
    made_up.grade("ben", RIGHT, RIGHT, RIGHT, RIGHT, first_name="Ben", last_name="Bit")
    assert exported(CANVAS_FILE) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "ex07_actors"],
        ["    Points Possible", "", "", "", "", "7"],
        ["lovelaceada_11", "11", "", "lovelaceada_11", "", "4"],
        ["Bit, Ben", "", "", "ben", "", "7"],
    ]


def test_moodle_reads_number_grade_and_comments(made_up, exported):
    made_up.grade("Ada_Lovelace", RIGHT, RIGHT, RIGHT, LOOP)
    roster.keep(
        made_up.assignment, roster.Identified({Author(MOODLE, "Ada Lovelace", "77"): "Ada_Lovelace"}, {})
    )
    place = ("ex07_actors", "ex07_actors", "Ada_Lovelace")
    for cell, text in (
        (
            "parallel_increments",
            "✓ verify_results: right\n\n✗ verify_duration: wrong\n`ray.get` <inside> & waits",
        ),
        ("foo_class", "✓ verify_actor_class: right"),
    ):
        made_up.gradebook.find_comment(cell, *place).auto_comment = text
    made_up.gradebook.db.commit()
    header, row = exported(MOODLE_FILE)
    found = dict(zip(header, row))
    assert (found["Identifier"], found["Full name"], found["Grade"]) == (
        "Participant 77",
        "Ada Lovelace",
        "4",
    )
    assert (found["Maximum Grade"], found["Last modified (grade)"]) == ("7", "-")
    assert found["Feedback comments"] == (
        "<p>✓ verify_actor_class: right</p><p>✓ verify_results: right</p>"
        "<p>✗ verify_duration: wrong<br>`ray.get` &lt;inside&gt; &amp; waits</p>"
    )


def test_instructors_comment_goes_before_the_checks(made_up, exported):
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, LOOP)
    comment = made_up.gradebook.find_comment("foo_class", "ex07_actors", "ex07_actors", "ada")
    comment.auto_comment, comment.manual_comment = "checks", "well done"
    made_up.gradebook.db.commit()
    assert exported(MOODLE_FILE)[1][-1] == "<p>well done</p>"


def test_who_handed_in_nothing_has_no_grade(made_up, exported):
    made_up.grade("ada", *["not attempted"] * 4)
    made_up.gradebook.add_student("absent")
    canvas = {row[3]: row[-1] for row in exported(CANVAS_FILE)[2:]}
    moodle = {row[2]: row[4] for row in exported(MOODLE_FILE)[1:]}
    grades = {row[3]: row[9] for row in exported("grades.csv")[1:]}
    assert canvas == moodle == grades == {"ada": "0", "absent": ""}


def test_moodle_is_told_nothing_of_what_is_not_graded(made_up, exported):
    made_up.gradebook.add_student("ada")
    roster.keep(made_up.assignment, roster.Identified({Author(MOODLE, "Ada", "77"): "ada"}, {}))
    assert len(exported(MOODLE_FILE)) == 1  # an empty comment would take another's place


def test_late_penalty_and_manual_score_count(made_up, exported):
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, to_review())
    notebook = made_up.gradebook.find_submission("ex07_actors", "ada").notebooks[0]
    notebook.late_submission_penalty = 1.5
    grade = made_up.gradebook.find_grade("verify_duration", "ex07_actors", "ex07_actors", "ada")
    grade.manual_score, grade.needs_manual_grade = 1, False
    made_up.gradebook.db.commit()
    assert exported(CANVAS_FILE)[2][-1] == "3.5" == exported(MOODLE_FILE)[1][4]
    assert exported("grades.csv")[1][7:11] == ["5", "1.5", "3.5", "7"]


def test_canvas_number_is_not_moodles(made_up, exported):
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, RIGHT, lms_user_id="11")
    roster.keep(made_up.assignment, roster.Identified({Author(CANVAS, "ada", "11"): "ada"}, {}))
    assert exported(MOODLE_FILE)[1][0] == ""


def test_names_are_not_run_by_a_spreadsheet(made_up, exported):
    made_up.grade("@SUM(A1)", RIGHT, RIGHT, RIGHT, RIGHT, first_name="=2+3", last_name="=cmd|' /C calc'!A0")
    for name in ("grades.csv", CANVAS_FILE, MOODLE_FILE):
        for row in exported(name):
            assert not any(cell.startswith(("=", "+", "@")) for cell in row)


def test_nbgraders_file_is_written_too_and_one_assignment_can_be_chosen(made_up, monkeypatch):
    monkeypatch.chdir(made_up.assignment.root)
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, to_review())
    files, waiting = exporting.export(made_up.assignment.root, "ex07_actors")
    assert [str(f) for f in files] == ["grades.csv", CANVAS_FILE, MOODLE_FILE] and waiting == 1
    assert "ex07_actors" in (made_up.assignment.root / "grades.csv").read_text()


def test_empty_gradebook_is_a_message(root, tmp_path, monkeypatch):
    from support.made_up_class import course

    monkeypatch.chdir(course(root, tmp_path).root)
    with pytest.raises(LookupError, match="There are no grades yet. Grade first: make grade$"):
        exporting.export(tmp_path)


def test_assignment_without_grades_and_a_mistyped_one_are_told_apart(made_up, monkeypatch):
    monkeypatch.chdir(made_up.assignment.root)
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, RIGHT)
    root, other = made_up.assignment.root, "ex08_actor_handles"
    with pytest.raises(LookupError, match=f"no grades for {other} yet.*make grade ASSIGNMENT={other}"):
        exporting.export(root, other)
    with pytest.raises(LookupError, match="There is no assignment 'ex07_actor'; there is: ex07_actors"):
        exporting.export(root, "ex07_actor")
    assert not (root / "grades.csv").exists()


def test_it_is_a_plugin_of_nbgraders(made_up, monkeypatch):
    from nbgrader.apps import NbGraderApp

    monkeypatch.chdir(made_up.assignment.root)
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, RIGHT)
    for plugin, name in (("CanvasExport", "c.csv"), ("MoodleExport", "m-{assignment}.csv")):
        app = NbGraderApp()
        app.initialize(["export", f"--exporter=actorlab.reporting.exporting.{plugin}", f"--to={name}"])
        app.subapp.start()
        type(app.subapp).clear_instance()
        NbGraderApp.clear_instance()
    assert (made_up.assignment.root / "c.csv").exists() and (
        made_up.assignment.root / "m-ex07_actors.csv"
    ).exists()


def test_nbgraders_own_command_writes_no_score_for_who_is_absent(made_up, monkeypatch):
    from nbgrader.apps import NbGraderApp

    monkeypatch.chdir(made_up.assignment.root)
    made_up.gradebook.add_student("absent")
    app = NbGraderApp()
    app.initialize(["export"])
    app.subapp.start()
    type(app.subapp).clear_instance()
    NbGraderApp.clear_instance()
    with (made_up.assignment.root / "grades.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["student_id"], row["score"]) == ("absent", "")
