"""Run a notebook from its first cell to its last, and leave nothing behind."""

import asyncio
import os
import secrets
import shutil
import stat
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell, new_output

from actorlab import record as ray_record
from actorlab import sandbox
from actorlab.notebook_names import COMPARED, EXERCISES, PICTURES, REPEAT, REPORT
from actorlab.outside import Comparison, Sight, classes, names_in
from actorlab.record import Record
from actorlab.reported import ActorClass, understand
from actorlab.run_watch import RunWatch
from actorlab.scratch import new_folder
from actorlab.watch import CellRun

_NOTEBOOK = "__import__('actorlab.notebook').notebook"  # leaves no name in the student's notebook
_REPEATS = 2  # how often a measurement that noise spoilt is repeated
_COMPARISONS = 3  # how often it is then compared with the reference
# Ray's warnings, in a sandbox, that it cannot reach the internet.
_NO_NETWORK = "network_util.cc"
_TIME_LIMIT = "TimeLimit"
_PROBE_LIMIT = 10.0  # seconds until Ray has written down that an actor was asked for


@dataclass(frozen=True)
class Limits:
    """What a submission may cost.

    Attributes:
        cell: seconds for one cell; it is then interrupted, and the next one runs.
        set_up: seconds for one of the instructor's cells that are not checks:
            on a machine without room, starting Ray takes long.
        notebook: seconds for all cells; the kernel is then killed.
        cpu: seconds of CPU time for all of its processes; one uses 5 to 10.
        memory: bytes of memory of their own for all of its processes; 1e9 is usual.
        processes: how many there may be at once; 20 are usual.
        file: bytes in one file.
        scratch: bytes in all files, which are kept in memory (in a sandbox only).
        output: bytes of output of one cell; what comes after is dropped.
        pictures: whether its timeline is drawn, or only said in words; drawing
            is a fifth of the CPU time of a run.
    """

    cell: float = 90.0
    set_up: float = 240.0
    notebook: float = 600.0
    cpu: float = 300.0
    memory: int = 4_000_000_000
    processes: int = 250
    file: int = 500_000_000
    scratch: int = 1_000_000_000
    output: int = 2_000_000
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
        sights: what the grader saw when a check had passed, by grade_id.
    """

    notebook: NotebookNode
    replies: dict[str, Reply]
    stopped: str
    log: str
    sights: dict[str, Sight] = field(default_factory=dict)


async def execute(
    notebook: NotebookNode,
    exercise: Path,
    files: Path | None = None,
    limits: Limits = Limits(),
    trusted: bool = False,
) -> Execution:
    """Run a notebook in a sandbox, with a kernel and a Ray of its own.

    Errors in cells are kept as outputs, and the next cell runs. Whatever
    happens, no process and no file of the run is left.

    Args:
        notebook: what to run; it is changed in place.
        exercise: folder of the released exercise, whose checks are used.
        files: a folder whose files the notebook finds beside it.
        limits: when to stop.
        trusted: run it as this user, without a sandbox.

    Raises:
        NoSandbox: there is none on this machine, and the notebook is not trusted.
    """
    if not trusted:
        sandbox.require()
    scratch = new_folder()
    try:
        place = (_Trusted if trusted else _Sandboxed)(scratch, exercise, files, limits)
        client = _Client(notebook, place, limits)
        with (scratch / "log").open("wb") as log:
            stopped = await client.run(log)
        said = (scratch / "log").read_text(errors="replace")[: limits.output]
        return Execution(notebook, client.replies, stopped, said, client.sights)
    finally:
        await asyncio.to_thread(_leave_nothing_of, scratch)


class _Place:
    """Where a kernel runs: its manager, its environment, and its Ray's folder."""

    def __init__(self, scratch: Path, exercise: Path, files: Path | None, limits: Limits) -> None:
        self.beside = scratch / "work"
        self.beside.mkdir()
        if files is not None:
            copy_files(files, self.beside)
        self.manager = AsyncKernelManager(kernel_name="python3")
        kept = ("PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "SSL_CERT_FILE", "SYSTEMROOT")
        self.environment = {
            **{name: os.environ[name] for name in kept if name in os.environ},
            "RAY_AUTH_MODE": "token",
            "RAY_AUTH_TOKEN": secrets.token_hex(32),
            # By default a third of the machine's memory is set aside.
            "RAY_DEFAULT_OBJECT_STORE_MAX_MEMORY_BYTES": "100000000",
            "PYTHONDONTWRITEBYTECODE": "1",
            # The kernel's own, made at set-up: its font cache takes seconds to make.
            "MPLCONFIGDIR": str(Path(sys.prefix) / "kernel" / "matplotlib"),
        }
        if not limits.pictures:
            self.environment[PICTURES] = "no"

    def ray_folder(self) -> Path:
        """The folder below which Ray keeps its sessions, as seen from here."""
        raise NotImplementedError


class _Sandboxed(_Place):
    """In a sandbox (see ``sandbox``)."""

    sandboxed = True

    def __init__(self, scratch: Path, exercise: Path, files: Path | None, limits: Limits) -> None:
        super().__init__(scratch, exercise, files, limits)
        shared = scratch / "c"
        shared.mkdir()
        self.manager.transport = "ipc"
        self.manager.connection_file = str(shared / "kernel.json")
        spec = self.manager.kernel_spec
        spec.interrupt_mode = "message"  # a signal would not reach it
        settings = {
            "shared": str(shared),
            "files": str(self.beside),
            "exercise": str(exercise),
            "scratch_bytes": limits.scratch,
            "file_bytes": limits.file,
            "cpu_seconds": int(limits.cpu),
        }
        spec.metadata["kernel_provisioner"] = {"provisioner_name": "bubblewrap", "config": settings}

    def ray_folder(self) -> Path:
        return self.manager.provisioner.outside(sandbox.RAY)


class _Trusted(_Place):
    """As this process's user, kept apart from others only by folders."""

    sandboxed = False

    def __init__(self, scratch: Path, exercise: Path, files: Path | None, limits: Limits) -> None:
        super().__init__(scratch, exercise, files, limits)
        self._ray_folder = scratch / "r"
        for folder in (scratch / "home", self._ray_folder):
            folder.mkdir()
        self.environment |= {
            "HOME": str(scratch / "home"),
            "TMPDIR": str(scratch),
            "RAY_TMPDIR": str(self._ray_folder),  # also how the run's processes are known for its own
            "PYTHONPATH": str(Path(__file__).resolve().parent.parent),
            EXERCISES: str(exercise.resolve().parent),
        }

    def ray_folder(self) -> Path:
        return self._ray_folder


class _Client(NotebookClient):
    """Runs cells, keeps how they ended and what it saw, and repeats what only noise spoilt."""

    def __init__(self, notebook: NotebookNode, place: _Place, limits: Limits) -> None:
        time_limit = f"This cell did not finish within {limits.cell:g} seconds."
        super().__init__(
            notebook,
            km=place.manager,
            timeout_func=lambda cell: int(limits.set_up if _is_set_up(cell) else limits.cell),
            interrupt_on_timeout=True,
            error_on_timeout={"ename": _TIME_LIMIT, "evalue": time_limit, "traceback": [time_limit]},
            allow_errors=True,
            startup_timeout=120,
            iopub_timeout=30,  # a loaded machine is slow, not broken
            resources={"metadata": {"path": str(place.beside)}},
            extra_arguments=[
                "--HistoryManager.hist_file=:memory:",
                # Files beside the notebook come last, so that they shadow no module.
                "--IPKernelApp.ignore_cwd=True",
                "--IPKernelApp.exec_lines=__import__('sys').path.append('')",
            ],
        )
        self.replies: dict[str, Reply] = {}
        self.sights: dict[str, Sight] = {}
        self.on_cell_executed = self._ended
        self._place = place
        self._limits = limits
        self._last: Reply | None = None
        self._runs: list[CellRun] = []
        self._printed = 0
        self._watch: RunWatch | None = None

    async def run(self, log: Any) -> str:
        """Run all cells; return why it stopped early, or nothing."""
        limit, began = self._limits.notebook, time.monotonic()
        try:
            await asyncio.wait_for(
                self.async_execute(env=self._place.environment, stdout=log, stderr=log), limit
            )
        except (asyncio.TimeoutError, DeadKernelError, CellTimeoutError, RuntimeError) as problem:
            if self._watch and self._watch.exceeded:
                return f"the notebook was stopped: {self._watch.exceeded}"
            if time.monotonic() - began >= limit:
                return f"the notebook did not finish within {limit:g} seconds"
            return f"the kernel stopped: {(str(problem).splitlines() or ['it died'])[0]}"
        return ""

    @asynccontextmanager
    async def async_setup_kernel(self, **kwargs: Any) -> AsyncIterator[None]:
        """Start the kernel, and end it at once whatever happens.

        At once, since an orderly end would wait for Ray's, and all goes anyway.
        Unlike nbclient's, without signal handlers: an interrupt is the caller's.
        """
        await self.async_start_new_kernel(**kwargs)
        kernel = self.km.provisioner.process
        self._watch = RunWatch(
            kernel.pid,
            sandboxed=self._place.sandboxed,
            cpu_seconds=self._limits.cpu,
            memory_bytes=self._limits.memory,
            processes=self._limits.processes,
            stop=kernel.kill,
        )
        try:
            await self.async_start_new_kernel_client()
            yield
        finally:
            self._watch.close()
            started = _descendants(kernel.pid)
            with suppress(RuntimeError):
                await self.km.shutdown_kernel(now=True)
            _kill(started)
            if self.kc is not None:
                self.kc.stop_channels()

    async def async_execute_cell(self, cell: NotebookNode, cell_index: int, **kwargs: Any) -> NotebookNode:
        mark = cell.metadata.get("nbgrader", {})
        await self._execute(cell, cell_index, **kwargs)
        reply, compared = self._last, None
        if mark.get("grade") and reply:
            if reply.ename:
                reply, compared = await self._repeat(cell, cell_index, mark["grade_id"])
            if not reply.ename:
                self.sights[mark["grade_id"]] = await self._sight(cell.source, compared)
        if reply:
            self.replies[mark.get("grade_id", f"cell {cell_index}")] = reply
        return cell

    async def _repeat(
        self, cell: NotebookNode, cell_index: int, check: str
    ) -> tuple[Reply, Comparison | None]:
        """Measure again, at most twice; then compare with the reference, at most
        three times, measuring again in between."""
        for attempt in range(_REPEATS + _COMPARISONS):
            failed = self._last
            asked = _published(await self._snippet(f"{_NOTEBOOK}.repeat({check!r})"), REPEAT)
            if not asked:
                break
            if attempt >= _REPEATS:
                compared = await self._snippet(f"{_NOTEBOOK}.compare({check!r})")
                reply, told = self._last, _published(compared, COMPARED)
                if reply is None or not reply.ename or attempt == _REPEATS + _COMPARISONS - 1:
                    cell.outputs = [o for o in compared.outputs if COMPARED not in o.get("data", {})]
                    return reply or failed, _comparison(told)
            await self._snippet(str(asked.get("source", "")))
            await self._execute(cell, cell_index)
            if self._last and not self._last.ename:
                return self._last, None
            failed = self._last or failed
        return failed, None

    async def _sight(self, test: str, compared: Comparison | None) -> Sight | None:
        """What there is to see of a check that has passed."""
        # The last run of this test cell is the one that passed.
        began = next(run.start for run in reversed(self._runs) if run.source == test)
        names = names_in(test)
        record, runs = self._record(), tuple(self._runs)
        told = _published(await self._snippet(f"{_NOTEBOOK}.report({names!r})"), REPORT)
        try:
            values = {str(name): understand(value) for name, value in told.items()}
        except (ValueError, TypeError, AttributeError, RecursionError):
            return None
        for name, value in values.items():
            if isinstance(value, ActorClass) and value.class_name not in classes(record):
                record = await self._record_with(value.class_name, name)
        return Sight(began, record, values, runs, compared)

    async def _record_with(self, class_name: str, name: str) -> Record:
        """Ray's record after it was asked for an actor of a class: only then does
        the record show that it is an actor class."""
        await self._snippet(f"{_NOTEBOOK}.register({name!r})")
        deadline = time.monotonic() + _PROBE_LIMIT
        record = self._record()
        # If the snippet failed, there is nothing to wait for.
        while self._last and not self._last.ename and class_name not in classes(record):
            if time.monotonic() > deadline:
                break
            await asyncio.sleep(0.05)
            record = self._record()
        return record

    def _record(self) -> Record:
        self._watch.look()
        return ray_record.read(self._place.ray_folder(), credible=self._watch.workers.__contains__)

    async def _snippet(self, source: str) -> NotebookNode:
        """Run code that is not in the notebook, as a cell of its own."""
        cell = new_code_cell(source)
        self.nb.cells.append(cell)  # nbclient finds a cell's outputs by its place
        try:
            return await self._execute(cell, len(self.nb.cells) - 1, store_history=False)
        finally:
            self.nb.cells.remove(cell)

    async def _execute(self, cell: NotebookNode, cell_index: int, **kwargs: Any) -> NotebookNode:
        self._last, self._printed = None, 0
        start = time.time()
        try:
            return await super().async_execute_cell(cell, cell_index, **kwargs)
        finally:
            self._runs.append(CellRun(cell.source, start, time.time()))

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> Any:
        """Take in what a cell says, up to the limit on its output."""
        kind, content = msg["msg_type"], msg["content"]
        if kind in ("stream", "display_data", "execute_result", "error", "update_display_data"):
            room = self._limits.output - self._printed
            self._printed += _size(content)
            if kind == "stream":
                lines = str(content.get("text", "")).splitlines(keepends=True)
                content["text"] = "".join(line for line in lines if _NO_NETWORK not in line)[: max(0, room)]
            if self._printed > self._limits.output and room >= 0:
                text = f"\n[more than {self._limits.output:,} bytes of output: the rest is left out]\n"
                cell.outputs.append(new_output("stream", name="stdout", text=content.get("text", "") + text))
            if self._printed > self._limits.output or (kind == "stream" and not content["text"]):
                return None
        return super().process_message(msg, cell, cell_index)

    def _ended(self, cell: NotebookNode, cell_index: int, execute_reply: dict[str, Any]) -> None:
        content = execute_reply["content"]
        failed = content["status"] != "ok"
        self._last = Reply(
            str(content.get("ename", content["status"])) if failed else "",
            str(content.get("evalue", "")) if failed else "",
        )
        if self._last.ename == _TIME_LIMIT:  # the cell itself shows no more than that it was interrupted
            cell.outputs.append(new_output("stream", name="stderr", text=f"{self._last.evalue}\n"))


def _size(content: Any) -> int:
    """About how many bytes a message's content holds."""
    if isinstance(content, dict):
        return sum(_size(value) for value in content.values())
    if isinstance(content, (list, tuple)):
        return sum(_size(value) for value in content)
    return len(content) if isinstance(content, (str, bytes)) else 8


def _published(cell: NotebookNode, kind: str) -> dict[str, Any]:
    """What a cell published under a name that only the grader asks for."""
    for output in cell.outputs:
        data = output.get("data", {})
        if isinstance(data.get(kind), dict):
            return data[kind]
    return {}


def _comparison(told: dict[str, Any]) -> Comparison | None:
    with suppress(KeyError, TypeError, ValueError):
        return Comparison(float(told["excused"]), float(told["reference"]))
    return None


def regular_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files that a student handed in beside the notebook: names and paths.

    Regular ones only, without following links, hidden ones and notebooks left
    out, up to 100 MB in all.
    """
    left = 100_000_000
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(place) / name
            state = os.lstat(file)
            if name.startswith(".") or file.suffix == ".ipynb" or not stat.S_ISREG(state.st_mode):
                continue
            left -= state.st_size
            if left < 0:
                return
            yield str(file.relative_to(folder)), file


def copy_files(files: Path, to: Path) -> None:
    """Copy the files that a student handed in beside the notebook."""
    to.mkdir(parents=True, exist_ok=True)
    for name, file in regular_files(files):
        target = to / name
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


def _descendants(pid: int) -> list[psutil.Process]:
    """All that the kernel's process has started and that has not left its tree."""
    with suppress(psutil.Error):
        return psutil.Process(pid).children(recursive=True)
    return []


def _kill(processes: list[psutil.Process]) -> None:
    for process in processes:
        with suppress(psutil.Error):
            process.kill()


def _leave_nothing_of(scratch: Path) -> None:
    """Kill what the run started, whatever became of its parents; remove its files.

    In a sandbox, all ends with the kernel. Outside, Ray's processes outlive a
    killed kernel by up to a minute, as nobody's children; all carry the run's own
    RAY_TMPDIR in their environment.
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
