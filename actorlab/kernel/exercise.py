"""The open exercise: what a notebook calls, and what a grader asks its kernel.

Notebooks call ``open_exercise``, ``check``, ``hint`` and ``timeline``; a grader asks for
``report``, ``register`` and ``explain``. All import these from ``actorlab.notebook``.
"""

import inspect
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from IPython import get_ipython
from IPython.display import display

from actorlab.checks import card
from actorlab.checks.freshness import LastRuns
from actorlab.checks.seen import Seen
from actorlab.checks.spec import Check, load_checks
from actorlab.checks.timeline import WIDTH
from actorlab.checks.verdict import Outcome, Unmet
from actorlab.evidence.values import describe, only_called
from actorlab.kernel import local_ray, tracebacks
from actorlab.kernel.before_kill import BeforeKill
from actorlab.kernel.first_guess import FirstGuess
from actorlab.kernel.places import find_exercise, is_a_students
from actorlab.kernel.progress import Progress
from actorlab.kernel.protocol import OUTCOME, PICTURES, REPORT, SHARED_RAY, STRICT, TIMELINE
from actorlab.kernel.starters import given, starters
from actorlab.kernel.tracing import Watch


class Lab:
    """One exercise, open in one kernel."""

    def __init__(self, name: str) -> None:
        folder = find_exercise(name)
        self.ray_folder = local_ray.prepare()  # first: the checks import Ray
        local_ray.leave_out_if_installed(self.ray_folder)
        # Of a Ray that others use too, only what this process's own jobs left is evidence.
        self.driver = os.getpid() if SHARED_RAY in os.environ else None
        self.exercise = load_checks(folder).exercise
        self.starter = starters(folder)
        self.given = given(folder)
        self.watch = Watch()
        self.last_runs = LastRuns()
        self.progress = Progress(folder) if is_a_students(folder) else None
        self.outcomes: dict[str, Outcome] = {}
        self.hints_given: dict[str, int] = {}
        if shell := get_ipython():
            BeforeKill(self.ray_folder, self.driver).begin(shell)
            self.watch.begin(shell)
            self.last_runs.begin(shell)
            if self.exercise.prediction:
                FirstGuess(self.watch, self.exercise.prediction.of).begin(shell)
            tracebacks.fold(shell)
            self.namespace = shell.user_ns
        else:
            self.namespace = {}

    def seen(self, check_id: str) -> Seen:
        """What a check can see at this moment."""
        return self.seen_by(self.exercise.checks[check_id].explain)

    def seen_by(self, explain: Callable[..., Unmet]) -> Seen:
        """What a check or a picture can see at this moment."""
        passed = lambda other: self.outcomes.get(other) is Outcome.RIGHT
        return Seen(
            self.namespace,
            self.watch,
            self.ray_folder,
            self.starter,
            lambda seen: explain(seen, passed),
            STRICT in os.environ,
            driver=self.driver,
            given=self.given,
        )


class NoExerciseOpen(RuntimeError):
    """Somebody ran a check before the set-up cells, as after a restart."""

    def _render_traceback_(self) -> list[str]:
        """IPython's hook: the sentence instead of the frames that led to it."""
        return [str(self)]


_lab: Lab | None = None


def open_exercise(name: str) -> None:
    """Make an exercise's checks ready, and prepare this process for Ray.

    Call it before ``import ray``. Calling it again keeps what was seen so far.

    Args:
        name: the exercise's folder, such as ``ex07_actors``.

    Raises:
        FileNotFoundError: there is no such exercise; the text says where this
            function looked for it.
    """
    global _lab
    if _lab is None:
        _lab = Lab(name)


@contextmanager
def check(check_id: str) -> Iterator[Seen]:
    """Run the asserts in the ``with`` block as one check.

    A check shows how it ended. If it does not pass, it also raises an exception, whose
    class names the mistake and whose text explains it.

    Args:
        check_id: the grade_id of the test cell.

    Raises:
        NoExerciseOpen: the set-up cells have not been run.
    """
    lab = _opened()
    lab.watch.rest()
    spec = lab.exercise.checks[check_id]
    seen = lab.seen(check_id)
    try:
        yield seen
        assert not spec.is_left_over(seen)
    except Exception:
        unmet = _unmet(lab, check_id, seen)
        _show({**card.unmet(unmet.outcome, check_id, str(unmet)), **_carried(lab, check_id)})
        _note(lab, check_id)
        raise unmet from None
    lab.outcomes[check_id] = Outcome.RIGHT
    _show({**card.passed(check_id, spec.success(seen)), **_carried(lab, check_id)})
    _note(lab, check_id)


