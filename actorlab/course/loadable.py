"""Find out whether an exercise's ``checks.py`` loads and, if not, why."""

import traceback
from pathlib import Path

from actorlab.checks.spec import Exercise, load_checks
from actorlab.course.assignment import Assignment


def what_keeps_from_loading(assignment: Assignment) -> str:
    """Say in one line what is wrong with the source's ``checks.py``; empty if it loads.

    The line names the file, the line in it, what happened, and what to do.
    """
    file = assignment.source_path.parent / "checks.py"
    where = file.relative_to(assignment.root).as_posix()
    if not file.exists():
        return f"{where} is missing. Write one; make new-exercise lays down an example."
    try:
        module = load_checks(file.parent)
    # It is a program, and may end in any way, as by sys.exit().
    except (Exception, SystemExit) as problem:
        said = " ".join(str(getattr(problem, "msg", None) or problem).split())
        what = f"{type(problem).__name__}: {said}" if said else type(problem).__name__
        return f"{where}{_line(problem, file)} cannot be loaded: {what}. Mend it."
    if not isinstance(getattr(module, "exercise", None), Exercise):
        return f"{where} cannot be loaded: it has no `exercise`. Write: exercise = Exercise(...)."
    return ""


def _line(problem: BaseException, file: Path) -> str:
    """The line of a file at which a problem arose, as far as that is known."""
    if isinstance(problem, SyntaxError) and problem.filename == str(file):
        number = problem.lineno
    else:
        frames = traceback.extract_tb(problem.__traceback__)
        number = next((frame.lineno for frame in reversed(frames) if frame.filename == str(file)), None)
    return f", line {number}," if number else ""
