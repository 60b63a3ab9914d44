"""The class report: what it counts, what it leaves out, and that nothing in it can harm."""

import csv
import re
import shutil

import pytest

from actorlab.reporting import report
from actorlab.reporting.class_reading import class_results
from actorlab.reporting.class_results import STANDINGS
from support.made_up_class import RIGHT, MadeUpClass, course, to_review

LOOP = ("FetchedInTheLoop", "`ray.get` inside the loop waits.")
REFERENCES = ("NeverFetched", "`results` holds 10 ObjectRefs.")
ONE_ACTOR = ("OneActorTwoNames", "`f1` and `f2` are two names for one actor.")
ONE_COUNTER = ("OneCounter", "`results` counts from 1 to 10.")

# nbgrader's models make SQLAlchemy warn, as in actorlab.course.nbgrader_api.
pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")


def read(made_up):
    return class_results(made_up.assignment)


def written(made_up):
    folder = made_up.assignment.root
    report.write([read(made_up)], folder)
    with (folder / report.TABLE).open(newline="", encoding="utf-8") as file:
        return (folder / report.PAGE).read_text(), list(csv.DictReader(file))


def test_teach_again_is_ranked_by_students(made_up):
    made_up.grade("ada", RIGHT, RIGHT, REFERENCES, LOOP)
    made_up.grade("ben", RIGHT, RIGHT, RIGHT, LOOP)
    made_up.grade("cleo", RIGHT, RIGHT, REFERENCES, RIGHT)
    made_up.grade("dan", RIGHT, RIGHT, RIGHT, LOOP)
    assert [(m.name, len(m.at_first)) for m in read(made_up).teach_again] == [
        ("FetchedInTheLoop", 3),
        ("NeverFetched", 2),
    ]


def test_mistake_in_two_checks_counts_a_student_once(made_up):
    both = ("PlainObjectsDidTheWork", "No actor ran any.")
    made_up.grade("ada", RIGHT, RIGHT, both, both)
    (mistake,) = read(made_up).mistakes
    assert len(mistake.students) == 1 and mistake.checks == ("verify_results", "verify_duration")


def test_consequences_are_not_taught_again(made_up):
    for student in ("ada", "ben"):
        made_up.grade(student, RIGHT, ONE_ACTOR, ONE_COUNTER, "skipped")
    found = read(made_up)
    assert [m.name for m in found.teach_again] == ["OneActorTwoNames"]
    assert {m.name: (len(m.at_first), len(m.students)) for m in found.mistakes} == {
        "OneActorTwoNames": (2, 2),
        "OneCounter": (0, 2),
    }


def test_what_is_no_misconception_is_not_taught_again(made_up):
    busy = ("MachineWasBusy", "The machine was busy.")
    made_up.grade("ada", ("Unmet", "Where do they part?"), "not attempted", "skipped", "skipped")
    made_up.grade("ben", RIGHT, RIGHT, ("CellFailed", "It stopped."), to_review())
    made_up.grade("cleo", RIGHT, RIGHT, RIGHT, busy)
    found = read(made_up)
    assert found.teach_again == []
    assert {m.name for m in found.mistakes} == {"Unmet", "CellFailed", "MachineWasBusy"}
    assert all(m.meaning for m in found.mistakes)


def test_noise_is_the_machines(made_up):
    from actorlab.checks.spec import load_checks

    noises = load_checks(made_up.assignment.release_folder).exercise.checks["verify_duration"].noises
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, (noises[0], "It waited for the machine."))
    found = read(made_up)
    assert found.mistakes[0].noise and found.teach_again == []


def test_shared_mistakes_come_before_single_ones_and_ties_are_kept(made_up):
    names = ["ReturnsNothing", "NeverFetched", "NotAList", "NestedList", "ValuesAsText", "GroupedByActor"]
    for number, name in enumerate(names):
        for student in range(2):
            made_up.grade(f"s{number}{student}", RIGHT, RIGHT, (name, "so"), RIGHT)
    made_up.grade("single", RIGHT, RIGHT, RIGHT, LOOP)
    known = {"NeverFetched", "NotAList", "NestedList", "ValuesAsText", "GroupedByActor"}
    assert {m.name for m in read(made_up).teach_again} == known


