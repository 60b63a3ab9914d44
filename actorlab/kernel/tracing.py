"""Trace the notebook's own process: the cells that ran, plain calls, fetched values.

It uses IPython's cell events and Python's profile hook, and so replaces nothing of the
student's code, of Ray or of Python.
"""

import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace
from types import FrameType
from typing import Any

from actorlab.evidence.session import (
    CellRun,
    Fetch,
    PlainCall,
    Session,
    pairs_in,
    shown_as,
)

_MOST = 2000  # calls kept; a student's endless loop must not fill the memory


class Watch(Session):
    """Watches one IPython kernel from ``begin`` on."""

    def __init__(self) -> None:
        super().__init__()
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
            get: Any = getattr(sys.modules["ray"], "get", None)
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
        """The id and length of each name's value. To hold the value itself would keep it,
        and an actor, alive for longer than the student does."""
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
