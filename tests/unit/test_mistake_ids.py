"""Ids of mistakes stand in gradebooks: they stay what they are."""

import json

import pytest

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


def test_both_exercises_have_theirs_recorded():
    assert {a.name for a in EXERCISES if recorded(a).exists()} >= {"ex07_actors", "ex08_actor_handles"}


@pytest.fixture
def check():
    @Exercise(hints={}, picture=None).check("verify", cell="cell", names=["x"])
    def check(seen):
        """All is well."""

    return check


@pytest.mark.parametrize("kind", ["mistake", "error", "noise"])
def test_renaming_a_function_renames_no_mistake(check, kind):
    @getattr(check, kind)("FetchedInTheLoop")
    def whatever_it_is_called(seen):
        """It waits for each call."""
        return "Which call waits?"

    assert check.meanings == {"FetchedInTheLoop": "It waits for each call."}
    assert check.noises == (["FetchedInTheLoop"] if kind == "noise" else [])
    assert check.recognised == ({} if kind == "noise" else {"FetchedInTheLoop": whatever_it_is_called})


@pytest.mark.parametrize("first", ["mistake", "error", "noise"])
@pytest.mark.parametrize("second", ["mistake", "error", "noise"])
def test_two_mistakes_of_a_check_with_one_id_are_refused(check, first, second):
    getattr(check, first)("Same")(lambda seen: "one")
    with pytest.raises(ValueError, match="verify has another mistake with the id Same"):
        getattr(check, second)("Same")(lambda seen: "other")
    assert list(check.meanings) == ["Same"] and len(check.noises) == (first == "noise")


def test_an_id_that_every_check_has_is_refused(check):
    with pytest.raises(ValueError, match="CellFailed"):
        check.mistake("CellFailed")(lambda seen: "one")


@pytest.mark.parametrize("id", [lambda seen: "no id at all", "", "two words"])
def test_a_mistake_without_an_id_is_refused(check, id):
    with pytest.raises(ValueError, match="a mistake of verify needs an id"):
        check.mistake(id)
