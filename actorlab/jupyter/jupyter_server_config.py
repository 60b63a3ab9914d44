"""JupyterLab as students and instructors get it: see the Makefile's JUPYTER_CONFIG_PATH.

``labconfig/`` beside this turns off what fetches news from elsewhere, and asks
whether it may.
"""

from pathlib import Path

c = get_config()  # noqa: F821  (Jupyter provides it)

# Locked cells look locked.
c.LabApp.custom_css = True
c.ServerApp.tornado_settings = {"static_custom_path": [str(Path(__file__).parent / "custom")]}

# Formgrader shows what was logged while it worked, whatever the terminal shows: not all
# that Jupyter's parts tell those who debug them.
c.ServerApp.logging_config = {"loggers": {"ServerApp": {"level": "INFO", "handlers": ["console"]}}}
