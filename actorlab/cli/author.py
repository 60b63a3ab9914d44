"""Commands for whoever writes exercises: verify, watch, new-exercise."""

import argparse
import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from actorlab.cli.shared import Commands, add, add_assignment, add_jobs
from actorlab.course.assignment import Assignment, assignments
from actorlab.course.step_failed import StepFailed
from actorlab.execution.envelope import NoSandbox
from actorlab.files.bounds import Exhausted
from actorlab.intake.restore import Ungradable

if TYPE_CHECKING:
    from actorlab.authoring.shared_runs import SharedRuns
    from actorlab.grading.grade import Graded

STOPS = (Exhausted, NoSandbox, StepFailed, Ungradable)  # what ends these commands in one line

_ALL_CASES = "*/*"


def register(commands: Commands) -> None:
    """Add these commands, each with the options that it uses."""
    command = add(commands, "verify", verify, "Check the whole pack's contract.")
    add_assignment(command)
    add_jobs(command)
    command.add_argument("--cases", default=_ALL_CASES, help="only these, as a glob below tests/NAME/")
    both = "send every answer the whole way, as a student's, and compare with how it fares on a Ray that others share"
    command.add_argument("--full", action="store_true", help=both)
    command.add_argument("--messages", action="store_true", help="also print what each check says")
    command = add(commands, "watch", watch, "Verify again the answers that a saved file touches.")
    add_assignment(command)
    command = add(commands, "new-exercise", new_exercise, "Lay down a new exercise's files.")
    command.add_argument("--name", default="", help="its name, such as ex09_waiting")


def verify(arguments: argparse.Namespace, out: Console) -> int:
    """Check what is promised of each exercise, and name what is left to do."""
    problems: list[str] = []
    left: list[str] = []
    met: dict[str, set[str]] = {}
    ran = 0
    for assignment in assignments(Path.cwd(), arguments.assignment):
        ran += _verify_one(assignment, arguments, out, problems, left, met)
    if not ran and not problems:
        raise LookupError(
            f"There is no example answer tests/NAME/{arguments.cases}.py. Name another: CASES=."
        )
    if met:
        from actorlab.authoring.met import where_met

        out.print("Where the general mistakes are met:")
        for line in where_met(met):
            out.print(f"    {line}", highlight=False, soft_wrap=True)
    for problem in problems:
        out.print(f"✗ {escape(problem)}", highlight=False, soft_wrap=True)
    for line in left:
        out.print(f"· {escape(line)}", highlight=False, soft_wrap=True)
    count = len(problems)
    out.print(f"{count} promise{'s' * (count > 1)} broken." if problems else "All promises hold.")
    if left:
        out.print(f"{len(left)} thing{'s are' if len(left) > 1 else ' is'} left to do, marked ·.")
    return 1 if problems or left else 0


def _verify_one(
    assignment: Assignment,
    arguments: argparse.Namespace,
    out: Console,
    problems: list[str],
    left: list[str],
    met: dict[str, set[str]],
) -> int:
    """Check one exercise; return how many of its example answers ran.

    Args:
        problems: takes in the promises that are broken.
        left: takes in what is left to do.
        met: takes in the general mistakes that the answers meet, by the exercise's name,
            if all of them ran.
    """
    from actorlab.authoring.shared_runs import SharedRuns

    shared = SharedRuns()
    try:
        return _verified(assignment, arguments, out, problems, left, met, shared)
    finally:
        shared.close()


def _verified(
    assignment: Assignment,
    arguments: argparse.Namespace,
    out: Console,
    problems: list[str],
    left: list[str],
    met: dict[str, set[str]],
    shared: "SharedRuns",
) -> int:
    """Check one exercise; see ``_verify_one``."""
    shared.prepare()  # meanwhile the rest is imported
    from actorlab.authoring.answers import Answer, differences, grade_answer, grade_answers, grade_whole
    from actorlab.authoring.met import met as met_in
    from actorlab.authoring.unfinished import timed_elsewhere, unfinished, unmet
    from actorlab.authoring.verify import answers, structure

    whole = arguments.cases == _ALL_CASES
    wanted = {answer.name: answer for answer in answers(assignment, arguments.cases)}
    if whole or not wanted:
        problems += structure(assignment)

    def say(name: str, graded: "Graded") -> None:
        found = list(wanted[name].problems(graded))
        problems.extend(found)
        scores = " ".join(f"{v.score:g}" for v in graded.verdicts)
        out.print(f"{'✗' if found else '✓'} {name}: {scores}", highlight=False)
        for verdict in graded.verdicts if arguments.messages else ():
            if verdict.message:
                said = f"    {verdict.check}: {verdict.mistake or verdict.outcome.value}: {verdict.message}"
                out.print(escape(said), highlight=False)

    differ: list[str] = []

    async def grade_one(answer: Answer) -> "Graded":
        if not arguments.full:
            return await grade_answer(answer, shared)
        graded = await grade_whole(answer)
        differ.extend(await differences(answer, graded, shared))
        return graded

    graded = asyncio.run(grade_answers(list(wanted.values()), arguments.jobs, say, grade_one))
    if arguments.full:
        compared = sum(answer.shares for answer in wanted.values())
        out.print(
            f"{assignment.name}: {compared} answers graded both ways, {len(differ)} differences.",
            highlight=False,
        )
        problems += differ
    for name, found in shared.again.items():
        for problem in found:
            out.print(
                f"Graded again, the whole way: {name}. {escape(problem)}", highlight=False, soft_wrap=True
            )
    if whole and wanted:
        met[assignment.name] = met_in(assignment, graded.values())
        left += [*unfinished(assignment), *unmet(assignment, graded.values())]
        sharing, alone = ([graded[n] for n, a in wanted.items() if a.shares is how] for how in (True, False))
        left += timed_elsewhere(assignment, sharing, alone)
    return len(wanted)


def watch(arguments: argparse.Namespace, out: Console) -> int:
    """Verify again, after each save, the answers that it touches."""
    from actorlab.authoring import watch

    found = assignments(Path.cwd(), arguments.assignment)
    if len(found) > 1:
        raise LookupError("Which exercise? Choose with ASSIGNMENT=NAME.")
    watch.watch(found[0], lambda line: out.print(escape(line), highlight=False, soft_wrap=True))
    return 0


def new_exercise(arguments: argparse.Namespace, out: Console) -> int:
    """Lay down a new exercise for its author to fill."""
    from actorlab.authoring.new_exercise import new_exercise

    name = new_exercise(arguments.name, Path.cwd()).name
    out.print(
        f"solutions/{name}/, tests/{name}/, exercises/{name}/: a small exercise that works. "
        f"What to write in its place: make verify ASSIGNMENT={name}. How: CONTRIBUTING.md",
        soft_wrap=True,
    )
    return 0
