"""The four outcomes of a check, as the exceptions that a notebook shows.

Jupyter stores an exception's class name and text with the cell. So the name of
the class *is* the outcome, or the mistake that was recognised: the grader learns
it so from the kernel, and the welcome page from a student's own notebook. What
was graded stands as data in the graded notebook (``grading.graded_notebook``).
"""

import builtins
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

# The mistake of a check that passed in the notebook and not as seen from outside.
TO_REVIEW = "ToReview"


class Outcome(str, Enum):
    """How a check ended. All but ``RIGHT`` score 0."""

    RIGHT = "right"
    WRONG = "wrong"
    NOT_ATTEMPTED = "not attempted"
    SKIPPED = "skipped"

    @property
    def mark(self) -> str:
        """One character for tables and terminals."""
        return {"right": "✓", "wrong": "✗", "not attempted": "·", "skipped": "–"}[self.value]


@dataclass(frozen=True)
class Verdict:
    """What one check said.

    Attributes:
        check: the check's grade_id.
        outcome: how it ended.
        score: points earned, 0 or ``points``.
        points: points that can be earned.
        mistake: name of the mistake recognised, such as ``FetchedInTheLoop``;
            empty if none was.
        message: what the student reads.
    """

    check: str
    outcome: Outcome
    score: float
    points: float
    mistake: str = ""
    message: str = ""

    @property
    def headline(self) -> str:
        """The mark and the outcome, as students are told; a mistake's name is for instructors."""
        return f"{self.outcome.mark} {self._word}"

    @property
    def line(self) -> str:
        """The headline with the check's name."""
        return f"{self.outcome.mark} {self.check}: {self._word}"

    @property
    def _word(self) -> str:
        return "to review" if self.to_review else self.outcome.value

    @property
    def to_review(self) -> bool:
        """Whether the instructor is to look at it."""
        return self.mistake == TO_REVIEW

    def with_score(self, score: float, waiting: bool) -> "Verdict":
        """It with the points that the gradebook has, which an instructor may have given.

        Args:
            score: these points.
            waiting: whether an instructor has still to look at it.
        """
        if self.outcome is Outcome.RIGHT:
            return replace(self, score=score)
        if score >= self.points:
            return Verdict(
                self.check, Outcome.RIGHT, score, self.points, "", "The instructor found it right."
            )
        if self.to_review and not waiting:
            return replace(self, score=score, mistake="", message="The instructor has looked at it.")
        given = f" The instructor gave {score:g} of {self.points:g} points." if score else ""
        return replace(self, score=score, message=f"{self.message}{given}".strip())


def rendered(line: str, message: str) -> list[str]:
    """A check that did not pass, as text: lines that fit beside a cell."""
    return [line, "", *textwrap.wrap(message, 80)]


def passed_in(outputs: Iterable[Any], check: str) -> str:
    """The line in which a check says that it passed, in a cell's outputs; empty if none does."""
    said = (
        output.get("text", "")
        if output.output_type == "stream"
        else output.get("data", {}).get("text/plain", "")
        for output in outputs
    )
    begins = f"{Outcome.RIGHT.mark} {check}:"
    return next((str(text).splitlines()[0] for text in said if str(text).startswith(begins)), "")


def said_in(outputs: Iterable[Any], check: str) -> tuple[Outcome, str] | None:
    """How a check ended by its cell's outputs, and what it said; ``None`` if it was not run.

    The grade may differ: the grader alone decides on that.
    """
    outputs = list(outputs)
    for output in outputs:
        if output.output_type == "error":
            named = f"{output.ename}: " if hasattr(builtins, output.ename) else ""
            return outcome_of(output.ename), f"{named}{output.evalue}"
    line = passed_in(outputs, check)
    return (Outcome.RIGHT, line.partition(": ")[2]) if line else None


class Unmet(AssertionError):
    """A check that did not pass. Its subclasses say how, its text why."""

    outcome = Outcome.WRONG
    check = ""

    def _render_traceback_(self) -> list[str]:
        """IPython's hook: the message instead of the frames that led to it."""
        return rendered(f"{self.outcome.mark} {self.check}: {self.outcome.value}", str(self))


class NotAttempted(Unmet):
    """The student has not changed the starter."""

    outcome = Outcome.NOT_ATTEMPTED


class Skipped(Unmet):
    """An earlier check that this one needs has not passed."""

    outcome = Outcome.SKIPPED


class ExplanationRaised(Unmet):
    """An explanation raised an exception, in a run that is strict: the exercise's mistake."""


def wrong(mistake: str, message: str) -> Unmet:
    """A wrong answer, as an exception whose class is named for the mistake."""
    return type(mistake, (Unmet,), {})(message)


def outcome_of(ename: str) -> Outcome:
    """The outcome that an exception's class name stands for."""
    named = {cls.__name__: cls.outcome for cls in (NotAttempted, Skipped)}
    return named.get(ename, Outcome.WRONG)
