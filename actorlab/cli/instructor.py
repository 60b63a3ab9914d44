"""Commands for whoever teaches a class: release, collect, grade, report and what follows."""

import argparse
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from rich.console import Console
from rich.markup import escape

from actorlab.cli import table
from actorlab.cli.console import console
from actorlab.cli.shared import Commands, add, add_assignment, add_jobs, tell_kept
from actorlab.course.assignment import Assignment, assignments
from actorlab.course.step_failed import StepFailed
from actorlab.execution.envelope import NoSandbox, missing
from actorlab.files.bounds import Exhausted
from actorlab.intake.restore import Ungradable

if TYPE_CHECKING:
    from actorlab.gradebook.classroom import Choices

STOPS = (Exhausted, NoSandbox, StepFailed, Ungradable)  # what ends these commands in one line
_BUILD = "build"  # the folder for what can be made again


def register(commands: Commands) -> None:
    """Add these commands, each with the options that it uses."""
    add_assignment(add(commands, "release", release, "Generate exercises/ from solutions/."))
    add(commands, "student-copy", student_copy, "Lay down what students get, as a folder and a zip.")
    add(commands, "wheel", wheel, "Build what students get as a wheel.")
    command = add(commands, "collect", collect, "Collect submissions from the exchange, or from an archive.")
    add_assignment(command)
    command.add_argument("--archive", default="", help="an archive or folder from Moodle or Canvas")
    command = add(commands, "grade", grade, "Grade submitted/ into gradebook.db.")
    add_assignment(command)
    add_jobs(command)
    command.add_argument("--force", action="store_true", help="also those that have not changed")
    command.add_argument("--trusted", action="store_true", help="run submissions without a sandbox")
    for name, run, about in (
        ("report", report, "Write the class's report to report.html and report.csv."),
        ("feedback", feedback, "Write each student's feedback as HTML."),
        ("export", export, "Write the grades for nbgrader, Canvas and Moodle."),
    ):
        add_assignment(add(commands, name, run, about))
    about = "Open JupyterLab at formgrader. Other options are passed on to it."
    command = add(commands, "formgrader", formgrader, about)
    add_assignment(command)
    command.set_defaults(passes_on=True)
    command = add(commands, "demo", demo, "Grade an example class in a copy of the course.")
    add_assignment(command)
    add_jobs(command)
    command.add_argument("--trusted", action="store_true", help="run submissions without a sandbox")
    command.add_argument("--picture", default="", help="also save what it prints as this SVG file")
    command = add(commands, "gradescope", gradescope, "Grade a notebook in a Gradescope container.")
    add_assignment(command)
    command.add_argument("--submission", default="/autograder/submission", help="folder with the notebook")
    command.add_argument("--results", default="/autograder/results/results.json", help="file to write")
    command.add_argument("--trusted", action="store_true", help="run it without a sandbox")


def release(arguments: argparse.Namespace, out: Console) -> int:
    """Generate what students get."""
    from actorlab.course.nbgrader_api import release, require_loadable

    chosen = assignments(Path.cwd(), arguments.assignment)
    for assignment in chosen:  # all, before anything is changed
        require_loadable(assignment)
    for assignment in chosen:
        aside = release(assignment)
        out.print(f"exercises/{assignment.name}: generated from solutions/{assignment.name}")
        if aside:
            tell_kept(aside, Path.cwd(), out)
    return 0


def student_copy(arguments: argparse.Namespace, out: Console) -> int:
    """Lay down what students get."""
    from actorlab.course.student_copy import lay_down

    place = lay_down(Path.cwd(), Path.cwd() / _BUILD)
    out.print(
        f"What students get: {place.relative_to(Path.cwd())}/, and zipped: {_BUILD}/student.zip",
        soft_wrap=True,
    )
    return 0


