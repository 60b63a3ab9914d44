"""Find solutions that stand where students can read them.

A student gets everything but ``solutions/`` and ``tests/``. None of it may hold a piece
of a solution, which is either of these:

- a call by ``.remote`` of the exercise's own class, methods or functions that the
  student's notebook does not already make. Only a notebook's prose may show one.
- a statement that the solution has and no starter of the exercise has, as Python parses
  it. A statement that calls nothing, such as an empty list given a name, does not count.

If another exercise defines a name itself, the name is its own in that exercise's folder:
two exercises may have a class of the same name.
"""

import ast
import json
import re
import subprocess
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from actorlab.course.assignment import Assignment
from actorlab.evidence.cell_text import parsed
from actorlab.kernel.cells import is_set_up

_NOT_HANDED_OUT = ("solutions", "tests")
_FENCED = re.compile(r"^( *)```.*\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
_REMOTE = re.compile(r"(\w+)\)?\s*(?:\.options\([^()]*\)\s*)?\.remote\s*\(")
_DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Leak:
    """A piece of a solution.

    Attributes:
        line: its line in the file, from 1.
        text: the piece.
    """

    line: int
    text: str


@dataclass(frozen=True)
class Secret:
    """What the students of an exercise are to find for themselves.

    Attributes:
        names: the names that the solution calls by ``.remote``, and neither a starter nor a
            cell that the exercise gives.
        statements: the statements of the solution that no starter has, as trees.
    """

    names: frozenset[str]
    statements: frozenset[str]

    @classmethod
    def of(cls, assignment: Assignment) -> "Secret":
        """Find the secret of an exercise in its cells."""
        solution, starter = ("\n".join(cells.values()) for cells in (assignment.solution, assignment.starter))
        given = "\n".join(cell.source for cell in assignment.source.cells if is_set_up(cell))
        own = _defined(solution) - set(re.findall(_REMOTE, f"{starter}\n{given}"))
        told = _statements(starter)
        return cls(frozenset(own), frozenset(tree for tree in _statements(solution) if tree not in told))

    def leaks(self, file: Path, own: frozenset[str] = frozenset()) -> Iterator[Leak]:
        """Find the pieces of it in a file, at most one for each line.

        Args:
            file: the file.
            own: names that mean something else in that file.
        """
        found: dict[int, str] = {}
        for line, text, statements in _read(file, file.stat().st_mtime_ns):
            for at, words in enumerate(text.splitlines()):
                if set(_REMOTE.findall(words)) & (self.names - own):
                    found.setdefault(line + at, words.strip())
            for tree in self.statements & statements.keys():
                node = statements[tree]
                found.setdefault(line + node.lineno - 1, ast.unparse(node).splitlines()[0])
        yield from (Leak(line, text) for line, text in sorted(found.items()))


def leaks(assignment: Assignment, copy: Path | None = None) -> Iterator[str]:
    """Report pieces of an exercise's solution that students get: a line each, with what to do.

    Args:
        assignment: the exercise.
        copy: the folder of which students get all; by default the exercise's course, without
            its solutions and tests.
    """
    if "TODO: put your solution here" in "".join(assignment.solution.values()):
        return  # as make new-exercise laid it down: nobody's solution yet
    secret = Secret.of(assignment)
    own_of: dict[Path, frozenset[str]] = {}
    root = copy or assignment.root
    for file in handed_out(root):
        where = file.relative_to(root)
        folder = _exercise_of(file, root)
        if folder and folder.name == assignment.name:
            folder = None
        if folder and folder not in own_of:
            own_of[folder] = _defined_in(folder)
        for leak in secret.leaks(file, own_of[folder] if folder else frozenset()):
            yield (
                f"{where}:{leak.line} holds a piece of the solution of {assignment.name}, and students get it: "
                f"`{leak.text[:80]}`. Take it out, or show something that no exercise asks for."
            )


def handed_out(root: Path) -> list[Path]:
    """The files that students get: all that git tracks, or would track, but solutions and tests.

    Outside a repository, take all files but hidden ones and those that ``.gitignore`` names.
    """
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
    )
    if listed.returncode == 0 and (root / ".git").exists():
        files = [root / name for name in listed.stdout.split("\0") if name]
    else:
        ignored = (root / ".gitignore").read_text().split() if (root / ".gitignore").exists() else []
        unwanted = {name.strip("/") for name in ignored} | {"__pycache__"}
        files = [
            path
            for path in root.rglob("*")
            if not any(part in unwanted or part.startswith(".") for part in path.relative_to(root).parts)
        ]
    kept = (path for path in files if path.relative_to(root).parts[0] not in _NOT_HANDED_OUT)
    return sorted(path for path in kept if path.is_file() and not path.is_symlink())


