"""List what is left to do on an exercise, a line each: where, and what to write.

``make new-exercise`` lays down texts that say what to write in their place:

    TODO: write in one sentence what the student will be able to do.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import nbformat

from actorlab.authoring.cases import cases
from actorlab.authoring.demo import CLASS_FILE
from actorlab.checks.spec import load_checks
from actorlab.course.assignment import Assignment
from actorlab.course.introduction import introduction
from actorlab.grading.grade import Graded
from actorlab.kernel.cells import grade_id

# One sentence, as far as it stands on its line.
_PLACEHOLDER = re.compile(r"TODO: ([^\".\n]+)")
# Topics of actorlab.misconceptions whose mistakes depend on timing.
_TIMED = ("duration", "noise", "side_by_side")
# The least number of example answers of each kind, and what they are.
_LEAST = {
    "right": (5, "answers that look different from the solution and are right"),
    "wrong": (5, "answers that a student would give and are wrong"),
    "tampering": (1, "attempts to get points without the work"),
}


def unfinished(assignment: Assignment) -> Iterator[str]:
    """List what is left to do in an exercise's files."""
    yield from _unwritten(assignment)
    yield from _untold(assignment)
    yield from _few(assignment)


def unmet(assignment: Assignment, graded: Iterable[Graded]) -> Iterator[str]:
    """List the exercise's own mistakes that no example answer makes.

    Args:
        assignment: the exercise.
        graded: all its example answers, graded.
    """
    met = {verdict.mistake for one in graded for verdict in one.verdicts}
    module = load_checks(assignment.source_path.parent)
    known = [pair for check in module.exercise.checks.values() for pair in check.recognised.items()]
    for mistake, one in dict(known).items():
        if not one.general and mistake not in met:
            yield (
                f"solutions/{assignment.name}/checks.py: no example answer meets the mistake {mistake}. "
                f"Write one below tests/{assignment.name}/wrong/, or delete it."
            )


def timed_elsewhere(
    assignment: Assignment, sharing: Iterable[Graded], whole: Iterable[Graded]
) -> Iterator[str]:
    """List the mistakes that depend on timing and that only answers meet that share a Ray:
    a sandbox with a Ray of its own takes other times.

    Args:
        assignment: the exercise.
        sharing: its graded answers that can share a Ray.
        whole: those that go the whole way.
    """
    met, met_whole = ({v.mistake for one in graded for v in one.verdicts} for graded in (sharing, whole))
    exercise = load_checks(assignment.source_path.parent).exercise
    known = {id: one for check in exercise.checks.values() for id, one in check.recognised.items()}
    for mistake, one in known.items():
        if one.general.partition(".")[0] in _TIMED and mistake in met - met_whole:
            yield (
                f"tests/{assignment.name}/: the mistake {mistake} depends on timing, and no answer that meets it "
                "goes the whole way. Write into the header of one: # alone: its mistake depends on timing."
            )


def _unwritten(assignment: Assignment) -> Iterator[str]:
    for where, text in _texts(assignment):
        yield from (f"{where}: {found[1].strip(' *')}." for found in _PLACEHOLDER.finditer(text))


def _untold(assignment: Assignment) -> Iterator[str]:
    told = introduction(assignment.source)
    where = f"{assignment.source_path.relative_to(assignment.root)}, first cell"
    if not told.goal:
        yield f"{where}: the welcome page has no goal to show. Write: **Goal.** You will ..."
    if not told.minutes:
        yield f"{where}: the welcome page does not know how long it takes. Write: **Time.** About 20 minutes."


def _texts(assignment: Assignment) -> Iterator[tuple[str, str]]:
    """Everything that an author writes: where it stands, and the text."""
    root, source = assignment.root, assignment.source_path
    for cell in nbformat.read(source, as_version=4).cells:
        name = grade_id(cell) or cell.get("id")
        yield f"{source.relative_to(root)}, cell {name}", cell.source
    for file in (p for folder in (source.parent, _tests(assignment)) for p in _written(folder)):
        for number, line in enumerate(file.read_text().splitlines(), 1):
            yield f"{file.relative_to(root)}:{number}", line


def _written(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".md"))


def _few(assignment: Assignment) -> Iterator[str]:
    where = _tests(assignment).relative_to(assignment.root)
    for kind, (least, what) in _LEAST.items():
        count = len(cases(assignment, f"{kind}/*"))
        if count < least:
            yield f"{where}/{kind}/ has {count}. Write at least {least - count} more: {what}."
    points = assignment.points
    wrong = cases(assignment, "wrong/*")
    failed = {c for case in wrong for c, score in zip(points, case.scores) if score < points[c]}
    for check in points:
        if check not in failed:
            yield f"{where}/wrong/ has no answer that fails {check}. Write one that it is there to catch."
    if not (_tests(assignment) / CLASS_FILE).exists():
        yield f"{where}/{CLASS_FILE} is missing. Write the class that make demo grades."


def _tests(assignment: Assignment) -> Path:
    return assignment.root / "tests" / assignment.name
