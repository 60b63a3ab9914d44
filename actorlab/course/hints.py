"""Give hints in the terminal, one step at a time."""

import json
from pathlib import Path

from actorlab.checks.spec import load_checks
from actorlab.course.assignment import Assignment
from actorlab.files import atomic
from actorlab.kernel.exercise import hint_after


def next_hint(assignments: list[Assignment], cell: str, given: Path) -> str:
    """The next hint for a solution cell; at the end, the last one again.

    Args:
        assignments: where to look for the cell.
        cell: its grade_id, such as ``foo_class``.
        given: a file that remembers how many hints were given; this function updates it.

    Raises:
        LookupError: no assignment has hints for this cell; the text lists those
            that there are.
    """
    hints = {}
    for assignment in assignments:
        for name, steps in load_checks(assignment.release_folder).exercise.hints.items():
            hints[name] = (f"{assignment.name}/{name}", steps)
    if cell not in hints:
        raise LookupError(f"There are no hints for {cell!r}. Name a cell: make hint CELL={'|'.join(hints)}")
    key, steps = hints[cell]
    counts = json.loads(given.read_text()) if given.exists() else {}
    given.parent.mkdir(parents=True, exist_ok=True)
    atomic.write(given, json.dumps({**counts, key: counts.get(key, 0) + 1}))
    return ": ".join(hint_after(counts.get(key, 0), cell, steps))
