"""Run a notebook's cells one after another, and see what can be seen from outside."""

import asyncio
import math
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

import zmq
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell, new_output
from zmq.utils.monitor import recv_monitor_message

from actorlab.limits import Limits
from actorlab.messages import MOST_BYTES
from actorlab.notebook_names import COMPARED, REPEAT, REPORT
from actorlab.outside import Comparison, Sight, classes, names_to_report, seconds_since
from actorlab.place import Place, descendants, kill
from actorlab.record import Record
from actorlab.reported import ActorClass, understand
from actorlab.run_watch import RunWatch
from actorlab.watch import CellRun

_NOTEBOOK = "__import__('actorlab.notebook').notebook"  # leaves no name in the student's notebook
_REPEATS = 2  # how often a measurement that noise spoilt is repeated
_COMPARISONS = 3  # how often it is then compared with the reference
# Ray's warnings, in a sandbox, that it cannot reach the internet.
_NO_NETWORK = "network_util.cc"
_TIME_LIMIT = "TimeLimit"
_MOST_OUTPUTS = 2_000  # of one cell
_LAST_WORDS = 2.0  # seconds until a kernel that hung up has ended, if that is why
_WRITTEN_LIMIT = 10.0  # seconds until Ray has written down what it just did


@dataclass(frozen=True)
class Reply:
    """How a cell ended, as the kernel told the grader.

    Attributes:
        ename: the class name of the exception it ended with; empty if none.
        evalue: the exception's text.
    """

    ename: str
    evalue: str


