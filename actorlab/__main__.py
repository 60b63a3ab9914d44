"""``python -m actorlab COMMAND``: what the Makefile's targets call."""

import argparse
import asyncio
import json
import os
import signal
import sys
from pathlib import Path

from actorlab.kernel.local_ray import NOT_NEEDED

for _package in NOT_NEEDED:
    sys.modules.setdefault(_package, None)  # as if it were not installed: it takes a second to import

from rich.markup import escape  # noqa: E402

from actorlab.cli import table  # noqa: E402
from actorlab.course.assignment import Assignment, assignments  # noqa: E402
from actorlab.course.nbgrader_api import StepFailed  # noqa: E402
from actorlab.execution.sandbox import NoSandbox, missing  # noqa: E402
from actorlab.files.bounds import Exhausted  # noqa: E402
from actorlab.grading.grade import Graded  # noqa: E402
from actorlab.intake.restore import Ungradable  # noqa: E402


def main() -> int:
    """Run one command; return the exit status: 0 if all went well."""
    arguments = _parser().parse_args()
    out = table.console()
    _end_in_order()
    try:
        return arguments.command(arguments, out)
    except (LookupError, Exhausted, NoSandbox, StepFailed, Ungradable, ValueError, OSError) as problem:
        out.print(f"[bold]Stopped:[/] {escape(str(problem))}", highlight=False, soft_wrap=True)
        return 2
    except KeyboardInterrupt:
        out.print("Interrupted. What was finished is kept; run it again for the rest.")
        return 130


def _end_in_order() -> None:
    """Let whatever ends this process interrupt it, so that what it started is ended too.

    Also where it was started with Ctrl-C's signal ignored, as a shell does for what it
    runs in the background. That a hang-up is ignored is meant: ``nohup`` does it.
    """
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # not every system has each
        if number and not (name == "SIGHUP" and signal.getsignal(number) is signal.SIG_IGN):
            signal.signal(number, signal.default_int_handler)


def _release(arguments, out) -> int:
    from actorlab.course.nbgrader_api import release, require_loadable

    chosen = assignments(Path.cwd(), arguments.assignment)
    for assignment in chosen:  # all, before anything is changed
        require_loadable(assignment)
    for assignment in chosen:
        aside = release(assignment)
        out.print(f"exercises/{assignment.name}: generated from solutions/{assignment.name}")
        if aside:
            _kept(aside, out)
    return 0


def _start_again(arguments, out) -> int:
    from actorlab.course.released import start_again

    if not arguments.assignment:
        names = ", ".join(assignment.name for assignment in assignments(Path.cwd()))
        raise LookupError(f"Which exercise? There is: {names}. Choose with ASSIGNMENT=NAME.")
    (assignment,) = assignments(Path.cwd(), arguments.assignment)
    aside = start_again(assignment.release_folder)
    notebook = assignment.release_path.relative_to(assignment.root)
    out.print(f"{notebook} is as it was released.", highlight=False, soft_wrap=True)
    if aside:
        _kept(aside, out)
        out.print(
            "If it is open in JupyterLab, choose File > Reload Notebook from Disk and Kernel > Restart Kernel there.",
            highlight=False, soft_wrap=True,
        )  # fmt: skip
    return 0


def _kept(aside: Path, out) -> None:
    where = aside.relative_to(Path.cwd())
    out.print(f"The notebook that was there is kept: {where}", highlight=False, soft_wrap=True)


def _collect(arguments, out) -> int:
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


def _grade(arguments, out) -> int:
    chosen = _worked_on(arguments, "submitted", "nobody has handed it in", out)
    from actorlab.gradebook.classroom import Choices, envelope

    for line in envelope(chosen[0], Choices(trusted=arguments.trusted)):
        out.print(escape(line), highlight=False, soft_wrap=True)
    flawed = _grade_and_show(chosen, arguments, out)
    out.print("Grades: gradebook.db. Graded notebooks: autograded/. A log for each submission: logs/.")
    return 1 if flawed else 0


def _worked_on(arguments, folder: str, nothing: str, out) -> list[Assignment]:
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


def _grade_and_show(chosen: list[Assignment], arguments, out) -> int:
    """Grade, print the tables, and return how many submissions need attention."""
    from actorlab.gradebook.classroom import Choices, grade_class

    choices = Choices(arguments.jobs, arguments.force, arguments.trusted)
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


