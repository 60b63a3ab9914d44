"""What students are called where nobody said how."""

import pytest

from actorlab.course import nbgrader_api
from actorlab.intake import roster, students
from actorlab.intake.platform_names import MOODLE, Author
from actorlab.reporting.class_reading import class_results
from support.made_up_class import RIGHT

# nbgrader's models make SQLAlchemy warn, as in actorlab.course.nbgrader_api.
pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")


def names(made_up):
    made_up.gradebook.db.expire_all()
    return {s.id: (s.first_name, s.last_name) for s in made_up.gradebook.students}


def test_nobody_is_called_none(made_up):
    made_up.gradebook.add_student("ada")
    made_up.gradebook.add_student("ben", first_name="Ben")
    made_up.gradebook.add_student("cleo", first_name="Cleo", last_name="Bit")
    students.enter(made_up.gradebook, ["ada", "dan"])
    assert names(made_up) == {
        "ada": ("", "ada"),
        "ben": ("Ben", ""),
        "cleo": ("Cleo", "Bit"),
        "dan": ("", "dan"),
    }
    shown = {
        s["id"]: (s["last_name"], s["first_name"])
        for s in nbgrader_api.api(made_up.assignment.root).get_students()
    }
    assert not any(None in both for both in shown.values())


def test_the_id_is_no_name(made_up):
    students.enter(made_up.gradebook, ["Ada_Lovelace"])
    (student,) = made_up.gradebook.students
    assert not students.has_name(student) and students.full_name(student) == ""
    made_up.grade("Ada_Lovelace", *[RIGHT] * 4)
    assert class_results(made_up.assignment).graded[0].name == ""


def test_the_real_name_takes_its_place(made_up):
    students.enter(made_up.gradebook, ["Ada_Lovelace"])
    who = roster.identify([Author(MOODLE, "Ada Lovelace", "77")], made_up.assignment, made_up.gradebook)
    roster.enter(who, made_up.gradebook)
    assert names(made_up) == {"Ada_Lovelace": ("Ada", "Lovelace")}
    (student,) = made_up.gradebook.students
    assert students.full_name(student) == "Ada Lovelace"


def test_another_of_a_like_name_is_not_taken_for_one_known_by_the_id(made_up):
    students.enter(made_up.gradebook, ["ada"])
    who = roster.identify([Author(MOODLE, "Ada", "77")], made_up.assignment, made_up.gradebook)
    assert list(who.students.values()) == ["Ada"]
