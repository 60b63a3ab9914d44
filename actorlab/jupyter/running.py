"""Run a student's notebook in a kernel of its own, and tell what its checks say.

The student's own machine runs the student's own work: there is no sandbox, and what the
checks say here is no grade.
"""

import asyncio
import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

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

    def has_begun(**_: Any) -> None:
        # nbclient would take the signals that end this process, end the kernel, and go on without it.
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().remove_signal_handler(number)
            signal.signal(number, signal.default_int_handler)

    client = NotebookClient(
        notebook,
        kernel_name="python3",
        timeout=_PATIENCE,
        interrupt_on_timeout=True,
        allow_errors=True,
        on_notebook_start=has_begun,
        on_cell_executed=has_run,
        resources={"metadata": {"path": str(folder)}},
    )
    try:
        # What the kernel itself says, and not the notebook, is no news to a student.
        client.execute(env={**os.environ, EXERCISES: str(exercises)}, stderr=subprocess.DEVNULL)
    except DeadKernelError:
        raise ChildProcessError(
            "The notebook's kernel ended while it ran: out of memory, or a cell ends Python."
        ) from None
