"""Fold tracebacks to the notebook's own lines and what went wrong.

An error in a call of Ray's comes with some forty lines of Ray's own code, which tell a
learner nothing. IPython's ``%tb`` still shows them all.
"""

import re
from contextlib import suppress
from types import TracebackType
from typing import Any

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# Of a traceback that a worker sent along, in the error's own text: Ray's and other
# libraries' frames, and the marks below lines that are not shown.
_SENT_ALONG = re.compile(r'\s*File "[^"]*/(site-packages|lib/python[^/]*)/|[\s^~]*[\^~]+\s*$')


def fold(shell: Any) -> None:
    """Fold an IPython shell's tracebacks from now on; the exceptions themselves stay as they are."""
    shell.set_custom_exc((Exception,), _show)


def _show(
    shell: Any, kind: type[Exception], error: Any, frames: TracebackType, tb_offset: int | None = None
) -> None:
    """Show an exception as IPython does, with a folded traceback.

    An exception may render its own traceback (``_render_traceback_``, IPython's hook).
    Lend a method that does so to one that has none, for this once.
    """
    lent = False
    with suppress(Exception):  # whatever cannot be folded is shown as it is
        if not hasattr(error, "_render_traceback_"):
            whole = shell.InteractiveTB.structured_traceback(kind, error, frames, tb_offset=tb_offset)
            error._render_traceback_ = lambda: folded(whole)
            lent = True
    try:
        shell.showtraceback((kind, error, frames), running_compiled_code=True)
    finally:
        if lent:
            del error._render_traceback_


def folded(traceback: list[str]) -> list[str]:
    """Leave the frames of libraries out of a traceback, as IPython structures it.

    Args:
        traceback: its frames, and the parts of the text around them.
    """
    kept: list[str] = []
    left_out = 0
    for part in [*traceback, ""]:
        if re.match("File [^<]", _COLOUR.sub("", part)):  # a cell is "Cell In", or "File <ipython-input"
            left_out += 1
            continue
        if left_out:
            frames = "1 frame" if left_out == 1 else f"{left_out} frames"
            kept.append(f"    ... {frames} of libraries left out; %tb in a cell of its own shows all ...\n")
            left_out = 0
        kept.append(part)
    kept.pop()
    if kept:
        lines = kept[-1].split("\n")
        kept[-1] = "\n".join(line for line in lines if not _SENT_ALONG.match(_COLOUR.sub("", line)))
    return kept
