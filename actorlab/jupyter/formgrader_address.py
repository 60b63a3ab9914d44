"""An address without a query that leads to formgrader in JupyterLab.

JupyterLab opens formgrader at ``/lab?formgrader=true``. The server cannot open and
print that as its default address: it adds ``?token=...``, which would be a second
query, and logs nobody in. ``actorlab/jupyter/instructor`` turns this extension on.
"""

from typing import Any

from jupyter_server.base.handlers import RedirectWithParams
from jupyter_server.utils import url_path_join

URL = "/teach"


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    there = url_path_join(server.base_url, "lab?formgrader=true")
    redirect = (url_path_join(server.base_url, URL), RedirectWithParams, {"url": there, "permanent": False})
    server.web_app.add_handlers(".*$", [redirect])
