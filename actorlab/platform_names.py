"""What learning platforms call the files in an archive of submissions.

Moodle (``mod/assign/classes/downloader.php``, in older versions ``locallib.php``, in
https://github.com/moodle/moodle): ``NAME_NUMBER_assignsubmission_file``, then
``/PATH`` where submissions are downloaded in folders (older versions put a ``_``
before the stroke), or ``_FILE`` where they are not. NAME has no ``_``; older
versions begin it with the group, where one was chosen. Under blind marking it is
the word for a participant, in the language of the site. The NUMBER is given anew
in each assignment (table ``assign_user_mapping``), so it does not tell who a
student is in another one.

Canvas (``lib/content_zipper.rb`` in https://github.com/instructure/canvas-lms):
``NAME_USER_ATTACHMENT_FILE``, with ``LATE_`` before USER where it is late. NAME is
"Lovelace, Ada" without what is neither letter, digit nor ``_``, in lower case; USER is the
same in every assignment. Anonymous: ``anon_CODE`` in place of NAME and USER. A
newer attachment has a higher number, and ``-1``, ``-2`` in its FILE's name where
it was handed in under the same name before.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

MOODLE, CANVAS = "Moodle", "Canvas"

_MOODLE = re.compile(r"(?P<name>[^_]+)_(?P<number>\d+)_assignsubmission_[a-z0-9]+(?:_(?P<file>.*))?")
_CANVAS = re.compile(
    r"(?:(?!LATE_)(?P<name>\w+?)_)?(?P<late>LATE_)?(?:(?P<number>[1-9]\d*)|anon_(?P<code>[^\W_]+))"
    r"_(?P<attachment>[1-9]\d*)_(?P<file>.+)"
)


@dataclass(frozen=True)
class Author:
    """A student, or a group, as a platform knows them.

    Attributes:
        platform: ``MOODLE`` or ``CANVAS``.
        name: as the platform writes it in file names.
        number: Moodle's, of this assignment, or Canvas's, of the user.
    """

    platform: str
    name: str
    number: str


@dataclass(frozen=True)
class HandedIn:
    """A file of an archive, as its student handed it in.

    Attributes:
        path: where it is in the archive.
        author: whose it is.
        file: its path as the student knows it.
        attachment: Canvas's number, higher for newer ones; otherwise 0.
        late: whether Canvas says so.
    """

    path: PurePath
    author: Author
    file: PurePath
    attachment: int = 0
    late: bool = False


def read(paths: Iterable[PurePath]) -> tuple[list[HandedIn], list[PurePath]]:
    """Tell whose the files of an archive are; all of it is from one platform.

    Args:
        paths: the files, relative to the archive.

    Returns:
        The files whose student can be told, and the others.
    """
    paths = sorted(paths)
    for tell in (_by_moodle, _by_canvas):
        told = {path: found for path in paths if (found := tell(path))}
        if told:
            return list(told.values()), [path for path in paths if path not in told]
    return [], paths


def _by_moodle(path: PurePath) -> HandedIn | None:
    for at, part in enumerate(path.parts):
        if found := _MOODLE.fullmatch(part):
            file = _rest(found["file"] or "", path.parts[at + 1 :])
            return file and HandedIn(path, Author(MOODLE, found["name"].strip(), found["number"]), file)
    return None


def _by_canvas(path: PurePath) -> HandedIn | None:
    for at, part in enumerate(path.parts):
        if found := _CANVAS.fullmatch(part):
            author = Author(CANVAS, found["name"] or "", found["number"] or "")
            if found["code"]:
                author = Author(CANVAS, f"anon_{found['code']}", "")
            file = _rest(found["file"], path.parts[at + 1 :])
            return file and HandedIn(path, author, file, int(found["attachment"]), bool(found["late"]))
    return None


def _rest(name: str, below: tuple[str, ...]) -> PurePath | None:
    """A file's path as the student knows it; none, if there is only a folder's name."""
    parts = [*filter(None, [name]), *below]
    return PurePath(*parts) if parts else None
