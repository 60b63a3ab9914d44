"""The card in which a student sees a check, or a hint, where HTML is shown.

A check that does not pass also ends in an exception, whose text says the same:
nbgrader reads it, Validate and terminals show it. A page shows either the card or that
output, so that nobody reads it twice.
"""

import re
from html import escape

from actorlab.checks.verdict import Outcome, Verdict

# White letters on them, and they beside white or #111, differ by 3:1 or more.
COLOURS = {
    Outcome.RIGHT: "#2e7d32",
    Outcome.WRONG: "#c62828",
    Outcome.NOT_ATTEMPTED: "#616161",
    Outcome.SKIPPED: "#616161",
}
_HINT = "#1565c0"

_CARD = (
    "border:1px solid rgba(128,128,128,.45);border-left:5px solid {colour};border-radius:3px;"
    "padding:.5em .8em;margin:.2em 0;max-width:46em;overflow-wrap:break-word"
)
_LABEL = (
    "display:inline-block;background:{colour};color:#fff;border-radius:3px;padding:0 .5em;"
    "margin-right:.6em;font-weight:bold"
)
# The exception's output follows a card and says the same. JupyterLab, Notebook and
# nbconvert's pages show the card in its place. Where outputs are laid out in another way,
# or a notebook is not trusted and so has no style, the card stays hidden (JupyterLab
# drops an attribute that has no value there).
_IN_PLACE_OF_THE_ERROR = (
    "<style>@supports selector(:has(*)){"
    ".jp-OutputArea-child .actorlab-unmet[hidden]{display:block}"
    ".jp-OutputArea-child:has(.actorlab-unmet)+.jp-OutputArea-child{display:none}"
    "}</style>"
)


def passed(check: str, message: str) -> dict[str, str]:
    """A check that passed, by MIME type."""
    right = Verdict(check, Outcome.RIGHT, 0, 0, "", message)
    return {"text/plain": f"{Outcome.RIGHT.mark} {check}: {message}", "text/html": verdict(right)}


def unmet(outcome: Outcome, check: str, message: str) -> dict[str, str]:
    """A check that did not pass, by MIME type: only what replaces the exception's output."""
    card = verdict(Verdict(check, outcome, 0, 0, "", message), ' class="actorlab-unmet" hidden="hidden"')
    return {"text/html": card + _IN_PLACE_OF_THE_ERROR}


def hint(label: str, message: str) -> dict[str, str]:
    """A hint, by MIME type."""
    card = _card(_HINT, _label(_HINT, label), message)
    return {"text/plain": f"{label}: {message}", "text/html": card}


def verdict(said: Verdict, attributes: str = "") -> str:
    """A verdict as HTML: its label, the check's name, and the message."""
    head = f"{label(said)}<code>{escape(said.check)}</code>"
    return _card(COLOURS[said.outcome], head, said.message, attributes)


def label(said: Verdict) -> str:
    """How a check ended, as HTML."""
    return _label(COLOURS[said.outcome], said.headline)


def as_html(message: str) -> str:
    """A message as HTML: code between backticks and links become markup, nothing else does."""
    text = re.sub(r"`([^`\n]+)`", r"<code>\1</code>", escape(message))
    return re.sub(r"(https?://[^\s<]*[^\s<.,:;?!)])", r'<a href="\1">\1</a>', text)


def _label(colour: str, text: str) -> str:
    return f'<span style="{_LABEL.format(colour=colour)}">{escape(text)}</span> '


def _card(colour: str, head: str, message: str, attributes: str = "") -> str:
    said = f'<div style="margin-top:.3em">{as_html(message)}</div>' if message else ""
    return f'<div{attributes} style="{_CARD.format(colour=colour)}">{head}{said}</div>'
