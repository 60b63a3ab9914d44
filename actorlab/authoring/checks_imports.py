"""What an exercise's ``checks.py`` imports of the package: what is for exercises, and no more."""

import ast
from collections.abc import Iterator

from actorlab.course.assignment import Assignment

_FOR_EXERCISES = ("actorlab.checks", "actorlab.misconceptions")
_ROOMS = tuple(f"{room}." for room in _FOR_EXERCISES)


def foreign_imports(assignment: Assignment) -> Iterator[str]:
    """Each import that an exercise ought not to have, in one line.

    All else of the package may change without regard to exercises, and some of it is
    absent from a student's kernel.

    Args:
        assignment: one whose ``checks.py`` can be parsed.
    """
    file = assignment.source_path.parent / "checks.py"
    where = file.relative_to(assignment.root).as_posix()
    for node in ast.walk(ast.parse(file.read_bytes())):
        if not isinstance(node, ast.stmt):
            continue
        for name in _imported(node):
            if name.split(".")[0] == "actorlab" and not f"{name}.".startswith(_ROOMS):
                yield (
                    f"{where}:{node.lineno} imports {name}. Import nothing of the package "
                    f"but {' and '.join(_FOR_EXERCISES)}."
                )


def _imported(node: ast.stmt) -> list[str]:
    """The modules, or what is in them, that a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        # Of the package itself, its sub-packages; of anything else the module tells.
        return [f"actorlab.{a.name}" for a in node.names] if node.module == "actorlab" else [node.module]
    return []
