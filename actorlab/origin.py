"""Which runs of cells the value of a name comes from, by the names that each run reads.

Students run cells again and again. What an earlier attempt did is on Ray's record
for ever, and must not count for a value that has nothing to do with it. So a
value is followed back: from the run that gave it to its name, to the runs that
gave theirs to the names which that run reads, and so on. What was sent since the
first of these may be behind the value; what was sent before is not.

Where this cannot be followed, everything may be behind it: no right answer may be
lost for what could not be seen.
"""

import ast
import builtins
import re
import symtable
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from actorlab.watch import CellRun, assigned, parsed, plain_python

# Whoever uses these can set and read any name.
_ANY_NAME = {"exec", "eval", "globals", "locals", "vars", "setattr", "get_ipython", "__main__"}
_ANY_NAME_TOO = re.compile(r"^[ \t]*%(run|store|load\w*|pylab|macro|rerun|recall)\b", re.MULTILINE)
_FETCH = re.compile(r"\b(get|wait|await|gather|result)\b")
_WHOLE = 1_000  # names followed; no notebook needs as many
_LONG = 50_000  # characters of a cell; a longer one is not read


@dataclass(frozen=True)
class _Text:
    """What a cell's text tells.

    Attributes:
        reads: the names that it needs as they were before it ran.
        gives: the names to which it is sure to give a value.
        sets: the names to which its own statements give a value.
        hides: whether it may read or set other names too.
        defines: for each function and class in it, the names that its body reads.
        typed_in: the names to which it gives a value that stands there, once, and
            whether this can be changed later.
        globals: the names that its functions set.
    """

    reads: frozenset[str]
    gives: frozenset[str]
    sets: frozenset[str]
    hides: bool
    defines: dict[str, frozenset[str]]
    typed_in: dict[str, bool]
    globals: frozenset[str]


def since(name: str, runs: Sequence[CellRun], only_called: Callable[[str], bool]) -> float:
    """When the first run began that may be behind the value of a name.

    Args:
        name: the name in the notebook.
        runs: the runs of cells so far.
        only_called: whether what a name holds now carries no data and is only
            called, such as a module, a function or an actor's handle.

    Returns:
        Seconds since the epoch; 0 if any may be.
    """
    first = float("inf")
    for at, counts in followed(name, runs, only_called):
        if at is None:
            return 0.0
        if counts:
            first = min(first, runs[at].start)
    return first


def names_behind(name: str, runs: Sequence[CellRun]) -> set[str]:
    """The names that may be followed to find where the value of a name comes from."""
    found: set[str] = set()
    for _ in followed(name, runs, lambda other: False, found):
        pass
    return found


def giver(name: str, runs: Sequence[CellRun], before: int | None = None) -> int | None:
    """The place of the last of these runs that gave a name its value; ``None`` if
    that cannot be told.

    A run that failed gave it none, as far as is known.

    Args:
        name: the name in the notebook.
        runs: the runs of cells so far.
        before: only the runs before this place.
    """
    for at in reversed(range(len(runs) if before is None else before)):
        run, text = runs[at], _text(runs[at].source)
        if name in run.changed or (run.error is None and name in text.sets):
            return at
        if run.error is None and text.hides:
            return None
    return None


def is_left_over(name: str, runs: Sequence[CellRun]) -> bool:
    """Whether the cell that gave a name its value has been run since, and no longer
    gave it one: then the value is an earlier run's, and a restart would lose it.

    Only where cells can be told apart, as in JupyterLab.
    """
    at = giver(name, runs)
    if at is None or (run := last_run_of_its_cell(runs[at], runs)) is runs[at]:
        return False
    text = _text(run.source)
    if isinstance(run.error, SyntaxError):  # nothing of it ran
        return True
    if text.hides or any(name in _text(other.source).globals for other in runs):
        return False
    # One that names it may have changed it, or have been content with it.
    stopped_before = run.error is not None and name in text.gives
    return stopped_before or not re.search(rf"\b{re.escape(name)}\b", run.source)