def wheel(arguments: argparse.Namespace, out: Console) -> int:
    """Build what students get as a wheel."""
    from actorlab.course import student_copy

    build = Path.cwd() / _BUILD
    built = student_copy.wheel(student_copy.lay_down(Path.cwd(), build), build)
    out.print(f"What students install: {built.relative_to(Path.cwd())}", soft_wrap=True)
    return 0


def collect(arguments: argparse.Namespace, out: Console) -> int:
    """Collect what students handed in, and say what was left."""
    from actorlab.intake import collect

    every, chosen = assignments(Path.cwd()), assignments(Path.cwd(), arguments.assignment)
    if arguments.archive:
        archive = Path(arguments.archive)
        if not archive.exists():
            raise LookupError(f"There is no file or folder {archive}. Name one: make collect ARCHIVE=path")
        assignment = collect.assignment_of(archive, chosen)
        found = {assignment: collect.from_archive(archive, assignment, [a.name for a in every])}
    else:
        found = {assignment: collect.from_exchange(assignment) for assignment in chosen}
    for assignment, collected in found.items():
        out.print(f"{assignment.name}: {collected}.", highlight=False)
        for line in (*collected.remarks, *(f"left: {line}" for line in collected.left)):
            out.print(f"  {escape(line)}", highlight=False, soft_wrap=True)
    return 1 if any(collected.left for collected in found.values()) else 0


def grade(arguments: argparse.Namespace, out: Console) -> int:
    """Grade what was handed in, into the gradebook."""
    chosen = _worked_on(arguments, "submitted", "nobody has handed it in", out)
    from actorlab.gradebook.classroom import Choices, limits_kept

    choices = Choices(arguments.jobs, arguments.force, arguments.trusted)
    for line in limits_kept(chosen[0], choices):
        out.print(escape(line), highlight=False, soft_wrap=True)
    flawed = _grade_and_show(chosen, choices, out)
    out.print("Grades: gradebook.db. Graded notebooks: autograded/. A log for each submission: logs/.")
    return 1 if flawed else 0


def _worked_on(arguments: argparse.Namespace, folder: str, nothing: str, out: Console) -> list[Assignment]:
    """The assignments that are meant: the one asked for, or those of which a folder holds work.

    Args:
        folder: ``submitted`` or ``autograded``.
        nothing: what to say of the others; if there is no work at all, all are meant.
    """
    chosen = assignments(Path.cwd(), arguments.assignment)
    worked_on = [a for a in chosen if any((a.root / folder).glob(f"*/{a.name}"))] or chosen
    for assignment in chosen:
        if assignment not in worked_on:
            out.print(f"{assignment.name}: {nothing}", highlight=False)
    return worked_on


def _grade_and_show(chosen: list[Assignment], choices: "Choices", out: Console) -> int:
    """Grade, print the tables, and return how many submissions need attention."""
    from actorlab.gradebook.classroom import grade_class

    flawed = 0
    for assignment in chosen:
        with table.progress(assignment.name, out) as say:
            rows = grade_class(assignment, choices, say)
        table.show(assignment.name, assignment.points, rows, out)
        flawed += sum(bool(row.remarks) for row in rows)
        if unchanged := sum(row.kept for row in rows):
            out.print(f"{unchanged} not graded again, since nothing changed. FORCE=1 grades all.")
    if flawed:
        many = flawed > 1
        out.print(f"{flawed} submission{'s have' if many else ' has'} remarks: see the table.")
    return flawed


def demo(arguments: argparse.Namespace, out: Console) -> int:
    """Grade an example class in a copy of the course."""
    from actorlab.authoring.demo import lay_out
    from actorlab.gradebook.classroom import Choices
    from actorlab.reporting import report
    from actorlab.reporting.class_reading import class_results

    if arguments.picture:
        out = console(record=True)
    root = Path.cwd() / "build" / "demo"
    out.print("An example class, graded in a copy of this course: build/demo/")
    chosen = lay_out(assignments(Path.cwd(), arguments.assignment), root)
    picture = Path(arguments.picture).resolve()
    os.chdir(root)
    trusted = arguments.trusted or bool(missing())  # they are the pack's own
    _grade_and_show(chosen, Choices(arguments.jobs, trusted=trusted), out)
    if arguments.picture:
        picture.write_text(table.svg(out, "make demo"))
    report.write([class_results(assignment) for assignment in chosen], root)
    out.print(
        "Look at build/demo/report.html for what the class got wrong, build/demo/autograded/ for the graded "
        "notebooks, build/demo/gradebook.db for the grades, build/demo/logs/ for a log of each."
    )
    return 0


