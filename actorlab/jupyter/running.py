"""Run a student's notebook in a kernel of its own, and tell what its checks say.

The student's own machine runs the student's own work: there is no sandbox, and what the
checks say here is no grade.
"""

import asyncio
import os
import signal
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError
from nbformat.notebooknode import NotebookNode

from actorlab.checks.verdict import Outcome, said_in
from actorlab.kernel.cells import grade_id, is_grade
from actorlab.kernel.protocol import EXERCISES

_PATIENCE = 120  # seconds for one cell; the slowest exercise's takes fewer than ten

Tell = Callable[[str, "tuple[Outcome, str] | None"], None]


def run(notebook: NotebookNode, exercises: Path, folder: Path, tell: Tell) -> None:
    """Run all cells of a notebook.

    Args:
        notebook: what to run; its outputs are in it then.
        exercises: the folder of released exercises whose checks to use.
        folder: where to run it.
        tell: takes in each check's grade_id once its cell has run, and what
            ``checks.verdict.said_in`` reads in the outputs.

    Raises:
        ChildProcessError: its kernel ended amid the run.
        KeyboardInterrupt: somebody ended this process; the kernel ends with it.
    """

    def has_run(cell: NotebookNode, **_: Any) -> None:
        if is_grade(cell):
            tell(grade_id(cell), said_in(cell.get("outputs", ()), grade_id(cell)))

    client = _Client(
        notebook,
        km=AsyncKernelManager(kernel_name="python3"),
        timeout=_PATIENCE,
        interrupt_on_timeout=True,
        allow_errors=True,
        on_cell_executed=has_run,
        resources={"metadata": {"path": str(folder)}},
    )
    try:
        interrupted = asyncio.run(_to_the_end(client, {**os.environ, EXERCISES: str(exercises)}))
    except DeadKernelError:
        raise ChildProcessError(
            "The notebook's kernel ended while it ran: out of memory, or a cell ends Python."
        ) from None
    if interrupted:
        raise KeyboardInterrupt


class _Client(NotebookClient):
    """Leaves alone the signals that end this process: nbclient would end the kernel, and go on
    without it."""

    @asynccontextmanager
    async def async_setup_kernel(self, **kwargs: Any) -> AsyncIterator[None]:
        """Start the kernel, and end it in the end."""
        kernel: Any = self.km
        try:
            await self.async_start_new_kernel(**kwargs)
            await self.async_start_new_kernel_client()
            yield
        finally:
            if self.kc is not None:
                self.kc.stop_channels()
            if kernel.has_kernel:
                await kernel.shutdown_kernel()


async def _to_the_end(client: NotebookClient, environment: dict[str, str]) -> bool:
    """Run a notebook; return whether somebody interrupted that."""
    # What the kernel itself says, and not the notebook, is no news to a student.
    running = asyncio.ensure_future(client.async_execute(env=environment, stderr=subprocess.DEVNULL))
    signals = []

    def interrupt(number: int) -> None:
        signals.append(number)
        running.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, interrupt, number)
    try:
        await running
    except (asyncio.CancelledError, DeadKernelError):
        # nbclient says of a cell that is cancelled that its kernel died.
        if not signals:
            raise
    return bool(signals)