def _demo(arguments, out) -> int:
    from actorlab.authoring.demo import lay_out
    from actorlab.reporting import report
    from actorlab.reporting.class_reading import class_results

    if arguments.picture:
        out = table.console(record=True)
    root = Path.cwd() / "build" / "demo"
    out.print("An example class, graded in a copy of this course: build/demo/")
    chosen = lay_out(assignments(Path.cwd(), arguments.assignment), root)
    picture = Path(arguments.picture).resolve()
    os.chdir(root)
    arguments.trusted = arguments.trusted or bool(missing())  # they are the pack's own
    _grade_and_show(chosen, arguments, out)
    if arguments.picture:
        picture.write_text(table.svg(out, "make demo"))
    report.write([class_results(assignment) for assignment in chosen], root)
    out.print(
        "Look at build/demo/report.html for what the class got wrong, build/demo/autograded/ for the graded "
        "notebooks, build/demo/gradebook.db for the grades, build/demo/logs/ for a log of each."
    )
    return 0


def _feedback(arguments, out) -> int:
    from actorlab.course import nbgrader_api

    for assignment in _worked_on(arguments, "autograded", "nothing is graded yet", out):
        nbgrader_api.done(nbgrader_api.api(assignment.root).generate_feedback(assignment.name))
        out.print(f"Feedback on {assignment.name}: feedback/STUDENT/{assignment.name}/")
    return 0


def _report(arguments, out) -> int:
    from actorlab.reporting import report
    from actorlab.reporting.class_reading import class_results

    chosen = _worked_on(arguments, "submitted", "nobody has handed it in", out)
    classes = [class_results(assignment) for assignment in chosen]
    report.write(classes, Path.cwd())
    out.print(f"The class's report: {report.PAGE}. Its figures: {report.TABLE}.")
    return 0


def _export(arguments, out) -> int:
    from actorlab.reporting.exporting import export

    files, waiting = export(Path.cwd(), arguments.assignment)
    out.print(f"Grades: {', '.join(map(str, files))}", soft_wrap=True)
    if waiting:
        out.print(f"{waiting} to review: what they earn may still change. See make report.")
    return 0


def _formgrader(arguments, out) -> int:
    from actorlab.course import nbgrader_api
    from actorlab.intake import students

    for assignment in assignments(Path.cwd(), arguments.assignment):
        nbgrader_api.register(assignment)  # so that formgrader lists it from the start
    handed_in = {folder.name for folder in (Path.cwd() / "submitted").glob("[!.]*") if folder.is_dir()}
    with nbgrader_api.api(Path.cwd()).gradebook as gradebook:
        students.enter(gradebook, filter(str.isprintable, handed_in))
    out.print("In JupyterLab choose Nbgrader > Formgrader. End it with Ctrl-C here.")
    return 0


def _verify(arguments, out) -> int:
    from actorlab.authoring.unfinished import unfinished, unmet
    from actorlab.authoring.verify import answers, grade_answers, structure

    problems: list[str] = []
    left: list[str] = []
    whole, ran = arguments.cases == "*/*", 0
    for assignment in assignments(Path.cwd(), arguments.assignment):
        wanted = {answer.name: answer for answer in answers(assignment, arguments.cases)}
        ran += len(wanted)
        if whole or not wanted:
            problems += structure(assignment)

        def say(name: str, graded: Graded) -> None:
            found = list(wanted[name].problems(graded))
            problems.extend(found)
            scores = " ".join(f"{v.score:g}" for v in graded.verdicts)
            out.print(f"{'✗' if found else '✓'} {name}: {scores}", highlight=False)
            for verdict in graded.verdicts if arguments.messages else ():
                if verdict.message:
                    said = (
                        f"    {verdict.check}: {verdict.mistake or verdict.outcome.value}: {verdict.message}"
                    )
                    out.print(escape(said), highlight=False)

        graded = asyncio.run(grade_answers(list(wanted.values()), arguments.jobs, say))
        if whole and wanted:
            left += [*unfinished(assignment), *unmet(assignment, graded.values())]
    if not ran and not problems:
        raise LookupError(
            f"There is no example answer tests/NAME/{arguments.cases}.py. Name another: CASES=."
        )
    for problem in problems:
        out.print(f"✗ {escape(problem)}", highlight=False, soft_wrap=True)
    for line in left:
        out.print(f"· {escape(line)}", highlight=False, soft_wrap=True)
    count = len(problems)
    out.print(f"{count} promise{'s' * (count > 1)} broken." if problems else "All promises hold.")
    if left:
        out.print(f"{len(left)} thing{'s are' if len(left) > 1 else ' is'} left to do, marked ·.")
    return 1 if problems or left else 0


