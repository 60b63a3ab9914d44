"""The code of an exercise's solution cells as a student gets it."""

import json
from pathlib import Path
from typing import Any

from actorlab.kernel.protocol import STARTER_FILE


def starters(folder: Path) -> dict[str, str]:
    """The code of each solution cell as a student gets it, by grade_id; empty if nothing tells."""
    whole = kept(folder)
    if "cells" not in whole:
        return whole  # a release from before whole notebooks were kept
    marked = [(cell["metadata"].get("nbgrader", {}), cell["source"]) for cell in whole["cells"]]
    return {mark["grade_id"]: "".join(source) for mark, source in marked if mark.get("solution")}


def kept(folder: Path) -> dict[str, Any]:
    try:
        kept = json.loads((folder / STARTER_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
