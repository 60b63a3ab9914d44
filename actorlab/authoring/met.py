"""In which exercise the example answers meet each general mistake.

A general mistake that no exercise meets has never been seen to be recognised.
"""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator

from actorlab import misconceptions
from actorlab.checks.mistake import Kind, Mistake, general_name
from actorlab.checks.spec import load_checks
from actorlab.course.assignment import Assignment
from actorlab.grading.grade import Graded


def general_mistakes() -> list[str]:
    """The topic and the id of every general mistake, by topic and in the order in which
    its module has them. Noise and remarks are none."""
    topics = [
        importlib.import_module(f"{misconceptions.__name__}.{module.name}")
        for module in pkgutil.iter_modules(misconceptions.__path__)
    ]
    return [
        general_name(one)
        for topic in topics
        for one in vars(topic).values()
        if isinstance(one, Mistake)
        and one.recognise.__module__ == topic.__name__  # and not one that it imports
        and one.kind in (Kind.MISTAKE, Kind.ERROR)
    ]


def met(assignment: Assignment, graded: Iterable[Graded]) -> set[str]:
    """The general mistakes that an exercise's answers meet, whatever it calls them.

    Args:
        assignment: the exercise.
        graded: its example answers, graded.
    """
    checks = load_checks(assignment.source_path.parent).exercise.checks
    known = {(check.id, id): one.general for check in checks.values() for id, one in check.recognised.items()}
    found = {known.get((verdict.check, verdict.mistake), "") for one in graded for verdict in one.verdicts}
    return found - {""}


def where_met(exercises: dict[str, set[str]]) -> Iterator[str]:
    """Say of each general mistake where it is met, a line each.

    Args:
        exercises: what ``met`` returns, by the exercise's name.
    """
    for one in general_mistakes():
        where = [name for name, found in exercises.items() if one in found]
        yield f"{one}: {', '.join(where) or 'in none'}"
