"""What can be wrong with the answer to the question on one's own run."""

from collections.abc import Mapping
from dataclasses import dataclass

from actorlab.checks.asked import ANSWER
from actorlab.checks.mistake import Bundle, Figures, Mistake, bundle, mistake
from actorlab.checks.seen import Seen
from actorlab.misconceptions.facts import same
from actorlab.misconceptions.wording import short


@dataclass(frozen=True)
class Question:
    """The facts of a question.

    Attributes:
        look: how to find the answer in the picture, as a question.
        numbers: what else the usual wrong numbers are, in a right run: ``{10: "how many
            calls there are in all"}``.
    """

    look: str
    numbers: Mapping[int, str]


def answers(facts: Question) -> Bundle:
    """What may stand in place of the answer.

    Args:
        facts: all of them.
    """
    others = (_another_number(facts, number, what) for number, what in facts.numbers.items())
    return Bundle((*bundle(facts, not_answered, no_number), *others))


def figures(facts: Question, seen: Seen) -> str:
    """What is said of a wrong number that nobody has thought of."""
    return f"You answered {short(seen.value(ANSWER))}, and your last run shows another number. {facts.look}"


@mistake(
    "NotAnswered",
    about="The question on one's own run was not answered.",
    says="`answer` is `None`. {look}",
)
def not_answered(facts: Question, seen: Seen) -> bool:
    return seen.value(ANSWER) is None


@mistake(
    "AnswerIsNoNumber",
    about="A text, a list, ... instead of a number.",
    says="`answer` is of type `{kind}`: {shown}. It should be one number, such as 7. {look}",
)
def no_number(facts: Question, seen: Seen) -> Figures | None:
    value = seen.value(ANSWER)
    return None if seen.is_number(value) else {"kind": type(value).__name__, "shown": short(value)}


def _another_number(facts: Question, number: int, what: str) -> Mistake:
    def recognise(seen: Seen) -> bool:
        return same(seen.value(ANSWER), number)

    about = f"The answer is {number}: {what}."
    return Mistake(
        f"Answered{number}", about, recognise, f"You answered {number}: that is {what}. {facts.look}"
    )
