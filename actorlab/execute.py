"""Run a notebook from its first cell to its last, and leave nothing behind."""

import asyncio
import os
import secrets
import shutil
import stat
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell

from actorlab.notebook_names import EXERCISES, PICTURES, REPEAT

_NOTEBOOK = "__import__('actorlab.notebook').notebook"  # leaves no name in the student's notebook
_REPEATS = 2  # how often a measurement that noise spoilt is repeated
_COMPARISONS = 3  # how often it is then compared with the reference


@dataclass(frozen=True)
class Limits:
    """What a submission may cost.

    Attributes:
        cell: seconds for one cell; it is then interrupted, and the next one runs.
        set_up: seconds for one of the instructor's cells that are not checks:
            on a machine without room, starting Ray takes long.
        notebook: seconds for all cells; the kernel is then killed.
        pictures: whether its timeline is drawn, or only said in words; drawing
            is a fifth of the CPU time of a run.
    """

    cell: float = 90.0
    set_up: float = 240.0
    notebook: float = 600.0
    pictures: bool = True


@dataclass(frozen=True)
class Reply:
    """How a cell ended, as the kernel told the grader.

    Attributes:
        ename: the class name of the exception it ended with; empty if none.
        evalue: the exception's text.
    """

    ename: str
    evalue: str


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
    scratch = Path(tempfile.mkdtemp(prefix="actorlab-run-", dir="/tmp" if os.path.isdir("/tmp") else None))
    try:
        beside = scratch / "work"
        if files is None:
            beside.mkdir()
        else:
            copy_files(files, beside)
        client = _client(notebook, beside, limits)
        environment = _environment(scratch, exercises)
        if not limits.pictures:
            environment[PICTURES] = "no"
        stopped = await _run(client, environment, scratch / "log", limits)
        log = (scratch / "log").read_text(errors="replace")
        return Execution(notebook, client.replies, stopped, log)
    finally:
        await asyncio.to_thread(_leave_nothing_of, scratch)


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
        # The kernel's own, made at set-up: its font cache takes seconds to make.
        "MPLCONFIGDIR": str(Path(sys.prefix) / "kernel" / "matplotlib"),
        EXERCISES: str(exercises.resolve()),
    }


