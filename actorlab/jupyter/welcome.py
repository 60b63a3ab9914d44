"""The page on which a student's JupyterLab opens: the exercises, and how far each one is.

An extension of the Jupyter server (``actorlab/jupyter/student`` turns it on). It
reads the notebooks as they were last saved, each time somebody asks for the page. From
the page, a student can start an exercise again.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import jinja2
import nbformat
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from nbformat.notebooknode import NotebookNode
from tornado import web

from actorlab.checks.freshness import is_older
from actorlab.checks.verdict import Outcome, outcome_of, passed_in
from actorlab.course import released
from actorlab.kernel.cells import grade_id, is_grade, is_solution
from actorlab.kernel.protocol import OUTCOME

URL = "/welcome"

_TEMPLATE = Path(__file__).with_name("welcome.html.jinja")
_NOT_RUN = "not run yet"

# JupyterLab writes a notebook in place, so one that cannot be read may be half written.
# For so many seconds after the last write, read it again, so many seconds apart.
_BEING_WRITTEN = 2.0
_AGAIN = 0.1


@dataclass(frozen=True)
class CheckState:
    """What a check said when its notebook was last saved.

    Attributes:
        id: its grade_id.
        outcome: how it ended; ``None`` if it has not been run.
        older: whether the code that it checks has changed since.
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
        name: its folder's.
        title: the notebook's first heading.
        link: the address at which it opens.
        checks: in the notebook's order.
        problem: why the notebook cannot be read; empty if it can.
        can_start_again: whether a student can put its notebook back as it was released.
        earlier: the names and addresses of notebooks that were set aside, the latest first.
    """

    name: str
    title: str
    link: str
    checks: tuple[CheckState, ...] = ()
    problem: str = ""
    can_start_again: bool = False
    earlier: tuple[tuple[str, str], ...] = ()

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
    """The exercises below a folder, by name.

    Args:
        folder: the student's exercises.
        base_url: the server's.
    """
    return [_exercise(folder / name, base_url) for name in released.names_in(folder)]


async def exercises_as_saved(folder: Path, base_url: str = "/") -> list[ExerciseState]:
    """As ``exercises``, but wait until JupyterLab is no longer writing any of them."""
    while True:
        found = exercises(folder, base_url)
        if not any(entry.problem and _is_being_written(folder / entry.name) for entry in found):
            return found
        await asyncio.sleep(_AGAIN)


def _is_being_written(folder: Path) -> bool:
    with suppress(OSError):
        return abs(time.time() - (folder / f"{folder.name}.ipynb").stat().st_mtime) < _BEING_WRITTEN
    return False


def _exercise(folder: Path, base_url: str) -> ExerciseState:
    def link(path: Path) -> str:
        return url_path_join(base_url, "lab", "tree", quote(path.relative_to(folder.parent).as_posix()))

    path = folder / f"{folder.name}.ipynb"
    here = ExerciseState(
        folder.name,
        folder.name,
        link(path),
        can_start_again=released.as_released(folder) is not None,
        earlier=tuple((p.relative_to(folder.parent).as_posix(), link(p)) for p in released.earlier(folder)),
    )
    try:
        notebook = nbformat.read(path, as_version=4)
        return replace(here, title=_title(notebook) or folder.name, checks=tuple(_checks(notebook)))
    except FileNotFoundError:
        return replace(here, problem=f"{path.name} is not there. Start again to get it back.")
    except Exception as problem:  # a student's file may hold anything
        said = f"{path.name} cannot be read as a notebook ({type(problem).__name__}). "
        way_out = (
            "Start again to get a fresh one; this one is kept."
            if here.can_start_again
            else "Keep a copy of it, and ask your instructor for a fresh one."
        )
        return replace(here, problem=said + way_out)


def _title(notebook: NotebookNode) -> str:
    lines = (
        line for cell in notebook.cells if cell.cell_type == "markdown" for line in cell.source.splitlines()
    )
    return next((line.removeprefix("# ").strip() for line in lines if line.startswith("# ")), "")


def _checks(notebook: NotebookNode) -> Iterator[CheckState]:
    solutions = []  # so far: what stands above a check is what it is about
    for cell in notebook.cells:
        if is_solution(cell):
            solutions.append(cell)
        if is_grade(cell):
            carried = next(
                (o.data[OUTCOME] for o in cell.get("outputs", ()) if OUTCOME in o.get("data", {})), {}
            )
            name = grade_id(cell)
            yield CheckState(name, _outcome(cell, name), is_older(carried, solutions))


def _outcome(cell: NotebookNode, check: str) -> Outcome | None:
    """How a check ended, by its outputs; the grade may differ."""
    for output in cell.get("outputs", ()):
        if output.output_type == "error":
            return outcome_of(output.ename)
    return Outcome.RIGHT if passed_in(cell.get("outputs", ()), check) else None


class _Welcome(JupyterHandler):
    @property
    def folder(self) -> Path:
        return Path(self.settings["server_root_dir"]).expanduser()

    @web.authenticated
    async def get(self) -> None:
        found = await exercises_as_saved(self.folder, self.base_url)
        page = jinja2.Environment(autoescape=True).from_string(_TEMPLATE.read_text(encoding="utf-8"))
        self.set_header("Cache-Control", "no-store")
        self.finish(
            page.render(
                exercises=found,
                again=self.get_query_argument("again", ""),
                here=url_path_join(self.base_url, URL),
                xsrf_token=self.xsrf_token.decode(),
            )
        )

    @web.authenticated
    def post(self) -> None:
        """Start an exercise again. Jupyter's server refuses forms that do not come from this page."""
        name = self.get_body_argument("again")
        if name not in released.names_in(self.folder):
            raise web.HTTPError(404, "There is no such exercise.")
        try:
            released.start_again(self.folder / name)
        except (LookupError, OSError) as problem:
            raise web.HTTPError(409, f"Nothing is changed: {problem}") from None
        # To the page, so that looking at it again is not starting again.
        self.redirect(f"{url_path_join(self.base_url, URL)}?{urlencode({'again': name})}", status=303)


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    server.web_app.add_handlers(".*$", [(url_path_join(server.base_url, URL), _Welcome)])
