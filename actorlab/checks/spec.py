"""How an exercise states its checks, and how a check explains that it has not passed.

An exercise's ``checks.py`` makes one ``Exercise`` and lists its checks:

    exercise = Exercise(picture=Picture(calls=("increment",), of="results"))

    exercise.check(
        "verify_results",
        about="Ten results in the right order",      # what a right answer is told
        cell="parallel_increments",
        names=["results"],
        mistakes=[fetching.results(WORK), values.shape(WORK), counter_not_reset],
        figures=lambda seen: f"`results` is {seen.value('results')}.",  # if no mistake fits
    )

What is *required* stands in the notebook, as asserts that the student can read.
A check only explains, and only once an assert has failed: no right answer is
second-guessed.
"""

import importlib.util
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from actorlab.checks.hints import read_hints
from actorlab.checks.mistake import Bundle, Kind, Mistake, flat
from actorlab.checks.picture import Picture
from actorlab.checks.prediction import Prediction
from actorlab.checks.seen import Seen
from actorlab.checks.verdict import ExplanationRaised, NotAttempted, Skipped, Unmet, wrong
from actorlab.evidence.origin import last_run_of_its_cell
from actorlab.evidence.questions import MISSING
from actorlab.evidence.session import CellRun

# What any check may meet.
_FAILED, _NOT_RUN, _NOT_SET = "CellFailed", "CellNotRun", "NameNotSet"
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_FIGURES = re.compile(r"[:;,]?[^:;,]*\{")  # where the part of a sentence begins that holds a value


Explanation = Callable[[Seen], "str | None"]


