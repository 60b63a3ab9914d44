"""nbgrader's exchange, where it would do too much or stop too early."""

import glob
import shutil
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect, ExchangeReleaseFeedback

from actorlab import scratch


class Collect(ExchangeCollect):
    """Collect submissions, and follow no link that somebody put among them.

    nbgrader would copy what the link leads to, with the instructor's rights.
    """

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy a submission without its links; each that is left out is named."""
        with scratch.folder() as stage:
            copy = stage / "submission"
            copy.mkdir()
            if Path(src).is_symlink():
                self.log.warning("%s is a link, not a folder: left out", src)
            else:
                shutil.copytree(src, copy, symlinks=True, dirs_exist_ok=True)
            for path in list(copy.rglob("*")):
                if path.is_symlink():
                    self.log.warning("%s is a link: left out", Path(src) / path.relative_to(copy))
                    path.unlink()
            super().do_copy(str(copy), dest, log)


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
