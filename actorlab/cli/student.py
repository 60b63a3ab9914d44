"""Commands for whoever solves an exercise: lab, check, hint, start-again, update."""

import argparse
import os
from pathlib import Path
from typing import NoReturn

from rich.console import Console
from rich.markup import escape

from actorlab.checks.verdict import Outcome
from actorlab.cli.shared import Commands, add, add_assignment, tell_kept
from actorlab.course import student_folder
from actorlab.course.assignment import Assignment, assignments
from actorlab.intake.raw_notebook import Ungradable

STOPS = (Ungradable,)  # what ends these commands in one line, beside what ends any


def register(commands: Commands) -> None:
    """Add these commands, each with the options that it uses."""
    command = add(
        commands, "lab", lab, "Open JupyterLab at the exercises. Other options are passed on to it."
    )
    _add_folder(command)
    command.set_defaults(passes_on=True)
    command = add(commands, "check", check, "Run a notebook and print what each check says.")
    _add_folder(command)
    add_assignment(command)
    command.add_argument("notebook", nargs="?", default="", help="its path; by default all in exercises/")
    command = add(commands, "hint", hint, "Print the next hint for a solution cell.")
    _add_folder(command)
    add_assignment(command)
    command.add_argument("cell", nargs="?", default="", help="the cell, such as foo_class")
    about = "Put a notebook back as it was released, and keep the one that is there."
    command = add(commands, "start-again", start_again, about)
    _add_folder(command)
    command.add_argument("exercise", nargs="?", default="", help="the exercise, such as ex07_actors")
    about = "Put the installed exercises into your folder, and renew those that are there; your work is kept."
    _add_folder(add(commands, "update", update, about))


def _add_folder(command: argparse.ArgumentParser) -> None:
    where = f"your folder; by default the one that you are in or, if that holds no exercises, ~/{student_folder.NAME}"
    command.add_argument("--folder", default="", help=where)


def lab(arguments: argparse.Namespace, out: Console) -> NoReturn:
    """Put the exercises into the student's folder, once, and become JupyterLab there."""
    from actorlab.jupyter.launching import become_jupyterlab

    folder = student_folder.find(arguments.folder)
    if not student_folder.has_exercises(folder):
        student_folder.bring(folder)
        _say(out, f"Your exercises are in {folder}. Nothing will change what you write there.")
    else:
        _say(out, f"Your exercises: {folder}")
        if student_folder.is_behind(folder):
            _say(out, "The installed exercises are newer than yours. To get them: actorlab update")
    os.chdir(folder)
    become_jupyterlab(arguments.passed_on)


def check(arguments: argparse.Namespace, out: Console) -> int:
    """Run a notebook, or each in the student's folder, and print what its checks say."""
    from actorlab.intake.recognise import exercise_to_check

    folder = student_folder.find_filled(arguments.folder)
    path = Path(arguments.notebook).resolve() if arguments.notebook else None
    if path and not path.is_file():
        raise LookupError(f"There is no file {path}. Name a notebook: actorlab check PATH")
    if path:
        chosen = [exercise_to_check(_read(path), path, folder, arguments.assignment)]
    else:
        chosen = assignments(folder, arguments.assignment)
    for assignment in chosen:
        _check_one(path or assignment.release_path, assignment, out)
    return 0  # an answer that is not right yet is no error


def _check_one(file: Path, assignment: Assignment, out: Console) -> None:
    from actorlab.intake.restore import parse, restore
    from actorlab.jupyter.running import run

    named = f" as {assignment.name}" if file.stem != assignment.name else ""
    _say(out, f"[bold]{escape(str(file))}[/]{named}: running it, which takes about as long as in Jupyter ...")
    submitted, _ = parse(_read(file))
    restored = restore(submitted, assignment.release)
    passed: list[str] = []

    def tell(name: str, said: tuple[Outcome, str] | None) -> None:
        if said is None:
            out.print(f"· {name}: not run", highlight=False)
            return
        outcome, message = said
        out.print(f"{outcome.mark} {name}: {outcome.value}", highlight=False)
        if message:
            _say(out, f"    {escape(message)}")
        if outcome is Outcome.RIGHT:
            passed.append(name)

    run(restored.notebook, assignment.release_folder.parent, file.parent, tell)
    for remark in restored.remarks:
        _say(out, f"Note: {escape(remark)}")
    out.print(f"{len(passed)} of {len(assignment.points)} checks pass", highlight=False)


def hint(arguments: argparse.Namespace, out: Console) -> int:
    """Print the next hint for a cell."""
    from actorlab.course.hints import next_hint

    chosen = assignments(student_folder.find_filled(arguments.folder), arguments.assignment)
    _say(out, escape(next_hint(chosen, arguments.cell)))
    return 0


def start_again(arguments: argparse.Namespace, out: Console) -> int:
    """Put a released notebook back, and keep the one that is there."""
    from actorlab.course.released import start_again

    folder = student_folder.find_filled(arguments.folder)
    if not arguments.exercise:
        names = ", ".join(assignment.name for assignment in assignments(folder))
        raise LookupError(f"Which exercise? There is: {names}. Name one: actorlab start-again NAME")
    (assignment,) = assignments(folder, arguments.exercise)
    aside = start_again(assignment.release_folder)
    _say(out, f"{assignment.release_path.relative_to(folder)} is as it was released.")
    if aside:
        tell_kept(aside, folder, out)
        _tell_to_reload(out)
    return 0


def update(arguments: argparse.Namespace, out: Console) -> int:
    """Bring what is newer in the installed package into the student's folder, and all into an empty one."""
    folder = student_folder.find(arguments.folder)
    brought = student_folder.bring(folder)
    for name in brought.added:
        _say(out, f"{name}: new, in {folder / 'exercises'}")
    for name in brought.renewed:
        _say(out, f"{name}: renewed")
        if name in brought.kept:
            tell_kept(brought.kept[name], folder, out)
    if brought.kept:
        _say(out, "Your code is in the notebook that is kept: copy what you need from it into the new one.")
        _tell_to_reload(out)
    if not (brought.added or brought.renewed):
        _say(out, f"The exercises in {folder} are as new as the installed ones.")
    return 0


def _tell_to_reload(out: Console) -> None:
    _say(
        out,
        "If it is open in JupyterLab, choose File > Reload Notebook from Disk and Kernel > Restart Kernel there.",
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Ungradable(f"{path.name} is not a notebook: it is not text in UTF-8") from None


def _say(out: Console, line: str) -> None:
    out.print(line, highlight=False, soft_wrap=True)
