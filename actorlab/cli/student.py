"""Commands for whoever solves an exercise: check, hint, start-again."""

import argparse
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from actorlab.cli.shared import Commands, add, add_assignment, tell_kept
from actorlab.course.assignment import assignments
from actorlab.execution.envelope import missing


def register(commands: Commands) -> None:
    """Add these commands, each with the options that it uses."""
    command = add(commands, "check", check, "Run a notebook and print what each check says.")
    add_assignment(command)
    command.add_argument("--notebook", default="", help="its path; by default the one in exercises/")
    command = add(commands, "hint", hint, "Print the next hint for a solution cell.")
    add_assignment(command)
    command.add_argument("--cell", default="", help="the cell, such as foo_class")
    about = "Put a notebook back as it was released, and keep the one that is there."
    add_assignment(add(commands, "start-again", start_again, about))


def check(arguments: argparse.Namespace, out: Console) -> int:
    """Run a notebook, or each released one, and print what its checks say."""
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


def hint(arguments: argparse.Namespace, out: Console) -> int:
    """Print the next hint for a cell."""
    from actorlab.course.hints import next_hint

    chosen = assignments(Path.cwd(), arguments.assignment)
    out.print(escape(next_hint(chosen, arguments.cell, Path("build") / "hints.json")), highlight=False)
    return 0


def start_again(arguments: argparse.Namespace, out: Console) -> int:
    """Put a released notebook back, and keep the one that is there."""
    from actorlab.course.released import start_again

    if not arguments.assignment:
        names = ", ".join(assignment.name for assignment in assignments(Path.cwd()))
        raise LookupError(f"Which exercise? There is: {names}. Choose with ASSIGNMENT=NAME.")
    (assignment,) = assignments(Path.cwd(), arguments.assignment)
    aside = start_again(assignment.release_folder)
    notebook = assignment.release_path.relative_to(assignment.root)
    out.print(f"{notebook} is as it was released.", highlight=False, soft_wrap=True)
    if aside:
        tell_kept(aside, out)
        out.print(
            "If it is open in JupyterLab, choose File > Reload Notebook from Disk and Kernel > Restart Kernel there.",
            highlight=False, soft_wrap=True,
        )  # fmt: skip
    return 0
