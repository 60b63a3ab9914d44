"""Run the solved exercise in a kernel of its own, beside a submission's.

If a busy machine spoils a measurement, the grader compares it with what the solution
needs on the same machine at the same moment. The solution comes from the source notebook,
which students do not have. It never comes near the submission's kernel, and nothing of
the submission's comes near this one.
"""

import asyncio
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TypeVar

from nbformat.notebooknode import NotebookNode

from actorlab.evidence.cell_text import assigned
from actorlab.evidence.session import runs_that_measured
from actorlab.execution.client import Client
from actorlab.execution.comparison import Measurement
from actorlab.execution.limits import Limits
from actorlab.execution.runtime import places_for
from actorlab.kernel.cells import mark

T = TypeVar("T")


class Reference:
    """The solved exercise. Its kernel starts when somebody first needs it, and stays;
    close it, whatever happens.

    Attributes:
        problem: why it failed to measure; empty if it did not.
    """

    def __init__(self, solved: NotebookNode, exercise: Path, limits: Limits, trusted: bool) -> None:
        """
        Args:
            solved: the notebook with the solution in each cell; it is changed in place.
            exercise: folder of the released exercise.
            limits: what it may cost, as for a submission.
            trusted: run it without a sandbox, like the submission.
        """
        self.problem = ""
        self._solved = solved
        self._exercise = exercise
        self._limits = limits
        self._trusted = trusted
        self._client: Client | None = None
        self._ran = 0  # cells so far
        self._sources: dict[str, list[str]] = {}  # of the cells that measure, by the name of what they do
        self._open = AsyncExitStack()

    async def ready(self, name: str, within: float) -> bool:
        """Run the notebook up to the cell that measures, unless this was done before.

        Args:
            name: the name of the number of seconds that the cell measures.
            within: how many seconds this may take.
        """
        return await self._tried(self._run_to(name), within) is not None

    async def measure(self, name: str) -> Measurement | None:
        """Run the cells that measure once more; ``None`` if that fails.

        Args:
            name: the name of the number of seconds that they measure.
        """
        return await self._tried(self._measured(name), self._limits.cell)

    async def close(self) -> None:
        """End the kernel, and leave nothing behind."""
        await self._open.aclose()

    async def _tried(self, work: Coroutine[None, None, T], seconds: float) -> T | None:
        """The result of some work; ``None`` if it fails, and then no answer is compared any more."""
        if self.problem:
            work.close()
            return None
        # In a task of its own: nbclient makes a dead kernel of a cancelled cell, and
        # an interrupt is to reach whoever waits here.
        task = asyncio.ensure_future(work)
        try:
            await asyncio.wait({task}, timeout=seconds)
        finally:
            if not task.done():
                self.problem = f"it took longer than {seconds:.0f} seconds"
                task.cancel()
                await asyncio.wait({task})
        if task.cancelled() or task.exception():
            problem = task.exception() if not task.cancelled() else None
            self.problem = self.problem or f"{type(problem).__name__}: {problem}"
        if not self.problem:
            return task.result()
        await self.close()
        return None

    async def _run_to(self, name: str) -> list[str]:
        """Run the cells up to the last that gives a name its value; return the sources
        of those that measured it."""
        if name in self._sources:
            return self._sources[name]
        client = self._client or await self._start()
        cells = client.nb.cells
        last = max(at for at, cell in enumerate(cells) if name in assigned(cell.source))
        for at in range(self._ran, last + 1):
            await client.run_cell(cells[at], at)
            self._ran = at + 1
            if mark(cells[at]):  # any other is there to be played with
                _must_have_passed(client)
        runs = runs_that_measured(name, client.runs, await _seconds(client, name))
        self._sources[name] = [run.source for run in runs]
        return self._sources[name]

    async def _measured(self, name: str) -> Measurement:
        client = self._client or await self._start()
        before = client.cpu_seconds
        for source in self._sources[name]:
            await client.snippet(source)
            _must_have_passed(client)
        return Measurement(await _seconds(client, name), client.cpu_seconds - before)

    async def _start(self) -> Client:
        place = places_for(self._trusted)(self._exercise, self._exercise, self._limits)
        self._open.push_async_callback(asyncio.to_thread, place.clear)
        log = self._open.enter_context(place.log.open("wb"))
        client = Client(self._solved, place, self._limits)
        await self._open.enter_async_context(client.kernel(log))
        self._client = client
        return client


async def _seconds(client: Client, name: str) -> float:
    told = await client.values([name])
    return float((told or {})[name])


def _must_have_passed(client: Client) -> None:
    ended = client.last
    if ended is None or ended.ename:
        said = f"{ended.ename}: {ended.evalue}" if ended else "nothing"
        raise RuntimeError(f"a cell of the solution ended with {said[:200]}")
