"""The same class graded by stock ``nbgrader autograde`` and by ``make grade``, in one run.

Stock nbgrader is measured as most people have it: one environment for Jupyter,
nbgrader and Ray, its own preprocessors, no sandbox. CPU time is that of all
processes that a command starts, however far they drift from it, read five times
a second (Linux does not add up what a dying sandbox used). Ratios count; seconds
depend on the machine. Run it: make bench
"""

import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from actorlab.authoring.cases import Case  # noqa: E402
from actorlab.course import nbgrader_api  # noqa: E402
from actorlab.course.assignment import Assignment, assignments  # noqa: E402
from support import bare_ray  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
CLASS = int(os.environ.get("CLASS") or 24)  # submissions
JOBS = (1, 2, 4, 0)  # how many at once; 0: as many as there is room for
STOCK = """
c = get_config()
c.CourseDirectory.course_id = "stock"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
c.Exchange.root = "exchange"
"""
# What every run needs at the least: Ray, the three actors, and no notebook.
FLOOR = f"""{bare_ray.START}
foos = [Foo.remote() for _ in range(3)]
ray.get([foo.ready.remote() for foo in foos])
"""
# With a sandbox's diet the program is told by what to start Ray's own.
FLOOR_ON_A_DIET = FLOOR.replace("ray.init(", "sys.executable = sys.argv[2]\nray.init(", 1)
# Where CPU time goes: what is found in a process's command line, first match first.
IMPORTS, FORKED = "imports, once for all", "notebook's process"
PARTS = {
    "actors' workers": ("ray::Foo", "ray::Example", "default_worker", "ray::IDLE"),
    "the grader's tasks": ("ray::_run",),
    IMPORTS: ("fork_server.py",),
    FORKED: ("ipykernel_launcher",),
    "Ray's agents": ("ray::DashboardAgent", "ray::RuntimeEnvAgent"),
    "Ray's dashboard": ("dashboard/dashboard.py",),
    "Ray's monitors": ("monitor.py",),
    "Ray's core": ("gcs_server", "raylet/raylet"),
    "gradebook and class": ("actorlab grade",),
}


@dataclass(frozen=True)
class Cost:
    """What grading the class took: wall-clock seconds, and CPU seconds by part; and what it said."""

    wall: float
    parts: Counter[str]
    said: str

    @property
    def cpu(self) -> float:
        """CPU seconds in all."""
        return sum(self.parts.values())

    @property
    def rate(self) -> float:
        """Submissions per minute, of the whole class."""
        return 60 * CLASS / self.wall


def main() -> None:
    """Measure, and print."""
    # Whatever a command leaves behind becomes this process's child, and is counted.
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER, linux/prctl.h
    assignment = assignments(ROOT)[0]
    solved = nbformat.writes(Case.of_solution(assignment).notebook(assignment))
    print(f"{CLASS} submissions of {assignment.name}, all right; {os.cpu_count()} cores", flush=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir="/tmp") as folder:
        stock = measure(stock_course(Path(folder) / "stock", assignment, solved))
        show("stock nbgrader autograde", stock)
        late = graded(Path(folder) / "late", assignment, solved, 1)
        print(
            f"make grade of one late submission alone: {late.wall:.0f} s, {late.cpu:.2f} CPU-seconds",
            flush=True,
        )
        runs = []
        for jobs in JOBS:
            words = ["--jobs", str(jobs)] if jobs else []
            runs.append(graded(Path(folder) / f"jobs-{jobs}", assignment, solved, CLASS, *words))
            show(f"make grade{f' JOBS={jobs}' if jobs else ''}", runs[-1])
        alone, best = runs[0], runs[-1]
        print(f"throughput: {stock.wall / best.wall:.1f} times stock nbgrader's")
        print(f"CPU time for each submission: {stock.cpu / best.cpu:.1f} times less")
        print(
            f"from 1 at once to as many as there is room for: {alone.wall / best.wall:.1f} times the throughput"
        )
        print("where the CPU time of the last run went, for each submission:")
        for part, seconds in best.parts.most_common():
            print(f"  {part:<22} {seconds / CLASS:5.2f} s {seconds / best.cpu:4.0%}")
        python, floor = str(ROOT / ".venv/kernel/bin/python"), Path(folder) / "floor.py"
        floor.write_text(FLOOR_ON_A_DIET)
        diet = [python, "-c", bare_ray.ON_A_DIET, str(ROOT), folder, str(floor)]
        print("the floor, a bare Ray with three actors and no notebook, in CPU-seconds:")
        for name, words in (("as it is", [python, "-c", FLOOR, str(ROOT)]), ("on the sandbox's diet", diet)):
            print(f"  {name:<22} {measure((ROOT, words, clean_environment())).cpu:5.2f}", flush=True)