def last_run_of_its_cell(run: CellRun, runs: Sequence[CellRun]) -> CellRun:
    """The last run of the cell that a run was of, as far as cells can be told apart."""
    return next((other for other in reversed(runs) if run.cell and other.cell == run.cell), run)


def is_fetched(name: str, runs: Sequence[CellRun]) -> bool:
    """Whether the run that gave a name its value, or a function that it calls, may have
    fetched that value from somewhere."""
    at = giver(name, runs)
    if at is None:
        return True
    text = _text(runs[at].source)
    helpers = [run.source for run in runs[:at] if text.reads & _text(run.source).defines.keys()]
    return not is_typed_in(name, runs[at].source) and any(map(_FETCH.search, [runs[at].source, *helpers]))


def is_typed_in(name: str, source: str) -> bool:
    """Whether a cell's text gives a name a value that stands there as it is, and does
    nothing else with it."""
    return name in _text(source).typed_in


def followed(
    name: str,
    runs: Sequence[CellRun],
    only_called: Callable[[str], bool],
    names: set[str] | None = None,
) -> Iterator[tuple[int | None, bool]]:
    """The places of the runs behind a name's value, and whether calls since then count.

    ``None`` stands for a run that cannot be told. The names that are followed are
    added to ``names``.
    """
    names = set() if names is None else names
    set_by_functions = {n for run in runs for n in _text(run.source).globals}
    waiting, queued = [(name, len(runs))], {(name, len(runs))}

    def follow(reads: Iterable[str], before: int) -> None:
        found = {(read, before) for read in reads} - queued
        queued.update(found)
        waiting.extend(found)

    while waiting:
        if len(queued) > _WHOLE:
            yield None, True
            return
        wanted, before = waiting.pop()
        names.add(wanted)
        at = giver(wanted, runs, before)
        if wanted in set_by_functions:
            yield None, True
            continue
        if at is None:
            # Nobody set it that could be seen: it was there from the start, or came by itself.
            if wanted == name or not (hasattr(builtins, wanted) or only_called(wanted)):
                yield None, True
            continue
        text = _text(runs[at].source)
        if wanted in text.defines:  # it runs where it is called, with the names as they are there
            follow(text.defines[wanted], before)
        elif wanted != name and only_called(wanted) and _is_still(wanted, at, runs):
            if "lambda" in runs[at].source:
                follow(text.reads, before)
        elif text.hides or not (wanted in text.sets or re.search(rf"\b{re.escape(wanted)}\b", runs[at].source)):
            yield None, True
        else:
            yield at, wanted == name or text.typed_in.get(wanted, True)
            follow(text.reads, at)


def _is_still(name: str, at: int, runs: Sequence[CellRun]) -> bool:
    """Whether what a name held after a run is of the kind that it holds now."""
    last = giver(name, runs)
    return last is not None and runs[last].source == runs[at].source


