"""What the notebook's own process did: cells run, plain calls, values fetched.

Ray's record holds what the actors did. This holds what only the student's
process knows, for the picture and for explaining a mistake; it never earns a
point. It uses IPython's cell events and Python's profile hook, so that nothing
of the student's, of Ray's or of Python's is replaced.
"""

import ast
import re
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from numbers import Integral
from types import FrameType
from typing import Any

_MOST = 2000  # calls kept; a student's endless loop must not fill the memory


@dataclass(frozen=True)
class CellRun:
    """One execution of a cell.

    Attributes:
        source: its text.
        start, end: since the epoch, in seconds; ``end`` is infinite while it runs.
        error: the exception that it ended with.
        changed: the notebook's names that had another value, or another
            length, after it.
        cell: the cell's id; empty if whoever ran it did not say.
    """

    source: str
    start: float
    end: float = float("inf")
    error: BaseException | None = None
    changed: frozenset[str] = frozenset()
    cell: str = ""

    @property
    def sets(self) -> set[str]:
        """The names to which it gave a value, or would have."""
        return assigned(self.source) | self.changed


@dataclass(frozen=True)
class PlainCall:
    """A call of a method of an ordinary object, in the notebook's process.

    Attributes:
        name: ``Foo.increment``.
        start, end: since the epoch, in seconds.
        value: ``repr`` of what it returned, shortened.
        thread: name of the thread that ran it.
        owner: the object's ``id``.
    """

    name: str
    start: float
    end: float
    value: str
    thread: str
    owner: int = 0


@dataclass(frozen=True)
class Fetch:
    """One ``ray.get``.

    Attributes:
        values: for each reference the id of its task, and the value as ``shown_as`` has it.
        pairs: for each reference the same id, and the value as ``pairs_in`` has it.
    """

    values: tuple[tuple[str, str], ...]
    pairs: tuple[tuple[str, frozenset[tuple[int, int]] | None], ...] = ()


class Watch:
    """Watches one IPython kernel from ``begin`` on."""

    def __init__(self) -> None:
        self.cells: list[CellRun] = []
        self.plain_calls: list[PlainCall] = []
        self.fetches: list[Fetch] = []
        self._namespace: dict[str, Any] = {}
        self._before: dict[str, tuple[int, int]] = {}
        self._began: dict[int, float] = {}
        self._get_code: Any = None
        self._classes = False  # whether a cell may have defined one

    def begin(self, shell: Any) -> None:
        """Register with an IPython shell."""
        self._namespace = shell.user_ns
        shell.events.register("pre_run_cell", self._before_cell)
        shell.events.register("post_run_cell", self._after_cell)

    def _before_cell(self, info: Any) -> None:
        self._before = self._values()
        cell = getattr(info, "cell_id", None) or ""
        self.cells.append(CellRun(info.raw_cell or "", time.time(), cell=cell))
        if self._get_code is None and "ray" in sys.modules:
            get = getattr(sys.modules["ray"], "get", None)
            while hasattr(get, "__wrapped__"):
                get = get.__wrapped__
            self._get_code = getattr(get, "__code__", None)
        self._classes = self._classes or "class" in (info.raw_cell or "")
        # Before there is a class there is nothing to see, and Ray to start. A
        # profiler of the student's own comes first.
        if self._classes and sys.getprofile() is None:
            sys.setprofile(self._profile)
            threading.setprofile(self._profile)

    def rest(self) -> None:
        """Stop tracing calls until the next cell: the hook slows Python down."""
        if sys.getprofile() == self._profile:
            sys.setprofile(None)
        threading.setprofile(None)

    def _after_cell(self, result: Any) -> None:
        self.rest()
        if self.cells:
            run = self.cells[-1]
            error = result.error_before_exec or result.error_in_exec
            self.cells[-1] = replace(run, end=time.time(), error=error, changed=self._changed())
        self._before = {}

    def _values(self) -> dict[str, tuple[int, int]]:
        """Each name's value, by its id: a value that is held here would live
        longer than the student lets it, and an actor with it."""
        sized = (list, tuple, dict, set)
        return {
            name: (id(value), len(value) if isinstance(value, sized) else 0)
            for name, value in list(self._namespace.items())
            if not name.startswith("_")
        }

    def _changed(self) -> frozenset[str]:
        now = self._values()
        return frozenset(name for name, value in now.items() if self._before.get(name) != value)

    def _profile(self, frame: FrameType, event: str, arg: Any) -> None:
        # Whatever goes wrong here must not go wrong in the student's code.
        with suppress(Exception):
            if event in ("call", "return"):
                self._note(frame, event, arg)

    def _note(self, frame: FrameType, event: str, arg: Any) -> None:
        code = frame.f_code
        fetching = code is self._get_code
        if not fetching and not _is_method_of_the_notebook(frame):
            return
        if event == "call":
            self._began.setdefault(id(frame), time.time())
            return
        start, end = self._began.pop(id(frame), None), time.time()
        if start is None or len(self.plain_calls) + len(self.fetches) >= _MOST:
            return
        if fetching:
            fetched = _fetched(frame, arg)
            shown = tuple((task, shown_as(value)) for task, value in fetched)
            self.fetches.append(Fetch(shown, tuple((task, pairs_in(value)) for task, value in fetched)))
        else:
            owner = frame.f_locals[code.co_varnames[0]]
            name = f"{type(owner).__name__}.{code.co_name}"
            thread = threading.current_thread().name
            self.plain_calls.append(PlainCall(name, start, end, shown_as(arg), thread, id(owner)))


