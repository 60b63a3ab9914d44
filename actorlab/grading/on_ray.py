"""Run and judge many notebooks as Ray tasks: on a Ray of its own, or a cluster.

A task is a pure function: a notebook, the files beside it and the assignment go
in, what was graded comes out. It needs nothing of the course's folder, so it can
run on any node on which this pack is set up, and run again when a node dies.
"""

import asyncio
import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import nbformat

from actorlab.course.assignment import Assignment
from actorlab.execution import ray_layout
from actorlab.execution.envelope import NoSandbox
from actorlab.execution.limits import Limits
from actorlab.execution.room import share_of_a_run
from actorlab.files import bounds, scratch
from actorlab.files.handed_in import regular_files
from actorlab.grading.grade import Graded, run_and_judge
from actorlab.kernel import local_ray

_RETRIES = 2  # where a worker dies: a submission that kills its grader must not do so for ever

Files = dict[str, bytes]  # contents by path


@dataclass(frozen=True)
class Work:
    """One notebook to run.

    Attributes:
        key: what its result is known by.
        notebook: the restored notebook's text.
        files: what lies beside it.
        remarks: what was unusual about the submission.
    """

    key: str
    notebook: str
    files: Files
    remarks: tuple[str, ...] = ()


def files_in(folder: Path) -> Files:
    """What a student handed in beside the notebook."""
    found = {}
    for name, file in regular_files(folder):
        try:
            found[name] = file.readall()
        except OSError:  # one that cannot be read is not there
            continue
    return found


class Grading:
    """Notebooks that are being graded side by side. Use it as a context manager."""

    def __init__(self, assignment: Assignment, jobs: int = 0) -> None:
        """
        Args:
            assignment: what they are graded as.
            jobs: how many run at once; 0 for as many as there is room for on the
                cluster, by cores and by memory.
        """
        self._assignment = assignment
        self._jobs = jobs
        self._waiting: list[Work] = []
        self._running: dict[Any, str] = {}

    def __enter__(self) -> "Grading":
        self._ray = _connect()
        return self

    def __exit__(self, *error: object) -> None:
        self._ray.shutdown()

    def start(self, wanted: list[Work], limits: Limits, trusted: bool) -> None:
        """Begin to grade; returns at once.

        Args:
            wanted: the notebooks.
            limits: what each may cost.
            trusted: run them without a sandbox.
        """
        self._how = (limits, trusted)
        cores = max(1.0, self._ray.cluster_resources().get("CPU", 1.0))
        memory = max((n["Resources"].get("memory", 0) for n in self._ray.nodes() if n["Alive"]), default=0)
        room = share_of_a_run(cores, memory, self._jobs)
        # A worker's death, or its node's, need not be the notebook's fault.
        self._task = self._ray.remote(max_retries=_RETRIES, **room)(_run)
        root = self._assignment.root
        parcel = {str(file.relative_to(root)): file.read_bytes() for file in self._assignment.files}
        self._parcel = self._ray.put(parcel)
        self._waiting = list(reversed(wanted))
        self._fill()

    def results(self) -> Iterator[tuple[str, "Graded | Exception"]]:
        """Each as soon as it is done: its key, and what was graded, or why it could not be.

        Raises:
            NoSandbox: a node has none, and the notebooks are not trusted.
        """
        errors = self._ray.exceptions
        while self._running:
            for done in self._ray.wait(list(self._running), num_returns=1)[0]:
                key = self._running.pop(done)
                self._fill()
                try:
                    yield key, self._ray.get(done)
                except errors.RayTaskError as failed:
                    if isinstance(failed.cause, NoSandbox):
                        raise failed.cause from None
                    yield key, failed.cause if isinstance(failed.cause, Exception) else failed
                except errors.WorkerCrashedError:
                    tries = f"its grader's process died {_RETRIES + 1} times"
                    yield key, bounds.Exhausted(f"{tries}, or was out of time or memory")
                except errors.RayError as failed:
                    yield key, failed

    def _fill(self) -> None:
        while self._waiting and (not self._jobs or len(self._running) < self._jobs):
            work = self._waiting.pop()
            task = self._task.remote(work, self._assignment.name, self._parcel, *self._how)
            self._running[task] = work.key


def _run(work: Work, name: str, parcel: Files, limits: Limits, trusted: bool) -> Graded:
    """The task."""
    with ExitStack() as bounded:
        if not trusted:
            bounded.enter_context(bounds.wall(limits.grading))
            bounded.enter_context(bounds.memory(limits.grader))
        return _graded(work, name, parcel, limits, trusted)


def _graded(work: Work, name: str, parcel: Files, limits: Limits, trusted: bool) -> Graded:
    scratch.sweep()
    with scratch.folder() as folder:
        root, files = folder / "course", folder / "files"
        _unpack(parcel, root)
        _unpack(work.files, files)
        notebook = nbformat.reads(work.notebook, as_version=4)
        assignment = Assignment(name, root)
        return asyncio.run(run_and_judge(notebook, assignment, files, limits, trusted, work.remarks))


def _unpack(files: Files, to: Path) -> None:
    to.mkdir()
    for name, content in files.items():
        target = to / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _connect() -> ModuleType:
    """Connect to the cluster at ``RAY_ADDRESS``, or start a local Ray."""
    address = os.environ.get("RAY_ADDRESS")
    quiet = {"log_to_driver": False, "logging_level": "error"}
    if address:
        import ray

        ray.init(address=address, **quiet)
        return ray
    folder = local_ray.prepare()
    local_ray.leave_out_below(folder)
    os.environ.setdefault("RAY_task_oom_retries", "3")  # by default, for ever
    import ray  # not above: it is prepared first

    with ray_layout.without_idle_programs(folder):
        ray.init(address="local", include_dashboard=False, **quiet)
    return ray