@lru_cache(maxsize=500)
def _text(source: str) -> _Text:
    if len(source) > _LONG:
        return _Text(frozenset(), frozenset(), frozenset(), True, {}, {}, frozenset())
    plain = plain_python(source)
    try:
        return _read(parsed(source), plain, source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        unread = frozenset(assigned(source))
        return _Text(frozenset(), frozenset(), unread, bool(plain.strip()), {}, {}, frozenset())


def _read(tree: ast.Module, plain: str, source: str) -> _Text:
    """What a text tells.

    Raises:
        SyntaxError, ValueError, RecursionError, MemoryError: it cannot be read.
    """
    if not tree.body and plain.strip():
        ast.parse(plain)
    used = _global_names(symtable.symtable(plain, "cell", "exec"))
    used |= {node.target.id for node in ast.walk(tree) if _adds_to_a_name(node)}
    reads: set[str] = set()
    _needs(tree.body, gives := set(), reads)
    return _Text(
        reads=frozenset(reads & used),
        gives=frozenset(gives),
        sets=frozenset(assigned(source)).union(*(_stores(node) for node in ast.walk(tree) if _imports(node))),
        hides=bool(used & _ANY_NAME) or bool(_ANY_NAME_TOO.search(source)),
        defines=dict(_definitions(tree)),
        typed_in=dict(_typed_in(tree)),
        globals=frozenset(n for node in ast.walk(tree) if isinstance(node, ast.Global) for n in node.names),
    )


def _global_names(table: symtable.SymbolTable) -> set[str]:
    """The names of the notebook that a text reads, in its functions too."""
    top = table.get_type() == "module"
    found = {s.get_name() for s in table.get_symbols() if s.is_referenced() and (top or s.is_global())}
    return found.union(*(_global_names(inner) for inner in table.get_children()))


def _needs(statements: list[ast.stmt], known: set[str], reads: set[str]) -> None:
    """Add the names that statements read and have not set before, whatever happens.

    Names that they are sure to set are added to ``known``.
    """
    for statement in statements:
        match statement:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                reads |= _loads(statement) - known
                known.add(statement.name)
            case ast.For() | ast.AsyncFor():
                reads |= _loads(statement.iter) - known
                _needs(statement.body, known | _stores(statement.target), reads)
                _needs(statement.orelse, set(known), reads)
            case ast.If() | ast.While():
                reads |= _loads(statement.test) - known
                branches = [set(known), set(known)]
                _needs(statement.body, branches[0], reads)
                _needs(statement.orelse, branches[1], reads)
                if isinstance(statement, ast.If):
                    known |= branches[0] & branches[1]
            case ast.With() | ast.AsyncWith():
                for item in statement.items:
                    reads |= _loads(item.context_expr) - known
                    known |= _stores(item.optional_vars)
                _needs(statement.body, known, reads)
            case ast.Try():
                for block in (statement.body, *(h.body for h in statement.handlers), statement.orelse):
                    _needs(block, set(known), reads)
                _needs(statement.finalbody, known, reads)
            case ast.Assign() | ast.AnnAssign() | ast.AugAssign() | ast.Import() | ast.ImportFrom():
                reads |= _loads(statement) - known
                if getattr(statement, "value", True) is not None:
                    known |= _stores(statement)
            case ast.Delete():
                known -= {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
            case _:
                reads |= _loads(statement) - known


def _loads(node: ast.AST) -> set[str]:
    return {
        inner.target.id if _adds_to_a_name(inner) else inner.id
        for inner in ast.walk(node)
        if _adds_to_a_name(inner) or (isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load))
    }


def _stores(node: ast.AST | None) -> set[str]:
    if _imports(node):
        return {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
    return {
        inner.id
        for inner in (ast.walk(node) if node is not None else ())
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store)
    }


def _adds_to_a_name(node: ast.AST) -> bool:
    return isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name)


def _imports(node: ast.AST | None) -> bool:
    return isinstance(node, (ast.Import, ast.ImportFrom))


def _definitions(tree: ast.Module) -> Iterator[tuple[str, frozenset[str]]]:
    """The functions, classes and modules that a cell names, with what their bodies read."""
    given_otherwise = _stores(tree)
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names = _global_names(symtable.symtable(ast.unparse(node), "cell", "exec"))
            if node.name not in given_otherwise:
                yield node.name, frozenset(names - {node.name})
        elif isinstance(node, ast.Import):
            yield from ((name, frozenset()) for name in _stores(node) - given_otherwise)


def _typed_in(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    """The names that are given a value that stands there, once, and whether that can be
    changed without the name."""
    uses = Counter(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if uses[name] == 1 and _is_literal(value):
                yield name, any(isinstance(n, (ast.List, ast.Dict, ast.Set)) for n in ast.walk(value))


def _is_literal(node: ast.expr) -> bool:
    try:
        ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return False
    return True
