"""From solution to starter: nbgrader's ``ClearSolutions``, with a starter per cell.

nbgrader puts the same stub in place of every solution. Here each solution cell
brings the code that the student starts from, commented out beside it, so that
the source notebook runs as it is:

    ### BEGIN SOLUTION
    f1 = Foo.remote()
    ### END SOLUTION
    ### BEGIN STARTER
    # f1 = Foo()
    ### END STARTER
"""

import json
import re
from collections.abc import Iterator

from nbconvert.exporters.exporter import ResourcesDict
from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import ClearSolutions
from traitlets import Unicode

from actorlab.notebook_names import STARTER_FILE




class ClearToStarter(ClearSolutions):
    """Replace each solution region by the starter region beside it.

    A cell without a starter region is left to nbgrader's ``ClearSolutions``.
    The starters are also written to ``starter.json`` beside the notebook, by
    grade_id: by it the checks know a cell that the student has not changed.
    """

    begin_starter_delimeter = Unicode(
        "BEGIN STARTER", help="The delimiter marking the beginning of a starter"
    ).tag(config=True)
    end_starter_delimeter = Unicode(
        "END STARTER", help="The delimiter marking the end of a starter"
    ).tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
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
        if not any(mark in cell.source for mark in (self.begin_starter_delimeter, self.end_starter_delimeter)):
            return super().preprocess_cell(cell, resources, cell_index)
        try:
            cell.source = "\n".join(self._started(cell.source.split("\n")))
        except ValueError as problem:
            raise ValueError(f"Cell {name}: {problem}") from None
        self._starters[name] = cell.source
        return cell, resources

    def _started(self, lines: list[str]) -> Iterator[str]:
        delimiters = {
            self.begin_solution_delimeter: ("solution", True),
            self.end_solution_delimeter: ("solution", False),
            self.begin_starter_delimeter: ("starter", True),
            self.end_starter_delimeter: ("starter", False),
        }
        inside = ""
        for number, line in enumerate(lines, 1):
            found = [delimiters[text] for text in delimiters if text in line]
            if not found:
                if inside == "starter":
                    yield _uncommented(line, number)
                elif not inside:
                    yield line
                continue
            region, begins = found[0]
            if begins and inside:
                raise ValueError(f"line {number} begins a {region} region inside a {inside} region; end that first")
            if not begins and inside != region:
                raise ValueError(f"line {number} ends a {region} region that was not begun")
            inside = region if begins else ""
        if inside:
            raise ValueError(f"the {inside} region is not closed; add a line '### END {inside.upper()}'")


def _uncommented(line: str, number: int) -> str:
    if not line.strip():
        return ""
    commented = re.fullmatch(r"(\s*)#(?: (.*))?", line)
    if not commented:
        raise ValueError(f"line {number} of the starter is not commented out; begin it with '# '")
    return commented[1] + (commented[2] or "")
