"""Rays that stay, for kernels that join one after the other.

Most of what a run costs is starting Ray and importing it. Where nobody has to be kept
out of anything, as with the example answers of the pack's own contract, a run can join a
Ray that is there, from a kernel that is forked. A Ray serves one run at a time. Each run
is a job of its own, and of Ray's record only what belongs to that job is its evidence.
"""

import ast
import asyncio
import os
import subprocess
import threading
import time
from collections.abc import AsyncIterator
from concurrent.futures import Future
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import psutil
from jupyter_client.kernelspec import KernelSpecManager
from nbformat.notebooknode import NotebookNode

from actorlab.execution.limits import Limits
from actorlab.execution.monitor import SharedRay
from actorlab.execution.ray_layout import lay_down_python
from actorlab.execution.runtime import Place, descendants, environment, kill
from actorlab.files import scratch
from actorlab.kernel.cells import is_set_up
from actorlab.kernel.local_ray import ON_PATH
from actorlab.kernel.protocol import EXERCISES, SHARED_RAY

_PACKAGES = Path(__file__).resolve().parents[2]
_CPUS = 4  # what the exercises start their own with
_GONE_WITHIN = 3.0  # seconds for the workers of a job that has ended
_NO_WORKERS_IN_ADVANCE = {"RAY_enable_worker_prestart": "0", "RAY_prestart_worker_first_driver": "0"}


class NoWarmRay(RuntimeError):
    """Ray did not start. The text says what it wrote."""


class WarmRay:
    """One Ray, whose workers are forked, and so are the kernels that join it."""

    def __init__(self) -> None:
        """Start it.

        Raises:
            NoWarmRay: Ray did not start.
        """
        self._folder = scratch.new_folder()
        self.environment = {
            **environment(),
            **_NO_WORKERS_IN_ADVANCE,
            "RAY_TMPDIR": str(self._folder),
            "PYTHONPATH": f"{ON_PATH}:{_PACKAGES}",
            SHARED_RAY: "1",
        }
        self._python = KernelSpecManager().get_kernel_spec("python3").argv[0]
        self._log = (self._folder / "log").open("wb")
        self.server = str(self._folder / "forks")
        python = lay_down_python(self._folder, self._python, forks=True)
        self._host = subprocess.Popen(
            [self._python, "-m", "actorlab.kernel.ray_host", str(_CPUS), self.server, str(python)],
            env=self.environment,
            cwd="/",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
        )
        assert self._host.stdout is not None
        told = self._host.stdout.readline().decode().split()
        if len(told) != 2:
            said = (self._folder / "log").read_text(errors="replace")[-2000:]
            self.close()
            raise NoWarmRay(f"Ray did not start for the example answers: {said}")
        self.address = told[0]
        self.shared = SharedRay(host=self._host.pid, forks=int(told[1]))
        self._own = set(descendants(self.pid))

    @property
    def pid(self) -> int:
        """The id of the process that started Ray."""
        return self._host.pid

    @property
    def folder(self) -> Path:
        """Below which it keeps its sessions."""
        return self._folder

    def place(self, exercise: Path, files: Path | None, limits: Limits) -> Place:
        """Where a kernel runs that joins this Ray."""
        return _Joining(self, exercise, files, limits)

    def joined(self, notebook: NotebookNode) -> None:
        """Let a notebook's set-up cells join this Ray instead of starting one."""
        for cell in notebook.cells:
            if is_set_up(cell):
                cell.source = _joining(cell.source, self.address)

    def settle(self) -> bool:
        """Let what is left of a run go: its workers, and what Ray wrote of it.

        Returns:
            Whether this Ray can serve another.
        """
        deadline = time.monotonic() + _GONE_WITHIN
        while (left := self._others()) and time.monotonic() < deadline:
            time.sleep(0.05)
        kill(left)
        _wait_for(left)
        for events in self._folder.glob("ray/session_2*/logs/export_events/*.log"):
            with suppress(OSError):
                os.truncate(events, 0)  # whoever has it open goes on at its end
        return self._host.poll() is None and all(map(_runs, self._own))

    def close(self) -> None:
        """End it, and leave nothing behind."""
        started = descendants(self.pid)
        self._host.kill()
        self._host.communicate()  # also closes its pipes
        kill(started)
        _wait_for(started)
        self._log.close()
        scratch.remove(self._folder)

    def _others(self) -> list[psutil.Process]:
        """What runs have left: their workers."""
        return [process for process in descendants(self.pid) if process not in self._own]


