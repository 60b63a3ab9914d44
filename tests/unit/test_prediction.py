"""What students predict: what is understood of it, which guess counts, what a class expected."""

from types import SimpleNamespace

import pytest

from actorlab.checks.prediction import Predicted, Prediction, understood
from actorlab.checks.spec import Exercise
from actorlab.evidence.session import Session
from actorlab.evidence.values import Other
from actorlab.kernel.first_guess import FirstGuess
from actorlab.reporting.class_reading import class_results
from actorlab.reporting.report import page
from support.made_up_class import RIGHT
from support.made_up_seen import two_counters

SECONDS = Prediction("duration", "verify_duration", "seconds", "it took")


@pytest.mark.parametrize(
    "guess, number",
    [
        (5, 5.0),
        (2.5, 2.5),
        ("2.5 s", 2.5),
        ("about 2,5", 2.5),
        ("five", 5.0),
        ("Five seconds", 5.0),
        ("between 2 and 3", "'between 2 and 3'"),
        ("x" * 100, repr("x" * 40)),
        (None, None),
        (True, "a value of type bool"),
        ([5], "a value of type list"),
        (Other("set"), "a value of type set"),
        (float("nan"), "no finite number"),
        (10**400, "no finite number"),
    ],
)
def test_what_is_understood_of_a_guess(guess, number):
    assert understood(guess) == number


@pytest.mark.parametrize(
    "guess, happened, said",
    [
        (5.0, 2.51, "You expected 5 seconds; it took 2.51. Where does the difference come from?"),
        (2.5, 2.6, "You expected 2.5 seconds, and it took 2.6: well predicted."),
        ("a value of type list", 2.6, "You expected a value of type list; it took 2.6 seconds."),
        (12.0, 13, "You expected 12 seconds; it took 13. Where does the difference come from?"),
        (None, 2.5, ""),
        (5.0, None, ""),
        (5.0, "2.5 s?!, 3", ""),
    ],
)
def test_a_guess_beside_what_happened(guess, happened, said):
    assert SECONDS.said(guess, happened) == said


def test_the_check_tells_a_right_answer():
    lesson = Exercise(picture=None)
    check = lesson.check(
        "verify_duration", about="Two worked", cell="counting", names=["duration"], figures=lambda seen: ""
    )
    lesson.predict("duration", told_by="verify_duration")
    seen = two_counters()
    assert check.success(seen) == "Two worked."
    seen.session.guess = 5.0
    assert check.success(seen).startswith("Two worked. You expected 5 seconds; it took 2.51.")
    assert "Predicted" not in check.meanings  # no mistake, for no report


class Shell:
    """IPython's events, and the notebook's names."""

    def __init__(self):
        self.user_ns, self.session, self.events = {}, Session(), self
        self.hooks = {"pre_run_cell": [], "post_run_cell": []}
        FirstGuess(self.session, "duration").begin(self)

    def register(self, event, hook):
        self.hooks[event].append(hook)

    def unregister(self, event, hook):
        self.hooks[event].remove(hook)

    def run(self, cell, success=True, **sets):
        info = SimpleNamespace(raw_cell=cell)
        for hook in [*self.hooks["pre_run_cell"]]:
            hook(info)
        self.user_ns.update(sets)
        for hook in [*self.hooks["post_run_cell"]]:
            hook(SimpleNamespace(success=success, info=info))


def test_what_was_guessed_before_the_first_run_counts():
    shell = Shell()
    shell.run("guess = 3", guess=3)
    shell.run("guess = 5", guess=5)
    shell.run("duration = 1 / 0", success=False)  # shows nothing yet
    assert shell.session.guess is None
    shell.run("duration = 2.5; guess = 2.5", guess=2.5)
    assert shell.session.guess == 5.0
    shell.run("guess = 2.5", guess=2.5)
    shell.run("duration = 2.5")
    assert shell.session.guess == 5.0


def test_a_guess_after_the_first_run_is_none():
    shell = Shell()
    shell.run("duration = 5")
    shell.run("guess = 5", guess=5)
    shell.run("duration = 2.5")
    assert shell.session.guess is None


def test_what_a_class_expected_is_in_its_report(made_up):
    for student, guess, happened in (
        ("ada", 5.0, 2.51),
        ("ben", 5.0, None),
        ("cleo", 2.5, 2.53),
        ("dan", None, 2.55),
        ("eve", "'<b>'", None),
    ):
        made_up.grade(student, *[RIGHT] * 5, predicted=Predicted(guess, happened))
    made_up.grade("finn", *[RIGHT] * 5)  # graded before that was asked
    results = class_results(made_up.assignment)
    expected = results.expectations
    assert expected.question == "How many seconds does that take?"
    assert dict(expected.guesses) == {"5 seconds": 2, "2.5 seconds": 1, "'<b>'": 1}
    assert (expected.guessed, expected.asked, expected.happened) == (4, 5, "it took 2.53 seconds")
    told = " ".join(page([results]).split())
    assert (
        "take? 2 of 4 expected 5 seconds; 1 of 4 expected 2.5 seconds; 1 of 4 expected &#39;&lt;b&gt;&#39;"
        in told
    )
    assert "; it took 2.53 seconds. 1 of 5 guessed nothing." in told


def test_a_class_that_guessed_nothing_is_not_told_of(made_up):
    made_up.grade("ada", *[RIGHT] * 5, predicted=Predicted(None, 2.5))
    results = class_results(made_up.assignment)
    assert results.expectations is None and "What they expected" not in page([results])
