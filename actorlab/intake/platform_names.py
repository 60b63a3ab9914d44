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
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from types import MappingProxyType

MOODLE, CANVAS = "Moodle", "Canvas"

_MOODLE = re.compile(r"(?P<name>[^_]+)_(?P<number>\d+)_assignsubmission_[a-z0-9]+(?:_(?P<file>.*))?")
_CANVAS = re.compile(  # after NAME_
    r"(?P<late>LATE_)?(?:(?P<number>[1-9]\d*)|anon_(?P<code>[^\W_]+))"
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

    def __str__(self) -> str:
        return f"{self.name} ({self.number})" if self.number else self.name


@dataclass(frozen=True)
class HandedIn:
    """A file of an archive, as its student handed it in.

    Attributes:
        path: where it is in the archive.
        author: whose it is.
        file: its path as the student knows it.
        attachment: Canvas's number, higher for newer ones; otherwise 0.
        late: whether Canvas says so.
        perhaps: who else may have handed it in, by its name.
    """

    path: PurePath
    author: Author
    file: PurePath
    attachment: int = 0
    late: bool = False
    perhaps: tuple[Author, ...] = ()


def read(
    paths: Iterable[PurePath], known: Mapping[Author, str] = MappingProxyType({})
) -> tuple[list[HandedIn], list[PurePath]]:
    """Tell whose the files of an archive are; all of it is from one platform.

    Args:
        paths: the files, relative to the archive.
        known: students' ids, as the instructor has them.

    Returns:
        The files whose student can be told, and the others.
    """
    paths = sorted(paths)
    told = {path: found for path in paths if (found := _by_moodle(path))}
    if not told:
        readings = {path: found for path in paths if (found := _by_canvas(path))}
        least = min((found[0].attachment for found in readings.values() if len(found) == 1), default=0)
        told = {path: _choose(found, least, known) for path, found in readings.items()}
    return list(told.values()), [path for path in paths if path not in told]


def _by_moodle(path: PurePath) -> HandedIn | None:
    for at, part in enumerate(path.parts):
        if found := _MOODLE.fullmatch(part):
            file = _rest(found["file"] or "", path.parts[at + 1 :])
            return file and HandedIn(path, Author(MOODLE, found["name"].strip(), found["number"]), file)
    return None


def _by_canvas(path: PurePath) -> list[HandedIn]:
    """Each way to read a file's name, shortest NAME first."""
    for at, part in enumerate(path.parts):
        found = []
        for start in (0, *(stroke.end() for stroke in re.finditer("_", part))):
            name = part[:start].removesuffix("_")
            # NAME is in lower case, and LATE is none.
            if start and not re.fullmatch(r"(?!LATE_)\w+(?<!LATE)", name):
                continue
            if match := _CANVAS.fullmatch(part, start):
                author = Author(CANVAS, name, match["number"] or "")
                if match["code"]:
                    author = Author(CANVAS, f"anon_{match['code']}", "")
                if file := _rest(match["file"], path.parts[at + 1 :]):
                    found.append(HandedIn(path, author, file, int(match["attachment"]), bool(match["late"])))
        if found:
            return found
    return []


def _choose(readings: list[HandedIn], least: int, known: Mapping[Author, str]) -> HandedIn:
    """The one way to read a name, or the first and who else it may be.

    Students choose their names and their files', so that ``ada_1_22__3_44_x.ipynb`` may
    be from 1 or from 3. They do not choose the attachment's number, which Canvas counts up
    for everybody: far fewer digits than others have are none.

    Args:
        readings: shortest NAME first.
        least: the lowest attachment's number that is certain; 0 if none is.
        known: says who is meant, where it knows one of the longer NAMEs. A shorter one
            that it knows says nothing: it may be the other student's.
    """
    first, *longer = readings
    longer = [item for item in longer if len(str(item.attachment)) >= len(str(least)) - 1]
    for item in longer:
        if student := known.get(item.author):
            return first if known.get(first.author) == student else item
    return replace(first, perhaps=tuple(item.author for item in longer))


def _rest(name: str, below: tuple[str, ...]) -> PurePath | None:
    """A file's path as the student knows it; none, if there is only a folder's name, or
    a way out of the student's folder."""
    path = PurePath(*filter(None, [name]), *below)
    return path if path.name and ".." not in path.parts else None
