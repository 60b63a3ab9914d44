"""Which names a cell's text reads, sets and defines."""

import ast
import re
import symtable
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeGuard

from actorlab.evidence.cell_text import assigned, parsed, plain_python

# Whoever uses these can set and read any name.
_ANY_NAME = {"exec", "eval", "globals", "locals", "vars", "setattr", "get_ipython", "__main__"}
_ANY_NAME_TOO = re.compile(r"^[ \t]*%(run|store|load\w*|pylab|macro|rerun|recall)\b", re.MULTILINE)
_LONG = 50_000  # characters of a cell; a longer one is not read


@dataclass(frozen=True)
class Facts:
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


def is_typed_in(name: str, source: str) -> bool:
    """Whether a cell's text gives a name a value that stands there as it is, and does
    nothing else with it."""
    return name in facts_of(source).typed_in


@lru_cache(maxsize=500)
def facts_of(source: str) -> Facts:
    if len(source) > _LONG:
        return Facts(frozenset(), frozenset(), frozenset(), True, {}, {}, frozenset())
    plain = plain_python(source)
    try:
        return _read(parsed(source), plain, source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        unread = frozenset(assigned(source))
        return Facts(frozenset(), frozenset(), unread, bool(plain.strip()), {}, {}, frozenset())


def _read(tree: ast.Module, plain: str, source: str) -> Facts:
    """What a text tells.

    Raises:
        SyntaxError, ValueError, RecursionError, MemoryError: it cannot be read.
    """
    if not tree.body and plain.strip():
        ast.parse(plain)
    used = _global_names(symtable.symtable(plain, "cell", "exec"))
    used |= {name.id for node in ast.walk(tree) if (name := _added_to(node))}
    reads: set[str] = set()
    _needs(tree.body, gives := set(), reads)
    return Facts(
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
    return {name.id for inner in ast.walk(node) if (name := _added_to(inner) or _loaded(inner))}


def _stores(node: ast.AST | None) -> set[str]:
    if _imports(node):
        return {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
    return {
        inner.id
        for inner in (ast.walk(node) if node is not None else ())
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store)
    }


def _added_to(node: ast.AST) -> ast.Name | None:
    """The name that a statement such as ``n += 1`` reads, though it stands there to be set."""
    return node.target if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name) else None


def _loaded(node: ast.AST) -> ast.Name | None:
    return node if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) else None


def _imports(node: ast.AST | None) -> TypeGuard[ast.Import | ast.ImportFrom]:
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
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if uses[name] == 1 and _is_literal(
                value
            ):
                yield name, any(isinstance(n, (ast.List, ast.Dict, ast.Set)) for n in ast.walk(value))


def _is_literal(node: ast.expr) -> bool:
    try:
        ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return False
    return True
