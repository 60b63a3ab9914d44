"""From solution to starter: nbgrader's ``ClearSolutions``, with a starter per cell.

nbgrader replaces every solution by the same stub. Here each solution cell brings the
code that the student starts from: see ``actorlab.course.regions``.
"""

import nbformat
from nbconvert.exporters.exporter import ResourcesDict
from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import ClearSolutions, NbGraderPreprocessor

from actorlab.course.regions import read
from actorlab.kernel.cells import grade_id
from actorlab.kernel.protocol import STARTER_FILE


class ClearToStarter(ClearSolutions):
    """Replace each solution region by the starter region beside it.

    A cell without a starter region is left to nbgrader's ``ClearSolutions``.
    """

    def preprocess_cell(
        self, cell: NotebookNode, resources: ResourcesDict, cell_index: int
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Replace the regions of one cell.

        Raises:
            ValueError: a region is nested, not closed or not opened, or a line
                of a starter is not commented out. The text names the cell.
        """
        name = grade_id(cell) or f"number {cell_index + 1}"
        try:
            regions = read(cell.source)
        except ValueError as problem:
            raise ValueError(f"Cell {name}: {problem}") from None
        if not regions.has_starter:
            return super().preprocess_cell(cell, resources, cell_index)
        cell.source = regions.starter
        return cell, resources


class KeepReleased(NbGraderPreprocessor):
    """Write the student's notebook a second time, to ``starter.json``: see ``actorlab.course.released``.

    This is the last step, so that both are the same to the byte.
    """

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        # nbconvert's writer puts these files beside the notebook.
        resources.setdefault("outputs", {})[STARTER_FILE] = f"{nbformat.writes(nb)}\n".encode()
        return nb, resources
