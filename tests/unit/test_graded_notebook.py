"""A graded notebook's verdicts as data: written once, read everywhere, and never a student's claim."""

import copy
import json
import re
from pathlib import Path

import nbformat
import pytest

from actorlab.checks.prediction import Predicted
from actorlab.checks.verdict import TO_REVIEW, Outcome, Verdict
from actorlab.course import nbgrader_api
from actorlab.gradebook import classroom
from actorlab.gradebook.classroom import Choices, grade_class
from actorlab.grading import graded_notebook
from actorlab.grading.grade import Graded
from actorlab.grading.graded_notebook import SchemaError
from actorlab.intake import restored as way_in
from actorlab.intake.restored import restored
from actorlab.reporting.class_reading import class_results
from support.made_up_class import RIGHT

# nbgrader's models make SQLAlchemy warn, as in actorlab.course.nbgrader_api.
pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")


GUESSED = Predicted(5.0, 2.51)


def verdicts_on(assignment):
    one, two, three, four, five = assignment.points.items()
    return [
        Verdict(*_right(one)),
        Verdict(two[0], Outcome.WRONG, 0, two[1], "OneActorTwoNames", "`f1` and `f2` are … one."),
        Verdict(three[0], Outcome.SKIPPED, 0, three[1], "", "It needs an earlier check."),
        Verdict(four[0], Outcome.WRONG, 0, four[1], TO_REVIEW, "As seen from outside, it is not."),
        Verdict(five[0], Outcome.NOT_ATTEMPTED, 0, five[1], "", "It is as you got it."),
    ]


def _right(check):
    name, points = check
    return name, Outcome.RIGHT, points, points


@pytest.fixture
def graded(assignment):
    notebook = copy.deepcopy(assignment.source)
    graded_notebook.write(notebook, verdicts_on(assignment), ["put back: a"], seconds=9.46, predicted=GUESSED)
    return notebook


def test_what_is_written_is_read(assignment, graded, tmp_path):
    nbformat.write(graded, tmp_path / "a.ipynb")
    for said in (graded_notebook.read(graded), graded_notebook.read_file(tmp_path / "a.ipynb")):
        assert list(said.verdicts) == verdicts_on(assignment)
        assert (said.remarks, said.seconds, said.unread, said.predicted) == (
            ("put back: a",),
            9.5,
            False,
            GUESSED,
        )
    nbformat.validate(graded)


def test_it_is_as_its_document_says(root, graded):
    document = (root / "docs" / "graded-notebook.md").read_text()
    (example,) = re.findall(r"```json\n(.*?)```", document, re.DOTALL)
    told, said = json.loads(example), graded.metadata["actorlab"]
    assert set(said) == set(told) and said["schema"] == told["schema"] == graded_notebook.SCHEMA
    assert {tuple(verdict) for verdict in said["verdicts"]} == {tuple(told["verdicts"][0])}
    keys = re.findall(r"^\| `(\w+)` \|", document, re.MULTILINE)
    assert set(keys) == {*told, *told["verdicts"][0], "unread"}
    assert graded_notebook.read({"metadata": {"actorlab": told}}).verdicts[0].mistake == "NeverFetched"


def test_outputs_are_not_asked(assignment, graded):
    for cell in graded.cells:
        cell.pop("outputs", None)
    assert list(graded_notebook.read(graded).verdicts) == verdicts_on(assignment)


def test_a_check_of_which_it_says_nothing_is_not_right(assignment, graded):
    said = graded_notebook.read(graded)
    first, *_ = assignment.points
    found = said.of_checks({"verify_new": 3.0, first: 5.0})
    assert [(v.check, v.outcome, v.score, v.points, v.mistake) for v in found] == [
        ("verify_new", Outcome.WRONG, 0, 3.0, "NotRun"),
        (first, Outcome.RIGHT, 5.0, 5.0, ""),
    ]


