"""The terminal, for all commands."""

from typing import Any

from rich.console import Console

from actorlab.files.printable import printable


class _Console(Console):
    """Prints whatever students wrote as text, and nothing that a terminal would obey."""

    def print(self, *objects: Any, **how: Any) -> None:
        super().print(*(printable(one) if isinstance(one, str) else one for one in objects), **how)


def console(record: bool = False) -> Console:
    """Where commands print: the terminal's width, or wide enough where there is none.

    Args:
        record: keep what is printed, for ``table.svg``.
    """
    plain = _Console(record=record)
    return plain if plain.is_terminal else _Console(width=132, record=record)