def _exercise_of(file: Path, root: Path) -> Path | None:
    """The folder of the exercise to which a file belongs; ``None`` if to none."""
    below = file.relative_to(root).parents
    return next((root / p for p in below if p.name and list((root / p).glob("*.ipynb"))), None)


def _defined_in(folder: Path) -> frozenset[str]:
    """The classes, methods and functions that an exercise's notebook defines."""
    cells = [text for file in folder.glob("*.ipynb") for _, text in _cells(file.read_text())]
    return frozenset(name for text in cells for name in _defined(text))


@lru_cache(maxsize=500)
def _read(file: Path, changed: int) -> list[tuple[int, str, dict[str, ast.stmt]]]:
    """The pieces of a file, with the statements in each; reads the file once until it changes."""
    return [(line, text, _statements(text)) for line, text in _pieces(file)]


def _pieces(file: Path) -> Iterator[tuple[int, str]]:
    """The texts in a file that may hold Python: where each begins, and the text."""
    try:
        text = file.read_text()
    except (UnicodeDecodeError, OSError):  # a picture
        return
    if file.suffix in (".ipynb", ".json"):
        yield from _cells(text)
        return
    yield 1, text
    yield from _in_strings(text) if file.suffix == ".py" else _quoted(text)


def _cells(text: str) -> Iterator[tuple[int, str]]:
    """The code cells of a notebook, or all texts in other JSON."""
    try:
        data = json.loads(text)
    except ValueError:
        yield 1, text
        return
    if isinstance(data, dict) and isinstance(data.get("cells"), list):
        sources = ["".join(c["source"]) for c in data["cells"] if c.get("cell_type") == "code"]
    else:
        sources = list(_texts(data))
    for source in sources:
        first = json.dumps((source.splitlines() or [""])[0], ensure_ascii=False)[1:-1]
        yield 1 + text[: max(0, text.find(first))].count("\n"), source


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, (list, dict)):
        for item in data.values() if isinstance(data, dict) else data:
            yield from _texts(item)


def _in_strings(text: str) -> Iterator[tuple[int, str]]:
    """The code that the texts in a program quote, such as its docstrings."""
    for node in ast.walk(_tree(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip():
            for line, quoted in _quoted(node.value):
                yield node.lineno - 1 + line, quoted


def _quoted(text: str) -> Iterator[tuple[int, str]]:
    """The code that a text quotes: in fences, in backticks, or on a line of its own."""
    for block in _FENCED.finditer(text):
        indent = len(block[1])
        code = "\n".join(line[indent:] for line in block[2].splitlines())
        yield 2 + text[: block.start()].count("\n"), code
    for number, line in enumerate(text.splitlines(), 1):
        for code in (*re.findall(r"`([^`]+)`", line), line.strip().removeprefix("# ")):
            if "(" in code or code.startswith("@"):
                yield number, code.strip()


def _defined(code: str) -> set[str]:
    """The names of classes, methods and functions that code defines."""
    named = {node.name for node in ast.walk(_tree(code)) if isinstance(node, _DEFINITIONS)}
    return {name for name in named if not name.startswith("__")}


def _statements(code: str) -> dict[str, ast.stmt]:
    """The statements in code that call something, by their tree; also the head alone of a
    decorated definition."""
    found: dict[str, ast.stmt] = {}
    for node in ast.walk(_tree(code)):
        if isinstance(node, ast.stmt) and any(isinstance(part, ast.Call) for part in ast.walk(node)):
            found.setdefault(ast.dump(node), node)
        if isinstance(node, _DEFINITIONS) and node.decorator_list:
            head = ", ".join(map(ast.dump, node.decorator_list))
            found.setdefault(f"{type(node).__name__} {node.name}: {head}", node)
    return found


def _tree(code: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # prose that is nearly Python
        return parsed(code)
