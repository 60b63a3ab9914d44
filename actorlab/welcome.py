"""The page on which a student's JupyterLab opens: the exercises, and how far each is.

An extension of the Jupyter server (``actorlab/jupyter/student`` turns it on). It
reads the notebooks as they were last saved, each time the page is asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
import nbformat
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from nbformat.notebooknode import NotebookNode
from tornado import web

from actorlab.freshness import is_older
from actorlab.notebook_names import OUTCOME
from actorlab.verdict import Outcome, outcome_of, passed_in

URL = "/welcome"

_TEMPLATE = Path(__file__).with_name("welcome.html.jinja")
_NOT_RUN = "not run yet"


@dataclass(frozen=True)
class CheckState:
    """What a check said when its notebook was last saved.

    Attributes:
        id: its grade_id.
        outcome: how it ended; ``None`` if it has not been run.
        older: whether the code that it is about has changed since.
    """

    id: str
    outcome: Outcome | None
    older: bool = False

    @property
    def passes(self) -> bool:
        """Whether the code as it is now has passed it."""
        return self.outcome is Outcome.RIGHT and not self.older

    @property
    def state(self) -> str:
        """In words."""
        if not self.outcome:
            return _NOT_RUN
        said = f"{self.outcome.mark} {self.outcome.value}"
        return f"{said}, before your last change: run the cells again" if self.older else said


@dataclass(frozen=True)
class ExerciseState:
    """How far an exercise is.

    Attributes:
        title: the notebook's first heading.
        link: the address at which it opens.
        checks: in the notebook's order.
        problem: why the notebook cannot be read; empty if it can.
    """

    title: str
    link: str
    checks: tuple[CheckState, ...] = ()
    problem: str = ""

    @property
    def state(self) -> str:
        """In words."""
        if self.problem:
            return "Cannot be read"
        passed = sum(check.passes for check in self.checks)
        if passed == len(self.checks):
            return f"Done: all {passed} checks pass ✓"
        if not any(check.outcome for check in self.checks):
            return "Not started"
        return f"{passed} of {len(self.checks)} checks pass"


def exercises(folder: Path, base_url: str = "/") -> list[ExerciseState]:
    """The exercises below a folder, by name: the notebooks named like their folders.

    Args:
        folder: the student's exercises.
        base_url: the server's.
    """
    found = sorted(p for p in folder.glob("*/*.ipynb") if p.stem == p.parent.name)
    return [_exercise(path, folder, base_url) for path in found]


def _exercise(path: Path, folder: Path, base_url: str) -> ExerciseState:
    link = url_path_join(base_url, "lab", "tree", quote(path.relative_to(folder).as_posix()))
    try:
        notebook = nbformat.read(path, as_version=4)
        return ExerciseState(_title(notebook) or path.stem, link, tuple(_checks(notebook)))
    except Exception as problem:  # a student's file may hold anything
        said = (
            f"{path.name} cannot be read as a notebook ({type(problem).__name__}). "
            "Keep a copy of it, and ask your instructor for a fresh one."
        )
        return ExerciseState(path.stem, link, problem=said)


def _title(notebook: NotebookNode) -> str:
    lines = (line for cell in notebook.cells if cell.cell_type == "markdown" for line in cell.source.splitlines())
    return next((line.removeprefix("# ").strip() for line in lines if line.startswith("# ")), "")


def _checks(notebook: NotebookNode) -> Iterator[CheckState]:
    solutions = []  # so far: what stands above a check is what it is about
    for cell in notebook.cells:
        mark = cell.metadata.get("nbgrader", {})
        if mark.get("solution"):
            solutions.append(cell)
        if mark.get("grade"):
            carried = next((o.data[OUTCOME] for o in cell.get("outputs", ()) if OUTCOME in o.get("data", {})), {})
            yield CheckState(mark["grade_id"], _outcome(cell, mark["grade_id"]), is_older(carried, solutions))


def _outcome(cell: NotebookNode, check: str) -> Outcome | None:
    """As its outputs show it; what was graded in the end may differ."""
    for output in cell.get("outputs", ()):
        if output.output_type == "error":
            return outcome_of(output.ename)
    return Outcome.RIGHT if passed_in(cell.get("outputs", ()), check) else None


class _Welcome(JupyterHandler):
    @web.authenticated
    def get(self) -> None:
        page = jinja2.Environment(autoescape=True).from_string(_TEMPLATE.read_text(encoding="utf-8"))
        folder = Path(self.settings["server_root_dir"]).expanduser()
        self.set_header("Cache-Control", "no-store")
        self.finish(page.render(exercises=exercises(folder, self.base_url)))


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    server.web_app.add_handlers(".*$", [(url_path_join(server.base_url, URL), _Welcome)])