@pytest.mark.parametrize(
    "metadata, says",
    [
        ({}, "an earlier version of this pack; make grade"),
        (None, "an earlier version of this pack; make grade"),
        ({"actorlab": ["a list"]}, "an earlier version of this pack; make grade"),
        ({"actorlab": {"seconds": 9.5}}, "an earlier version of this pack; make grade"),
        ({"actorlab": {"schema": 2, "verdicts": []}}, r"another version .*schema 2; this one reads 1"),
        ({"actorlab": {"schema": 1}}, "not as schema 1 has them"),
        ({"actorlab": {"schema": 1, "verdicts": [{"check": "a"}]}}, "not as schema 1 has them"),
        ({"actorlab": {"schema": 1, "verdicts": 3}}, "not as schema 1 has them"),
    ],
)
def test_what_is_not_known_is_said_and_not_guessed(metadata, says):
    with pytest.raises(SchemaError, match=says):
        graded_notebook.read({"metadata": metadata})


@pytest.mark.parametrize("text", ["", "[]", "{", "3"])
def test_what_is_no_notebook_is_said(tmp_path, text):
    (tmp_path / "a.ipynb").write_text(text)
    with pytest.raises(SchemaError, match=r"a\.ipynb is not a graded notebook"):
        graded_notebook.read_file(tmp_path / "a.ipynb")
    assert not graded_notebook.stands_in(tmp_path / "a.ipynb")


def test_a_stand_in_is_known_whichever_version_wrote_it(tmp_path):
    for said, stands_in in (
        ({"unread": "cut off"}, True),  # as it was before there was a schema
        ({"schema": 1, "verdicts": [], "remarks": ["cut off"], "seconds": None, "unread": True}, True),
        ({"schema": 1, "verdicts": [], "remarks": [], "seconds": 1.0}, False),
    ):
        (tmp_path / "a.ipynb").write_text(json.dumps({"metadata": {"actorlab": said}}))
        assert graded_notebook.stands_in(tmp_path / "a.ipynb") is stands_in
    assert not graded_notebook.stands_in(tmp_path / "none.ipynb")


def claims(assignment):
    """The starter, whose student claims full marks in its metadata."""
    notebook = copy.deepcopy(assignment.release)
    verdicts = [Verdict(*_right(check)) for check in assignment.points.items()]
    graded_notebook.write(notebook, verdicts, ["trust me"], seconds=1.0)
    for cell in notebook.cells:
        cell.metadata["actorlab"] = dict(notebook.metadata["actorlab"])
    return nbformat.writes(notebook)


def test_a_students_own_claims_are_dropped(assignment):
    found = restored(claims(assignment), assignment)
    assert "actorlab" not in found.notebook.metadata
    with pytest.raises(SchemaError):
        graded_notebook.read(found.notebook)


@pytest.fixture
def class_with_claims(made_up, monkeypatch):
    monkeypatch.chdir(made_up.assignment.root)
    made_up.hand_in("ada", claims(made_up.assignment))
    return made_up


def as_graded(notebook, assignment, remarks):
    """What a grader would make of a restored notebook, without running it."""
    verdicts = verdicts_on(assignment)
    graded_notebook.write(notebook, verdicts, remarks, seconds=2.0)
    return Graded(verdicts, notebook, remarks, "", 2.0)


class Judged:
    """In place of ``on_ray.Grading``: nothing is run."""

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
            notebook = nbformat.reads(work.notebook, as_version=4)
            assert "actorlab" not in notebook.metadata
            yield work.key, as_graded(notebook, self.assignment, work.remarks)


@pytest.fixture
def counted(monkeypatch):
    """How often a submission was parsed, and restored."""
    counts = {"parse": 0, "restore": 0}

    def counting(name):
        function = getattr(way_in, name)

        def counted(*arguments):
            counts[name] += 1
            return function(*arguments)

        return counted

    for name in counts:
        monkeypatch.setattr(way_in, name, counting(name))
    return counts


def in_the_book(made_up):
    made_up.gradebook.db.expire_all()
    entry = made_up.gradebook.find_submission(made_up.assignment.name, "ada")
    grades = {grade.name: grade for grade in entry.notebooks[0].grades}
    comments = "\n".join(comment.auto_comment or "" for comment in entry.notebooks[0].comments)
    return [
        (g.auto_score, g.needs_manual_grade) for g in map(grades.get, made_up.assignment.points)
    ], comments


