"""A class's results, from the graded notebooks and the gradebook.

The graded notebooks in ``autograded/`` say what each check said, whoever graded
them: ``make grade``, ``nbgrader autograde`` or formgrader. The gradebook has the
points, those that an instructor gave by hand among them.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean, median

from actorlab.checks.prediction import Predicted
from actorlab.checks.spec import Check, load_checks
from actorlab.checks.verdict import TO_REVIEW, Outcome, Unmet, Verdict
from actorlab.course.assignment import Assignment
from actorlab.reporting.expectations import Expectations, expectations

# Why a check did not pass where no mistake was recognised. These are nobody's misconception.
_UNRECOGNISED = {
    Unmet.__name__: "The answer is wrong, and it is none of the mistakes that the check knows.",
    "CellFailed": "The cell stopped with an error that the check does not know.",
    "CellNotRun": "The cell that makes the name was not run, or makes another one.",
    "HiddenTest": "A hidden test does not hold, and the notebook's process did not explain it.",
    "NotRun": "The check was not run, since the notebook stopped before it.",
}
_ANY_ERROR = "The check ended with this error."

# How a check stands: its outcome, or that the instructor has still to decide.
TO_DECIDE = "to review"
STANDINGS = (*(outcome.value for outcome in Outcome), TO_DECIDE)


@dataclass(frozen=True)
class Student:
    """One student's work for one assignment.

    Attributes:
        id: the student's, in nbgrader.
        name: the full name; empty if the gradebook has none.
        verdicts: what each check said, with the points that the gradebook has;
            empty if there is no grade.
        to_review: the checks that wait for the instructor.
        penalty: points taken off since it was late.
        seconds: how long the notebook ran; ``None`` if that is not known.
        remark: why there is no grade, or what to know of it; empty if nothing.
        predicted: what was predicted; ``None`` if that is not known.
    """

    id: str
    name: str = ""
    verdicts: tuple[Verdict, ...] = ()
    to_review: tuple[str, ...] = ()
    penalty: float = 0.0
    seconds: float | None = None
    remark: str = ""
    predicted: Predicted | None = None

    @property
    def score(self) -> float:
        """Points earned in all, as nbgrader counts them."""
        return max(0.0, sum(verdict.score for verdict in self.verdicts) - self.penalty)

    def standing(self, verdict: Verdict) -> str:
        """One of ``STANDINGS``."""
        return TO_DECIDE if verdict.check in self.to_review else verdict.outcome.value


@dataclass(frozen=True)
class Mistake:
    """A reason for which checks did not pass.

    Attributes:
        name: such as ``FetchedInTheLoop``.
        meaning: what it is, in a sentence.
        recognised: whether it is one of the mistakes that the exercise knows.
        noise: whether it is the machine's, not the answer's.
        checks: where it occurred, in the notebook's order.
        students: who made it.
        at_first: those of them for whom it is not the consequence of an earlier
            check that did not pass.
        message: what the first of these, or else of all, was told.
    """

    name: str
    meaning: str
    recognised: bool
    noise: bool
    checks: tuple[str, ...]
    students: tuple[Student, ...]
    at_first: tuple[Student, ...]
    message: str

    @property
    def misconception(self) -> bool:
        """Whether it tells what a student has not understood yet."""
        return self.recognised and not self.noise


@dataclass(frozen=True)
class ClassResults:
    """A class's work for one assignment.

    Attributes:
        assignment: which one.
        graded: the students who have a grade, by id.
        not_graded: those who handed in what has none.
        missing: those of the gradebook who handed in nothing.
    """

    assignment: Assignment
    graded: tuple[Student, ...]
    not_graded: tuple[Student, ...]
    missing: tuple[Student, ...]

    @property
    def points(self) -> float:
        """Points that can be earned in all."""
        return sum(self.assignment.points.values())

    @property
    def scores(self) -> list[float]:
        """Points earned in all, by student."""
        return [student.score for student in self.graded]

    @property
    def average(self) -> float:
        """The mean of the scores."""
        return mean(self.scores)

    @property
    def median(self) -> float:
        """The median of the scores."""
        return median(self.scores)

    @property
    def standings(self) -> dict[str, Counter[str]]:
        """For each check, by grade_id, how many students got it right, wrong, and so on."""
        counts: dict[str, Counter[str]] = {check: Counter() for check in self.assignment.points}
        for student in self.graded:
            for verdict in student.verdicts:
                counts[verdict.check][student.standing(verdict)] += 1
        return counts

    @property
    def slowest_first(self) -> list[Student]:
        """Those whose time is known."""
        timed = [student for student in self.graded if student.seconds is not None]
        return sorted(timed, key=lambda student: -(student.seconds or 0.0))

    @property
    def full_marks(self) -> int:
        """How many students earned all points."""
        return sum(student.score >= self.points for student in self.graded)

    @property
    def untouched(self) -> int:
        """How many students attempted nothing."""
        return sum(
            all(v.outcome is Outcome.NOT_ATTEMPTED for v in student.verdicts) for student in self.graded
        )

    @property
    def least_right(self) -> list[tuple[str, int]]:
        """The checks that the fewest got right, and how many did."""
        right = {check: counts[Outcome.RIGHT.value] for check, counts in self.standings.items()}
        return [(check, count) for check, count in right.items() if count == min(right.values())]

    @property
    def median_seconds(self) -> float:
        """The median of the times that are known."""
        return median(student.seconds or 0.0 for student in self.slowest_first)

    @property
    def to_review(self) -> list[tuple[Student, Verdict]]:
        """Each check that waits for the instructor."""
        return [(s, v) for s in self.graded for v in s.verdicts if v.check in s.to_review]

    @property
    def mistakes(self) -> list[Mistake]:
        """Why checks did not pass, most frequent first; each student counts once."""
        order = list(self.assignment.points)
        checks = load_checks(self.assignment.release_folder).exercise.checks
        found: dict[str, list[tuple[Student, Verdict]]] = {}
        for student in self.graded:
            for verdict in student.verdicts:
                if verdict.mistake and verdict.mistake != TO_REVIEW:
                    found.setdefault(verdict.mistake, []).append((student, verdict))
        mistakes = [_mistake(name, cases, checks) for name, cases in found.items()]
        return sorted(
            mistakes,
            key=lambda m: (
                not m.misconception,
                -len(m.at_first),
                -len(m.students),
                order.index(m.checks[0]),
                m.name,
            ),
        )

    @property
    def expectations(self) -> Expectations | None:
        """What the class predicted; ``None`` if nothing."""
        return expectations(self.assignment, [student.predicted for student in self.graded])

    @property
    def teach_again(self) -> list[Mistake]:
        """The most frequent misconceptions: five, and what is as frequent as the fifth.

        Consequences of an earlier mistake do not count. What only one student got
        wrong is left out, unless there is nothing else.
        """
        ranked = [mistake for mistake in self.mistakes if mistake.misconception and mistake.at_first]
        shared = [mistake for mistake in ranked if len(mistake.at_first) > 1] or ranked
        return [m for m in shared if len(m.at_first) >= len(shared[:5][-1].at_first)]


def _mistake(name: str, cases: list[tuple[Student, Verdict]], checks: dict[str, Check]) -> Mistake:
    where = _unique(verdict.check for _, verdict in cases)
    known = [checks[check] for check in where if check in checks and name in checks[check].meanings]
    at_first = [case for case in cases if not _follows(*case, checks)]
    return Mistake(
        name,
        known[0].meanings[name] if known else _UNRECOGNISED.get(name, _ANY_ERROR),
        recognised=bool(known),
        noise=any(name in check.noises for check in known),
        checks=tuple(check for check in checks if check in where) or tuple(where),
        students=tuple(_unique(student for student, _ in cases)),
        at_first=tuple(_unique(student for student, _ in at_first)),
        message=(at_first or cases)[0][1].message,
    )


def _follows(student: Student, verdict: Verdict, checks: dict[str, Check]) -> bool:
    """Whether a check that this one needs has not passed either."""
    needed = {need.id for need in checks[verdict.check].needs} if verdict.check in checks else set()
    return any(v.check in needed and v.outcome is not Outcome.RIGHT for v in student.verdicts)


def _unique(items: Iterable) -> list:
    return list(dict.fromkeys(items))