class _Joining(Place):
    """Joins a warm Ray, as this process's user."""

    sandboxed = False

    def __init__(self, ray: WarmRay, exercise: Path, files: Path | None, limits: Limits) -> None:
        super().__init__(exercise, files, limits)
        self.shared_ray = ray.shared
        self._ray_folder = ray.folder
        chosen = {"provisioner_name": "forked", "config": {"server": ray.server}}
        self.manager.kernel_spec.metadata["kernel_provisioner"] = chosen
        home = self._folder / "home"
        home.mkdir()
        self.environment |= {
            **ray.environment,
            "HOME": str(home),
            "TMPDIR": str(self._folder),
            EXERCISES: str(exercise.resolve().parent),
        }

    def ray_folder(self) -> Path:
        return self._ray_folder


class WarmRays:
    """As many warm Rays as are used at the same time. Event loops may share it."""

    def __init__(self) -> None:
        self._free: list[WarmRay] = []
        self._coming: list[Future[WarmRay]] = []
        self._closed = False
        self._lock = threading.Lock()

    def prepare(self) -> None:
        """Begin to start one; returns at once."""
        coming: Future[WarmRay] = Future()
        self._coming.append(coming)
        threading.Thread(target=_fulfil, args=[coming], name="warm-ray").start()

    @asynccontextmanager
    async def one(self) -> AsyncIterator[WarmRay]:
        """A Ray that serves nobody else meanwhile.

        Raises:
            NoWarmRay: as for ``WarmRay``.
        """
        with self._lock:
            ray = self._free.pop() if self._free else None
            coming = self._coming.pop() if self._coming and not ray else None
        if coming:
            ray = await asyncio.wrap_future(coming)
        ray = ray or await asyncio.to_thread(WarmRay)
        ready = False
        try:
            yield ray
            ready = await asyncio.to_thread(ray.settle)
        finally:
            with self._lock:
                kept = ready and not self._closed
                if kept:
                    self._free.append(ray)
            if not kept:
                await asyncio.to_thread(ray.close)

    def close(self) -> None:
        """End all that serve nobody; those that do end afterwards."""
        with self._lock:
            self._closed, free, self._free = True, self._free, []
        for coming in self._coming:
            with suppress(NoWarmRay):
                free.append(coming.result())
        for ray in free:
            ray.close()


def _fulfil(coming: "Future[WarmRay]") -> None:
    try:
        coming.set_result(WarmRay())
    except Exception as problem:
        coming.set_exception(problem)


def _joining(source: str, address: str) -> str:
    """A cell's source, with ``ray.init`` told to join a Ray instead of starting one."""
    tree = ast.parse(source)
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_init(node.func)]
    for call in found:
        told = [
            word for word in call.keywords if word.arg not in ("address", "num_cpus", "include_dashboard")
        ]
        call.keywords = [ast.keyword("address", ast.Constant(address)), *told]
    return ast.unparse(tree) if found else source


def _is_init(called: ast.expr) -> bool:
    return (
        isinstance(called, ast.Attribute)
        and called.attr == "init"
        and isinstance(called.value, ast.Name)
        and called.value.id == "ray"
    )


def _wait_for(killed: list[psutil.Process]) -> None:
    """Wait until they have ended, whether or not anybody has noticed."""
    deadline = time.monotonic() + _GONE_WITHIN
    while any(map(_runs, killed)) and time.monotonic() < deadline:
        time.sleep(0.02)


def _runs(process: psutil.Process) -> bool:
    with suppress(psutil.Error):
        return process.status() != psutil.STATUS_ZOMBIE
    return False
