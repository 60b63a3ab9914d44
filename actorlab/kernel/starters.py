"""The code with which a student starts in an exercise's solution cells."""

import json
from pathlib import Path
from typing import Any

from actorlab.kernel.cells import grade_id, is_set_up, is_solution
from actorlab.kernel.protocol import STARTER_FILE


def starters(folder: Path) -> dict[str, str]:
    """The code of each solution cell as a student gets it, by grade_id; empty if it was not kept."""
    whole = kept(folder)
    if "cells" not in whole:
        return whole  # a release from before whole notebooks were kept
    return {grade_id(cell): "".join(cell["source"]) for cell in whole["cells"] if is_solution(cell)}


def given(folder: Path) -> frozenset[str]:
    """The code of the cells that the exercise gives: locked, and not checks."""
    cells = kept(folder).get("cells", ())
    return frozenset("".join(cell["source"]) for cell in cells if is_set_up(cell))


def kept(folder: Path) -> dict[str, Any]:
    try:
        kept = json.loads((folder / STARTER_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
