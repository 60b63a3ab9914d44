"""Reads the notebooks that nbgrader autogrades without trusting what was handed in."""

from typing import Any

from nbconvert.exporters import NotebookExporter
from nbconvert.exporters.exporter import ResourcesDict
from nbformat.notebooknode import NotebookNode

from actorlab.files.printable import printable
from actorlab.intake.raw_notebook import MOST_BYTES
from actorlab.intake.submissions import parse_bounded


class CarefulExporter(NotebookExporter):
    """nbconvert's, which hands each notebook to nbgrader's preprocessors.

    nbgrader reads two: the submission, which it sanitizes, and what it wrote itself then.
    """

    def from_file(
        self, file_stream: Any, resources: ResourcesDict | None = None, **kw: Any
    ) -> tuple[NotebookNode, ResourcesDict]:
        """As nbconvert's; a submission is cut down before nbformat sees it.

        Raises:
            Ungradable: it is not a notebook that can be read.
        """
        if not getattr(self.parent, "_sanitizing", False):
            return super().from_file(file_stream, resources, **kw)
        notebook, remarks = parse_bounded(file_stream.read(MOST_BYTES + 1))
        for remark in remarks:
            self.log.warning("%s", printable(remark))
        return self.from_notebook_node(notebook, resources, **kw)
