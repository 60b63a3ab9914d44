"""An exercise's hints, which stand as text beside its ``checks.py``.

    ## foo_class

    An actor is an object in a worker process of its own. What has to tell Ray so?

    Compare the class with the one in Ray's documentation.

    ## foo_instances
    ...

A heading names a solution cell by its grade_id. Below it, each paragraph is a hint, in the
order in which they are given; a paragraph may have several lines.
"""

import re
from pathlib import Path

HINTS = "hints.md"  # beside checks.py
_HEADING = re.compile(r"^##[ \t]+(\S+)[ \t]*$", re.MULTILINE)


def read_hints(folder: Path) -> dict[str, tuple[str, ...]]:
    """The hints in an exercise's folder, by solution cell; none if there is no such file."""
    file = folder / HINTS
    # What stands above the first heading is for authors.
    _, *parts = _HEADING.split(file.read_text(encoding="utf-8") if file.is_file() else "")
    return {cell: _paragraphs(text) for cell, text in zip(parts[::2], parts[1::2])}


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", text) if part.strip())
