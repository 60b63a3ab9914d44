"""A mistake as a value, bundles of them, the hints beside them, and where they are met."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from actorlab.authoring import new_exercise
from actorlab.authoring.met import general_mistakes, met, where_met
from actorlab.checks.asked import PREDICTION
from actorlab.checks.hints import HINTS, read_hints
from actorlab.checks.mistake import Bundle, Kind, Mistake, bundle, flat, mistake
from actorlab.checks.spec import load_checks
from actorlab.checks.verdict import Outcome, Verdict
from actorlab.grading.grade import Graded
from actorlab.misconceptions import Exercise, ray_errors, unrecorded
from support.course import every_assignment


@dataclass(frozen=True)
class Facts:
    name: str = "results"


@mistake("TooMany", about="`{name}` has too many.", says="`{name}` has {count} of {name}.")
def too_many(facts, seen):
    return seen > 3 and {"count": seen}


@mistake("TooFew", about="`{name}` has too few.", says="`{name}` has too few.")
def too_few(facts, seen):
    return seen < 3


BOTH = bundle(Facts(), too_many, too_few)


def said(mistakes, seen):
    return [text for one in mistakes if (text := one.told(seen))]


def test_a_message_holds_the_facts_and_the_figures():
    assert said(BOTH, 4) == ["`results` has 4 of results."]
    assert said(BOTH, 2) == ["`results` has too few."] and said(BOTH, 3) == []
    assert [one.meaning for one in BOTH] == ["`results` has too many.", "`results` has too few."]
    assert [one.general for one in BOTH] == ["test_mistakes.TooMany", "test_mistakes.TooFew"]


def test_a_mistake_of_its_own_needs_no_facts():
    own = mistake("Own", about="It is {so}.", says="{x} and {{}}")(lambda seen: {"x": seen})
    assert own.told("{y}") == "{y} and {}", "what a notebook holds is no template"
    assert (own.meaning, own.general) == ("It is {so}.", "")


@pytest.mark.parametrize(
    "figures, told", [({}, "yes"), (True, "yes"), (False, None), (None, None), ([], None)]
)
def test_what_a_recogniser_returns(figures, told):
    assert Mistake("One", "", lambda seen: figures, "yes").told(1) == told


@pytest.mark.parametrize(
    "recognise, says",
    [(lambda seen: 1 / 0, ""), (lambda seen: True, "{missing}"), (lambda seen: {"x": "a"}, "{x:.2f}")],
)
def test_a_mistake_that_breaks_raises(recognise, says):
    with pytest.raises((ZeroDivisionError, KeyError, ValueError)):
        Mistake("One", "", recognise, says).told(1)


def test_a_bundle_is_changed_and_stays_what_it_was():
    ids = lambda bundle: [one.id for one in bundle]
    assert ids(BOTH.only("TooFew", "TooMany")) == ["TooFew", "TooMany"]
    assert ids(BOTH.without("TooMany")) == ["TooFew"]
    assert said(BOTH.reworded(TooFew="Only {name}?"), 2) == ["Only results?"]
    renamed = BOTH.renamed(TooFew="NotEnough")
    assert ids(renamed) == ["TooMany", "NotEnough"] and renamed[1].general == "test_mistakes.TooFew"
    assert ids(BOTH) == ["TooMany", "TooFew"] and said(BOTH, 2) == ["`results` has too few."]
    assert all(isinstance(one, Bundle) for one in (renamed, BOTH.without(), BOTH.only(), BOTH.reworded()))
    assert flat([too_many, BOTH]) == [too_many, *BOTH]


@pytest.mark.parametrize("change", ["only", "without", "reworded", "renamed"])
def test_a_mistake_that_is_not_in_the_bundle_is_refused(change):
    how = {"ToMany": "x"} if change in ("reworded", "renamed") else {}
    with pytest.raises(ValueError, match="no mistake ToMany in this bundle; there are: TooMany, TooFew"):
        getattr(BOTH, change)(*([] if how else ["ToMany"]), **how)


def test_every_check_knows_unrecorded_calls_before_its_own_mistakes_and_rays_errors_after_them():
    lesson = Exercise(picture=None)
    own = ray_errors.any_cell().only("ActorDied").reworded(ActorDied="Ours.")
    check = lesson.check(
        "verify", about="", cell="cell", names=[], figures=lambda seen: "", mistakes=[BOTH, own]
    )
    known = [one.id for one in check.mistakes]
    assert known[:4] == ["CallsNotRecorded", "TooMany", "TooFew", "ActorDied"]
    assert known.count("ActorDied") == 1
    assert set(known[3:]) == {one.id for one in ray_errors.any_cell()}
    assert {one.kind for one in check.mistakes[3:]} == {Kind.ERROR}
    assert check.mistakes[3].message == "Ours."


def test_what_every_check_tries_first_an_exercise_may_say_in_its_own_words_and_place():
    lesson = Exercise(picture=None)
    own = unrecorded.any_check().reworded(CallsNotRecorded="Ours.")
    check = lesson.check(
        "verify", about="", cell="cell", names=[], figures=lambda seen: "", mistakes=[BOTH, own]
    )
    assert [one.id for one in check.mistakes[:3]] == ["TooMany", "TooFew", "CallsNotRecorded"]
    assert check.mistakes[2].message == "Ours."


def test_hints_are_paragraphs_below_a_cells_heading(tmp_path):
    assert read_hints(tmp_path) == {}
    text = "For authors.\n\n## foo_class\n\nAn idea\nin two lines.\n\n\nThe `place`.\n## other\nNearly the code.\n"
    (tmp_path / HINTS).write_text(text)
    assert read_hints(tmp_path) == {
        "foo_class": ("An idea in two lines.", "The `place`."),
        "other": ("Nearly the code.",),
    }


@pytest.mark.parametrize("assignment", every_assignment(), ids=lambda a: a.name)
def test_hints_travel_with_the_checks(assignment):
    released = read_hints(assignment.release_folder)
    hinted = assignment.solution.keys() - {PREDICTION}
    assert released == read_hints(assignment.source_path.parent) and released.keys() == hinted


def test_it_is_told_of_every_general_mistake_where_it_is_met():
    (seven,) = (a for a in every_assignment() if a.name == "ex07_actors")
    wrong = lambda check, id: Verdict(check, Outcome.WRONG, 0, 1, id)
    graded = [
        Graded([wrong("verify_results", "NobodyCounted"), wrong("verify_results", "CounterNotReset")], None, (), ""),
        Graded([wrong("verify_duration", "NobodyCounted"), wrong("verify_duration", "CellFailed")], None, (), ""),
    ]  # fmt: skip
    found = met(seven, graded)
    assert found == {"workers.NobodyWorked"}, "by its general name, and no mistake of the exercise's own"
    lines = list(where_met({"ex07": found, "ex08": found | {"fetching.NeverFetched"}}))
    assert len(lines) == len(set(lines)) == len(general_mistakes()) > 100
    assert "workers.NobodyWorked: ex07, ex08" in lines and "fetching.NeverFetched: ex08" in lines
    assert "ray_errors.ActorDied: in none" in lines
    assert not [line for line in lines if line.startswith("noise.")]


def test_a_new_exercise_knows_thirty_mistakes_for_few_lines():
    folder = Path(new_exercise.__file__).parent / "skeleton" / "solutions" / "ex00_skeleton"
    checks = load_checks(folder).exercise.checks.values()
    assert len({id for check in checks for id in check.recognised}) >= 30
    assert len((folder / "checks.py").read_text().splitlines()) <= 60
