"""The page with which a student gets a graded notebook back.

nbgrader's own feedback page, and above it what each check said.
"""

from pathlib import Path

import bleach
import nbgrader
from nbconvert.exporters import HTMLExporter
from nbconvert.filters import markdown2html
from traitlets.config import Config

_FORMGRADER = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader"
_BOOTSTRAP = _FORMGRADER / "static" / "node_modules" / "bootstrap" / "dist" / "css"

# What Markdown makes, beside what bleach allows anyhow.
_BLOCKS = "p br hr h1 h2 h3 h4 h5 h6 img pre div span table thead tbody tr th td dl dt dd del sup sub"
_ATTRIBUTES = {"*": ["class", "id"], "a": ["href", "title"], "img": ["src", "alt", "title"], "th": ["scope"]}


def safe_markdown2html(source: str) -> str:
    """Markdown as HTML in which no script runs.

    nbgrader's pages show Markdown cells as they are; a student may have added some.
    """
    tags = bleach.ALLOWED_TAGS | set(_BLOCKS.split())
    return bleach.clean(markdown2html(source), tags=tags, attributes=_ATTRIBUTES)


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