class _Client(NotebookClient):
    """Runs cells, keeps how they ended, and repeats what only noise spoilt."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.replies: dict[str, Reply] = {}
        self._last: Reply | None = None
        self.on_cell_executed = self._ended

    @asynccontextmanager
    async def async_setup_kernel(self, **kwargs: Any) -> AsyncIterator[None]:
        """Start the kernel, and end it at once whatever happens.

        At once, since an orderly end would wait for Ray's, and all goes anyway.
        Unlike nbclient's, without signal handlers: an interrupt is the caller's.
        """
        await self.async_start_new_kernel(**kwargs)
        try:
            await self.async_start_new_kernel_client()
            yield
        finally:
            started = _descendants(self.km)
            with suppress(RuntimeError):
                await self.km.shutdown_kernel(now=True)
            _kill(started)
            if self.kc is not None:
                self.kc.stop_channels()

    async def async_execute_cell(self, cell: NotebookNode, cell_index: int, **kwargs: Any) -> NotebookNode:
        mark = cell.metadata.get("nbgrader", {})
        await self._execute(cell, cell_index, **kwargs)
        if mark.get("grade") and self._last and self._last.ename:
            await self._repeat(cell, cell_index, mark["grade_id"])
        if self._last:
            self.replies[mark.get("grade_id", f"cell {cell_index}")] = self._last
        return cell

    async def _repeat(self, cell: NotebookNode, cell_index: int, check: str) -> None:
        """Measure again, at most twice; then compare with the reference, at most
        three times, measuring again in between."""
        for attempt in range(_REPEATS + _COMPARISONS):
            failed = self._last
            again = await self._asked_to_repeat(check)
            if not again:
                self._last = failed
                return
            if attempt >= _REPEATS:
                compared = await self._snippet(f"{_NOTEBOOK}.compare({check!r})")
                if not self._last.ename or attempt == _REPEATS + _COMPARISONS - 1:
                    cell.outputs = compared.outputs
                    return
            await self._snippet(again)
            await self._execute(cell, cell_index)
            if not self._last.ename:
                return

    async def _asked_to_repeat(self, check: str) -> str:
        """The source of the cell to run again, if the kernel asks for it."""
        asked = await self._snippet(f"{_NOTEBOOK}.repeat({check!r})")
        for output in asked.outputs:
            if REPEAT in output.get("data", {}):
                return output["data"][REPEAT]["source"]
        return ""

    async def _snippet(self, source: str) -> NotebookNode:
        """Run code that is not in the notebook, as a cell of its own."""
        cell = new_code_cell(source)
        self.nb.cells.append(cell)  # nbclient finds a cell's outputs by its place
        try:
            return await self._execute(cell, len(self.nb.cells) - 1, store_history=False)
        finally:
            self.nb.cells.remove(cell)

    async def _execute(self, cell: NotebookNode, cell_index: int, **kwargs: Any) -> NotebookNode:
        self._last = None
        return await super().async_execute_cell(cell, cell_index, **kwargs)

    def _ended(self, cell: NotebookNode, cell_index: int, execute_reply: dict[str, Any]) -> None:
        content = execute_reply["content"]
        failed = content["status"] != "ok"
        self._last = Reply(
            content.get("ename", content["status"]) if failed else "",
            content.get("evalue", "") if failed else "",
        )


def _client(notebook: NotebookNode, beside: Path, limits: Limits) -> _Client:
    time_limit = f"This cell did not finish within {limits.cell:g} seconds."
    return _Client(
        notebook,
        km=AsyncKernelManager(kernel_name="python3"),
        timeout_func=lambda cell: int(limits.set_up if _is_set_up(cell) else limits.cell),
        interrupt_on_timeout=True,
        error_on_timeout={"ename": "TimeLimit", "evalue": time_limit, "traceback": [time_limit]},
        allow_errors=True,
        startup_timeout=120,
        iopub_timeout=30,  # a loaded machine is slow, not broken
        resources={"metadata": {"path": str(beside)}},
        extra_arguments=["--HistoryManager.hist_file=:memory:"],
    )


async def _run(client: _Client, environment: dict[str, str], log: Path, limits: Limits) -> str:
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
    return ""


def copy_files(files: Path, to: Path) -> None:
    """Copy the files that a student handed in beside the notebook.

    Regular ones only, without following links, hidden ones and notebooks left
    out, up to 100 MB in all.
    """
    left = 100_000_000
    to.mkdir(parents=True, exist_ok=True)
    for folder, folders, names in os.walk(files):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            file = Path(folder) / name
            state = os.lstat(file)
            if name.startswith(".") or file.suffix == ".ipynb" or not stat.S_ISREG(state.st_mode):
                continue
            left -= state.st_size
            if left < 0:
                return
            target = to / file.relative_to(files)
            target.parent.mkdir(parents=True, exist_ok=True)
            with suppress(OSError):  # one that cannot be read is not there
                shutil.copyfile(file, target)


def failed_set_up(execution: Execution) -> str:
    """What to say if one of the instructor's own cells failed; empty if none did."""
    for cell in execution.notebook.cells:
        if _is_set_up(cell):
            name = cell.metadata.nbgrader.grade_id
            reply = execution.replies.get(name)
            if reply is None or reply.ename:
                return f"the set-up cell {name} failed" + (f": {reply.ename}" if reply else "")
    return ""


def _is_set_up(cell: NotebookNode) -> bool:
    mark = cell.metadata.get("nbgrader", {})
    return cell.cell_type == "code" and bool(mark.get("locked")) and not mark.get("grade")


def _descendants(kernel: AsyncKernelManager) -> list[psutil.Process]:
    """All that the kernel's process has started and that has not left its tree."""
    with suppress(psutil.Error, AttributeError):
        return psutil.Process(kernel.provisioner.pid).children(recursive=True)
    return []


def _kill(processes: list[psutil.Process]) -> None:
    for process in processes:
        with suppress(psutil.Error):
            process.kill()


def _leave_nothing_of(scratch: Path) -> None:
    """Kill what the run started, whatever became of its parents; remove its files.

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
            break
        _kill(found)
        psutil.wait_procs(found, timeout=2)
    shutil.rmtree(scratch, ignore_errors=True)