def test_five_and_whatever_ties_with_the_fifth(made_up):
    names = ["NeverFetched", "NotAList", "NestedList", "ValuesAsText", "GroupedByActor", "WrongOrder"]
    for name in names:
        made_up.grade(name.lower(), RIGHT, RIGHT, (name, "so"), RIGHT)
    assert {m.name for m in read(made_up).teach_again} == set(names)
    for student in ("x", "y", "z"):
        made_up.grade(student, RIGHT, RIGHT, REFERENCES, RIGHT)
    assert [m.name for m in read(made_up).teach_again] == ["NeverFetched"]


def test_each_check_by_outcome(made_up):
    made_up.grade("ada", RIGHT, ONE_ACTOR, "skipped", to_review())
    made_up.grade("ben", *["not attempted"] * 4)
    found = {check: [c[kind] for kind in STANDINGS] for check, c in read(made_up).standings.items()}
    assert found == {
        "verify_actor_class": [1, 0, 1, 0, 0],
        "verify_two_actors": [0, 1, 1, 0, 0],
        "verify_results": [0, 0, 1, 1, 0],
        "verify_duration": [0, 0, 1, 0, 1],
        "verify_own_run": [0, 0, 1, 1, 0],
    }
    assert read(made_up).untouched == 1


def test_review_is_over_when_the_instructor_has_graded(made_up):
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, to_review("As seen from outside, it is not."))
    (pending,) = read(made_up).to_review
    assert pending[1].message == "As seen from outside, it is not." and read(made_up).scores == [4]
    place = ("verify_duration", "ex07_actors", "ex07_actors", "ada")
    grade = made_up.gradebook.find_grade(*place)
    grade.manual_score, grade.needs_manual_grade = 2, False
    made_up.gradebook.db.commit()
    found = read(made_up)
    assert found.to_review == [] and found.scores == [6]
    assert found.standings["verify_duration"]["right"] == 1


def test_late_submission_costs_its_penalty(made_up):
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, RIGHT)
    made_up.gradebook.find_submission("ex07_actors", "ada").notebooks[0].late_submission_penalty = 1.5
    made_up.gradebook.db.commit()
    assert read(made_up).scores == [5.5]
    assert "1.5 points off" in written(made_up)[0]


def test_everybody_is_accounted_for(made_up):
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, RIGHT)
    made_up.hand_in("cut", "{")
    made_up.hand_in("fresh")
    (made_up.assignment.root / "submitted" / "idle").mkdir()
    made_up.gradebook.add_student("absent", first_name="Ab", last_name="Sent")
    found = read(made_up)
    assert [s.id for s in found.graded] == ["ada"]
    assert {s.id: s.remark for s in found.not_graded} == {
        "cut": "not a notebook, or cut off: the file is not complete JSON",
        "fresh": "not graded yet",
    }
    assert [s.id for s in found.missing] == ["absent", "idle"]
    page, rows = written(made_up)
    assert "absent (Ab Sent)" in page and "cut off" in page
    assert {(r["student"], r["outcome"]) for r in rows} == {
        ("ada", "right"),
        ("cut", "not graded"),
        ("fresh", "not graded"),
        ("absent", "not handed in"),
        ("idle", "not handed in"),
    }
    assert len(rows) == 5 * 5


def test_grade_of_an_earlier_submission_says_so(made_up):
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, RIGHT)
    file = made_up.assignment.root / "submitted" / "ada" / "ex07_actors" / "ex07_actors.ipynb"
    file.write_text("{")
    assert "earlier submission" in read(made_up).graded[0].remark


def test_work_is_known_also_when_submitted_is_gone(made_up):
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, LOOP)
    shutil.rmtree(made_up.assignment.root / "submitted")
    assert [m.name for m in read(made_up).teach_again] == ["FetchedInTheLoop"]


