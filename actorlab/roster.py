"""Who is who: a learning platform's students among nbgrader's.

``downloaded/NAME/students.csv`` keeps it for each assignment, and may be edited: what
it says of a number and a name goes before anything that can be guessed.
"""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Gradebook, Student

from actorlab import spreadsheet
from actorlab.course import Assignment
from actorlab.platform_names import CANVAS, MOODLE, Author

_COLUMNS = ("student", "platform", "number", "name")


@dataclass(frozen=True)
class Identified:
    """Who the authors of an archive are.

    Attributes:
        students: nbgrader's id for each author that can be told.
        unclear: why it cannot be told for each other.
    """

    students: dict[Author, str]
    unclear: dict[Author, str]


def known(assignment: Assignment) -> dict[Author, str]:
    """Whom an assignment's ``students.csv`` knows: nbgrader's id by author."""
    return {author: student for author, student in _rows(assignment).items() if student}


def keep(assignment: Assignment, who: Identified) -> None:
    """Write ``students.csv``: whom it knew, who was told, and, without an id, who could not be."""
    rows = {**dict.fromkeys(who.unclear, ""), **_rows(assignment), **who.students}
    _file(assignment).parent.mkdir(parents=True, exist_ok=True)
    spreadsheet.write(
        _file(assignment),
        _COLUMNS,
        sorted((student, author.platform, author.number, author.name) for author, student in rows.items()),
    )


def identify(authors: Iterable[Author], assignment: Assignment, gradebook: Gradebook) -> Identified:
    """Tell which of nbgrader's students the authors are; new ones get an id made of their name.

    Two authors are never taken for one student. Nothing is changed.
    """
    authors = sorted(set(authors), key=lambda a: (a.name, a.number))
    alike = Counter(_plain(author.name) for author in authors)
    blind, book, sure = _blind(authors), gradebook.students, known(assignment)
    students: dict[Author, str] = {}
    unclear: dict[Author, str] = {}
    for author in authors:
        several = alike[_plain(author.name)] > 1
        by_name = author.platform == MOODLE and not blind
        if author in sure:
            found = [sure[author]]
        elif by_name:
            found = [s.id for s in book if _plain(author.name) in _names(s) or s.id == _slug(author.name)]
            if len(found) > 1 or (found and several):
                unclear[author] = f"there are several of the name {author.name}"
                continue
        else:
            found = _by_number(author, book, several)
        number = "" if by_name and not several else author.number
        students[author] = found[0] if found else _slug(author.name, number)
    taken = Counter(students.values())
    for author in [a for a, student in students.items() if taken[student] > 1 and a not in sure]:
        unclear[author] = f"more than one student would be {students.pop(author)}"
    return Identified(students, unclear)


def enter(students: dict[Author, str], gradebook: Gradebook) -> None:
    """Enter students in the gradebook: names and Canvas's numbers that it does not have yet."""
    book, blind = {student.id: student for student in gradebook.students}, _blind(students)
    for author, name in students.items():
        student = book.get(name)
        about = {}
        if author.platform == CANVAS and author.number and not (student and student.lms_user_id):
            about["lms_user_id"] = author.number
        if (
            author.platform == MOODLE
            and not blind
            and not (student and (student.first_name or student.last_name))
        ):
            about |= _first_and_last(author)
        if student is None or about:
            gradebook.update_or_create_student(name, **about)


def _file(assignment: Assignment) -> Path:
    return assignment.root / "downloaded" / assignment.name / "students.csv"


def _rows(assignment: Assignment) -> dict[Author, str]:
    path = _file(assignment)
    if not path.exists():
        return {}
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = [{key: spreadsheet.text(row[key] or "") for key in row if key} for row in csv.DictReader(file)]
    try:
        return {Author(row["platform"], row["name"], row["number"]): row["student"].strip() for row in rows}
    except KeyError as problem:
        raise ValueError(f"{path}: there is no column {problem}; it needs {', '.join(_COLUMNS)}.") from None


def _by_number(author: Author, book: list[Student], several: bool) -> list[str]:
    """The student who has Canvas's number in the gradebook, or will be given it."""
    if author.platform != CANVAS:
        return []
    glued = [s.id for s in book if not s.lms_user_id and _plain(author.name) in _names(s, glued=True)]
    return (
        [s.id for s in book if author.number and s.lms_user_id == author.number]
        or [s.id for s in book if s.id == _slug(author.name, author.number)]
        or (glued if len(glued) == 1 and not several else [])
    )


def _blind(authors: Iterable[Author]) -> bool:
    """Whether Moodle calls everybody by the word for a participant, in whatever language."""
    names = [author.name.rpartition("-")[2] for author in authors if author.platform == MOODLE]
    word = names[0] if len(set(names)) == 1 else ""
    return word == "Participant" or (len(names) > 1 and bool(word) and " " not in word)


def _names(student: Student, glued: bool = False) -> set[str]:
    """What a student may be called in full, either name first."""
    parts = [part for part in (student.first_name, student.last_name) if part]
    between = "" if glued else " "
    return {_plain(between.join(order)) for order in (parts, parts[::-1]) if parts}


def _plain(name: str) -> str:
    """A name as it is compared."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", name).casefold())
    return " ".join(words)


def _slug(name: str, number: str = "") -> str:
    """An id made of a name: letters of any script, digits, ``_``, ``-`` and ``.``"""
    readable = re.sub(r"[^\w.-]+", "_", unicodedata.normalize("NFC", name)[:60]).strip("._-") or "student"
    return "_".join(filter(None, (readable, number)))


def _first_and_last(author: Author) -> dict[str, str]:
    """A name as nbgrader keeps it, which writes it to CSV files as it is."""
    name = " ".join(re.sub(r"[,\"\s]+", " ", author.name).split()).lstrip("=+-@ ")
    first, _, last = name.rpartition(" ")
    return {"first_name": first[:128], "last_name": last[:128]}
