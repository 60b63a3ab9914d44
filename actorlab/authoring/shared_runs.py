"""Grade right and wrong example answers on a Ray that they share, one after the other.

They are the pack's own, so nobody has to be kept out of anything, and each costs a third
of what it costs in a sandbox with a Ray of its own. All else is as for a student's: its
cells run in a kernel of its own, and the grader judges what it sees from outside.

An answer goes the whole way all the same if it is the solution, the starter or a cheat,
if it says so (``# alone: WHY``), or if it does not keep its promise here: a busy machine,
or something that another answer left, must not decide.
"""

from pathlib import Path

from actorlab.authoring.cases import KINDS
from actorlab.course.assignment import Assignment
from actorlab.execution.limits import Limits
from actorlab.execution.warm_ray import WarmRay
from actorlab.grading.grade import Graded, run_and_judge
from actorlab.intake.restored import restored
from actorlab.kernel.cells import mark

_SHARING = ("right", "wrong")
assert set(_SHARING) < set(KINDS)


def shares(name: str, alone: str) -> bool:
    """Whether an answer can be graded on a Ray that others use too.

    Args:
        name: such as ``ex07_actors/wrong/ray_get_in_loop``.
        alone: why it has to have a Ray of its own; empty if it has not.
    """
    return not alone and name.split("/")[1] in _SHARING


async def grade_shared(
    text: str, assignment: Assignment, files: Path, limits: Limits, ray: WarmRay
) -> Graded:
    """Grade an answer on a Ray that is there.

    It leaves out the cells that the exercise has for students to play with: no check is
    about them, and their actors' workers cost as much as the answer's.

    Args:
        text, assignment, files, limits: as for ``grading.grade``.
        ray: serves this answer alone meanwhile.
    """
    found = restored(text, assignment)
    notebook = ray.joined(found.notebook)
    playground = {cell.source for cell in assignment.release.cells if cell.cell_type == "code" and not mark(cell)}
    notebook.cells = [cell for cell in notebook.cells if cell.source not in playground]
    return await run_and_judge(notebook, assignment, files, limits, True, found.remarks, ray.place)
