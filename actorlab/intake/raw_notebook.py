"""Cut a notebook file down to what a grader needs before anything else reads it.

nbformat makes an object of every item in a notebook, checks each, and writes a message
about each odd one: a file of 1 MB can take minutes and gigabytes. So this module first
reads what a student handed in by its shape. It keeps the texts of cells, pictures in
them, and nbgrader's marks, each within bounds that no exercise comes near, and drops
outputs and everything else unread.
"""

import json
import re
from itertools import islice
from typing import Any

from actorlab.files.printable import one_line

MOST_BYTES = 100_000_000  # of the file: pictures in outputs take tens of millions
_MOST_ITEMS = 10_000_000  # values in the JSON, about; each takes up to 70 bytes of memory
_MOST_CELLS = 2_000
_MOST_CODE = 1_000_000  # characters in all code cells; Python's own parser takes 200 bytes for each
_MOST_TEXT = 20_000_000  # characters in all other cells, pictures in them included
_MOST_ATTACHMENTS = 200
_MOST_MARKS, _LONGEST_MARK = 20, 200  # nbgrader's entries for one cell, and characters in one
_DEEPEST_HEADING = 6

# A string once its escapes are gone, or what stands before a value.
_ITEM = re.compile(r'"[^"]*"?|[\[{,]')
# Where the formats 1 to 4 keep the text of a cell.
_TEXTS = ("source", "input", "code", "text")


class Ungradable(Exception):
    """A submission that cannot be graded. The text says why, in one line that is safe to print."""

    def __init__(self, why: str) -> None:
        super().__init__(one_line(why))


def read(text: str) -> dict[str, Any]:
    """A notebook's JSON with no more in it than a grader needs, in the format it has.

    Raises:
        Ungradable: it is not a notebook that can be read, or is larger than any exercise's.
    """
    if not text.strip():
        raise Ungradable("the file is empty")
    if len(text) > MOST_BYTES or has_more_items(text, _MOST_ITEMS):
        raise Ungradable("not a notebook of an exercise: the file has too much in it")
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        raise Ungradable("not a notebook, or cut off: the file is not complete JSON") from None
    version = raw.get("nbformat") if isinstance(raw, dict) else None
    if not isinstance(version, int) or not ("cells" in raw or "worksheets" in raw):
        raise Ungradable("not a notebook: the JSON has no cells")
    minor = raw.get("nbformat_minor")
    kept = {
        "nbformat": version,
        "nbformat_minor": minor if isinstance(minor, int) else 0,
        "metadata": _metadata(raw.get("metadata")),
    }
    try:
        room = _Room()
        if "cells" in raw:
            kept["cells"] = _cells(raw["cells"], room)
        if "worksheets" in raw:
            kept["worksheets"] = [
                {"cells": _cells(sheet["cells"], room), "metadata": {}} for sheet in raw["worksheets"]
            ]
    except (TypeError, KeyError, ValueError) as problem:
        raise Ungradable(f"not a valid notebook: {type(problem).__name__}: {problem}"[:200]) from None
    return kept


class _Room:
    """How much more a notebook may hold, by what it is called."""

    _MOST = {
        "cells": _MOST_CELLS,
        "characters of code": _MOST_CODE,
        "characters of text": _MOST_TEXT,
        "attachments": _MOST_ATTACHMENTS,
    }

    def __init__(self) -> None:
        self._left = dict(self._MOST)

    def has(self, what: str, size: int) -> bool:
        """Whether there is room for so much more; if so, it is taken."""
        fits = size <= self._left[what]
        self._left[what] -= size if fits else 0
        return fits

    def take(self, what: str, size: int) -> None:
        """
        Raises:
            Ungradable: there is less room.
        """
        if not self.has(what, size):
            raise Ungradable(f"not a notebook of an exercise: it has more than {self._MOST[what]:,} {what}")


def has_more_items(text: str, most: int) -> bool:
    """Whether JSON has more than about so many strings, lists, objects and commas outside strings."""
    plain = text.replace("\\\\", "").replace('\\"', "")
    return next(islice(_ITEM.finditer(plain), most, None), None) is not None


def _metadata(raw: Any) -> dict[str, Any]:
    """The kernel and the language that a notebook names, as far as they are text."""
    known = {"kernelspec": ("name", "display_name", "language"), "language_info": ("name",)}
    raw = raw if isinstance(raw, dict) else {}
    return {
        part: {
            key: _clean(raw[part][key])[:_LONGEST_MARK] for key in keys if isinstance(raw[part].get(key), str)
        }
        for part, keys in known.items()
        if isinstance(raw.get(part), dict)
    }


def _cells(raw: Any, room: _Room) -> list[dict[str, Any]]:
    if not isinstance(raw, list):
        raise TypeError("its cells are no list")
    room.take("cells", len(raw))
    return [_cell(cell, room) for cell in raw]


def _cell(raw: Any, room: _Room) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise TypeError("a cell that is no object")
    kind = raw.get("cell_type")
    if not isinstance(kind, str):
        raise ValueError("a cell without a type")
    marks = _marks(raw.get("metadata"))
    cell: dict[str, Any] = {"cell_type": kind[:_LONGEST_MARK], "metadata": marks}
    for key in _TEXTS:
        if key in raw:
            cell[key] = _text(raw[key])
            # Whatever type it has here, a cell of the exercise's gets its own again.
            runs = kind == "code" or marks
            room.take("characters of code" if runs else "characters of text", len(cell[key]))
    if isinstance(raw.get("id"), str):
        cell["id"] = raw["id"][:_LONGEST_MARK]
    if isinstance(raw.get("level"), int):
        cell["level"] = max(1, min(_DEEPEST_HEADING, raw["level"]))
    if kind == "code":
        cell["outputs"] = []
    elif attachments := _attachments(raw.get("attachments"), room):
        cell["attachments"] = attachments
    return cell


def _marks(raw: Any) -> dict[str, Any]:
    """nbgrader's metadata of a cell: the rest is of no use to a grader, and may be anything."""
    marks = raw.get("nbgrader") if isinstance(raw, dict) else None
    if not isinstance(marks, dict):
        return {} if marks is None else {"nbgrader": {}}
    flat = {
        key: _clean(value) if isinstance(value, str) else value
        for key, value in islice(marks.items(), _MOST_MARKS)
        if isinstance(value, (str, int, float, type(None)))
        and len(key) <= _LONGEST_MARK
        and len(str(value)) <= _LONGEST_MARK
    }
    return {"nbgrader": flat}


def _attachments(raw: Any, room: _Room) -> dict[str, dict[str, str]]:
    """The pictures in a cell's text. What is none, or too much, is left out: none is graded."""
    found: dict[str, dict[str, str]] = {}
    for name, kinds in raw.items() if isinstance(raw, dict) else ():
        if isinstance(kinds, dict) and len(kinds) == 1 and room.has("attachments", 1):
            ((kind, data),) = kinds.items()
            if _is_text(data) and room.has("characters of text", len(text := _text(data))):
                found[_clean(name)[:_LONGEST_MARK]] = {_clean(kind)[:_LONGEST_MARK]: text}
    return found


def _is_text(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(v, str) for v in value))


def _text(value: Any) -> str:
    """A text as notebooks have it: as one, or by lines."""
    if not _is_text(value):
        raise TypeError(f"a cell's text of type {type(value).__name__}")
    return _clean(value if isinstance(value, str) else "".join(value))


def _clean(text: str) -> str:
    """Text that can be written to a file: a lone half of a character cannot."""
    return text.encode("utf-8", "replace").decode()