def _new_exercise(arguments, out) -> int:
    from actorlab.authoring.new_exercise import new_exercise

    name = new_exercise(arguments.name, Path.cwd()).name
    out.print(
        f"solutions/{name}/, tests/{name}/, exercises/{name}/: a small exercise that works. "
        f"What to write in its place: make verify ASSIGNMENT={name}. How: CONTRIBUTING.md",
        soft_wrap=True,
    )
    return 0


def _check(arguments, out) -> int:
    from actorlab.grading.apart import grade_apart
    from actorlab.intake.recognise import exercise_to_check
    from actorlab.intake.submissions import read_regular

    root, path = Path.cwd(), Path(arguments.notebook) if arguments.notebook else None
    if path and not path.is_file():
        raise LookupError(f"There is no file {path}. Name a notebook: make check NOTEBOOK=path")
    if path:
        chosen = [exercise_to_check(read_regular(path.resolve()), path, root, arguments.assignment)]
    else:
        chosen = assignments(root, arguments.assignment)
    for assignment in chosen:
        file = path or assignment.release_path
        shown = escape(str(file)) + (f" as {assignment.name}" if file.stem != assignment.name else "")
        out.print(f"[bold]{shown}[/]: running it, which takes about as long as in Jupyter ...")
        # One's own work: where there is no sandbox, it runs without.
        text = read_regular(file.resolve())
        graded = grade_apart(text, assignment, file.parent, trusted=bool(missing()))
        for verdict in graded.verdicts:
            out.print(f"{verdict.line}, {verdict.score:g} of {verdict.points:g}", highlight=False)
            if verdict.message:
                out.print(f"    {escape(verdict.message)}", highlight=False)
        for remark in graded.remarks:
            out.print(f"Note: {escape(remark)}", highlight=False)
        out.print(f"{graded.score:g} of {sum(assignment.points.values()):g} points")
    return 0  # an answer that is not right yet is no error


def _hint(arguments, out) -> int:
    from actorlab.course.hints import next_hint

    chosen = assignments(Path.cwd(), arguments.assignment)
    out.print(escape(next_hint(chosen, arguments.cell, Path("build") / "hints.json")), highlight=False)
    return 0


def _gradescope(arguments, out) -> int:
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


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one notebook has to run at a time")
    return number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m actorlab", description=__doc__)
    commands = parser.add_subparsers(required=True)

    def command(name: str, run, about: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=about, description=about)
        sub.set_defaults(command=run)
        sub.add_argument("--assignment", default="", help="one assignment; all if not given")
        sub.add_argument("--jobs", type=_positive, default=0, help="how many notebooks run at once")
        return sub

    command("release", _release, "Generate exercises/ from solutions/.")
    collect = command("collect", _collect, "Collect submissions from the exchange, or from an archive.")
    collect.add_argument("--archive", default="", help="an archive or folder from Moodle or Canvas")
    demo = command("demo", _demo, "Grade an example class in a copy of the course.")
    demo.add_argument("--picture", default="", help="also save what it prints as this SVG file")
    command("feedback", _feedback, "Write each student's feedback as HTML.")
    command("report", _report, "Write the class's report to report.html and report.csv.")
    command("export", _export, "Write the grades for nbgrader, Canvas and Moodle.")
    command("formgrader", _formgrader, "Make the gradebook and the exchange ready for formgrader.")
    grade = command("grade", _grade, "Grade submitted/ into gradebook.db.")
    for choosable in (grade, demo):
        choosable.add_argument("--force", action="store_true", help="also those that have not changed")
        choosable.add_argument("--trusted", action="store_true", help="run submissions without a sandbox")
    check = command("check", _check, "Run a notebook and print what each check says.")
    check.add_argument("--notebook", default="", help="its path; by default the one in exercises/")
    command(
        "start-again", _start_again, "Put a notebook back as it was released, and keep the one that is there."
    )
    hint = command("hint", _hint, "Print the next hint for a solution cell.")
    hint.add_argument("--cell", default="", help="the cell, such as foo_class")
    elsewhere = command("gradescope", _gradescope, "Grade a notebook in a Gradescope container.")
    elsewhere.add_argument("--submission", default="/autograder/submission", help="folder with the notebook")
    elsewhere.add_argument("--results", default="/autograder/results/results.json", help="file to write")
    elsewhere.add_argument("--trusted", action="store_true", help="run it without a sandbox")
    verify = command("verify", _verify, "Check the whole pack's contract.")
    verify.add_argument("--cases", default="*/*", help="only these, as a glob below tests/NAME/")
    verify.add_argument("--messages", action="store_true", help="also print what each check says")
    new = command("new-exercise", _new_exercise, "Lay down a new exercise's files.")
    new.add_argument("--name", default="", help="its name, such as ex09_waiting")
    return parser


if __name__ == "__main__":
    sys.exit(main())
