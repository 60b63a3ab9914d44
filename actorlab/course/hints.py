"""Give hints in the terminal, one step at a time."""

from actorlab.checks.spec import load_checks
from actorlab.course.assignment import Assignment
from actorlab.kernel.exercise import hint_after
from actorlab.kernel.progress import Progress


def next_hint(assignments: list[Assignment], cell: str) -> str:
    """The next hint for a solution cell, after those that were given; at the end, the last one again.

    Args:
        assignments: where to look for the cell.
        cell: its grade_id, such as ``foo_class``.

    Raises:
        LookupError: no assignment has hints for this cell; the text lists those
            that there are.
    """
    hints = {}
    for assignment in assignments:
        for name, steps in load_checks(assignment.release_folder).exercise.hints.items():
            hints[name] = (assignment.release_folder, steps)
    if cell not in hints:
        which = f"There are no hints for {cell!r}." if cell else "Which cell?"
        raise LookupError(
            f"{which} There are: {', '.join(hints)}. Such as: actorlab hint {next(iter(hints), 'CELL')}"
        )
    folder, steps = hints[cell]
    given = Progress(folder).hints(cell)
    Progress(folder).note_hint(cell, min(given + 1, len(steps)))
    return ": ".join(hint_after(given, cell, steps))
