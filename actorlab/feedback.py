"""The page with which a student gets a graded notebook back, and its way there.

nbgrader's own feedback page, and above it what each check said.
"""

import glob
from pathlib import Path

import nbgrader
from nbconvert.exporters import HTMLExporter
from nbgrader.exchange.default import ExchangeReleaseFeedback
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


class ReleaseFeedback(ExchangeReleaseFeedback):
    """Release feedback through the exchange to those who handed in through it.

    nbgrader stops the whole class at the first who did not.
    """

    def copy_files(self) -> None:
        """Leave out those who cannot be reached, and say so."""
        before = self.coursedir.student_id_exclude
        folders = [Path(folder) for folder in glob.glob(self.src_path)]
        elsewhere = [
            folder.parent.name
            for folder in folders
            if not all((folder / name).is_file() for name in ("timestamp.txt", "submission_secret.txt"))
        ]
        for student in elsewhere:
            self.log.info(
                "%s did not hand in through the exchange: give back feedback/%s yourself", student, student
            )
        self.coursedir.student_id_exclude = ",".join(filter(None, [before, *elsewhere]))
        try:
            super().copy_files()
        finally:
            self.coursedir.student_id_exclude = before
