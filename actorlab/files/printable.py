"""Make students' text safe to print and to write."""

import re

# What ends a line, of what ``printable`` leaves as it is: see ``str.splitlines``.
_ENDS_A_LINE = re.compile("[\n\u2028\u2029]")
# A terminal obeys the first, and shows what follows the second in another order.
_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]|[\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Write out, as ``\\x1b``, what is no text and what a terminal would obey."""
    text = text.encode("utf-8", "backslashreplace").decode()
    return _OBEYED.sub(lambda found: repr(found[0])[1:-1], text)


def one_line(text: str) -> str:
    """The text as ``printable`` makes it, with the ends of lines written out, too: what a
    student called something is to begin no line of its own among the grader's."""
    return _ENDS_A_LINE.sub(lambda found: repr(found[0])[1:-1], printable(text))
