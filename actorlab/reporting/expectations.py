"""What a class expected before it saw what happens: the best list of what to teach again."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from nbformat.notebooknode import NotebookNode

from actorlab.checks.asked import PREDICTION
from actorlab.checks.prediction import Predicted, Prediction
from actorlab.checks.spec import load_checks
from actorlab.course.assignment import Assignment
from actorlab.kernel.cells import grade_id

_QUESTION = re.compile(r"\*\*([^*]+\?)\*\*")


@dataclass(frozen=True)
class Expectations:
    """What a class expected of one exercise.

    Attributes:
        question: what it was asked, as its notebook has it.
        guesses: each guess, and how many students had it, the most frequent first.
        asked: how many were asked. Who guessed nothing is no mistake, and none of ``guesses``.
        happened: what happened, as the middle one of the right runs shows it; empty if there
            was none.
    """

    question: str
    guesses: tuple[tuple[str, int], ...]
    asked: int
    happened: str

    @property
    def guessed(self) -> int:
        """How many students guessed."""
        return sum(count for _, count in self.guesses)


def expectations(assignment: Assignment, predicted: Iterable[Predicted | None]) -> Expectations | None:
    """Count what students expected; ``None`` if nobody guessed, or the exercise does not ask.

    Args:
        assignment: which one.
        predicted: what each student predicted, as far as that is known.
    """
    prediction = load_checks(assignment.release_folder).exercise.prediction
    known = [one for one in predicted if one is not None]
    counts = Counter(_shown(one.guess, prediction) for one in known if one.guess is not None)
    if prediction is None or not counts:
        return None
    seen = [one.happened for one in known if one.happened is not None]
    happened = f"{prediction.happened} {_shown(median(seen), prediction)}" if seen else ""
    return Expectations(question(assignment.release.cells), tuple(counts.most_common()), len(known), happened)


def question(cells: Sequence[NotebookNode]) -> str:
    """What students are asked to predict: the question that stands out in the text above the cell."""
    text = ""
    for cell in cells:
        if grade_id(cell) == PREDICTION:
            break
        text = cell.source if cell.cell_type == "markdown" else text
    found = _QUESTION.findall(text)
    return " ".join(found[-1].split()) if found else ""


def _shown(guess: float | str, prediction: Prediction | None) -> str:
    unit = f" {prediction.unit}" if prediction else ""
    return guess if isinstance(guess, str) else f"{guess:.3g}{unit}"