def run_that_set(name: str, runs: list[CellRun]) -> CellRun:
    """The last of these runs that gives a name its value; if none does, one that
    has lasted for ever."""
    return next((run for run in reversed(runs) if name in run.sets), CellRun("", 0.0))


def runs_that_measured(name: str, runs: list[CellRun], seconds: float) -> list[CellRun]:
    """Those of these runs from the one that took most of a measured number of
    seconds to the one that gave it its name: usually one and the same."""
    last = next((at for at in reversed(range(len(runs))) if name in runs[at].sets), None)
    if last is None:
        return []
    long = [at for at in range(last + 1) if runs[at].end - runs[at].start >= seconds / 2]
    return runs[(long or [last])[-1] : last + 1]


def assigned(source: str) -> set[str]:
    """The names that a cell's own statements give a value to."""
    tree = parsed(source)
    if not tree.body:  # no Python that can be parsed: look at the text
        # Not \s, which takes line ends too: that takes the square of their number.
        given = r"^[ \t]*(?:class[ \t]+|def[ \t]+)?(\w+)[ \t]*(?:[(:].*)?(?::|=)"
        return set(re.findall(given, source, re.MULTILINE))
    names: set[str] = set()
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            names.add(node.name)
            continue  # what its body sets are not the notebook's names
        if isinstance(node, ast.comprehension):
            waiting.extend([node.iter, *node.ifs])  # nor is what it counts with
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id != "_":
            names.add(node.id)
        waiting.extend(ast.iter_child_nodes(node))
    return names


def parsed(source: str) -> ast.Module:
    """A cell's statements; none if they are not Python."""
    return _parsed(plain_python(source)) or ast.Module(body=[], type_ignores=[])


def plain_python(source: str) -> str:
    """A cell's text without what only IPython understands.

    A line magic may run a statement, as ``%time x = f()`` does; a value that comes
    from the shell, or from a magic, is as good as none.
    """
    special = lambda line: "%" in line or "!" in line or "?" in line
    return "\n".join(_plain(line) if special(line) else line for line in source.splitlines())


def _plain(line: str) -> str:
    code = line.strip()
    given, mark, command = re.match(r"((?:[\w, ]+=[ \t]*)?)(%%|[%!?]?)(.*)", code, re.DOTALL).groups()
    if not mark:
        return "" if re.fullmatch(r"[\w.]+\?{1,2}", code) else line
    given = line[: len(line) - len(line.lstrip())] + given
    statement = command.partition(" ")[2].strip() if mark == "%" else ""
    if re.search("[=(]", statement) and _parsed(statement):
        return given + statement
    return f"{given}None" if given.strip() else ""


def _parsed(plain: str) -> ast.Module | None:
    try:
        return ast.parse(plain)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def gets_in_a_loop(source: str) -> bool:
    """Whether a cell calls ``ray.get`` inside a loop."""
    return any(
        isinstance(call, ast.Call) and ast.unparse(call.func).endswith("ray.get")
        for loop in ast.walk(parsed(source))
        if isinstance(loop, (ast.For, ast.While))
        for call in ast.walk(loop)
    )


def _is_method_of_the_notebook(frame: FrameType) -> bool:
    code = frame.f_code
    if frame.f_globals.get("__name__") != "__main__" or not code.co_argcount:
        return False
    owner = frame.f_locals.get(code.co_varnames[0])
    return type(owner).__module__ == "__main__" and not isinstance(owner, type)


def _fetched(frame: FrameType, value: Any) -> tuple[tuple[str, Any], ...]:
    references = frame.f_locals.get("object_refs")
    if frame.f_locals.get("is_individual_id"):  # Ray has made a list of the one reference
        value = [value]
    if not isinstance(references, (list, tuple)):  # it stopped before that
        return ()
    if not isinstance(value, (list, tuple)) or len(value) != len(references):
        return ()
    return tuple(
        (reference.task_id().hex() if hasattr(reference, "task_id") else "", item)
        for reference, item in zip(references, value)
    )


def pairs_in(value: Any) -> frozenset[tuple[int, int]] | None:
    """The pairs of whole numbers in a list of such, the smaller number first; also of a
    single pair. Nothing or one number holds none. ``None`` if it is of any other form,
    in which pairs may stand otherwise."""
    if value is None or isinstance(value, Integral):
        return frozenset()
    if not isinstance(value, (list, tuple)) or len(value) > _MOST:
        return None
    pairs = [value] if len(value) == 2 and all(isinstance(item, Integral) for item in value) else value
    whole = lambda pair: isinstance(pair, (list, tuple)) and len(pair) == 2 and all(isinstance(n, Integral) for n in pair)
    return frozenset((int(min(p)), int(max(p))) for p in pairs) if all(map(whole, pairs)) else None


def shown_as(value: Any) -> str:
    """A value as a bar's label: what is not plain may have a ``repr`` that does harm."""
    if type(value) in (list, tuple, dict, set):
        return f"{len(value)} item{'s' * (len(value) != 1)}"
    plain = isinstance(value, (bool, int, float, str, type(None)))
    return repr(value)[:20] if plain else type(value).__name__
