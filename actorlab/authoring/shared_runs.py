"""Grade right and wrong example answers on a Ray that they share, one after the other.

They are the pack's own, so nobody has to be kept out of anything, and each costs a third
of what it costs in a sandbox with a Ray of its own. All else is as for a student's: its
cells run in a kernel of its own, and the grader judges what it sees from outside.
"""

from pathlib import Path

from actorlab.course.assignment import Assignment
from actorlab.execution.limits import Limits
from actorlab.execution.warm_ray import WarmRays
from actorlab.grading.grade import Graded, run_and_judge
from actorlab.intake.restored import restored
from actorlab.kernel.cells import mark


class SharedRuns:
    """Where answers are graded that share a Ray; close it in the end.

    Attributes:
        again: what the answers did not keep of their promise here that then went the whole
            way, by their names.
    """

    def __init__(self) -> None:
        self.again: dict[str, list[str]] = {}
        self._rays = WarmRays()

    def prepare(self) -> None:
        """Begin to start a Ray; returns at once."""
        self._rays.prepare()

    async def grade(self, text: str, assignment: Assignment, files: Path, limits: Limits) -> Graded:
        """Grade an answer on a Ray that serves no other meanwhile.

        It leaves out the cells that the exercise has for students to play with: no check is
        about them, and their actors' workers cost as much as the answer's.

        Args:
            text, assignment, files, limits: as for ``grading.grade``.
        """
        found = restored(text, assignment)
        released = assignment.release.cells
        playground = {cell.source for cell in released if cell.cell_type == "code" and not mark(cell)}
        found.notebook.cells = [cell for cell in found.notebook.cells if cell.source not in playground]
        async with self._rays.one() as ray:
            ray.joined(found.notebook)
            return await run_and_judge(
                found.notebook, assignment, files, limits, True, found.remarks, ray.place
            )

    def close(self) -> None:
        """End its Rays."""
        self._rays.close()
