"""CSV files that are opened in spreadsheets and imported elsewhere."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from actorlab.files import atomic

# A cell that begins so may be run as a formula: see
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> None:
    """Write a CSV file in UTF-8; text that would be taken for a formula begins with an apostrophe."""
    with atomic.replacing(path, "w", newline="", encoding="utf-8", errors="backslashreplace") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows([_cell(value) for value in row] for row in rows)


def text(cell: str) -> str:
    """A cell's text as it was before ``write`` made it harmless."""
    return cell[1:] if cell.startswith("'") and _would_be_run(cell) else cell


def _cell(value: str | float | None) -> str:
    if not isinstance(value, str):
        return "" if value is None else f"{value:g}"
    # csv puts no quotes round a carriage return, so that the rest would begin a row of its own.
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{value}" if _would_be_run(value) and value != "-" else value


def _would_be_run(value: str) -> bool:
    """Whether text may be run as a formula, as it is or once an apostrophe is taken off: one
    that begins so by itself gets another, so that ``text`` gives back what was written."""
    return value.lstrip("'").startswith(_FORMULA)
