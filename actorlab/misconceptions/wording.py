"""Words that messages to students share."""

from collections.abc import Collection
from typing import Any

from actorlab.checks.seen import Seen


def names(of: list[str]) -> str:
    """Names as a sentence holds them: `f1` and `f2`."""
    return " and ".join(f"`{name}`" for name in of)


def kinds(seen: Seen, *of: str) -> str:
    """What the values of names are, as a sentence says it: `f1` is of type `int` and ..."""
    return " and ".join(f"`{name}` is of type `{type(seen.value(name)).__name__}`" for name in of)


def seconds(value: Any) -> str:
    """A number of seconds; what is no number, as it is."""
    return f"{value:.2f} s" if isinstance(value, (int, float)) else repr(value)


def short(value: Any) -> str:
    """A value on less than a line."""
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."


def spelt(number: int) -> str:
    """A number as a sentence has it: up to ten in letters."""
    words = "none one two three four five six seven eight nine ten".split()
    return words[number] if 0 <= number < len(words) else str(number)


def count(of: Collection[Any], what: str) -> str:
    """So many of them: 1 report, 2 reports."""
    return f"{len(of)} {what}{'s' * (len(of) != 1)}"


def who(error: BaseException) -> str:
    """Who raised an error that a cell stopped with."""
    return "A task" if type(error).__name__.startswith("RayTaskError") else "The cell"
