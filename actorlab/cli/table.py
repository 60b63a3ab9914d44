"""Verdicts as a table for a terminal: students, or cases, by checks."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.terminal_theme import SVG_EXPORT_THEME

from actorlab.checks.verdict import Outcome
from actorlab.cli.console import console
from actorlab.files.printable import printable
from actorlab.gradebook.row import Row


@contextmanager
def progress(title: str, to: Console) -> Iterator[Callable[[Row, int, int], None]]:
    """Show how far a class is graded: a line for each submission, and a bar on a terminal.

    Yields:
        What to call with the row of each that is finished, and how many there
        are of how many.
    """
    bar = Progress(
        TextColumn(title),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("about"),
        TimeRemainingColumn(),
        TextColumn("left"),
        console=to,
        transient=True,
        disable=not to.is_terminal,
    )

    def say(row: Row, done: int, of: int) -> None:
        if to.is_terminal:
            bar.update(task, completed=done, total=of)
            to.print(escape(str(row)), highlight=False)
        else:
            to.print(f"{done}/{of} {escape(str(row))}", highlight=False)

    with bar:
        task = bar.add_task(title, total=None)
        yield say


def svg(recorded: Console, title: str) -> str:
    """What a recording console printed, as an SVG picture in any monospace font."""
    picture = recorded.export_svg(title=title, theme=SVG_EXPORT_THEME)
    # Nothing is to be fetched when it is shown.
    return re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL)


def show(title: str, points: dict[str, float], rows: Sequence[Row], to: Console | None = None) -> None:
    """Print the table, and below it what the marks mean.

    Args:
        title: the assignment's name.
        points: each check's points, by grade_id.
        rows: the submissions.
        to: where to print; by default the terminal.
    """
    to = to or console()
    table = Table(title=title, title_justify="left", header_style="bold")
    table.add_column("student", no_wrap=True)
    for check, most in points.items():
        table.add_column(f"{check.removeprefix('verify_')} /{most:g}", justify="right")
    table.add_column(f"total /{sum(points.values()):g}", justify="right")
    table.add_column("remarks", overflow="fold")
    for row in rows:
        if row.verdicts:
            scores = [f"{v.score:g} {v.outcome.mark}" for v in row.verdicts]
            total = f"{sum(v.score for v in row.verdicts):g}"
        else:
            scores, total = ["" for _ in points], "none"
        table.add_row(escape(printable(row.name)), *scores, total, escape(printable("; ".join(row.remarks))))
    to.print(table)
    to.print("  ".join(f"{outcome.mark} {outcome.value}" for outcome in Outcome))