def graded(to: Path, assignment: Assignment, text: str, size: int, *words: str) -> Cost:
    """What it takes to grade a class of this size, all right, by this pack."""
    folder, command, environment = own_course(to, assignment, text, size)
    cost = measure((folder, [*command, *words], environment))
    most = f"{sum(assignment.points.values()):g}"
    if (right := cost.said.count(f": {most}/{most}")) < size:
        raise SystemExit(f"only {right} of {size} right answers got full marks:\n{cost.said}")
    return cost


def show(name: str, cost: Cost) -> None:
    """One line for one way of grading."""
    print(
        f"{name:<26} {cost.rate:5.1f} submissions/min, {cost.cpu / CLASS:5.2f} CPU-seconds each, "
        f"{cost.wall:.0f} s in all",
        flush=True,
    )


def own_course(to: Path, assignment: Assignment, text: str, size: int = CLASS):
    """A course whose class handed in this notebook, and how this pack grades it."""
    for folder in ("actorlab", "solutions", "exercises"):
        shutil.copytree(ROOT / folder, to / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "nbgrader_config.py", to)
    for number in range(size):
        folder = to / "submitted" / f"student{number}" / assignment.name
        folder.mkdir(parents=True)
        (folder / f"{assignment.name}.ipynb").write_text(text)
    return to, [sys.executable, "-m", "actorlab", "grade"], {**clean_environment(), "PYTHONPATH": str(to)}


def stock_course(to: Path, assignment: Assignment, text: str):
    """The same for stock nbgrader, with a kernel in the tools' own environment."""
    own_course(to, assignment, text)
    nbgrader_api.register(Assignment(assignment.name, to))
    (to / "nbgrader_config.py").write_text(STOCK)
    kernel = to / "jupyter" / "kernels" / "python3"
    kernel.mkdir(parents=True)
    words = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (kernel / "kernel.json").write_text(json.dumps({"argv": words, "display_name": "", "language": "python"}))
    environment = {**clean_environment(), "PYTHONPATH": str(to), "JUPYTER_PATH": str(to / "jupyter")}
    return to, [str(Path(sys.executable).parent / "nbgrader"), "autograde", assignment.name], environment


def clean_environment() -> dict[str, str]:
    """This process's, without a Ray of somebody else's."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("RAY_")}
    here = str(Path(sys.executable).parent)
    return {**kept, "PATH": f"{here}{os.pathsep}{kept.get('PATH', '')}"}


def measure(command) -> Cost:
    """Run a command to its end, and until nothing of it is left."""
    folder, words, environment = command
    ended, used = threading.Event(), {}
    sampler = threading.Thread(target=_sample, args=(used, ended))
    sampler.start()
    began = time.monotonic()
    run = subprocess.run(
        words, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    wall = time.monotonic() - began
    ended.set()
    sampler.join()
    if run.returncode:
        raise SystemExit(f"{' '.join(words)} failed:\n{run.stdout[-2000:]}")
    while left := psutil.Process().children(recursive=True):
        for process in left:
            with suppress(psutil.Error):
                process.kill()
        with suppress(ChildProcessError):
            while os.waitpid(-1, 0):
                pass
    parts: Counter[str] = Counter()
    for part, seconds in used.values():
        parts[part] += seconds
    return Cost(wall, parts, run.stdout)


def _sample(used: dict[psutil.Process, tuple[str, float]], ended: threading.Event) -> None:
    """Note again and again what each process is, and the CPU time that it used."""
    while not ended.wait(0.2):
        for process in psutil.Process().children(recursive=True):
            with suppress(psutil.Error):
                times = process.cpu_times()
                words = " ".join(process.cmdline())
                part = next((p for p, marks in PARTS.items() if any(m in words for m in marks)), "")
                before = used.get(process, ("", 0.0))[0]  # one that is dying has no words
                if part == IMPORTS and before != IMPORTS and _is_forked(process):
                    part = FORKED  # it has the words of the one that forked it
                if before == "the grader's tasks":  # one that waits for the next has another name
                    part = before
                used[process] = (part or before or "other", times.user + times.system)


def _is_forked(process: psutil.Process) -> bool:
    parent = process.parent()
    return parent is not None and any("fork_server.py" in word for word in parent.cmdline()[1:2])


if __name__ == "__main__":
    main()
