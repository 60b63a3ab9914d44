"""Run a notebook from its first cell to its last, and leave nothing behind."""

import asyncio
import os
import secrets
import shutil
import signal
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import psutil
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.notebooknode import NotebookNode

from actorlab.notebook_names import EXERCISES


@dataclass(frozen=True)
class Limits:
    """How long a submission may take, in seconds.

    Attributes:
        cell: for one cell; it is then interrupted, and the next one runs.
        notebook: for all cells together; the kernel is then killed.
    """

    cell: float = 60.0
    notebook: float = 300.0


@dataclass(frozen=True)
class Reply:
    """How a cell ended, as the kernel told the grader.

    Attributes:
        ename: the class name of the exception it ended with; empty if none.
        evalue: the exception's text.
        seconds: how long the cell took, by the grader's clock.
    """

    ename: str
    evalue: str
    seconds: float


@dataclass(frozen=True)
class Execution:
    """A notebook after its run.

    Attributes:
        notebook: with the outputs of the cells that ran.
        replies: how each cell that ran ended, by grade_id.
        stopped: why it did not run to its end; empty if it did.
        log: what the kernel's processes wrote outside the notebook.
    """

    notebook: NotebookNode
    replies: dict[str, Reply]
    stopped: str
    log: str


async def execute(
    notebook: NotebookNode, exercises: Path, files: Path | None = None, limits: Limits = Limits()
) -> Execution:
    """Run a notebook in a kernel, a Ray and a folder of its own.

    Errors in cells are kept as outputs, and the next cell runs. Whatever
    happens, no process and no file of the run is left.

    Args:
        notebook: what to run; it is changed in place.
        exercises: folder of the released exercises, whose checks are used.
        files: a folder whose files the notebook finds beside it.
        limits: when to stop.
    """
    scratch = Path(tempfile.mkdtemp(prefix="actorlab-", dir="/tmp" if os.path.isdir("/tmp") else None))
    try:
        beside = scratch / "work"
        if files is None:
            beside.mkdir()
        else:
            shutil.copytree(files, beside, symlinks=True, ignore=shutil.ignore_patterns("*.ipynb"))
        client = _client(notebook, beside, limits)
        replies = _listen(client)
        stopped = await _run(client, _environment(scratch, exercises), scratch / "log", limits)
        log = (scratch / "log").read_text(errors="replace")
        return Execution(notebook, replies, stopped, log)
    finally:
        _end_processes_of(scratch)
        shutil.rmtree(scratch, ignore_errors=True)


def _environment(scratch: Path, exercises: Path) -> dict[str, str]:
    """The variables of a student's kernel: a chosen few of this process's."""
    for folder in ("home", "r"):
        (scratch / folder).mkdir()
    kept = ("PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "SSL_CERT_FILE", "SYSTEMROOT")
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        "HOME": str(scratch / "home"),
        "TMPDIR": str(scratch),
        # Also how the run's processes are known for its own.
        "RAY_TMPDIR": str(scratch / "r"),
        "RAY_AUTH_MODE": "token",
        "RAY_AUTH_TOKEN": secrets.token_hex(32),
        "PYTHONPATH": str(Path(__file__).resolve().parent.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
        EXERCISES: str(exercises.resolve()),
    }


def _client(notebook: NotebookNode, beside: Path, limits: Limits) -> NotebookClient:
    time_limit = f"This cell did not finish within {limits.cell:g} seconds."
    return NotebookClient(
        notebook,
        km=AsyncKernelManager(kernel_name="python3"),
        timeout=int(limits.cell),
        interrupt_on_timeout=True,
        error_on_timeout={"ename": "TimeLimit", "evalue": time_limit, "traceback": [time_limit]},
        allow_errors=True,
        startup_timeout=120,
        iopub_timeout=30,  # a loaded machine is slow, not broken
        resources={"metadata": {"path": str(beside)}},
        extra_arguments=["--HistoryManager.hist_file=:memory:"],
    )


def _listen(client: NotebookClient) -> dict[str, Reply]:
    """Collect how the cells end, while they do."""
    replies: dict[str, Reply] = {}
    began: dict[int, float] = {}

    def begins(cell: NotebookNode, cell_index: int) -> None:
        began[cell_index] = monotonic()

    def ended(cell: NotebookNode, cell_index: int, execute_reply: dict[str, Any]) -> None:
        content = execute_reply["content"]
        failed = content["status"] != "ok"
        replies[cell.metadata.get("nbgrader", {}).get("grade_id", f"cell {cell_index}")] = Reply(
            content.get("ename", content["status"]) if failed else "",
            content.get("evalue", "") if failed else "",
            monotonic() - began[cell_index],
        )

    client.on_cell_execute, client.on_cell_executed = begins, ended
    return replies


async def _run(client: NotebookClient, environment: dict[str, str], log: Path, limits: Limits) -> str:
    """Run it; return why it stopped early, or nothing."""
    with log.open("wb") as written:
        try:
            await asyncio.wait_for(
                client.async_execute(env=environment, stdout=written, stderr=written), limits.notebook
            )
        except asyncio.TimeoutError:
            return f"the notebook did not finish within {limits.notebook:g} seconds"
        except (DeadKernelError, CellTimeoutError, RuntimeError) as problem:
            return f"the kernel stopped: {(str(problem).splitlines() or ['it died'])[0]}"
        finally:
            # At once: an orderly end would wait for Ray's, and all goes anyway.
            await client.km.shutdown_kernel(now=True)
            client.kc and client.kc.stop_channels()
    return ""


def _end_processes_of(scratch: Path) -> None:
    """Kill what the run started, whatever became of its parents.

    Ray's processes outlive a killed kernel by up to a minute, as nobody's
    children. All carry the run's own RAY_TMPDIR in their environment.
    """
    mark = str(scratch / "r")
    for _ in range(10):
        found = []
        for process in psutil.process_iter():
            with suppress(psutil.Error):
                if process.environ().get("RAY_TMPDIR") == mark:
                    found.append(process)
        if not found:
            return
        for process in found:
            with suppress(psutil.Error):
                process.send_signal(signal.SIGKILL)
        psutil.wait_procs(found, timeout=2)