def feedback(arguments: argparse.Namespace, out: Console) -> int:
    """Write each student's feedback."""
    from actorlab.course import nbgrader_api

    for assignment in _worked_on(arguments, "autograded", "nothing is graded yet", out):
        nbgrader_api.done(nbgrader_api.api(assignment.root).generate_feedback(assignment.name))
        out.print(f"Feedback on {assignment.name}: feedback/STUDENT/{assignment.name}/")
    return 0


def report(arguments: argparse.Namespace, out: Console) -> int:
    """Write the class's report."""
    from actorlab.reporting import report
    from actorlab.reporting.class_reading import class_results

    chosen = _worked_on(arguments, "submitted", "nobody has handed it in", out)
    classes = [class_results(assignment) for assignment in chosen]
    report.write(classes, Path.cwd())
    out.print(f"The class's report: {report.PAGE}. Its figures: {report.TABLE}.")
    return 0


def export(arguments: argparse.Namespace, out: Console) -> int:
    """Write the grades as nbgrader and the learning platforms take them."""
    from actorlab.reporting.exporting import export

    files, waiting = export(Path.cwd(), arguments.assignment)
    out.print(f"Grades: {', '.join(map(str, files))}", soft_wrap=True)
    if waiting:
        out.print(f"{waiting} to review: what they earn may still change. See make report.")
    return 0


def formgrader(arguments: argparse.Namespace, out: Console) -> NoReturn:
    """Enter assignments and students in the gradebook, so that formgrader lists them, and become JupyterLab."""
    from actorlab.course import nbgrader_api
    from actorlab.intake import students
    from actorlab.jupyter.launching import become_jupyterlab

    for assignment in assignments(Path.cwd(), arguments.assignment):
        nbgrader_api.register(assignment)  # so that formgrader lists it from the start
    handed_in = {folder.name for folder in (Path.cwd() / "submitted").glob("[!.]*") if folder.is_dir()}
    with nbgrader_api.api(Path.cwd()).gradebook as gradebook:
        students.enter(gradebook, filter(str.isprintable, handed_in))
    out.print("In JupyterLab choose Nbgrader > Formgrader. End it with Ctrl-C here.")
    become_jupyterlab(arguments.passed_on, "instructor")


def gradescope(arguments: argparse.Namespace, out: Console) -> int:
    """Grade one notebook, and write what Gradescope reads."""
    from actorlab.grading.apart import grade_apart
    from actorlab.intake.submissions import read_regular
    from actorlab.reporting import gradescope

    chosen = assignments(Path.cwd(), arguments.assignment)
    if len(chosen) > 1:
        raise LookupError(f"Which of {', '.join(a.name for a in chosen)}? Choose with --assignment NAME.")
    (assignment,) = chosen
    folder = Path(arguments.submission)
    found = sorted(folder.glob("*.ipynb"))
    named = [path for path in found if path.stem == assignment.name] or found
    try:
        if len(named) != 1:
            raise Ungradable(f"hand in one notebook, {assignment.name}.ipynb; there are {len(found)}")
        text = read_regular(named[0])
        said = gradescope.results(grade_apart(text, assignment, folder, trusted=arguments.trusted))
    except (Ungradable, Exhausted) as problem:
        said = gradescope.ungradable(str(problem), assignment.points)
    Path(arguments.results).write_text(json.dumps(said, indent=1))
    out.print(f"{said['score']:g} points: {arguments.results}", highlight=False)
    return 0
