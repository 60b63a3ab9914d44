"""The page with which a student gets a graded notebook back.

nbgrader's own feedback page, and above it what each check said.
"""

from pathlib import Path

import nbgrader
from nbconvert.exporters import HTMLExporter
from traitlets.config import Config

_FORMGRADER = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader"
_BOOTSTRAP = _FORMGRADER / "static" / "node_modules" / "bootstrap" / "dist" / "css"


class FeedbackExporter(HTMLExporter):
    """nbconvert's exporter to HTML, with the template in ``feedback_page/``."""

    @property
    def default_config(self) -> Config:
        """Where the template is; ``nbgrader_config.py`` can name another."""
        config = super().default_config
        config.FeedbackExporter.template_name = "feedback_page"
        config.FeedbackExporter.extra_template_basedirs = [str(Path(__file__).parent)]
        config.FeedbackExporter.extra_template_paths = [str(_FORMGRADER / "templates"), str(_BOOTSTRAP)]
        return config
