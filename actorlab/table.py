"""Verdicts as a table for a terminal: students, or cases, by checks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.terminal_theme import SVG_EXPORT_THEME

from actorlab.verdict import Outcome, Verdict


@dataclass(frozen=True)
class Row:
    """One submission in the table.

    Attributes:
        name: the student's.
        verdicts: what each check said; empty if it could not be graded.
        remarks: what was unusual, or why it could not be graded.
    """

    name: str
    verdicts: Sequence[Verdict]
    remarks: Sequence[str] = ()


def console(record: bool = False) -> Console:
    """Where tables go: the terminal's width, or wide enough where there is none.

    Args:
        record: keep what is printed, for ``svg``.
    """
    plain = Console(record=record)
    return plain if plain.is_terminal else Console(width=132, record=record)


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
        table.add_row(escape(row.name), *scores, total, escape("; ".join(row.remarks)))
    to.print(table)
    to.print("  ".join(f"{outcome.mark} {outcome.value}" for outcome in Outcome))
