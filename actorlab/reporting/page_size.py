"""Show no more of a notebook on a page than a few seconds can render.

A million characters of Markdown, highlighted code, terminal colours or sanitized HTML take
20 seconds to render, and a lot of memory. A submission may hold 40 million.
"""

from nbconvert.exporters.exporter import ResourcesDict
from nbconvert.preprocessors import Preprocessor
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_output

from actorlab.kernel.cells import is_grade, is_locked

MOST = 500_000  # characters of one notebook, without pictures
LEFT_OUT = "[left out: more than a page can show]"


class Shorten(Preprocessor):
    """Leave out what a student handed in beyond what a page can show."""

    enabled = True

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        room = MOST
        for cell in nb.cells:
            if is_grade(cell) or is_locked(cell):
                continue  # the instructor's, and what the checks said
            if len(cell.source) > room:
                cell.source = f"{cell.source[:room]}\n{LEFT_OUT}"
            room -= min(room, len(cell.source))
            kept = []
            for output in cell.get("outputs", ()):
                size = _characters(output)
                if size > room:
                    kept.append(new_output("stream", name="stdout", text=LEFT_OUT))
                    break
                room -= size
                kept.append(output)
            if "outputs" in cell:
                cell.outputs = kept
        return nb, resources


def _characters(output: NotebookNode) -> int:
    """How much is to be rendered of an output; a picture goes to the page as it is."""
    data = output.get("data", {})
    shown = (value for kind, value in data.items() if not kind.startswith("image/") or kind.endswith("xml"))
    texts = (output.get("text", ""), *output.get("traceback", ()), *shown)
    return 100 + sum(len(text if isinstance(text, str) else str(text)) for text in texts)
