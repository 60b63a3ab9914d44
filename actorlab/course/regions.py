"""Read source cells, which hold a solution and, beside it, the code that a student starts from.

The starter is commented out, so that the source notebook runs as it is:

    ### BEGIN SOLUTION
    lamp = Lamp.remote()
    ### END SOLUTION
    ### BEGIN STARTER
    # lamp = Lamp()
    ### END STARTER
"""

import re
from dataclasses import dataclass

_DELIMITER = re.compile(r"^\s*#+\s*(BEGIN|END) (SOLUTION|STARTER)\s*$")


@dataclass(frozen=True)
class Regions:
    """A source cell's text, twice.

    Attributes:
        solution: as the instructor wrote it, without the starter.
        starter: as the student gets it, without the solution.
        has_starter: whether it has a starter region at all.
    """

    solution: str
    starter: str
    has_starter: bool


def read(source: str) -> Regions:
    """Separate the regions of a cell; lines outside them belong to both texts.

    Raises:
        ValueError: a region is nested, not closed or not opened, or a line of
            a starter is not commented out. The text names the line.
    """
    solution, starter, inside, found = [], [], "", False
    for number, line in enumerate(source.split("\n"), 1):
        if delimiter := _DELIMITER.match(line):
            edge, region = delimiter[1], delimiter[2].lower()
            if edge == "BEGIN" and inside:
                raise ValueError(
                    f"line {number} begins a {region} region inside a {inside} region; end that first"
                )
            if edge == "END" and inside != region:
                raise ValueError(f"line {number} ends a {region} region that was not begun")
            inside = region if edge == "BEGIN" else ""
            found = found or region == "starter"
            continue
        if inside != "starter":
            solution.append(line)
        if inside == "starter":
            starter.append(_uncommented(line, number))
        elif not inside:
            starter.append(line)
    if inside:
        raise ValueError(f"the {inside} region is not closed; add a line '### END {inside.upper()}'")
    return Regions("\n".join(solution), "\n".join(starter), found)


def _uncommented(line: str, number: int) -> str:
    if not line.strip():
        return ""
    commented = re.fullmatch(r"(\s*)#(?: (.*))?", line)
    if not commented:
        raise ValueError(f"line {number} of the starter is not commented out; begin it with '# '")
    return commented[1] + (commented[2] or "")
