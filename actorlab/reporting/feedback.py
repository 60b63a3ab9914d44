"""The page with which a student gets a graded notebook back.

nbgrader's own feedback page, and above it what each check said.
"""

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

import bleach
import jinja2
import nbgrader
from nbconvert.exporters import HTMLExporter
from nbconvert.filters import get_metadata
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat.notebooknode import NotebookNode
from traitlets.config import Config

from actorlab.checks import card

_FORMGRADER = Path(str(nbgrader.__file__)).parent / "server_extensions" / "formgrader"
_BOOTSTRAP = _FORMGRADER / "static" / "node_modules" / "bootstrap" / "dist" / "css"

# What Markdown makes, beside what bleach allows anyhow.
_BLOCKS = "p br hr h1 h2 h3 h4 h5 h6 img pre div span table thead tbody tr th td dl dt dd del sup sub"
_PICTURE = re.compile(r"https?:|data:image/(png|jpeg|gif);base64,")

_MOST_FORMULAS = 200  # in one cell


def _of_a_picture(tag: str, name: str, value: str) -> bool:
    return name in ("alt", "title") or (name == "src" and bool(_PICTURE.match(value)))


def _of_a_link(tag: str, name: str, value: str) -> bool:
    return name == "title" or (name == "href" and not value.lstrip().startswith("data:"))


_ATTRIBUTES = {"*": ["class", "id"], "a": _of_a_link, "img": _of_a_picture, "th": ["scope"]}


@jinja2.pass_context
def safe_markdown2html(context: jinja2.runtime.Context, source: str) -> str:
    """nbconvert's filter ``markdown2html``, without what could run as a script.

    nbgrader's pages show Markdown cells as they are; a student may have added some.
    What cannot be rendered is shown as it was written.
    """
    attachments = (context.get("cell") or {}).get("attachments", {})
    try:
        if source.count("\\begin") > _MOST_FORMULAS:  # the end of each is looked for to the end of the text
            return f"<pre>{escape(source)}</pre>"
        html = MarkdownWithMath(renderer=IPythonRenderer(escape=False, attachments=attachments)).render(
            source
        )
        tags = bleach.ALLOWED_TAGS | set(_BLOCKS.split())
        return bleach.clean(html, tags, _ATTRIBUTES, bleach.ALLOWED_PROTOCOLS | {"data"})
    except Exception:  # nobody's cell may keep the page from being made
        return f"<pre>{escape(source)}</pre>"


def safe_metadata(output: NotebookNode, key: str, mimetype: str | None = None) -> Any:
    """nbconvert's filter ``get_metadata``; a picture's size only if it is a number.

    nbconvert's template writes it without quotes.
    """
    value = get_metadata(output, key, mimetype)
    return None if key in ("width", "height") and not isinstance(value, (int, float)) else value


class FeedbackExporter(HTMLExporter):
    """nbconvert's exporter to HTML, with the template in ``feedback_page/``."""

    def default_filters(self) -> Iterable[tuple[str, Any]]:
        """nbconvert's, and those that show what a check said."""
        yield from super().default_filters()
        yield "verdict_label", card.label
        yield "verdict_card", card.verdict
        yield "message_html", card.as_html

    @property
    def default_config(self) -> Config:
        """Where the template is; ``nbgrader_config.py`` can name another."""
        config: Any = super().default_config
        config.FeedbackExporter.template_name = "feedback_page"
        config.FeedbackExporter.extra_template_basedirs = [str(Path(__file__).parent)]
        config.FeedbackExporter.extra_template_paths = [str(_FORMGRADER / "templates"), str(_BOOTSTRAP)]
        return config