def explain(check_id: str) -> None:
    """Explain to a grader why a check that passed here fails: the grader alone runs its
    hidden tests.

    Raises:
        Unmet: the explanation.
    """
    lab = _opened()
    lab.watch.rest()
    raise _unmet(lab, check_id, lab.seen(check_id))


def _unmet(lab: Lab, check_id: str, seen: Seen) -> Unmet:
    """Say why a check has not passed, and note it for the checks that need this one."""
    unmet = seen.explain()
    unmet.check = check_id
    lab.outcomes[check_id] = unmet.outcome
    return unmet


def _show(what: dict[str, Any]) -> None:
    """Show something, given by MIME type; outside a notebook, print its text."""
    if get_ipython():
        display(what, raw=True)
    elif text := what.get("text/plain"):
        print(text)


def _carried(lab: Lab, check_id: str) -> dict[str, Any]:
    """The part of a check's output that tells which code it is about."""
    return {OUTCOME: lab.last_runs.outcome(check_id, lab.outcomes[check_id])} if lab.last_runs.digests else {}


def _note(lab: Lab, check_id: str) -> None:
    """Note how a check ended, for the welcome page."""
    if lab.progress:
        lab.progress.note_check(check_id, lab.last_runs.outcome(check_id, lab.outcomes[check_id]))


def hint(cell: str = "") -> None:
    """Show the next hint for a solution cell; at the end, the last one again.

    Args:
        cell: the cell's grade_id, such as ``foo_class``. Without one, or if that cell
            has no hints, name the cells that have.

    Raises:
        NoExerciseOpen: the set-up cells have not been run.
    """
    lab = _opened()
    hints = lab.exercise.hints.get(cell)
    if hints is None:
        known = ", ".join(f'hint("{name}")' for name in lab.exercise.hints)
        print(f"There are no hints for {cell!r}. There are: {known}" if cell else f"Hints: {known}")
        return
    given = lab.hints_given.get(cell, 0)
    _show(card.hint(*hint_after(given, cell, hints)))
    lab.hints_given[cell] = min(given + 1, len(hints))
    if lab.progress:
        lab.progress.note_hint(cell, lab.hints_given[cell])


def hint_after(given: int, cell: str, hints: tuple[str, ...]) -> tuple[str, str]:
    """The label and the text of the hint that follows ``given`` hints; at the end, the last again."""
    step = min(given, len(hints) - 1)
    return f"Hint {step + 1} of {len(hints)} for {cell}", hints[step]


def timeline(of: str = "") -> None:
    """Draw what ran when the student last ran a cell of the exercise, and say it in words.

    Args:
        of: a name that the cell sets, for an exercise with several pictures; by default the
            first one's.

    Raises:
        NoExerciseOpen: the set-up cells have not been run.
        KeyError: the exercise has no picture of it.
    """
    lab = _opened()
    lab.watch.rest()
    drawn = lab.exercise.picture_of(of).timeline(lab.seen_by(Check.explain))
    words = drawn.summary()
    if drawn.lanes:
        later = os.environ.get(PICTURES) == "later"
        picture = {TIMELINE: drawn.as_data()} if later else {"image/png": drawn.png()}
        about = {"alt": words, "width": WIDTH}
        display({**picture, "text/plain": words}, metadata={"image/png": about}, raw=True)
    print(words)


def report(names: list[str], behind: Iterable[str] = ()) -> None:
    """Publish the notebook's values for a grader, under ``REPORT``.

    Args:
        names: the names whose values to tell; it leaves out names that the notebook
            does not have.
        behind: names that may have led to these values. Of these, tell only which
            ones hold only what is called and carries no data.
    """
    namespace = get_ipython().user_ns
    told = {name: {"called": True} for name in behind if only_called(namespace.get(name))}
    told.update({name: describe(namespace[name]) for name in names if name in namespace})
    display({REPORT: told}, raw=True)


def register(name: str) -> None:
    """Make Ray write down that the notebook holds an actor class.

    Ray does so when somebody asks for an actor. This actor asks for a resource that no
    machine has, so that Ray starts no worker for it, and is gone at once.
    """
    actor_class = get_ipython().user_ns[name]
    signature = inspect.signature(actor_class.__ray_metadata__.modified_class.__init__)
    required = [
        p
        for p in list(signature.parameters.values())[1:]
        if p.default is p.empty and p.kind < p.VAR_POSITIONAL
    ]
    handle = actor_class.options(resources={"nowhere": 1}).remote(*(None for _ in required))
    sys.modules["ray"].kill(handle)


def _opened() -> Lab:
    if _lab is None:
        raise NoExerciseOpen(
            "No exercise is open: run the notebook's first cells (Run > Run All Above Selected Cell)."
        )
    return _lab
