"""Ids of mistakes stand in gradebooks: they stay what they are."""

import json

import pytest

from actorlab.checks.mistake import Kind, Mistake
from actorlab.checks.spec import Exercise, load_checks
from support.course import every_assignment

EXERCISES = every_assignment()


def recorded(assignment):
    return assignment.root / "tests" / assignment.name / "mistakes.json"


@pytest.mark.parametrize("assignment", [a for a in EXERCISES if recorded(a).exists()], ids=lambda a: a.name)
def test_ids_stay_what_they_are_in_gradebooks(assignment):
    checks = load_checks(assignment.source_path.parent).exercise.checks
    ids = {check.id: sorted(check.meanings) for check in checks.values()}
    # Whoever adds a mistake adds its id there, and from then on it stays.
    assert ids == json.loads(recorded(assignment).read_text())


def test_the_first_exercises_have_theirs_recorded():
    assert {a.name for a in EXERCISES if recorded(a).exists()} >= {"ex07_actors", "ex08_actor_handles"}


def checked(*mistakes):
    lesson = Exercise(picture=None)
    return lesson.check(
        "verify", about="All is well.", cell="cell", names=["x"], figures=lambda seen: "", mistakes=mistakes
    )


def a(id, kind=Kind.MISTAKE):
    return Mistake(id, f"It is {id}.", lambda seen: {}, "Which call waits?", kind)


@pytest.mark.parametrize("kind", [Kind.MISTAKE, Kind.ERROR, Kind.NOISE])
def test_a_check_knows_its_mistakes_by_id(kind):
    one = a("FetchedInTheLoop", kind)
    check = checked(one)
    assert check.meanings == {"FetchedInTheLoop": "It is FetchedInTheLoop."}
    assert check.noises == (["FetchedInTheLoop"] if kind is Kind.NOISE else [])
    assert check.recognised == ({} if kind is Kind.NOISE else {"FetchedInTheLoop": one})


@pytest.mark.parametrize("first", [Kind.MISTAKE, Kind.ERROR, Kind.NOISE])
@pytest.mark.parametrize("second", [Kind.MISTAKE, Kind.ERROR, Kind.NOISE])
def test_two_mistakes_of_a_check_with_one_id_are_refused(first, second):
    with pytest.raises(ValueError, match="verify has another mistake with the id Same"):
        checked(a("Same", first), a("Same", second))


def test_an_id_that_every_check_has_is_refused():
    with pytest.raises(ValueError, match="CellFailed"):
        checked(a("CellFailed"))


@pytest.mark.parametrize("id", [lambda seen: "no id at all", "", "two words"])
def test_a_mistake_without_an_id_is_refused(id):
    with pytest.raises(ValueError, match="is no mistake's id"):
        a(id)
