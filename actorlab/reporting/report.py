"""The class report: one HTML page and one CSV file, for the instructor.

The page needs no other file and runs no script, so it can be kept and sent on.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader
from markupsafe import Markup, escape

from actorlab.checks.verdict import Outcome
from actorlab.files import atomic, spreadsheet
from actorlab.reporting import plots
from actorlab.reporting.class_results import STANDINGS, ClassResults, Student

PAGE = "report.html"
TABLE = "report.csv"
_COLUMNS = (
    "assignment",
    "student",
    "check",
    "outcome",
    "score",
    "points",
    "mistake",
    "message",
    "to_review",
    "seconds",
)
_MOST_RANKED = 15  # in the picture; the table has all


def write(classes: Sequence[ClassResults], folder: Path) -> None:
    """Write ``report.html`` and ``report.csv``, in place of earlier ones.

    Args:
        classes: a class's results for each assignment.
        folder: where to write them.
    """
    text = page(classes)
    atomic.write(folder / PAGE, text)
    spreadsheet.write(folder / TABLE, _COLUMNS, [row for results in classes for row in _rows(results)])


def page(classes: Sequence[ClassResults]) -> str:
    """The report as HTML."""
    pages = Environment(
        loader=PackageLoader("actorlab.reporting", ""), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    pages.filters |= {"prose": _prose, "names": _names, "number": "{:g}".format, "seconds": "{:.1f}".format}
    pages.globals |= {
        "share": _share,
        "standings": STANDINGS,
        "marks": {outcome.value: outcome.mark for outcome in Outcome} | {"to review": "?"},
    }
    return pages.get_template("report.html.jinja").render(
        classes=[(results, _pictures(results)) for results in classes]
    )


def _pictures(results: ClassResults) -> dict[str, str]:
    """The plots of what there is to plot."""
    if not results.graded:
        return {}
    drawn = {
        "scores": plots.scores(results.scores, results.points),
        "standings": plots.standings(results.standings),
    }
    ranked = {m.name: len(m.at_first) for m in results.mistakes if m.misconception and m.at_first}
    if ranked:
        drawn["ranking"] = plots.ranking(dict(list(ranked.items())[:_MOST_RANKED]))
    if results.slowest_first:
        times = [(student.id, student.seconds or 0.0) for student in results.slowest_first]
        drawn["times"] = plots.times(times, results.median_seconds)
    return drawn


def _rows(results: ClassResults) -> list[tuple]:
    """A row for each student and check."""
    name = results.assignment.name
    rows = [
        (
            name,
            student.id,
            verdict.check,
            verdict.outcome.value,
            verdict.score,
            verdict.points,
            verdict.mistake,
            " ".join(verdict.message.split()),
            "yes" if verdict.check in student.to_review else "no",
            student.seconds,
        )
        for student in results.graded
        for verdict in student.verdicts
    ]
    for outcome, students in (("not graded", results.not_graded), ("not handed in", results.missing)):
        rows += [
            (name, student.id, check, outcome, None, points, "", student.remark, "no", None)
            for student in students
            for check, points in results.assignment.points.items()
        ]
    return rows


def _prose(text: str) -> Markup:
    """A message, with what stands between backticks as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def _names(students: Sequence[Student]) -> str:
    return ", ".join(student.id for student in students)


def _share(count: int, of: int) -> str:
    return f"{count} of {of} ({100 * count / of:.0f}%)" if of else "none"
