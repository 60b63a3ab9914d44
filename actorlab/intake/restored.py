"""The one way in: from the text that a student handed in to a notebook that can be run."""

from dataclasses import replace

from actorlab.course.assignment import Assignment
from actorlab.intake.recognise import refuse_anothers
from actorlab.intake.restore import Restored, parse, restore


def restored(text: str, assignment: Assignment) -> Restored:
    """Read a notebook without trusting it, and put the instructor's cells back.

    Args:
        text: the notebook file's text.
        assignment: what it was handed in for.

    Raises:
        Ungradable: it is not a notebook that can be run, or it is another exercise's;
            the text says why.
    """
    notebook, remarks = parse(text)
    refuse_anothers(notebook, assignment)
    found = restore(notebook, assignment.source)
    return replace(found, remarks=(*remarks, *found.remarks))
