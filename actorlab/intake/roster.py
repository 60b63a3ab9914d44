"""Who is who: a learning platform's students among nbgrader's.

``downloaded/NAME/students.csv`` keeps it for each assignment, and may be edited: what
it says of a number and a name goes before anything that can be guessed.
"""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Gradebook, Student

from actorlab.course.assignment import Assignment
from actorlab.files import spreadsheet
from actorlab.intake.platform_names import CANVAS, MOODLE, Author
from actorlab.intake.students import give_name, has_name

_COLUMNS = ("student", "platform", "number", "name")


@dataclass(frozen=True)
class Identified:
    """Who the authors of an archive are.

    Attributes:
        students: nbgrader's id for each author that can be told.
        unclear: why it cannot be told for each other.
        blind: whether Moodle calls everybody a participant.
    """

    students: dict[Author, str]
    unclear: dict[Author, str]
    blind: bool = False


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
    taken, given = Counter(students.values()), Counter(sure[a] for a in authors if a in sure)
    for author, student in list(students.items()):
        if author in sure and given[student] > 1:
            unclear[author] = f"students.csv gives {student} to more than one"
        elif author not in sure and taken[student] > 1:
            unclear[author] = f"more than one student would be {student}"
    return Identified({a: s for a, s in students.items() if a not in unclear}, unclear, blind)


def enter(who: Identified, gradebook: Gradebook) -> None:
    """Enter students in the gradebook: names and Canvas's numbers that it does not have yet."""
    book = {student.id: student for student in gradebook.students}
    for author, name in who.students.items():
        student = book.get(name)
        about = {}
        if author.platform == CANVAS and author.number and not (student and student.lms_user_id):
            about["lms_user_id"] = author.number
        if author.platform == MOODLE and not who.blind and not (student and has_name(student)):
            about |= _first_and_last(author)
        if student is None or about:
            give_name(gradebook.update_or_create_student(name, **about))
    gradebook.db.commit()


def _file(assignment: Assignment) -> Path:
    return assignment.root / "downloaded" / assignment.name / "students.csv"


def _rows(assignment: Assignment) -> dict[Author, str]:
    path = _file(assignment)
    if not path.exists():
        return {}
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(f"{path} is not text in UTF-8. Save it as CSV UTF-8.") from None
    separator = ";" if ";" in text.partition("\n")[0] else ","  # as a spreadsheet has it in many countries
    try:
        read = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
        rows = [{key: spreadsheet.text(row[key] or "") for key in row if key} for row in read]
        return {Author(row["platform"], row["name"], row["number"]): row["student"].strip() for row in rows}
    except KeyError as problem:
        raise ValueError(f"{path}: there is no column {problem}; it needs {', '.join(_COLUMNS)}.") from None
    except csv.Error as problem:
        raise ValueError(f"{path} cannot be read as CSV: {problem}.") from None


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
    parts = [part for part in (student.first_name, student.last_name) if part and has_name(student)]
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
