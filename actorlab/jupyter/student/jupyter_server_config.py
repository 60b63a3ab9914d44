"""JupyterLab as a student gets it: at the exercises, opening on the welcome page."""

from jupyter_server.services.contents.manager import ContentsManager

from actorlab.jupyter import welcome

c = get_config()  # noqa: F821  (Jupyter provides it)

c.ServerApp.root_dir = "exercises"
c.ServerApp.jpserver_extensions = {welcome.__name__: True}
c.LabApp.default_url = welcome.URL

# What a notebook needs beside it, and nobody has to open.
c.ContentsManager.hide_globs = [
    *ContentsManager().hide_globs,
    "checks.py",
    "hints.md",
    "starter.json",
]
