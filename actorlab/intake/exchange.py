"""Mend nbgrader's exchange where it would do too much or stop too early."""

import glob
import os
import pwd
import shutil
import stat
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.exchange.default import (
    ExchangeCollect,
    ExchangeReleaseAssignment,
    ExchangeReleaseFeedback,
)

from actorlab.course.released import as_released
from actorlab.files import scratch
from actorlab.files.printable import printable
from actorlab.intake import students
from actorlab.intake.archive import copy_folder


class Collect(ExchangeCollect):
    """Collect submissions; none of them stops the others, or is taken for somebody else's.

    nbgrader copies what a link leads to, with the instructor's rights, stops the whole
    class at the first submission that it cannot copy, and only warns of a folder that
    belongs to another than the student whom it names.

    The log names what is not collected, as an error, and what is left out of a
    submission, as a warning.
    """

    def init_src(self) -> None:
        """Choose each student's submission, among those that can be the student's."""
        super().init_src()
        self.src_records = [record for record in self.src_records if record["username"]]

    def _path_to_record(self, path: str) -> dict[str, Any]:
        """nbgrader's way to read a folder's name; what is not collected is nobody's."""
        try:
            record = super()._path_to_record(path)
            found = os.lstat(path)
            why = self._refused(Path(path), found, record["username"])
        except OSError as problem:
            why = f"it cannot be read: {problem.strerror}"
        except Exception:  # what a time cannot be read from raises errors of many kinds
            why = "its name does not tell whose it is, and when it was handed in"
        if not why:
            return {**record, "owner": found.st_uid}
        self._not_collected(path, why)
        return {"username": "", "filename": "", "timestamp": datetime.min}

    def _refused(self, folder: Path, found: os.stat_result, student: str) -> str:
        """Why a folder is no submission of a student's; empty if it is one."""
        if not stat.S_ISDIR(found.st_mode):
            return "it is a link" if stat.S_ISLNK(found.st_mode) else "it is not a folder"
        name = f"{student}+{self.coursedir.assignment_id}+"
        if not student or not folder.name.startswith(name) or folder.name.count("+", len(name)) > 1:
            return "its name does not tell whose it is"
        owner = _user(found)
        if self.check_owner and owner != student:
            return (
                f"it says it is {printable(student)}'s and belongs to {owner} (where students have other names "
                "on this machine: c.ExchangeCollect.check_owner = False in nbgrader_config.py)"
            )
        return ""

    def copy_files(self) -> None:
        """Copy each submission that can be copied, in place of an earlier one."""
        if not self.src_records:
            super().copy_files()  # which says so
        collected = []
        for record in list(self.src_records):
            self.src_records = [record]
            folder = Path(self.inbound_path) / record["filename"]
            try:
                with scratch.folder() as stage:
                    # First, so that one that cannot be copied takes nothing's place.
                    self._copy = stage / "submission"
                    self._copy_regular_files(folder, record["owner"])
                    super().copy_files()
                    collected.append(record["username"])
            except (OSError, RuntimeError, ValueError) as problem:
                self._not_collected(folder, getattr(problem, "strerror", None) or str(problem))
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            students.enter(gradebook, collected)  # so that formgrader has a name for each

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy a submission from its copy, wholly or not at all."""
        try:
            super().do_copy(str(self._copy), dest, log)
        except BaseException:
            shutil.rmtree(dest, ignore_errors=True)
            with suppress(OSError):
                Path(dest).parent.rmdir()  # if it was made for this
            raise

    def _copy_regular_files(self, folder: Path, owner: int) -> None:
        """
        Raises:
            ValueError: they are more than nbgrader would copy, or the notebook is not among them.
        """
        most = 1000 * self.coursedir.max_dir_size
        notebook = f"{self.coursedir.assignment_id}.ipynb"
        # Whose it was when it was looked at, it must be when it is read.
        left_out = copy_folder(folder, self._copy, most, owner)
        for line in left_out:
            if line.startswith(f"{notebook}: "):
                raise ValueError(line)
        for line in left_out:
            self.log.warning("%s: left out", _shown(f"{folder}/{line}"))

    def _not_collected(self, path: str | Path, why: str) -> None:
        self.log.error("%s is not collected: %s", _shown(path), _shown(why))


def _user(found: os.stat_result) -> str:
    """The name of the user to whom a folder belonged when it was looked at."""
    try:
        return pwd.getpwuid(found.st_uid).pw_name
    except KeyError:
        return "nobody who is known here"


def _shown(text: str | Path) -> str:
    """What a student named, in one line of a log."""
    return " ".join(printable(str(text)).split())


class ReleaseAssignment(ExchangeReleaseAssignment):
    """Release each notebook as it was generated, whoever has worked in it on this machine since."""

    def copy_files(self) -> None:
        """Copy all, and put the generated notebook in the place of the one that is there."""
        super().copy_files()
        if released := as_released(Path(self.src_path)):
            (Path(self.dest_path) / f"{self.coursedir.assignment_id}.ipynb").write_bytes(released)


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
