"""Hands a submission to the grader as text: nbgrader reads nothing that a student wrote."""

import os
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbconvert.exporters.exporter import ResourcesDict
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_notebook

from actorlab.intake.raw_notebook import MOST_BYTES, Ungradable

SUBMITTED = "submitted"  # the key of a submission's text in nbconvert's resources


class CarefulExporter(NotebookExporter):
    """nbconvert's, which hands each notebook to nbgrader's preprocessors.

    nbgrader reads two: the submission, which it sanitizes, and what it wrote itself then.
    """

    def from_file(
        self, file_stream: Any, resources: ResourcesDict | None = None, **kw: Any
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """As nbconvert's; of a submission an empty notebook, with its text in the resources.

        The first preprocessor, ``gradebook.steps.RunAndJudge``, makes a graded notebook
        of that text, within the grader's limits.
        """
        if not getattr(self.parent, "_sanitizing", False):
            return super().from_file(file_stream, resources, **kw)
        name = getattr(file_stream, "name", "")  # nbconvert has opened it, wherever it led
        if name and os.path.islink(name):
            raise Ungradable(f"{os.path.basename(name)} is a link, not a file")
        resources = ResourcesDict() if resources is None else resources
        resources[SUBMITTED] = file_stream.read(MOST_BYTES + 1)
        return self.from_notebook_node(new_notebook(), resources, **kw)
