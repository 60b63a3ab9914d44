"""A row of the table: what there is to say about one submission."""

from collections.abc import Sequence
from dataclasses import dataclass

from actorlab.checks.verdict import Verdict
from actorlab.files.printable import printable


@dataclass(frozen=True)
class Row:
    """One submission in the table.

    Attributes:
        name: the student's.
        verdicts: what each check said; empty if it could not be graded.
        remarks: what was unusual, or why it could not be graded.
        kept: whether it was graded before, and has not changed since.
    """

    name: str
    verdicts: Sequence[Verdict]
    remarks: Sequence[str] = ()
    kept: bool = False

    def __str__(self) -> str:
        total = "not graded"
        if self.verdicts:
            score, points = sum(v.score for v in self.verdicts), sum(v.points for v in self.verdicts)
            total = f"{score:g}/{points:g}{' (unchanged)' * self.kept}"
        remarks = f" ({'; '.join(self.remarks)})" if self.remarks else ""
        return printable(f"{self.name}: {total}{remarks}")
