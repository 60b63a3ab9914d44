"""Where a notebook's kernel runs: in a sandbox, or as the grader's own user."""

import logging
import os
import secrets
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
from jupyter_client.manager import AsyncKernelManager

from actorlab.execution import cgroups, sandbox
from actorlab.execution.limits import Limits
from actorlab.execution.messages import CarefulClient, CarefulSession
from actorlab.execution.monitor import SharedRay
from actorlab.files import scratch
from actorlab.files.handed_in import copy_files
from actorlab.kernel.protocol import EXERCISES, PICTURES, STRICT

# Threads of a process, on average: Ray's and NumPy's grow with the machine's cores.
_THREADS = 10 + (os.cpu_count() or 1)

# Libraries that run a notebook log its cells and environment, with hidden tests and Ray's
# token. No application's log may show these, as formgrader's would. The run itself says
# what went wrong.
QUIET = logging.getLogger("actorlab.quiet")
QUIET.addHandler(logging.NullHandler())
QUIET.propagate = False


def environment() -> dict[str, str]:
    """The environment variables of every kernel, with a token of its Ray's own."""
    kept = ("PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "SSL_CERT_FILE", "SYSTEMROOT")
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        PICTURES: "later",
        "RAY_AUTH_MODE": "token",
        "RAY_AUTH_TOKEN": secrets.token_hex(32),
        # By default a third of the machine's memory is set aside.
        "RAY_DEFAULT_OBJECT_STORE_MAX_MEMORY_BYTES": "100000000",
        "PYTHONDONTWRITEBYTECODE": "1",
        # The kernel's own, made at set-up: its font cache takes seconds to make.
        "MPLCONFIGDIR": str(Path(sys.prefix) / "kernel" / "matplotlib"),
    }


class Place:
    """Where a kernel runs.

    Attributes:
        beside: a folder with the files beside the notebook.
        manager: the manager of the kernel, which has not started yet.
        environment: the kernel's environment variables.
        log: the file to which the kernel's processes write outside the notebook.
        group: the cgroup that limits its processes; ``None`` if there is none.
        shared_ray: the Ray that the kernel is to join; ``None`` if it starts its own.
    """

    sandboxed: bool
    shared_ray: SharedRay | None = None
    group: cgroups.Group | None = None

    def __init__(self, exercise: Path, files: Path | None, limits: Limits) -> None:
        self._folder = scratch.new_folder()
        self.log = self._folder / "log"
        self.beside = self._folder / "work"
        self.beside.mkdir()
        if files is not None:
            copy_files(files, self.beside)
        # Jupyter's types know neither its kernel nor which provisioner it has.
        self.manager: Any = AsyncKernelManager(
            kernel_name="python3",
            connection_file=str(self._folder / "connection.json"),
            session=CarefulSession(),
            client_factory=CarefulClient,
            log=QUIET,
        )
        self.environment = {**environment(), **({STRICT: "1"} if limits.strict else {})}

    def ray_folder(self) -> Path:
        """The folder below which Ray keeps its sessions, as seen from here."""
        raise NotImplementedError

    def clear(self) -> None:
        """Leave nothing of the run: no process, and no file."""
        scratch.remove(self._folder)


Places = Callable[[Path, Path | None, Limits], Place]


class Sandboxed(Place):
    """In a sandbox (see ``execution.sandbox``)."""

    sandboxed = True

    def __init__(self, exercise: Path, files: Path | None, limits: Limits) -> None:
        super().__init__(exercise, files, limits)
        settings = {
            "files": str(self.beside),
            "exercise": str(exercise),
            "scratch_bytes": limits.scratch,
            "file_bytes": limits.file,
            "cpu_seconds": int(limits.cpu),
        }
        # Files in memory count as memory there: in /tmp, and as many in /dev/shm.
        self.group = cgroups.new_group(limits.memory + 2 * limits.scratch, limits.processes * _THREADS)
        if self.group:
            settings["group"] = str(self.group.enter)
        chosen = {"provisioner_name": "bubblewrap", "config": settings}
        self.manager.kernel_spec.metadata["kernel_provisioner"] = chosen

    def ray_folder(self) -> Path:
        return self.manager.provisioner.outside(sandbox.RAY)

    def clear(self) -> None:
        """Leave nothing of the run: no process, no group, and no file."""
        if self.group:
            self.group.remove()
        super().clear()


class Trusted(Place):
    """As this process's user, with only folders to keep it apart from others."""

    sandboxed = False

    def __init__(self, exercise: Path, files: Path | None, limits: Limits) -> None:
        super().__init__(exercise, files, limits)
        self._ray_folder = self._folder / "r"
        for folder in (self._folder / "home", self._ray_folder):
            folder.mkdir()
        self.environment |= {
            "HOME": str(self._folder / "home"),
            "TMPDIR": str(self._folder),
            "RAY_TMPDIR": str(self._ray_folder),  # also how the run's processes are known for its own
            "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
            EXERCISES: str(exercise.resolve().parent),
        }

    def ray_folder(self) -> Path:
        return self._ray_folder

    def clear(self) -> None:
        """Kill what the run started, whatever became of the parents; remove its files.

        Ray's processes outlive a killed kernel by up to a minute, as nobody's
        children. All carry the run's own RAY_TMPDIR in their environment.
        """
        mark = str(self._ray_folder)
        for _ in range(10):
            found = []
            for process in psutil.process_iter():
                with suppress(psutil.Error):
                    if process.environ().get("RAY_TMPDIR") == mark:
                        found.append(process)
            if not found:
                break
            kill(found)
            psutil.wait_procs(found, timeout=2)
        super().clear()


def places_for(trusted: bool) -> Places:
    """What makes the places of submissions that are trusted, or not.

    Raises:
        NoSandbox: there is none on this machine, and they are not trusted.
    """
    if not trusted:
        sandbox.require()
    return Trusted if trusted else Sandboxed


def descendants(pid: int) -> list[psutil.Process]:
    """All processes that the kernel's process has started and that have not left its tree."""
    with suppress(psutil.Error):
        return psutil.Process(pid).children(recursive=True)
    return []


def kill(processes: list[psutil.Process]) -> None:
    """Kill those of these processes that are still there."""
    for process in processes:
        with suppress(psutil.Error):
            process.kill()
