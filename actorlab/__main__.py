"""``python -m actorlab COMMAND``: what the Makefile's targets call."""

import argparse
import asyncio
import os
import sys
from pathlib import Path

from rich.markup import escape

from actorlab import table
from actorlab.course import Assignment, assignments
from actorlab.grade import Graded
from actorlab.pipeline import StepFailed


def main() -> int:
    """Run one command; return the exit status: 0 if all went well."""
    arguments = _parser().parse_args()
    out = table.console()
    try:
        return arguments.command(arguments, out)
    except (LookupError, StepFailed, ValueError, FileNotFoundError) as problem:
        out.print(f"[bold]Stopped:[/] {escape(str(problem))}")
        return 2


def _release(arguments, out) -> int:
    from actorlab.pipeline import release

    for assignment in assignments(Path.cwd(), arguments.assignment):
        release(assignment)
        out.print(f"exercises/{assignment.name}: generated from solutions/{assignment.name}")
    return 0


def _grade(arguments, out) -> int:
    from actorlab.classroom import grade_class

    flawed = 0
    for assignment in assignments(Path.cwd(), arguments.assignment):
        rows = grade_class(assignment, arguments.jobs, lambda line: out.print(escape(line)))
        table.show(assignment.name, assignment.points, rows, out)
        flawed += sum(bool(row.remarks) for row in rows)
    out.print(
        "Grades: gradebook.db. Graded notebooks: autograded/. A log for each submission: logs/."
    )
    if flawed:
        out.print(f"{flawed} submission{'s' * (flawed > 1)} with remarks: see the table.")
    return 1 if flawed else 0


def _verify(arguments, out) -> int:
    from actorlab.verify import answers, structure

    problems: list[str] = []

    def done(name: str, graded: Graded, found: list[str]) -> None:
        scores = " ".join(f"{v.score:g}" for v in graded.verdicts)
        out.print(f"{'✗' if found else '✓'} {name}: {scores}", highlight=False)
        if arguments.messages:
            for verdict in graded.verdicts:
                if verdict.message:
                    out.print(escape(f"    {verdict.check}: {verdict.mistake or verdict.outcome.value}: {verdict.message}"))

    for assignment in assignments(Path.cwd(), arguments.assignment):
        out.print(f"[bold]{assignment.name}[/]")
        if arguments.cases == "*/*":
            problems += structure(assignment)
        problems += asyncio.run(answers(assignment, arguments.cases, arguments.jobs, done))
    for problem in problems:
        out.print(f"✗ {escape(problem)}", highlight=False)
    out.print(f"{len(problems)} promises broken." if problems else "All promises hold.")
    return 1 if problems else 0


def _jobs() -> int:
    # A notebook mostly sleeps; its CPU time goes into starting Ray.
    return 2 * (os.cpu_count() or 1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m actorlab", description=__doc__)
    commands = parser.add_subparsers(required=True)

    def command(name: str, run, about: str, jobs: bool = False) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=about, description=about)
        sub.set_defaults(command=run)
        sub.add_argument("--assignment", default="", help="one assignment; all if not given")
        if jobs:
            sub.add_argument("--jobs", type=int, default=_jobs(), help="how many notebooks run at once")
        return sub

    command("release", _release, "Generate exercises/ from solutions/.")
    command("grade", _grade, "Grade submitted/ into gradebook.db.", jobs=True)
    verify = command("verify", _verify, "Check the whole pack's contract.", jobs=True)
    verify.add_argument("--cases", default="*/*", help="only these, as a glob below tests/NAME/")
    verify.add_argument("--messages", action="store_true", help="also print what each check says")
    return parser


if __name__ == "__main__":
    sys.exit(main())
