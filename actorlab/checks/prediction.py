"""What a student predicted, beside what happened.

Before the cell that shows it, the student writes down a guess. The check that judges that
cell tells a right answer both. A guess earns nothing, and no guess costs nothing: what a
class expected tells its instructor what to teach again.
"""

import math
import re
from dataclasses import dataclass
from numbers import Real
from typing import TYPE_CHECKING, Any

from actorlab.checks.mistake import Kind, Mistake
from actorlab.evidence.values import Other

if TYPE_CHECKING:
    from actorlab.checks.seen import Seen

# What is understood of a guess: a number, another value in words, or that there is none.
Guess = float | str | None

_WORDS = "zero one two three four five six seven eight nine ten".split()
_NUMBER = re.compile(rf"[-+]?\d+(?:[.,]\d+)?|\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_LONGEST = 40  # characters of a guess that is no number
_NEAR = 0.2  # a measured number may differ from a good guess by such a part of it


@dataclass(frozen=True)
class Prediction:
    """What students are asked to predict.

    Attributes:
        of: the name of the number in the notebook that shows what happened.
        told_by: the check that tells a right answer what was predicted.
        unit: what the number counts, such as ``seconds``.
        happened: the words before the number that a sentence needs, such as ``it took``.
    """

    of: str
    told_by: str
    unit: str
    happened: str

    def remark(self) -> Mistake:
        """What ``told_by`` tells a right answer besides."""

        def recognise(seen: "Seen") -> dict[str, str] | None:
            said = self.said(seen.session.guess, seen.value(self.of))
            return {"said": said} if said else None

        return Mistake("Predicted", "What was predicted.", recognise, "{said}", Kind.REMARK)

    def said(self, guess: Guess, happened: Any) -> str:
        """A guess beside what happened, in a sentence or two; empty if nobody guessed."""
        number = understood(happened)
        if guess is None or not isinstance(number, float):
            return ""
        if isinstance(guess, str):
            return f"You expected {guess}; {self.happened} {number:.3g} {self.unit}."
        expected = f"You expected {guess:.3g} {self.unit}"
        near = 0.0 if isinstance(happened, int) else _NEAR * abs(number)
        if abs(guess - number) <= near:
            return f"{expected}, and {self.happened} {number:.3g}: well predicted."
        return f"{expected}; {self.happened} {number:.3g}. Where does the difference come from?"


@dataclass(frozen=True)
class Predicted:
    """What one student predicted, and what happened.

    Attributes:
        guess: as ``understood`` has it.
        happened: the number that the notebook held, if that run was right.
    """

    guess: Guess
    happened: float | None


def understood(guess: Any) -> Guess:
    """What is understood of a value that somebody guessed.

    A text that holds a single number, such as ``"2.5 s"`` or ``"five"``, counts as that number.

    Returns:
        The number, if it is finite; other values in words; ``None`` for ``None``.
    """
    if guess is None:
        return None
    if isinstance(guess, str):
        found = _NUMBER.findall(guess) if len(guess) <= _LONGEST else []
        return _number(found[0]) if len(found) == 1 else repr(guess[:_LONGEST])
    if isinstance(guess, Real) and not isinstance(guess, bool):
        try:
            number = float(guess)
        except (OverflowError, TypeError, ValueError):
            number = math.inf
        return number if math.isfinite(number) else "no finite number"
    return f"a value of type {guess.type_name if isinstance(guess, Other) else type(guess).__name__}"


def _number(text: str) -> float:
    word = text.lower()
    return float(_WORDS.index(word)) if word in _WORDS else float(text.replace(",", "."))
