"""How many submissions a minute one driver carries: its Ray tasks, and the gradebook's single writer.

A cluster of 1, 2, 4 and 8 nodes is simulated on this machine, with a raylet of its own for
each. A task sleeps, as a real one mostly does, and returns what a right answer's grading
returned; so whatever takes CPU time here belongs to the driver, or to Ray. The sleep is a
tenth of a real one's, so that the driver is what limits the larger clusters.
Run it: make bench-cluster
"""

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from actorlab.course import nbgrader_api  # noqa: E402
from actorlab.course.assignment import Assignment, assignments  # noqa: E402
from actorlab.execution.envelope import missing  # noqa: E402
from actorlab.execution.room import RUNS_PER_CORE  # noqa: E402
from actorlab.files import scratch  # noqa: E402
from actorlab.gradebook.classroom import Choices, grade_class  # noqa: E402
from actorlab.grading import on_ray  # noqa: E402
from actorlab.grading.grade import Graded, grade  # noqa: E402
from actorlab.kernel import local_ray  # noqa: E402
from support.made_up_class import course  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
NODES = (1, 2, 4, 8)
CORES = 2  # of each node
SLEEP = 1.0  # seconds that a task sleeps
TURNS = 20


def main() -> None:
    """Measure, and print."""
    assignment = assignments(ROOT)[0]
    text = assignment.source_path.read_text()
    graded = asyncio.run(grade(text, assignment, trusted=bool(missing())))
    print(
        f"each node has {CORES} cores, and runs {RUNS_PER_CORE * CORES} tasks at once, of {SLEEP:g} s each; "
        f"{os.cpu_count()} cores here"
    )
    with scratch.folder() as ray_folder:
        os.environ["RAY_TMPDIR"] = str(ray_folder)
        local_ray.leave_out_below(ray_folder)
        for nodes in NODES:
            with tempfile.TemporaryDirectory(prefix="bench-") as folder:
                measure(nodes, course(ROOT, Path(folder)), text, graded)


def measure(nodes: int, assignment: Assignment, text: str, graded: Graded) -> None:
    """Grade a class on so many nodes, and print how many submissions a minute that was."""
    from ray.cluster_utils import Cluster

    places = nodes * RUNS_PER_CORE * CORES
    number = TURNS * places
    hand_in(assignment, text, number)
    nbgrader_api.register(assignment)
    on_ray._run = asleep(graded)
    node = {"num_cpus": CORES, "include_dashboard": False}
    cluster = Cluster(initialize_head=True, head_node_args=node)
    try:
        for _ in range(nodes - 1):
            cluster.add_node(num_cpus=CORES)
        os.environ["RAY_ADDRESS"] = cluster.address
        finished: list[float] = []
        spent: list[float] = []

        def say(*_: object) -> None:
            finished.append(time.monotonic())
            spent.append(time.process_time())

        rows = grade_class(assignment, Choices(trusted=True), say)
    finally:
        cluster.shutdown()
    full = sum(assignment.points.values())
    assert all(sum(v.score for v in row.verdicts) == full and not row.remarks for row in rows)
    # Once each place has returned its first, all workers are up.
    count = number - places
    rate = 60 * count / (finished[-1] - finished[places - 1])
    cpu = (spent[-1] - spent[places - 1]) / count
    print(
        f"{nodes} nodes, {number} submissions: {rate:.0f} a minute, of at most {60 * places / SLEEP:.0f} by their "
        f"sleep; the driver's CPU time is {1000 * cpu:.0f} ms for each, which carries {60 / cpu:.0f} a minute",
        flush=True,
    )


def hand_in(assignment: Assignment, text: str, number: int) -> None:
    """Let so many students hand in the same."""
    for student in range(number):
        folder = assignment.root / "submitted" / f"student{student:04}" / assignment.name
        folder.mkdir(parents=True)
        (folder / f"{assignment.name}.ipynb").write_text(text)


def asleep(graded: Graded):
    """A task that takes no CPU time, and returns this."""

    def run(*_: object) -> Graded:
        time.sleep(SLEEP)
        return graded

    return run


if __name__ == "__main__":
    main()
