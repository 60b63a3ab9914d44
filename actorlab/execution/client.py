"""Run a notebook's cells one after another, in a kernel of its own and within limits."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any, BinaryIO

import psutil
import zmq
from nbclient import NotebookClient
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell, new_output
from zmq.utils.monitor import recv_monitor_message

from actorlab.evidence.session import CellRun
from actorlab.evidence.values import understand
from actorlab.execution.limits import Limits
from actorlab.execution.messages import MOST_BYTES
from actorlab.execution.monitor import RunWatch
from actorlab.execution.runtime import QUIET, Place, descendants, kill
from actorlab.kernel.protocol import REPORT

NOTEBOOK = "__import__('actorlab.notebook').notebook"  # leaves no name in the notebook
# Ray's warnings, in a sandbox, that it cannot reach the internet.
_NO_NETWORK = "network_util.cc"
_TIME_LIMIT = "TimeLimit"
_MOST_OUTPUTS = 2_000  # of one cell
_LINE = 8  # bytes of a line that is not text
_LAST_WORDS = 5.0  # seconds until a kernel that hung up has ended, if that is why


@dataclass(frozen=True)
class Reply:
    """How a cell ended, as the kernel told the grader.

    Attributes:
        ename: the class name of the exception with which it ended; empty if none.
        evalue: the exception's text.
    """

    ename: str
    evalue: str


PASSED = Reply("", "")


class Client(NotebookClient):
    """Runs cells, and keeps how they ended and when.

    Attributes:
        last: how the last cell ended; ``None`` if it did not.
        runs: the cells run so far, by the grader's clock.
        used: the CPU time that the kernel's processes had used after the last cell, in seconds.
    """

    def __init__(self, notebook: NotebookNode, place: Place, limits: Limits) -> None:
        time_limit = f"This cell did not finish within {limits.cell:g} seconds."
        super().__init__(
            notebook,
            km=place.manager,
            log=QUIET,
            timeout_func=limits.seconds,
            interrupt_on_timeout=True,
            error_on_timeout={"ename": _TIME_LIMIT, "evalue": time_limit, "traceback": [time_limit]},
            allow_errors=True,
            startup_timeout=120,
            iopub_timeout=30,  # a loaded machine is slow, not broken
            resources={"metadata": {"path": str(place.beside)}},
            extra_arguments=[
                "--HistoryManager.hist_file=:memory:",
                "--Session.packer=actorlab.kernel.packing.pack",
                # Files beside the notebook come last, so that they shadow no module.
                "--IPKernelApp.ignore_cwd=True",
                "--IPKernelApp.exec_lines=__import__('sys').path.append('')",
            ],
        )
        self.last: Reply | None = None
        self.runs: list[CellRun] = []
        self.used = 0.0
        self.on_cell_executed = self._ended
        self._place = place
        self._limits = limits
        self._printed = 0  # bytes of output of this cell,
        self._kept = 0  # and of those before it
        self._stopped = ""
        self._watch: RunWatch | None = None

    @asynccontextmanager
    async def async_setup_kernel(self, **kwargs: Any) -> AsyncIterator[None]:
        """Start the kernel, and kill it at the end, whatever happens.

        An orderly end would wait for Ray to end, and everything goes anyway. Unlike
        nbclient's own method, this sets no signal handlers: an interrupt is for the
        caller.
        """
        try:
            await self.async_start_new_kernel(**kwargs)
            kernel = self._kernel
            self._watch = RunWatch(
                kernel.pid,
                sandboxed=self._place.sandboxed,
                cpu_seconds=self._limits.cpu,
                memory_bytes=self._limits.memory,
                processes=self._limits.processes,
                group=self._place.group,
                stop=kernel.kill,
                ray_folder=self._place.ray_folder,
                shared_ray=self._place.shared_ray,
            )
            await self.async_start_new_kernel_client()
            channels: Any = self.kc
            sockets = channels.shell_channel.socket, channels.iopub_channel.socket
            lost = [asyncio.ensure_future(self._stop_when_lost(socket)) for socket in sockets]
            try:
                yield
                await self._at_the_end()
                self.used = self.cpu_seconds
            finally:
                for task in lost:
                    task.cancel()
                await asyncio.gather(*lost, return_exceptions=True)
        finally:
            if self._watch is not None:
                self._watch.close()
            started = self._started()
            if self.kc is not None:  # before what it is connected to is let go
                self.kc.stop_channels()
            manager: Any = self.km
            if manager is not None:  # nbclient lets go of one that did not start
                with suppress(RuntimeError):
                    await manager.shutdown_kernel(now=True)
            kill(started)

    async def _stop_when_lost(self, socket: Any) -> None:
        """Stop the run when a connection ends before the kernel does. Otherwise the client
        would wait in vain, cell by cell."""
        events = socket.get_monitor_socket(zmq.EVENT_DISCONNECTED)
        try:
            await recv_monitor_message(events)
            kernel, deadline = self._kernel, time.monotonic() + _LAST_WORDS
            while kernel.poll() is None and time.monotonic() < deadline:
                await asyncio.sleep(0.05)
            if kernel.poll() is None:
                self._stopped = f"its kernel said more than {MOST_BYTES / 1e6:g} MB at once, or hung up"
                kernel.kill()
        finally:
            with suppress(zmq.ZMQError):
                socket.disable_monitor()

    def kernel(self, log: BinaryIO) -> AbstractAsyncContextManager[None]:
        """Open a kernel for the cells, to the end of the context.

        Args:
            log: takes what its processes write outside the notebook.
        """
        return self.async_setup_kernel(env=self._place.environment, stdout=log, stderr=log)

    @property
    def cpu_seconds(self) -> float:
        """The seconds of CPU time that the kernel's processes have used so far."""
        self._seen.look()
        return self._seen.used

    @property
    def _seen(self) -> RunWatch:
        """What watches the kernel, which has started."""
        assert self._watch is not None
        return self._watch

    @property
    def _kernel(self) -> Any:
        """The kernel's process, or bubblewrap's. Jupyter's types know that there is a
        provisioner, and not that both of those used here have a process."""
        manager: Any = self.km
        return manager.provisioner.process

    async def _at_the_end(self) -> None:
        """Do what remains after the last cell, while the kernel lives."""

    def _started(self) -> list[psutil.Process]:
        """The kernel's processes; none if it did not start."""
        process = getattr(self._place.manager.provisioner, "process", None)
        return descendants(process.pid) if process else []

    async def snippet(self, source: str) -> NotebookNode:
        """Run code that is not in the notebook, in a cell of its own."""
        cell = new_code_cell(source)
        self.nb.cells.append(cell)  # nbclient finds a cell's outputs by its place
        kept, self._kept = self._kept, 0  # what the grader asks is not the student's output
        try:
            return await self.run_cell(cell, len(self.nb.cells) - 1, store_history=False)
        finally:
            self._kept = kept
            self.nb.cells.remove(cell)

    async def values(self, names: Iterable[str], behind: Iterable[str] = ()) -> dict[str, Any] | None:
        """Ask the notebook's process for the values of these names, as far as it has them,
        and which names behind them hold only what is called; ``None`` if its answer
        makes no sense."""
        asked = f"{NOTEBOOK}.report({list(names)!r}, {list(behind)!r})"
        told = published(await self.snippet(asked), REPORT)
        try:
            return {str(name): understand(value) for name, value in told.items()}
        except (ValueError, TypeError, AttributeError, RecursionError):
            return None

    async def run_cell(self, cell: NotebookNode, cell_index: int, **kwargs: Any) -> NotebookNode:
        """Run one cell, and keep how and when it ended."""
        self.last, self._printed = None, 0
        start = time.time()
        try:
            return await super().async_execute_cell(cell, cell_index, **kwargs)
        finally:
            failed = None if self.last and not self.last.ename else RuntimeError("it did not end well")
            self.runs.append(CellRun(cell.source, start, time.time(), failed))

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> Any:
        """Take in what a cell says, up to the limits on its output and on that of all cells."""
        kind, content = msg["msg_type"], msg["content"]
        if kind.startswith("comm"):  # to a widget; there are none
            return None
        if kind in ("stream", "display_data", "execute_result", "error", "update_display_data"):
            most = min(self._limits.output, max(0, self._limits.outputs - self._kept))
            room = most - self._printed
            self._printed += max(_size(content), self._limits.output // _MOST_OUTPUTS)
            if kind == "stream":
                lines = content["text"].splitlines(keepends=True)
                content["text"] = "".join(line for line in lines if _NO_NETWORK not in line)[: max(0, room)]
            if self._printed > most and room >= 0:
                text = (
                    f"\n[more than {self._limits.output:,} bytes of output, or "
                    f"{self._limits.outputs:,} of all cells: the rest is left out]\n"
                )
                cell.outputs.append(new_output("stream", name="stdout", text=content.get("text", "") + text))
            if self._printed > most or (kind == "stream" and not content["text"]):
                return None
        return super().process_message(msg, cell, cell_index)

    def _ended(self, cell: NotebookNode, cell_index: int, execute_reply: dict[str, Any]) -> None:
        content = execute_reply["content"]
        failed = content["status"] != "ok"
        self.last = Reply(
            (content.get("ename") or content["status"]) if failed else "",
            content.get("evalue", "") if failed else "",
        )
        if self.last.ename == _TIME_LIMIT:  # the cell itself shows no more than that it was interrupted
            cell.outputs.append(new_output("stream", name="stderr", text=f"{self.last.evalue}\n"))


def _size(content: Any, depth: int = 1) -> int:
    """About how many bytes a message's content takes in a notebook, which gives each value a line."""
    if isinstance(content, dict):
        return sum(len(key) + _size(value, depth + 1) for key, value in content.items()) + _LINE + depth
    if isinstance(content, (list, tuple)):
        return sum(_size(value, depth + 1) for value in content) + _LINE + depth
    return (len(content) if isinstance(content, (str, bytes)) else 0) + _LINE + depth


def published(cell: NotebookNode, kind: str) -> dict[str, Any]:
    """What a cell published under a name that only the grader uses."""
    for output in cell.outputs:
        data = output.get("data", {})
        if isinstance(data.get(kind), dict):
            return data[kind]
    return {}
