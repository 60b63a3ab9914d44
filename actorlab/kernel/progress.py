"""Write down, for the student alone, what each check said last and which hints were given.

A check's output is in the notebook only once that is saved. The welcome page shows it at
once, since the kernel notes it in ``exercises/.progress/NAME.json``: beside the
exercise's folder and not in it, so that nobody hands it in. A grader neither writes nor
reads such notes.
"""

import json
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from actorlab.files import atomic

_FOLDER = ".progress"


class Progress:
    """What is noted of one exercise.

    Args:
        exercise: its folder.
    """

    def __init__(self, exercise: Path) -> None:
        self._file = exercise.parent / _FOLDER / f"{exercise.name}.json"

    def check(self, check: str) -> dict[str, Any]:
        """What a check said last; empty if it was not run.

        Returns:
            ``outcome`` and ``ran`` as in ``kernel.protocol.OUTCOME``, and ``at``, in seconds
            since the epoch; a student's file may hold anything else.
        """
        found = self._read("checks").get(check)
        return found if isinstance(found, dict) else {}

    def hints(self, cell: str) -> int:
        """How many of a cell's hints were given."""
        given = self._read("hints").get(cell)
        return given if isinstance(given, int) and given > 0 else 0

    def note_check(self, check: str, said: dict[str, Any]) -> None:
        """Note what a check says now."""
        self._write("checks", {**self._read("checks"), check: {**said, "at": time.time()}})

    def note_hint(self, cell: str, step: int) -> None:
        """Note that a cell's hint was given, the first being 1; those before it count as given."""
        self._write("hints", {**self._read("hints"), cell: max(step, self.hints(cell))})

    def forget_checks(self) -> None:
        """Note that no check was run, as when an exercise is started again."""
        if self._file.exists():
            self._write("checks", {})

    def _read(self, part: str) -> dict[str, Any]:
        found = self._all().get(part)
        return found if isinstance(found, dict) else {}

    def _all(self) -> dict[str, Any]:
        with suppress(OSError, ValueError):
            found = json.loads(self._file.read_text(encoding="utf-8"))
            return found if isinstance(found, dict) else {}
        return {}

    def _write(self, part: str, content: dict[str, Any]) -> None:
        with suppress(OSError):  # a full disk, a folder of somebody else's: no check fails of it
            self._file.parent.mkdir(exist_ok=True)
            atomic.write(self._file, json.dumps({**self._all(), part: content}))
