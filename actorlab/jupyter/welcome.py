"""The page on which a student's JupyterLab opens: the exercises as a path, and how far each one is.

An extension of the Jupyter server (``actorlab/jupyter/student`` turns it on). It looks
anew each time somebody asks for the page (see ``jupyter.states``). From the page, a
student can start an exercise again.
"""

import asyncio
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jinja2
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from markupsafe import Markup
from tornado import web

from actorlab.checks.card import as_html
from actorlab.course import released
from actorlab.jupyter.states import ExerciseState, exercises, is_being_written

URL = "/welcome"

_TEMPLATE = Path(__file__).with_name("welcome.html.jinja")
_AGAIN = 0.1  # seconds after which a notebook that is being written is read again


async def exercises_as_saved(folder: Path, base_url: str = "/") -> list[ExerciseState]:
    """As ``jupyter.states.exercises``, but wait until JupyterLab is no longer writing any of them."""
    while True:
        found = exercises(folder, base_url)
        if not any(entry.problem and is_being_written(folder / entry.name) for entry in found):
            return found
        await asyncio.sleep(_AGAIN)


class _Welcome(JupyterHandler):
    @property
    def folder(self) -> Path:
        return Path(self.settings["server_root_dir"]).expanduser()

    @web.authenticated
    async def get(self) -> None:
        found = await exercises_as_saved(self.folder, self.base_url)
        environment = jinja2.Environment(autoescape=True)
        environment.filters["markdown"] = _inline
        page = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
        self.set_header("Cache-Control", "no-store")
        self.finish(
            page.render(
                exercises=found,
                done=sum(entry.is_done for entry in found),
                next=next((entry.name for entry in found if not entry.is_done), ""),
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


def _inline(text: str) -> Markup:
    """A line of an exercise's Markdown as HTML: code and emphasis become markup, nothing else does."""
    return Markup(re.sub(r"(?<!\w)\*{1,2}([^*\s][^*]*)\*{1,2}(?!\w)", r"<em>\1</em>", as_html(text)))


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    server.web_app.add_handlers(".*$", [(url_path_join(server.base_url, URL), _Welcome)])
