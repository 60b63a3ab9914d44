"""From solution to starter: nbgrader's ``ClearSolutions``, with a starter per cell.

nbgrader puts the same stub in place of every solution. Here each solution cell
brings the code that the student starts from: see ``actorlab.regions``.
"""

import json

from nbconvert.exporters.exporter import ResourcesDict
from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import ClearSolutions

from actorlab.notebook_names import STARTER_FILE
from actorlab.regions import read


class ClearToStarter(ClearSolutions):
    """Replace each solution region by the starter region beside it.

    A cell without a starter region is left to nbgrader's ``ClearSolutions``.
    The starters are also written to ``starter.json`` beside the notebook, by
    grade_id: by it the checks know a cell that the student has not changed.
    """

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        self._starters: dict[str, str] = {}
        nb, resources = super().preprocess(nb, resources)
        # nbconvert's writer puts these files beside the notebook.
        resources.setdefault("outputs", {})[STARTER_FILE] = (
            json.dumps(self._starters, indent=1, ensure_ascii=False) + "\n"
        ).encode()
        return nb, resources

    def preprocess_cell(
        self, cell: NotebookNode, resources: ResourcesDict, cell_index: int
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Replace the regions of one cell.

        Raises:
            ValueError: a region is nested, not closed or not opened, or a line
                of a starter is not commented out. The text names the cell.
        """
        name = cell.metadata.get("nbgrader", {}).get("grade_id", f"number {cell_index + 1}")
        try:
            regions = read(cell.source)
        except ValueError as problem:
            raise ValueError(f"Cell {name}: {problem}") from None
        if not regions.has_starter:
            return super().preprocess_cell(cell, resources, cell_index)
        cell.source = self._starters[name] = regions.starter
        return cell, resources
