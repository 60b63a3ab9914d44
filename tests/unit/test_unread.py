"""A submission that cannot be graded: in the gradebook, in the exports, and on a page."""

import csv
import re

import nbformat
import pytest
from nbformat.v4 import new_notebook

from actorlab.checks.verdict import Outcome, Verdict
from actorlab.course import nbgrader_api
from actorlab.gradebook import classroom
from actorlab.gradebook.classroom import Choices, grade_class
from actorlab.grading import graded_notebook
from actorlab.grading.grade import Graded
from actorlab.reporting import exporting
from actorlab.reporting.class_reading import class_results
from support.made_up_class import RIGHT

# nbgrader's models make SQLAlchemy warn, as in actorlab.course.nbgrader_api.
pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")

CUT_OFF = '{"cells": ['


@pytest.fixture
def graded(made_up, monkeypatch):
    """Grades the class, and returns the rows by student. Nothing is run."""
    monkeypatch.chdir(made_up.assignment.root)

    def rows():
        found = grade_class(made_up.assignment, Choices(trusted=True), lambda *row: None)
        made_up.gradebook.db.expire_all()
        return {row.name: row for row in found}

    return rows


def entry(made_up, student):
    return made_up.gradebook.find_submission(made_up.assignment.name, student)


def exported(made_up, name):
    exporting.export(made_up.assignment.root)
    with (made_up.assignment.root / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_it_is_in_the_gradebook_without_points_and_to_review(made_up, graded):
    made_up.hand_in("ada", CUT_OFF)
    row = graded()["ada"]
    assert row.verdicts == () and "cut off" in row.remarks[0]
    assert entry(made_up, "ada").score == 0 and entry(made_up, "ada").needs_manual_grade
    grades = entry(made_up, "ada").notebooks[0].grades
    assert [grade.needs_manual_grade for grade in grades] == [True] * 5
    assert [grade.auto_score for grade in grades] == [0] * 5
    api = nbgrader_api.api(made_up.assignment.root)
    (shown,) = api.get_submissions(made_up.assignment.name)
    assert shown["autograded"] and shown["needs_manual_grade"] and shown["last_name"] == "ada"


def test_it_is_in_every_export_and_who_is_absent_has_no_score(made_up, graded):
    made_up.hand_in("ada", CUT_OFF)
    made_up.gradebook.add_student("absent")
    graded()
    grades = {row["student_id"]: row for row in exported(made_up, "grades.csv")}
    assert [grades["ada"][key] for key in ("raw_score", "score", "needs_manual_grade")] == ["0", "0", "yes"]
    nothing = ("raw_score", "late_submission_penalty", "score", "needs_manual_grade")
    assert [grades["absent"][key] for key in nothing] == [""] * 4
    canvas = {row["SIS Login ID"]: row["ex07_actors"] for row in exported(made_up, "grades-canvas.csv")}
    assert (canvas["ada"], canvas["absent"]) == ("0", "")
    moodle = {row["Username"]: row for row in exported(made_up, "grades-moodle-ex07_actors.csv")}
    assert (moodle["ada"]["Grade"], moodle["absent"]["Grade"]) == ("0", "")
    assert "cut off" in moodle["ada"]["Feedback comments"] and moodle["absent"]["Feedback comments"] == ""
    assert exporting.export(made_up.assignment.root)[1] == 1  # to review


def test_the_student_gets_a_page_that_says_what_to_do(made_up, graded):
    made_up.hand_in("ada", CUT_OFF)
    graded()
    name = made_up.assignment.name
    nbgrader_api.done(nbgrader_api.api(made_up.assignment.root).generate_feedback(name))
    html = (made_up.assignment.root / "feedback" / "ada" / name / f"{name}.html").read_text()
    table = " ".join(re.sub(r"<[^>]+>", " ", re.search(r"<table>.*?</table>", html, re.DOTALL)[0]).split())
    assert "could not be graded: not a notebook, or cut off" in table
    assert f"save it, and hand in {name}.ipynb again" in table
    assert table.count("could not be graded") == 1 and "0 of 1" in table
    assert "as it was run" not in html and "HIDDEN" not in html


def test_the_report_says_that_it_is_not_graded(made_up, graded):
    made_up.hand_in("ada", CUT_OFF)
    graded()
    results = class_results(made_up.assignment)
    assert results.graded == () and "cut off" in results.not_graded[0].remark


def test_what_the_instructor_decided_stays(made_up, graded):
    made_up.hand_in("ada", CUT_OFF)
    graded()
    for grade in entry(made_up, "ada").notebooks[0].grades:
        grade.manual_score, grade.needs_manual_grade = 1, False
    made_up.gradebook.db.commit()
    assert "cut off" in graded()["ada"].remarks[0]
    assert entry(made_up, "ada").score == 5 and not entry(made_up, "ada").needs_manual_grade
    assert "5 points" in class_results(made_up.assignment).not_graded[0].remark


def test_the_grade_of_an_earlier_submission_stays(made_up, graded):
    made_up.grade("ada", *[RIGHT] * 4)
    folder = made_up.assignment.root / "submitted" / "ada" / made_up.assignment.name
    (folder / f"{made_up.assignment.name}.ipynb").write_text(CUT_OFF)
    assert "keeps the grade of an earlier submission" in graded()["ada"].remarks[-1]
    assert entry(made_up, "ada").score == 7


class Solved:
    """In place of ``on_ray.Grading``: every submission is right."""

    def __init__(self, assignment, jobs):
        self.assignment = assignment

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def start(self, wanted, limits, trusted):
        self.wanted = wanted

    def results(self):
        for work in self.wanted:
            verdicts = [
                Verdict(check, Outcome.RIGHT, most, most) for check, most in self.assignment.points.items()
            ]
            notebook = nbformat.reads(work.notebook, as_version=4)
            graded_notebook.write(notebook, verdicts, work.remarks)
            yield work.key, Graded(verdicts, notebook, work.remarks, "")


def test_one_that_can_be_graded_replaces_it(made_up, graded, monkeypatch):
    file = made_up.hand_in("ada", CUT_OFF) / f"{made_up.assignment.name}.ipynb"
    graded()
    monkeypatch.setattr(classroom, "Grading", Solved)
    file.write_text(made_up.assignment.release_path.read_text())
    row = graded()["ada"]
    assert sum(verdict.score for verdict in row.verdicts) == 7 and row.remarks == ()
    assert entry(made_up, "ada").score == 7 and not entry(made_up, "ada").needs_manual_grade
    comments = [comment.comment or "" for comment in entry(made_up, "ada").notebooks[0].comments]
    assert "could not be graded" not in " ".join(comments)
    assert not graded_notebook.stands_in(made_up.assignment.graded_path("ada"))
    assert [student.id for student in class_results(made_up.assignment).graded] == ["ada"]


def test_what_is_no_students_is_not_entered(made_up, graded, tmp_path):
    made_up.hand_in("ada", CUT_OFF)
    submitted = made_up.assignment.root / "submitted"
    (submitted / "notes.txt").write_text("mine")
    (submitted / "link").symlink_to(submitted / "ada")
    (submitted / "ben").mkdir()
    assert set(graded()) == {"ada", "ben", "link", "notes.txt"}
    assert [student.id for student in made_up.gradebook.students] == ["ada"]


@pytest.mark.parametrize("handed_in", ["", "[]", nbformat.writes(new_notebook())[:-9], "\0"])
def test_whatever_it_holds_it_is_entered(made_up, graded, handed_in):
    made_up.hand_in("ada", handed_in)
    graded()
    assert entry(made_up, "ada").needs_manual_grade
