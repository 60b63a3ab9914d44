"""Cells, run as a submission is."""

import asyncio

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from actorlab.execution import sandbox
from actorlab.execution.execute import execute
from actorlab.execution.limits import Limits

needs_sandbox = pytest.mark.skipif(bool(sandbox.missing()), reason=sandbox.missing())

# Says what it sees of the course and of the grader; made for a course by ``format``.
LOOK = """
import os
print("solutions:", os.path.exists({solutions!r}), "secret:", os.environ.get("ACTOR_TEST_SECRET"))
print("hidden tests:", any("HID" + "DEN" in text for text in In))
"""


def run(assignment, *cells, files=None, trusted=False, **limits):
    """Run cells as a submission; what was executed, and what they printed."""
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells])
    execution = asyncio.run(
        execute(notebook, assignment.release_folder, files, Limits(**limits), trusted=trusted)
    )
    said = [
        "".join(o.get("text", o.get("evalue", "")) for o in cell.outputs) for cell in execution.notebook.cells
    ]
    return execution, said