class Client(NotebookClient):
    """Runs cells, keeps how they ended and what it saw, and repeats what only noise spoilt."""

    def __init__(self, notebook: NotebookNode, place: Place, limits: Limits) -> None:
        time_limit = f"This cell did not finish within {limits.cell:g} seconds."
        super().__init__(
            notebook,
            km=place.manager,
            timeout_func=limits.seconds,
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
        self.sights: dict[str, Sight | None] = {}
        self.classes: set[str] = set()
        self.on_cell_executed = self._ended
        self._place = place
        self._limits = limits
        self._last: Reply | None = None
        self._runs: list[CellRun] = []
        self._printed = 0  # bytes of output of this cell,
        self._kept = 0  # and of those before it
        self._stopped = ""
        self._watch: RunWatch | None = None

    async def run(self, log: Any) -> str:
        """Run all cells; return why it stopped early, or nothing."""
        limit, began = self._limits.notebook, time.monotonic()
        try:
            await asyncio.wait_for(
                self.async_execute(env=self._place.environment, stdout=log, stderr=log), limit
            )
        except (asyncio.TimeoutError, DeadKernelError, CellTimeoutError, RuntimeError) as problem:
            if stopped := self._stopped or self._watch and self._watch.exceeded:
                return f"the notebook was stopped: {stopped}"
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
            ray_folder=self._place.ray_folder,
        )
        try:
            await self.async_start_new_kernel_client()
            sockets = self.kc.shell_channel.socket, self.kc.iopub_channel.socket
            lost = [asyncio.ensure_future(self._stop_when_lost(socket)) for socket in sockets]
            try:
                yield
                await self._look_at_the_end()
            finally:
                for task in lost:
                    task.cancel()
                await asyncio.gather(*lost, return_exceptions=True)
        finally:
            self._watch.close()
            started = descendants(kernel.pid)
            if self.km is not None:  # nbclient lets go of one that did not start
                with suppress(RuntimeError):
                    await self.km.shutdown_kernel(now=True)
            kill(started)
            if self.kc is not None:
                self.kc.stop_channels()

    async def _stop_when_lost(self, socket: Any) -> None:
        """Stop the run when a connection ends before the kernel does: what was under
        way would be waited for in vain, cell by cell."""
        events = socket.get_monitor_socket(zmq.EVENT_DISCONNECTED)
        try:
            await recv_monitor_message(events)
            # Not anew: another socket may be in its place by now, or a link to one.
            socket.disconnect(socket.last_endpoint)
            await asyncio.sleep(_LAST_WORDS)
            if self.km.provisioner.process.poll() is None:
                self._stopped = f"its kernel said more than {MOST_BYTES / 1e6:g} MB at once, or hung up"
                self.km.provisioner.process.kill()
        finally:
            with suppress(zmq.ZMQError):
                socket.disable_monitor()

    async def async_execute_cell(self, cell: NotebookNode, cell_index: int, **kwargs: Any) -> NotebookNode:
        mark = cell.metadata.get("nbgrader", {})
        await self._execute(cell, cell_index, **kwargs)
        self._kept += min(self._printed, self._limits.output)
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
            sources = asked.get("sources")
            for source in sources if isinstance(sources, list) else ():
                await self._snippet(str(source))
            await self._execute(cell, cell_index)
            if self._last and not self._last.ename:
                return self._last, None
            failed = self._last or failed
        return failed, None

    async def _sight(self, test: str, compared: Comparison | None) -> Sight | None:
        """What there is to see of a check that has passed."""
        # The last run of this test cell is the one that passed.
        began = next(run.start for run in reversed(self._runs) if run.source == test)
        runs = tuple(self._runs)
        names = names_to_report(test, runs)
        # A passed check has waited for what it saw; the reference has not.
        record = await self._record_when(
            lambda seen: not compared or seconds_since(began, seen) >= compared.reference
        )
        self.classes |= classes(record)
        told = _published(await self._snippet(f"{_NOTEBOOK}.report({names!r})"), REPORT)
        try:
            values = {str(name): understand(value) for name, value in told.items()}
        except (ValueError, TypeError, AttributeError, RecursionError):
            return None
        return Sight(began, record, values, runs, compared, self._watch.changed)

    def _record(self) -> Record:
        return self._watch.record()

    async def _record_when(self, holds: Callable[[Record], bool]) -> Record:
        """Ray's record as soon as something holds of it, or when it should long have been written."""
        deadline = time.monotonic() + _WRITTEN_LIMIT
        while not holds(record := self._record()) and time.monotonic() < deadline:
            await asyncio.sleep(0.05)
        return record

    async def _look_at_the_end(self) -> None:
        """Ask Ray for an actor of each class that is said to be an actor class and of
        which no actor has shown it: only then does the record. At the end, since it
        exports the class as it is then."""
        self.classes |= classes(self._record())
        claimed = {
            name: value.class_name
            for sight in filter(None, self.sights.values())
            for name, value in sight.values.items()
            if isinstance(value, ActorClass)
        }
        for name, class_name in claimed.items():
            if class_name in self.classes:
                continue
            await self._snippet(f"{_NOTEBOOK}.register({name!r})")
            if self._last and not self._last.ename:  # if it failed, there is nothing to wait for
                self.classes |= classes(await self._record_when(lambda seen: class_name in classes(seen)))

    async def _snippet(self, source: str) -> NotebookNode:
        """Run code that is not in the notebook, as a cell of its own."""
        cell = new_code_cell(source)
        self.nb.cells.append(cell)  # nbclient finds a cell's outputs by its place
        kept, self._kept = self._kept, 0  # what the grader asks is not the student's output
        try:
            return await self._execute(cell, len(self.nb.cells) - 1, store_history=False)
        finally:
            self._kept = kept
            self.nb.cells.remove(cell)

    async def _execute(self, cell: NotebookNode, cell_index: int, **kwargs: Any) -> NotebookNode:
        self._last, self._printed = None, 0
        start = time.time()
        try:
            return await super().async_execute_cell(cell, cell_index, **kwargs)
        finally:
            failed = None if self._last and not self._last.ename else RuntimeError("it did not end well")
            self._runs.append(CellRun(cell.source, start, time.time(), failed))

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> Any:
        """Take in what a cell says, up to the limits on its output and on all cells'."""
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
        self._last = Reply(
            (content.get("ename") or content["status"]) if failed else "",
            content.get("evalue", "") if failed else "",
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
    with suppress(KeyError, TypeError, ValueError, OverflowError):
        excused, reference = float(told["excused"]), float(told["reference"])
        if math.isfinite(excused) and math.isfinite(reference) and excused >= 0 < reference:
            return Comparison(excused, reference)
    return None
