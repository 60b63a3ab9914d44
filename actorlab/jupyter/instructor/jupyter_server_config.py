"""JupyterLab as an instructor gets it: at the course, opening on formgrader."""

from actorlab.jupyter import formgrader_address

c = get_config()  # noqa: F821  (Jupyter provides it)

c.ServerApp.jpserver_extensions = {formgrader_address.__name__: True}
c.LabApp.default_url = formgrader_address.URL
