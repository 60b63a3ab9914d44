"""How an exercise states its checks, its mistakes and its hints.

An exercise's ``checks.py`` makes one ``Exercise`` and registers with it:

    exercise = Exercise(hints={"foo_class": ("the idea", "the place", "nearly the code")})

    @exercise.check("verify_actor_class", cell="foo_class", names=["Foo"])
    def actor_class(seen):
        '''`Foo` is an actor class.'''             # what a right answer is told
        return f"`Foo` is {seen.value('Foo')!r}."   # the figures, if no mistake fits

    @actor_class.mistake("ClassNotDecorated")
    def class_not_decorated(seen):
        '''The class is a plain Python class.'''    # for reports and authors
        if isinstance(seen.value("Foo"), type):
            return "`Foo` is a plain Python class. What ...?"

What is *required* stands in the notebook, as asserts that the student can read.
These functions only explain, and only once an assert has failed: no right
answer is second-guessed.
"""

import importlib.util
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from actorlab.checks.picture import Picture
from actorlab.checks.seen import Seen
from actorlab.checks.verdict import NotAttempted, Skipped, Unmet, wrong
from actorlab.evidence.origin import last_run_of_its_cell
from actorlab.evidence.questions import MISSING
from actorlab.evidence.session import CellRun

# What any check may meet.
_FAILED, _NOT_RUN, _NOT_SET = "CellFailed", "CellNotRun", "NameNotSet"
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


Explanation = Callable[[Seen], "str | None"]
ErrorExplanation = Callable[[BaseException], "str | None"]
_Recogniser = TypeVar("_Recogniser", Explanation, ErrorExplanation)


@dataclass
class Check:
    """One check: how to explain that it has not passed.

    Attributes:
        id: the grade_id of its test cell.
        cell: the grade_id of the solution cell it is about.
        names: the names in the notebook that it judges.
        needs: the checks without which a failure of this one may make no sense:
            what no mistake recognises is skipped until they pass.
        figures: states what is there, if no mistake fits.
        errors: explain an exception with which the cell stopped, by the mistake's id.
        mistakes: recognise one mistake each, by its id; most telling first.
        noises: the ids of those mistakes that are the moment's and not the
            answer's, such as a busy machine.
        remarks: what a right answer may be told besides.
        measured: the name of the number of seconds that noise may lengthen.
        nominal: how many seconds the solution takes on a quiet machine.
        limit: how many seconds an answer may take there.
        returned: the names whose values are to come from what calls on actors
            return: a grader tries whether they do (see ``execution.trial``).
    """

    id: str
    cell: str
    names: tuple[str, ...]
    needs: tuple["Check", ...]
    figures: Explanation
    errors: dict[str, ErrorExplanation] = field(default_factory=dict)
    mistakes: dict[str, Explanation] = field(default_factory=dict)
    noises: list[str] = field(default_factory=list)
    remarks: list[Explanation] = field(default_factory=list)
    measured: str = ""
    nominal: float = 1.0
    limit: float = 1.0
    returned: tuple[str, ...] = ()

    @property
    def tolerance(self) -> float:
        """How many times as long as the solution an answer may take."""
        return self.limit / self.nominal

    @property
    def about(self) -> str:
        """What holds of a right answer, without the full stop."""
        return (self.figures.__doc__ or "").strip().rstrip(".")

    @property
    def meanings(self) -> dict[str, str]:
        """What each mistake is that it knows, in a sentence, by id."""
        known = {**self.errors, **self.mistakes}
        return {id: (recognise.__doc__ or "").strip() for id, recognise in known.items()}

    def may_end_with(self, name: str) -> bool:
        """Whether an exception of this class is one that it explains itself with."""
        outcomes = {kind.__name__ for kind in (Unmet, NotAttempted, Skipped)}
        return name in {*outcomes, _FAILED, _NOT_RUN, _NOT_SET, *self.meanings}

    def success(self, seen: Seen) -> str:
        """What a right answer is told; ``{name}`` stands for a notebook's value."""
        said = [_tried(remark, seen) for remark in self.remarks]
        return " ".join([f"{self.about}.".format_map(seen.namespace), *filter(None, said)])

    @property
    def recognised(self) -> dict[str, Callable]:
        """Its mistakes by id, as verdicts have them; noise is none."""
        known = {**self.errors, **self.mistakes}
        return {id: recognise for id, recognise in known.items() if id not in self.noises}

    def mistake(self, id: str) -> Callable[[Explanation], Explanation]:
        """Register a mistake (decorator).

        Args:
            id: what gradebooks and reports call it, such as ``FetchedInTheLoop``.
                Grades that were given keep it, so it outlives the function's name.

        Raises:
            ValueError: it is no such name, or another mistake of the check has it.
        """
        return self._register(id, self.mistakes)

    def error(self, id: str) -> Callable[[ErrorExplanation], ErrorExplanation]:
        """Register a mistake that shows as an exception in the cell (decorator; see ``mistake``)."""
        return self._register(id, self.errors)

    def noise(self, id: str) -> Callable[[Explanation], Explanation]:
        """Register what is not the answer's fault but the moment's (decorator; see ``mistake``).

        When a grader meets it, the cells are run again on the same kernel; a
        measurement is in the end compared with the solution's, if it may be.
        """
        register = self._register(id, self.mistakes)
        self.noises.append(id)
        return register

    def _register(self, id: str, known: dict[str, _Recogniser]) -> Callable[[_Recogniser], _Recogniser]:
        # A traceback shows the id as an exception's class.
        if not isinstance(id, str) or not id.isidentifier():
            raise ValueError(f'a mistake of {self.id} needs an id, such as .mistake("FetchedInTheLoop")')
        if self.may_end_with(id):
            raise ValueError(f"{self.id} has another mistake with the id {id}")

        def register(recognise: _Recogniser) -> _Recogniser:
            known[id] = recognise
            return recognise

        return register

    def remark(self, recognise: Explanation) -> Explanation:
        """Register what a right answer may be told besides (decorator)."""
        self.remarks.append(recognise)
        return recognise

    def judged_against(self, *, measured: str, nominal: float, limit: float) -> None:
        """Let a grader compare a measurement that noise spoilt with the solution's (see
        ``reference``). It needs no more than these three; the solution stays with it.

        Args:
            measured, nominal, limit: as in the class's attributes.
        """
        self.measured, self.nominal, self.limit = measured, nominal, limit

    def explain(self, seen: Seen, passed: Callable[[str], bool]) -> Unmet:
        """Why this check has not passed.

        Args:
            seen: what there is to see.
            passed: tells of another check whether it has passed.

        Returns:
            The outcome and its message, as an exception to raise.
        """
        unmet = [need for need in self.needs if not passed(need.id)]
        problem = self._problem(seen, unmet)
        if seen.untouched(self.cell):
            return NotAttempted(f"{seen.step(self.cell)} is still as you got it. {problem or ''}".strip())
        return problem or Unmet(_tried(self.figures, seen) or "This check did not pass.")

    def is_left_over(self, seen: Seen) -> bool:
        """Whether a value that it judges is left from an earlier run of its cell."""
        return any(map(seen.is_left_over, self.names))

    def _problem(self, seen: Seen, unmet: list["Check"]) -> Unmet | None:
        """The first thing that is recognised; if that is an earlier check's business,
        that it is."""
        first = f"First pass {unmet[0].id} ({unmet[0].about}): this check builds on it." if unmet else ""
        if run := next((run for name in self.names if (run := self._stopped(seen, name))), None):
            step = seen.step(seen.solution_cell(run) or self.cell)
            for id, recognise in self.errors.items():
                if message := _tried(recognise, run.error):
                    # An error does not know which cell it stopped; it need not be this check's.
                    return wrong(id, re.sub(r"^The cell\b", step, message))
            assert run.error is not None
            stopped = _stopped_with(step, run.error)
            if unmet:
                return Skipped(f"{first} {stopped}")
            return wrong(_FAILED, f"{stopped} Which of its lines does that point at?")
        for name in self.names:
            if message := self._not_set(seen, name):
                return wrong(_NOT_SET, message)
        missing = [name for name in self.names if seen.value(name) is MISSING]
        if missing:
            message = f"There is no `{missing[0]}` yet. Have you run the cell that makes it?"
            return Skipped(first) if unmet else wrong(_NOT_RUN, message)
        for id, recognise in self.mistakes.items():
            if message := _tried(recognise, seen):
                return wrong(id, message)
        return Skipped(first) if unmet else None

    def _stopped(self, seen: Seen, name: str) -> CellRun | None:
        """The run that should have given a name its value, if it stopped with an error."""
        run = self._should_have_set(seen, name)
        return run if run and run.error is not None else None

    def _should_have_set(self, seen: Seen, name: str) -> CellRun | None:
        """The last run of the cell that last gave a name its value, or would have; if
        none did, of the check's own cell."""
        run = seen.run_that_set(name)
        return last_run_of_its_cell(run, seen.runs) if run.source else seen.last_run_of(self.cell)

    def _not_set(self, seen: Seen, name: str) -> str | None:
        """What to say if a cell was run that should give a name its value, and did not."""
        missing, run = seen.value(name) is MISSING, self._should_have_set(seen, name)
        step = seen.step(seen.solution_cell(run) or self.cell) if run else ""
        if missing and run and name in run.changed:
            return f"There is no `{name}` any more. {step} had set it: what took it away since then?"
        if run is None or name in run.sets or not (missing or seen.is_left_over(name)):
            return None
        ran = f"{step} ran, and does not set `{name}`"
        if missing:
            return f"There is no `{name}` yet: {ran[0].lower()}{ran[1:]}. Which line should?"
        return f"{ran}: what `{name}` holds is left from an earlier run. Which line should set it?"


