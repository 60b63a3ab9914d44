"""Example answers, graded one by one in each process of the tests, and read together at the end."""

import asyncio
import hashlib
import pickle
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from actorlab.authoring.answers import Answer, grade_answer
from actorlab.authoring.shared_runs import SharedRuns
from actorlab.grading.grade import Graded

_PATIENCE = 600  # seconds without any new result until the missing ones are given up


class Grader:
    """Grades answers, and keeps what came of each where the tests' other processes find it."""

    def __init__(self, folder: Path, shared: SharedRuns, properties: list[tuple[str, object]]) -> None:
        """
        Args:
            folder: shared by the tests' processes.
            shared: where answers are graded that share a Ray.
            properties: takes in what a test reports of itself.
        """
        self._folder = folder
        self._shared = shared
        self._properties = properties

    def grade(self, answer: Answer) -> Graded:
        """Grade an answer; its kind and its cost are properties of the test that asks."""
        began, verdicts = time.process_time(), None
        try:
            graded = asyncio.run(grade_answer(answer, self._shared))
            verdicts = graded.verdicts
            spent = graded.cpu_seconds + time.process_time() - began
            whole = not answer.shares or answer.name in self._shared.again
            kind = f"{answer.kind}, {'the whole way' if whole else 'on a Ray that others share'}"
            self._properties += [("kind", kind), ("cpu_seconds", round(spent, 2))]
            return graded
        finally:  # also where it could not be graded, so that nobody waits for it
            self._file(answer.name).with_suffix(".part").write_bytes(pickle.dumps(verdicts))
            self._file(answer.name).with_suffix(".part").replace(self._file(answer.name))

    def results(self, names: Iterable[str]) -> list[Graded]:
        """What came of these answers, as soon as all have been graded, by whichever process."""
        files = [self._file(name) for name in names]
        count, deadline = -1, 0.0
        while missing := [file for file in files if not file.exists()]:
            if count != len(missing):
                count, deadline = len(missing), time.monotonic() + _PATIENCE
            assert time.monotonic() < deadline, f"{count} answers were not graded"
            time.sleep(0.2)
        verdicts = [pickle.loads(file.read_bytes()) for file in files]
        assert None not in verdicts, "some answers could not be graded: their own tests say why"
        return [Graded(found, None, (), "") for found in verdicts]

    def _file(self, name: str) -> Path:
        return self._folder / hashlib.sha256(name.encode()).hexdigest()


def every_result(names: list[str], session: pytest.Session, grader: Grader) -> list[Graded]:
    """What came of all these answers; the test that asks is skipped where only some are tested."""
    specs = [getattr(item, "callspec", None) for item in session.items]
    tested = {spec.id for spec in specs if spec}
    if not tested >= set(names):
        pytest.skip("only some of the answers are graded in this run")
    return grader.results(names)
