"""Check whether a check that passed in a notebook also holds as seen from outside.

The student's process runs the test cells, and nobody can trust it: it may blank them,
replace what they call, or print what they would. So the grader runs the asserts of each
test cell itself, as the instructor wrote them, with the hidden ones, which no student's
process ever gets. It runs them on what it saw: Ray's record, read from outside the
sandbox, and of that only what Ray's own worker processes wrote; when each cell began and
ended, by the grader's clock; and the values that the notebook reported.
"""

import ast
import traceback
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from actorlab.course import hidden_tests
from actorlab.evidence.origin import names_behind
from actorlab.evidence.questions import Evidence
from actorlab.evidence.record import Record
from actorlab.evidence.session import CellRun
from actorlab.evidence.values import ActorClass, ActorHandle, CannotTell, only_called
from actorlab.execution.comparison import Comparison

_TEST_CELL = "<test cell>"
_CHECK = "check"  # what a test cell calls: ``with check("verify_...") as seen:``


@dataclass(frozen=True)
class Sight:
    """What the grader saw when a check had passed in the notebook.

    Attributes:
        began: when the check's cell was sent, in seconds since the epoch.
        record: Ray's record then, as far as it is credible.
        values: what the notebook reported, by name.
        runs: the cells run so far, by the grader's clock.
        compared: its measurement next to the solution's, if it passed by that.
        changed: what somebody other than Ray did to Ray's own files; empty if nothing.
    """

    began: float
    record: Record
    values: dict[str, Any] = field(default_factory=dict)
    runs: tuple[CellRun, ...] = ()
    compared: Comparison | None = None
    changed: str = ""


class Outside(Evidence):
    """Answers a check's asserts from what the grader saw.

    Attributes:
        asked: whether somebody asked a question that only Ray's record can answer.
    """

    def __init__(self, sight: Sight, classes: Set[str]) -> None:
        super().__init__(sight.values, sight.began)
        self.asked = False
        self._sight = sight
        self._classes = classes

    def is_actor_class(self, value: Any) -> bool:
        """Whether the notebook says that it is one, and somebody asked Ray for an actor of it."""
        return isinstance(value, ActorClass) and value.class_name in self._classes

    def is_actor(self, value: Any) -> bool:
        """Whether the notebook says that it is a handle, and Ray knows that actor."""
        return isinstance(value, ActorHandle) and value._actor_id.hex() in self.settled.actors

    def why(self) -> str:
        """Nothing: the assert speaks for itself."""
        return ""

    @property
    def runs(self) -> tuple[CellRun, ...]:
        """The cells run so far, by the grader's clock."""
        return self._sight.runs

    def only_called(self, name: str) -> bool:
        """Whether the notebook says that it holds only what is called and carries no data."""
        return only_called(self.value(name))

    def record_when(self, holds: Callable[[Record], bool], seconds: float) -> Record:
        """The record as it was. What a passed check has seen was written before."""
        return self.settled

    @property
    def settled(self) -> Record:
        """The record as it was."""
        self.asked = True
        return self._sight.record


def classes(record: Record) -> set[str]:
    """The names of the classes of which somebody asked Ray for an actor."""
    return {actor.class_name for actor in record.actors.values()}


def names_in(test: str) -> list[str]:
    """The names of the notebook that a test cell may ask for."""
    found = set()
    for node in ast.walk(ast.parse(test)):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            found.add(node.value)
    return sorted(found)


def names_behind_test(test: str, runs: Sequence[CellRun]) -> list[str]:
    """The names of the notebook that may have led to those that a test cell asks for."""
    asked = names_in(test)
    return sorted({name for wanted in asked for name in names_behind(wanted, runs)}.difference(asked))


def doubt(test: str, sight: Sight | None, classes: Set[str]) -> str:
    """Say what speaks against a check that passed in the notebook.

    Args:
        test: the test cell's source, as the instructor wrote it.
        sight: what the grader saw then; ``None`` if the notebook's process did
            not answer.
        classes: the names of the classes of which somebody asked Ray for an actor, in
            the whole run.

    Returns:
        One clause; empty if nothing speaks against it.
    """
    if sight is None:
        return "there is nothing: the notebook's process did not say what values it holds"
    if sight.changed:
        return f"something other than Ray wrote to Ray's own record: {sight.changed}"
    try:
        _run(ast.parse(test), sight, Outside(sight, classes))
    except AssertionError as failed:
        return f"{_named_at(failed, test)} does not hold"
    except CannotTell as problem:
        return f"{_named_at(problem, test)} cannot be told: {problem}"
    except Exception as problem:
        if _line(problem) in hidden_tests.lines(test):
            return f"{_named_at(problem, test)} ends with {type(problem).__name__}"
        return f"its cell ends with {type(problem).__name__}: {str(problem)[:120]}"
    return ""


@dataclass(frozen=True)
class Hidden:
    """What a test cell's hidden asserts say of a check that passed in the notebook.

    Attributes:
        fail: whether one does not hold. ``doubt`` deals with one that cannot be decided.
        asked: whether one asked a question that only Ray's record can answer.
    """

    fail: bool
    asked: bool


def hidden(test: str, sight: Sight, classes: Set[str]) -> Hidden:
    """Run a test cell's hidden asserts, if those that students can read hold, or cannot be decided.

    If those do not hold, there is something other than a hidden test to look into.

    Args:
        test, classes: as for ``doubt``.
        sight: what the grader saw.
    """
    try:
        _run(ast.parse(hidden_tests.released(test)), sight, Outside(sight, classes))
    except CannotTell:
        pass
    except Exception:
        return Hidden(fail=False, asked=False)
    outside, fail = Outside(sight, classes), False
    try:
        _run(hidden_tests.alone(test), sight, outside)
    except AssertionError:
        fail = True
    except Exception:
        pass
    return Hidden(fail, outside.asked)


def _run(test: ast.Module, sight: Sight, outside: Outside) -> None:
    """Run a test cell's statements on what the grader saw."""
    names = dict(sight.values)
    if sight.compared:
        names[sight.compared.measured] = sight.compared.on_a_quiet_machine
    # The grader's own check, not the notebook's: it explains nothing.
    names[_CHECK] = _plain_check(outside)
    for statement in test.body:
        if not isinstance(statement, (ast.Import, ast.ImportFrom)):
            # Asserts are what this is for, whatever the interpreter was told to leave out.
            code = compile(ast.Module([statement], []), _TEST_CELL, "exec", dont_inherit=True, optimize=0)
            exec(code, names)


def _plain_check(outside: Outside) -> Callable[[str], Any]:
    @contextmanager
    def check(check_id: str) -> Iterator[Outside]:
        yield outside

    return check


def _named_at(problem: Exception, test: str) -> str:
    """Say what failed, in words that the student may read: this quotes no hidden test."""
    line = _line(problem)
    if line in hidden_tests.lines(test):
        return f"a hidden test (line {line} of the check's cell)"
    for node in ast.walk(ast.parse(test)):
        if isinstance(node, ast.Assert) and node.lineno <= line <= (node.end_lineno or 0):
            return f"`{ast.unparse(node.test)}`"
    return "an assert"


def _line(problem: Exception) -> int:
    """The line at which the test cell stopped."""
    at = [
        line
        for frame, line in traceback.walk_tb(problem.__traceback__)
        if frame.f_code.co_filename == _TEST_CELL
    ]
    return at[-1] if at else 0
