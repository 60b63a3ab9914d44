"""Tell whether what a check said is about the code that the notebook holds now.

A check's output stays in the notebook while the cells above it change. So the output
carries, beside the outcome, a digest of each cell as it was last run
(``kernel.protocol.OUTCOME``). Whoever reads the saved notebook compares the two.
"""

from collections.abc import Iterable
from typing import Any

from actorlab.checks.verdict import Outcome
from actorlab.files import digest


class LastRuns:
    """Keeps a digest of each cell's text as one kernel last ran it, by cell id."""

    def __init__(self) -> None:
        self.digests: dict[str, str] = {}

    def begin(self, shell: Any) -> None:
        """Register with an IPython shell."""
        shell.events.register("pre_run_cell", self._before_cell)

    def _before_cell(self, info: Any) -> None:
        # JupyterLab says which cell it runs. A grader does not, nor has it to know.
        if cell := getattr(info, "cell_id", None):
            self.digests[cell] = _digest(info.raw_cell or "")

    def outcome(self, check: str, outcome: Outcome) -> dict[str, Any]:
        """What a check's output carries, as JSON."""
        return {"check": check, "outcome": outcome.value, "ran": dict(self.digests)}


def is_older(carried: Any, cells: Iterable[Any]) -> bool:
    """Whether the text of one of these cells has changed since its last run before the check.

    Args:
        carried: what the check's output carries; a student's file may hold anything.
        cells: the cells that the check is about.
    """
    known = _ran(carried)
    return any(cell.id in known and known[cell.id] != _digest(cell.source) for cell in cells if "id" in cell)


def knows(carried: Any, cells: Iterable[Any]) -> bool:
    """Whether it is told of one of these cells at all what its last run was: not every Jupyter says
    which cell it runs.

    Args:
        carried, cells: as for ``is_older``.
    """
    known = _ran(carried)
    return any(cell.id in known for cell in cells if "id" in cell)


def _ran(carried: Any) -> dict[str, Any]:
    ran = carried.get("ran") if isinstance(carried, dict) else None
    return ran if isinstance(ran, dict) else {}


def _digest(source: str) -> str:
    return digest.of_text(source)[:16]