_OUTCOMES = (Unmet, NotAttempted, Skipped, ExplanationRaised)


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
        about: what holds of a right answer, without the full stop; ``{name}`` stands for
            a notebook's value.
        mistakes: what it may recognise, most telling first.
        measured: the name of the number of seconds that noise may lengthen.
        nominal: how many seconds the solution takes on a quiet machine.
        limit: how many seconds an answer may take there.
        returned: the names whose values are to come from what calls on actors
            return: a grader tries whether they do (see ``execution.trial``).

    Raises:
        ValueError: two of its mistakes have the same id, or one has an id that any check has.
    """

    id: str
    cell: str
    names: tuple[str, ...]
    needs: tuple["Check", ...]
    figures: Explanation
    about: str
    mistakes: list[Mistake] = field(default_factory=list)
    measured: str = ""
    nominal: float = 1.0
    limit: float = 1.0
    returned: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        taken = {_FAILED, _NOT_RUN, _NOT_SET, *(kind.__name__ for kind in _OUTCOMES)}
        for one in self.mistakes:
            if one.id in taken:
                raise ValueError(f"{self.id} has another mistake with the id {one.id}")
            taken.add(one.id)

    @property
    def tolerance(self) -> float:
        """How many times as long as the solution an answer may take."""
        return self.limit / self.nominal

    @property
    def meanings(self) -> dict[str, str]:
        """What each mistake is that it knows, in a sentence, by id."""
        return {one.id: one.meaning for one in self.mistakes if one.kind is not Kind.REMARK}

    @property
    def recognised(self) -> dict[str, Mistake]:
        """Its mistakes by id, as verdicts have them; noise is none."""
        return {one.id: one for one in self._of(Kind.ERROR, Kind.MISTAKE)}

    @property
    def noises(self) -> list[str]:
        """The ids of what is the moment's fault and not the answer's, such as a busy machine."""
        return [one.id for one in self._of(Kind.NOISE)]

    def _of(self, *kinds: Kind) -> list[Mistake]:
        return [one for one in self.mistakes if one.kind in kinds]

    def may_end_with(self, name: str) -> bool:
        """Whether an exception of this class is one that it explains itself with."""
        outcomes = {kind.__name__ for kind in _OUTCOMES}
        return name in {*outcomes, _FAILED, _NOT_RUN, _NOT_SET, *self.meanings}

    def success(self, seen: Seen) -> str:
        """What a right answer is told; ``{name}`` stands for a notebook's value."""
        said = [_tried(one.told, seen, one.id, seen) for one in self._of(Kind.REMARK)]
        return " ".join([f"{self.about}.".format_map(seen.namespace), *filter(None, said)])

    def explain(self, seen: Seen, passed: Callable[[str], bool]) -> Unmet:
        """Why this check has not passed.

        Args:
            seen: what there is to see.
            passed: tells of another check whether it has passed.

        Returns:
            The outcome and its message, as an exception to raise.
        """
        unmet = [need for need in self.needs if not passed(need.id)]
        try:
            problem = self._problem(seen, unmet)
            figures = None if problem else _tried(self.figures, seen, "figures", seen)
        except ExplanationRaised as raised:
            return raised
        if seen.untouched(self.cell):
            return NotAttempted(f"{seen.step(self.cell)} is still as you got it. {problem or ''}".strip())
        return problem or Unmet(figures or "This check did not pass.")

    @staticmethod
    def first(unmet: list["Check"]) -> str:
        """What to say of the checks that have to pass first; empty if there is none."""
        if not unmet:
            return ""
        about = _FIGURES.split(unmet[0].about)[0]  # it has no such value yet
        return f"First pass {unmet[0].id} ({about}): this check builds on it."

    def is_left_over(self, seen: Seen) -> bool:
        """Whether a value that it judges is left from an earlier run of its cell."""
        return any(map(seen.is_left_over, self.names))

    def _problem(self, seen: Seen, unmet: list["Check"]) -> Unmet | None:
        """The first thing that is recognised; if that is an earlier check's business,
        that it is."""
        first = self.first(unmet)
        if run := next((run for name in self.names if (run := self._stopped(seen, name))), None):
            step = seen.place(run, self.cell)
            for one in self._of(Kind.ERROR):
                if message := _tried(one.told, run.error, one.id, seen):
                    # An error does not know which cell it stopped; it need not be this check's.
                    return wrong(one.id, re.sub(r"^The cell\b", step, message))
            assert run.error is not None
            stopped = _stopped_with(step, run.error)
            if unmet:
                return Skipped(f"{first} {stopped}")
            lines = "of the cells above it" if run.source in seen.given else "of its lines"
            return wrong(_FAILED, f"{stopped} Which {lines} does that point at?")
        for name in self.names:
            if message := self._not_set(seen, name):
                return wrong(_NOT_SET, message)
        missing = [name for name in self.names if seen.value(name) is MISSING]
        if missing:
            message = f"There is no `{missing[0]}` yet. Have you run the cell that makes it?"
            return Skipped(first) if unmet else wrong(_NOT_RUN, message)
        for one in self._of(Kind.MISTAKE, Kind.NOISE):
            if message := _tried(one.told, seen, one.id, seen):
                return wrong(one.id, message)
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
        step = seen.place(run, self.cell) if run else ""
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
    """The checks, hints and picture of one exercise.

    Attributes:
        pictures: what its timelines show.
        checks: its checks by id.
        hints: its hints by solution cell, as ``load_checks`` finds them in ``hints.md``.
        first: what every check tries before its own mistakes.
        errors: what every check may recognise when a cell stops, after its own mistakes.
        prediction: what students are asked to predict; ``None`` if nothing.
    """

    first: Bundle = Bundle()
    errors: Bundle = Bundle()
    prediction: Prediction | None = None

    def __init__(
        self, picture: Picture, *others: Picture, hints: dict[str, tuple[str, ...]] | None = None
    ) -> None:
        self.hints = hints or {}
        self.pictures = (picture, *others)
        self.checks: dict[str, Check] = {}

    def picture_of(self, name: str = "") -> Picture:
        """The picture of the cell that sets a name; without one, the first.

        Raises:
            KeyError: there is none.
        """
        for one in self.pictures:
            if not name or one.of == name:
                return one
        raise KeyError(f"this exercise has no picture of {name!r}")

    def check(
        self,
        id: str,
        *,
        about: str,
        cell: str,
        names: Iterable[str],
        figures: Explanation,
        mistakes: Iterable[Mistake | Iterable[Mistake]] = (),
        needs: Iterable[str] = (),
        returned: Iterable[str] = (),
        measured: str = "",
        nominal: float = 1.0,
        limit: float = 1.0,
        kind: type[Check] = Check,
    ) -> Check:
        """Add a check.

        Args:
            id, about, cell, names, figures, returned: as in ``Check``.
            mistakes: mistakes and bundles of them, in the order in which they are tried.
            needs: the ids of checks that were added before.
            measured, nominal, limit: as in ``Check``. They let a grader compare a
                measurement that noise spoilt with the solution's (see ``reference``).
            kind: its class.

        Raises:
            ValueError: two of the mistakes have the same id.
            KeyError: there is no such check to need.
        """
        own = flat(mistakes)
        known = {one.id for one in own}
        general = lambda bundle: [one for one in bundle if one.id not in known]
        self.checks[id] = kind(
            id,
            cell,
            tuple(names),
            tuple(self.checks[need] for need in needs),
            figures,
            about.strip().rstrip("."),
            [*general(self.first), *own, *general(self.errors)],
            measured,
            nominal,
            limit,
            tuple(returned),
        )
        return self.checks[id]

    def predict(
        self, of: str, *, told_by: str, unit: str = "seconds", happened: str = "it took"
    ) -> Prediction:
        """Ask students to predict a number, in the cell ``prediction``.

        Args:
            of, unit, happened: as in ``Prediction``.
            told_by: the id of a check that was added before.

        Raises:
            KeyError: there is no such check.
        """
        self.prediction = Prediction(of, told_by, unit, happened)
        self.checks[told_by].mistakes.append(self.prediction.remark())
        return self.prediction


def load_checks(folder: Path) -> ModuleType:
    """Load an exercise's ``checks.py`` under a name that nothing else has, with its hints."""
    spec = importlib.util.spec_from_file_location(f"actorlab_checks_{folder.name}", folder / "checks.py")
    assert spec is not None and spec.loader is not None  # the name ends in .py
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if isinstance(exercise := getattr(module, "exercise", None), Exercise):
        exercise.hints = read_hints(folder) or exercise.hints
    return module


def _tried(explanation: Callable[[Any], "str | None"], what: Any, name: str, seen: Seen) -> str | None:
    """An explanation must not hide the failure that it explains, unless one looks for such.

    Raises:
        ExplanationRaised: it raised, and the run is strict.
    """
    try:
        return explanation(what)
    except Exception as problem:
        if seen.strict:
            raise ExplanationRaised(f"{name} raised {type(problem).__name__}: {problem}") from problem
        return None
