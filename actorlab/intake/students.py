"""What students are called in the gradebook.

nbgrader has a first and a last name for each, which are optional; formgrader shows
"None, None" where there is none. So a student without a name is given the id as one,
until the real one is known: from Moodle's archive, or entered in formgrader's Manage
Students.
"""

from collections.abc import Iterable

from nbgrader.api import Gradebook, Student


def has_name(student: Student) -> bool:
    """Whether the gradebook has a real name, and not only the id in its place."""
    return bool(student.first_name or student.last_name) and not _is_the_id(student)


def full_name(student: Student) -> str:
    """The first and the last name; empty if the gradebook has no real one."""
    return " ".join(filter(None, (student.first_name, student.last_name))) if has_name(student) else ""


def give_name(student: Student) -> None:
    """Let a student be called something; whoever calls commits it."""
    if not (student.first_name or student.last_name):
        student.last_name = student.id
    # Of a name of which one half is missing, nbgrader's pages show that as "None".
    student.first_name, student.last_name = student.first_name or "", student.last_name or ""


def enter(gradebook: Gradebook, ids: Iterable[str] = ()) -> None:
    """Let the gradebook have these students, and a name for each whom it has."""
    for name in sorted(set(ids) - {student.id for student in gradebook.students}):
        gradebook.add_student(name)
    for student in gradebook.students:
        give_name(student)
    gradebook.db.commit()


def _is_the_id(student: Student) -> bool:
    return not student.first_name and student.last_name == student.id
