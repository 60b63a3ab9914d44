"""What an exercise's first cell says of it: its title, what it teaches, how long it takes.

    # Exercise 7 – Introducing Actors

    **Goal.** You will turn a Python class into a Ray *actor*.

    **Time.** About 20 minutes.

Students read it there; the welcome page reads it from there, too.
"""

import re
from dataclasses import dataclass

from nbformat.notebooknode import NotebookNode

_TITLE = re.compile(r"^# +(.+)$", re.MULTILINE)
_GOAL = re.compile(r"^\*\*Goal\.\*\* +(.+)$", re.MULTILINE)
_TIME = re.compile(r"^\*\*Time\.\*\* .*?(\d+) minutes", re.MULTILINE)


@dataclass(frozen=True)
class Introduction:
    """What a notebook says of itself.

    Attributes:
        title: its first heading; empty if it has none.
        goal: what the student will do, as Markdown on one line; empty if it does not say.
        minutes: how long it takes; 0 if it does not say.
    """

    title: str
    goal: str
    minutes: int


def introduction(notebook: NotebookNode) -> Introduction:
    """Read a notebook's Markdown cells; of each fact the first counts."""
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    title, goal, time = (pattern.search(text) for pattern in (_TITLE, _GOAL, _TIME))
    return Introduction(
        title[1].strip() if title else "", goal[1].strip() if goal else "", int(time[1]) if time else 0
    )