def test_table_has_a_row_for_each_student_and_check(made_up):
    made_up.grade("ada", RIGHT, RIGHT, REFERENCES, to_review("why"), seconds=9.5)
    rows = written(made_up)[1]
    assert [
        (r["check"], r["outcome"], r["score"], r["points"], r["mistake"], r["to_review"]) for r in rows
    ] == [
        ("verify_actor_class", "right", "1", "1", "", "no"),
        ("verify_two_actors", "right", "1", "1", "", "no"),
        ("verify_results", "wrong", "0", "2", "NeverFetched", "no"),
        ("verify_duration", "wrong", "0", "2", "ToReview", "yes"),
        ("verify_own_run", "skipped", "0", "1", "", "no"),
    ]
    assert {r["assignment"] for r in rows} == {"ex07_actors"} and {r["seconds"] for r in rows} == {"9.5"}


HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)> {{ 7*7 }} `<b>` $\\frac{ \x00'


def test_what_students_wrote_cannot_do_anything(made_up):
    made_up.grade("=1+1", RIGHT, RIGHT, ("<i>", HOSTILE), ("NeverFetched", "=cmd|' /C calc'!A0"), seconds=3.0)
    page, rows = written(made_up)
    assert "<script" not in page and "<img src=x" not in page and "<i>" not in page and ">49" not in page
    assert "<code>&lt;b&gt;</code>" in page
    assert {r["student"] for r in rows} == {"'=1+1"}
    assert rows[3]["message"].startswith("'=cmd")


def test_page_needs_nothing_else(made_up):
    made_up.grade("ada", RIGHT, RIGHT, REFERENCES, LOOP, seconds=9.5)
    page = written(made_up)[0]
    assert not re.search(r"""(src|href)=["']?(?!data:)[^"'#]|url\(|@import|<script|<link""", page)
    assert (
        page.count("<img")
        == 4
        == len(re.findall(r'<img src="data:image/svg\+xml;base64,[^"]+" alt="[^"]+">', page))
    )


def test_headings_are_in_order(made_up):
    made_up.grade("ada", RIGHT, RIGHT, REFERENCES, LOOP)
    levels = [int(level) for level in re.findall(r"<h(\d)", written(made_up)[0])]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in zip(levels, levels[1:]))


def test_nobody_at_all(made_up):
    page, rows = written(made_up)
    assert "Nothing is graded yet." in page and rows == []


@pytest.mark.parametrize("count", [1, 2, 100])
def test_class_of_any_size(made_up, count):
    for number in range(count):
        made_up.grade(
            f"s{number:03}", RIGHT, RIGHT, RIGHT, LOOP if number % 3 else RIGHT, seconds=10.0 + number
        )
    page, rows = written(made_up)
    assert page.count("<img") >= 3 and len(rows) == 5 * count
    assert f"{len(range(0, count, 3))} of {count}" in page


def test_all_right_and_none_attempted(made_up):
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, RIGHT, seconds=0.0)
    assert "1 of 1 (100%) earned all points." in " ".join(written(made_up)[0].split())
    made_up.grade("ben", *["not attempted"] * 4)
    assert "No misconception was recognised." in written(made_up)[0]


def test_same_data_same_files(made_up):
    made_up.grade("ada", RIGHT, RIGHT, REFERENCES, LOOP, seconds=9.5)
    assert written(made_up) == written(made_up)


def test_two_assignments_on_one_page(root, tmp_path):
    first = course(root, tmp_path)
    for tree in ("solutions", "exercises"):
        (tmp_path / tree).unlink()
        for name in ("ex07_actors", "ex09_again"):
            shutil.copytree(root / tree / "ex07_actors", tmp_path / tree / name)
        (tmp_path / tree / "ex09_again" / "ex07_actors.ipynb").rename(
            tmp_path / tree / "ex09_again" / "ex09_again.ipynb"
        )
    classes = [MadeUpClass(first), MadeUpClass(type(first)("ex09_again", tmp_path))]
    classes[0].grade("ada", RIGHT, RIGHT, RIGHT, LOOP)
    classes[1].grade("ada", RIGHT, RIGHT, REFERENCES, RIGHT)
    report.write([class_results(c.assignment) for c in classes], tmp_path)
    page = (tmp_path / report.PAGE).read_text()
    assert [name in page for name in ('id="ex07_actors"', 'id="ex09_again"')] == [True, True]
    assert (
        page.index("inside the loop waits for each")
        < page.index("holds references, not values")
        < page.index('<h2 id="ex07')
    )