def test_make_grade_restores_once_and_all_read_the_same(class_with_claims, counted, monkeypatch):
    assignment = class_with_claims.assignment
    monkeypatch.setattr(classroom, "Grading", Judged)
    grading = lambda: grade_class(assignment, Choices(trusted=True), lambda *row: None)
    (row,) = grading()
    assert counted == {"parse": 1, "restore": 1}
    said = graded_notebook.read_file(assignment.graded_path("ada"))
    assert list(said.verdicts) == verdicts_on(assignment) and "trust me" not in said.remarks
    scores, comments = in_the_book(class_with_claims)
    assert scores == [(1, False), (0, False), (0, False), (0, True), (0, False)]
    assert "✗ verify_two_actors: wrong\n`f1` and `f2` are … one." in comments
    assert "✓ verify_actor_class: right" in comments and "– verify_results: skipped" in comments
    assert row.remarks == ("to review: verify_duration",)

    # What the instructor entered by hand stays, and a new grade beside it asks for a look.
    entry = class_with_claims.gradebook.find_submission(assignment.name, "ada")
    entered = {grade.name: grade for grade in entry.notebooks[0].grades}["verify_two_actors"]
    entered.manual_score = 1
    class_with_claims.gradebook.db.commit()
    grade_class(assignment, Choices(trusted=True, force=True), lambda *row: None)
    scores, _ = in_the_book(class_with_claims)
    assert scores == [(1, False), (0, True), (0, False), (0, True), (0, False)]
    assert entered.manual_score == 1
    counted.update(parse=0, restore=0)
    (student,) = class_results(assignment).graded
    assert counted == {"parse": 0, "restore": 0} and student.seconds == 2.0
    (again,) = grading()
    assert again.kept and (again.verdicts, again.remarks) == (said.verdicts, row.remarks)


def test_what_an_earlier_version_graded_is_graded_again(class_with_claims, monkeypatch):
    assignment = class_with_claims.assignment
    monkeypatch.setattr(classroom, "Grading", Judged)
    grading = lambda: grade_class(assignment, Choices(trusted=True), lambda *row: None)
    grading()
    file = assignment.graded_path("ada")
    notebook = nbformat.read(file, as_version=4)
    notebook.metadata["actorlab"] = {"seconds": 2.0}
    nbformat.write(notebook, file)
    results = class_results(assignment)
    assert results.graded == () and "an earlier version" in results.not_graded[0].remark
    with pytest.raises(nbgrader_api.StepFailed, match="ada: graded by an earlier version"):
        nbgrader_api.done(nbgrader_api.api(assignment.root).generate_feedback(assignment.name))
    (row,) = grading()
    assert not row.kept and list(graded_notebook.read_file(file).verdicts) == verdicts_on(assignment)


def test_nbgraders_own_command_is_given_the_text_as_handed_in(class_with_claims, counted):
    assignment = class_with_claims.assignment
    asked = []

    def run(text, assignment, files):
        asked.append((text, Path(files).resolve()))
        found = restored(text, assignment)
        return as_graded(found.notebook, assignment, found.remarks)

    config = nbgrader_api.configuration(assignment.root)
    config.RunAndJudge.run = run
    nbgrader_api.done(nbgrader_api.api(assignment.root, config).autograde(assignment.name, "ada"))
    folder = assignment.root / "submitted" / "ada" / assignment.name
    assert asked == [((folder / f"{assignment.name}.ipynb").read_text(), folder.resolve())]
    assert counted == {"parse": 1, "restore": 1}
    said = graded_notebook.read_file(assignment.graded_path("ada"))
    assert list(said.verdicts) == verdicts_on(assignment)
    assert in_the_book(class_with_claims)[0] == [(1, False), (0, False), (0, False), (0, True), (0, False)]


def test_the_report_reads_only_what_no_graded_notebook_speaks_of(made_up, counted):
    for student in ("ada", "ben"):
        made_up.grade(student, *[RIGHT] * 4)
    made_up.hand_in("new")
    class_results(made_up.assignment)
    assert counted["parse"] == 1
    file = made_up.assignment.root / "submitted" / "ben" / made_up.assignment.name
    (file / f"{made_up.assignment.name}.ipynb").write_text(made_up.assignment.release_path.read_text())
    counted.update(parse=0)
    remarks = {student.id: student.remark for student in class_results(made_up.assignment).graded}
    assert counted["parse"] == 2 and remarks == {"ada": "", "ben": "changed since it was graded"}
