"""Example answers as notebooks: what each must score, and grading them, one or many at once."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import nbformat

from actorlab.authoring.cases import case_files, read_case
from actorlab.authoring.shared_runs import SharedRuns
from actorlab.checks.verdict import ExplanationRaised, Verdict
from actorlab.course.assignment import Assignment
from actorlab.execution.envelope import missing
from actorlab.execution.limits import Limits
from actorlab.execution.room import runs_at_once
from actorlab.execution.warm_ray import NoWarmRay
from actorlab.grading.grade import Graded, grade

_LIMITS = Limits(pictures=False, strict=True)
# A cheat may make an explanation raise: it is not the exercise's mistake.
_OF_A_CHEAT = Limits(pictures=False)


@dataclass(frozen=True)
class Answer:
    """A notebook, and what it must score.

    Attributes:
        name: such as ``ex07_actors/wrong/ray_get_in_loop``.
        assignment: the exercise that it answers.
        text: the notebook file's text.
        scores: the score of each check, in the notebook's order.
        says: for a check, phrases that its message must contain.
        review: the checks that must be marked for review, and no others.
        files: contents of the files beside the notebook, by path.
        alone: why it has to have a Ray of its own; empty if it has not.
    """

    name: str
    assignment: Assignment
    text: str
    scores: tuple[float, ...]
    says: tuple[tuple[str, str], ...] = ()
    review: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    alone: str = ""

    @property
    def shares(self) -> bool:
        """Whether it can be graded on a Ray that others use too."""
        return not self.alone and self.kind in ("right", "wrong")

    @property
    def kind(self) -> str:
        """``right``, ``wrong``, ``tampering``, ``solution`` or ``starter``."""
        return self.name.split("/")[1]

    def problems(self, graded: Graded) -> Iterator[str]:
        """Say in what the graded answer differs from what it must be, a line each."""
        got = tuple(v.score for v in graded.verdicts)
        messages = {v.check: v.message for v in graded.verdicts}
        if got != self.scores:
            detail = " ".join(f"{check}: {message}" for check, message in messages.items() if message)
            yield (
                f"{self.name} scores {numbers(got)} instead of {numbers(self.scores)}. {detail} "
                "Mend the check, or the case if its scores are wrong."
            )
        review = tuple(v.check for v in graded.verdicts if v.to_review)
        if set(review) != set(self.review):
            yield (
                f"{self.name} marks {' '.join(review) or 'nothing'} for review instead of "
                f"{' '.join(self.review) or 'nothing'}. Mend what is seen from outside, or the case."
            )
        for verdict in graded.verdicts:
            if verdict.mistake == ExplanationRaised.__name__:
                yield f"{self.name}: of {verdict.check}, {verdict.message}. Mend it in checks.py."
        for check, phrase in self.says:
            if phrase.lower() not in messages.get(check, "").lower():
                yield (
                    f"{self.name}: {check} does not say {phrase!r} but {messages.get(check, '')!r}. "
                    "Mend the mistake in checks.py that should recognise it."
                )


def answer_names(assignment: Assignment, pattern: str = "*/*") -> list[str]:
    """The names of an exercise's answers, without the exercise's own.

    Args:
        assignment: the exercise.
        pattern: which cases, as a glob below ``tests/NAME/``. Only the default includes
            the solution and the starter.
    """
    own = ["solution", "starter"] if pattern == "*/*" else []
    return [*own, *(f"{path.parent.name}/{path.stem}" for path in case_files(assignment, pattern))]


def read_answer(assignment: Assignment, name: str) -> Answer:
    """One answer of an exercise.

    Args:
        assignment: the exercise.
        name: one of ``answer_names``.

    Raises:
        ValueError: its file is not what a case file is, or is none of this exercise's.
    """
    whole, most = f"{assignment.name}/{name}", tuple(assignment.points.values())
    if name == "solution":
        return Answer(whole, assignment, assignment.source_path.read_text(), most)
    if name == "starter":
        return Answer(whole, assignment, assignment.release_path.read_text(), tuple(0.0 for _ in most))
    case = read_case(assignment.root / "tests" / assignment.name / f"{name}.py")
    text = nbformat.writes(case.notebook(assignment))
    files = tuple(case.files.items())
    return Answer(whole, assignment, text, case.scores, case.says, case.review, files, case.alone)


Grade = Callable[[Answer], Awaitable[Graded]]


async def grade_answers(
    wanted: list[Answer], jobs: int, say: Callable[[str, Graded], None], grade_one: Grade
) -> dict[str, Graded]:
    """Grade several answers at once.

    Args:
        wanted: the answers.
        jobs: how many at once; 0 for as many as there is room for.
        say: called with each answer's name and result as soon as it is graded.
        grade_one: grades one of them.

    Returns:
        What was graded, by the answers' names.
    """
    places = asyncio.Semaphore(jobs or runs_at_once())

    async def one(answer: Answer) -> Graded:
        async with places:
            graded = await grade_one(answer)
        say(answer.name, graded)
        return graded

    return dict(zip([a.name for a in wanted], await asyncio.gather(*map(one, wanted))))


async def grade_whole(answer: Answer) -> Graded:
    """Grade an answer as a student's: in a sandbox, with a kernel and a Ray of its own."""
    with _laid_down(answer.files) as files:
        limits = _OF_A_CHEAT if answer.kind == "tampering" else _LIMITS
        # The answers are the pack's own: where there is no sandbox, they run without.
        return await grade(answer.text, answer.assignment, files, limits, trusted=bool(missing()))


async def grade_answer(answer: Answer, shared: SharedRuns) -> Graded:
    """Grade an answer on a Ray that others use too, if it can share one.

    If it does not keep its promise there, it goes the whole way all the same, and that
    counts: a busy machine, or what another answer left, must not decide.
    """
    if answer.shares:
        with suppress(NoWarmRay), _laid_down(answer.files) as files:
            graded = await shared.grade(answer.text, answer.assignment, files, _LIMITS)
            if not (problems := list(answer.problems(graded))):
                return graded
            shared.again[answer.name] = problems
    return await grade_whole(answer)


async def differences(answer: Answer, whole: Graded, shared: SharedRuns) -> list[str]:
    """Say where the verdicts differ of an answer that went the whole way and is now graded
    on a Ray that others use too, a line each; none, if it shares no Ray."""
    if not answer.shares:
        return []
    with _laid_down(answer.files) as files:
        graded = await shared.grade(answer.text, answer.assignment, files, _LIMITS)
    return [
        f"{answer.name}: {one.check} is {_said(one)} the whole way, and {_said(other)} on a Ray that others "
        "share. If it cannot share one, say why in its header: # alone: WHY."
        for one, other in zip(whole.verdicts, graded.verdicts)
        if (one.score, one.mistake) != (other.score, other.mistake)
    ]


def _said(verdict: Verdict) -> str:
    return f"{verdict.score:g} ({verdict.mistake or verdict.outcome.value})"


@contextmanager
def _laid_down(files: Iterable[tuple[str, str]]) -> Iterator[Path]:
    """A folder with these files: contents by path."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files:
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_text(text)
        yield Path(folder)


def numbers(scores: tuple[float, ...]) -> str:
    """Scores as a person writes them."""
    return " ".join(f"{score:g}" for score in scores)