def _stopped_with(step: str, error: BaseException) -> str:
    said = f"{type(error).__name__}: {last_line(error)}".removesuffix(": ")
    return f"{step} stopped with `{said[:240]}`."


def last_line(error: BaseException) -> str:
    """The last line of an error's text: Ray's errors carry the worker's whole traceback."""
    return (_COLOUR.sub("", str(error)).strip().splitlines() or [""])[-1].strip()


class Exercise:
    """The checks, hints and picture of one exercise."""

    def __init__(self, hints: dict[str, tuple[str, ...]], picture: Picture) -> None:
        self.hints = hints
        self.picture = picture
        self.checks: dict[str, Check] = {}

    def check(
        self,
        id: str,
        *,
        cell: str,
        names: Iterable[str],
        needs: Iterable[str] = (),
        returned: Iterable[str] = (),
    ) -> Callable[[Explanation], Check]:
        """Register a check by the function that states its figures (decorator)."""

        def register(figures: Explanation) -> Check:
            needed = tuple(self.checks[need] for need in needs)
            self.checks[id] = Check(id, cell, tuple(names), needed, figures, returned=tuple(returned))
            return self.checks[id]

        return register


def load_checks(folder: Path) -> ModuleType:
    """Load an exercise's ``checks.py`` under a name that nothing else has."""
    spec = importlib.util.spec_from_file_location(f"actorlab_checks_{folder.name}", folder / "checks.py")
    assert spec is not None and spec.loader is not None  # the name ends in .py
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _tried(explanation: Callable[[Any], "str | None"], what: Any) -> str | None:
    """An explanation must not hide the failure that it explains."""
    try:
        return explanation(what)
    except Exception:
        return None
