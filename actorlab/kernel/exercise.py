"""What a notebook uses: ``open_exercise``, ``check``, ``hint``, ``timeline``."""

import inspect
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
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
from actorlab.kernel.protocol import EXERCISES, OUTCOME, PICTURES, REPORT, TIMELINE
from actorlab.kernel.starters import starters
from actorlab.kernel.tracing import Watch


class Lab:
    """One exercise, open in one kernel."""

    def __init__(self, name: str) -> None:
        folder = find_exercise(name)
        self.ray_folder = local_ray.prepare()  # first: the checks import Ray
        self.exercise = load_checks(folder).exercise
        self.starter = starters(folder)
        self.watch = Watch()
        self.last_runs = LastRuns()
        self.outcomes: dict[str, Outcome] = {}
        self.hints_given: dict[str, int] = {}
        if shell := get_ipython():
            self.watch.begin(shell)
            self.last_runs.begin(shell)
            tracebacks.fold(shell)
            self.namespace = shell.user_ns
        else:
            self.namespace = {}

    def seen(self, check_id: str) -> Seen:
        """What a check can see, at this moment."""
        return self.seen_by(self.exercise.checks[check_id].explain)

    def seen_by(self, explain: Callable[..., Unmet]) -> Seen:
        """What there is to see, for a check or a picture."""
        passed = lambda other: self.outcomes.get(other) is Outcome.RIGHT
        return Seen(
            self.namespace,
            self.watch,
            self.ray_folder,
            self.starter,
            lambda seen: explain(seen, passed),
        )


class NoExerciseOpen(RuntimeError):
    """A check was asked for before the set-up cells were run, as after a restart."""

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
        FileNotFoundError: there is no such exercise; the text says where it
            was looked for.
    """
    global _lab
    if _lab is None:
        _lab = Lab(name)


@contextmanager
def check(check_id: str) -> Iterator[Seen]:
    """Run the asserts in the ``with`` block as one check.

    A check shows how it ended. One that does not pass raises an exception
    besides, whose class names the mistake and whose text explains it.

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
        raise unmet from None
    lab.outcomes[check_id] = Outcome.RIGHT
    _show({**card.passed(check_id, spec.success(seen)), **_carried(lab, check_id)})


def explain(check_id: str) -> None:
    """Tell a grader why a check has not passed that passed here: its hidden tests are
    run by the grader alone.

    Raises:
        Unmet: what the check says.
    """
    lab = _opened()
    lab.watch.rest()
    raise _unmet(lab, check_id, lab.seen(check_id))


def _unmet(lab: Lab, check_id: str, seen: Seen) -> Unmet:
    """Why a check has not passed; it is kept, for the checks that need this one."""
    unmet = seen.explain()
    unmet.check = check_id
    lab.outcomes[check_id] = unmet.outcome
    return unmet


def _show(what: dict[str, Any]) -> None:
    """Show something, given by MIME type; where there is no notebook, what it is as text."""
    if get_ipython():
        display(what, raw=True)
    elif text := what.get("text/plain"):
        print(text)


def _carried(lab: Lab, check_id: str) -> dict[str, Any]:
    """What lets a check's output say which code it is about."""
    return {OUTCOME: lab.last_runs.outcome(check_id, lab.outcomes[check_id])} if lab.last_runs.digests else {}


def hint(cell: str = "") -> None:
    """Show the next hint for a solution cell; the last one again at the end.

    Args:
        cell: the cell's grade_id, such as ``foo_class``; without one, or with one
            that has no hints, those that have are named.

    Raises:
        NoExerciseOpen: the set-up cells have not been run.
    """
    lab = _opened()
    hints = lab.exercise.hints.get(cell)
    if hints is None:
        known = ", ".join(f'hint("{name}")' for name in lab.exercise.hints)
        print(f"There are no hints for {cell!r}. There are: {known}" if cell else f"Hints: {known}")
        return
    _show(card.hint(*hint_after(lab.hints_given.get(cell, 0), cell, hints)))
    lab.hints_given[cell] = lab.hints_given.get(cell, 0) + 1


def hint_after(given: int, cell: str, hints: tuple[str, ...]) -> tuple[str, str]:
    """Which hint follows so many, in words, and the hint; the last one again at the end."""
    step = min(given, len(hints) - 1)
    return f"Hint {step + 1} of {len(hints)} for {cell}", hints[step]


def timeline() -> None:
    """Draw what ran when the exercise's cell was last run, and say it in words."""
    lab = _opened()
    lab.watch.rest()
    drawn = lab.exercise.picture.timeline(lab.seen_by(Check.explain))
    words = drawn.summary()
    if drawn.lanes:
        later = os.environ.get(PICTURES) == "later"
        picture = {TIMELINE: drawn.as_data()} if later else {"image/png": drawn.png()}
        about = {"alt": words, "width": WIDTH}
        display({**picture, "text/plain": words}, metadata={"image/png": about}, raw=True)
    print(words)


def report(names: list[str], behind: Iterable[str] = ()) -> None:
    """Tell a grader what values the notebook holds, published under ``REPORT``.

    Args:
        names: which; those that the notebook does not have are left out.
        behind: the names that may be behind them: told is only which of these
            hold nothing but what is called.
    """
    namespace = get_ipython().user_ns
    told = {name: {"called": True} for name in behind if only_called(namespace.get(name))}
    told.update({name: describe(namespace[name]) for name in names if name in namespace})
    display({REPORT: told}, raw=True)


def register(name: str) -> None:
    """Make Ray write down that the notebook holds an actor class.

    It does when it is asked for an actor. This one asks for what no machine has,
    so that no worker is started for it, and is gone at once.
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


def find_exercise(name: str) -> Path:
    """The folder that holds an exercise's checks.

    Looked for, in this order: below ``$ACTORLAB_EXERCISES``; in ``exercises/``
    of this folder or one above it; beside the notebook; and in the
    ``exercises/`` of the repository that this package was installed from.

    Raises:
        FileNotFoundError: it is in none of them.
    """
    here = Path.cwd()
    above = [here, *here.parents]
    places = [Path(os.environ[EXERCISES]) / name] if EXERCISES in os.environ else []
    places += [folder / "exercises" / name for folder in above]
    places += [here, Path(__file__).parents[2] / "exercises" / name]
    for place in places:
        if (place / "checks.py").is_file():
            return place
    raise FileNotFoundError(
        f"The checks of {name} are not here: no checks.py in {here} or in exercises/{name}. "
        "Keep the notebook in the folder that it came in."
    )


def _opened() -> Lab:
    if _lab is None:
        raise NoExerciseOpen(
            "No exercise is open: run the notebook's first cells (Run > Run All Above Selected Cell)."
        )
    return _lab
