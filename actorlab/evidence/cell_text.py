"""What a cell's text says, read as Python: the names that it sets, the calls in it."""

import ast
import re


def assigned(source: str) -> set[str]:
    """The names that a cell's own statements give a value to."""
    tree = parsed(source)
    if not tree.body:  # no Python that can be parsed: look at the text
        # Not \s, which takes line ends too: that takes the square of their number.
        given = r"^[ \t]*(?:class[ \t]+|def[ \t]+)?(\w+)[ \t]*(?:[(:].*)?(?::|=)"
        return set(re.findall(given, source, re.MULTILINE))
    names: set[str] = set()
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            names.add(node.name)
            continue  # what its body sets are not the notebook's names
        if isinstance(node, ast.comprehension):
            waiting.extend([node.iter, *node.ifs])  # nor is what it counts with
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id != "_":
            names.add(node.id)
        waiting.extend(ast.iter_child_nodes(node))
    return names


def parsed(source: str) -> ast.Module:
    """A cell's statements; none if they are not Python."""
    return _parsed(plain_python(source)) or ast.Module(body=[], type_ignores=[])


def plain_python(source: str) -> str:
    """A cell's text without what only IPython understands.

    A line magic may run a statement, as ``%time x = f()`` does; a value that comes
    from the shell, or from a magic, is as good as none.
    """
    special = lambda line: "%" in line or "!" in line or "?" in line
    return "\n".join(_plain(line) if special(line) else line for line in source.splitlines())


def _plain(line: str) -> str:
    code = line.strip()
    parts = re.match(r"((?:[\w, ]+=[ \t]*)?)(%%|[%!?]?)(.*)", code, re.DOTALL)
    assert parts is not None  # each part may be empty
    given, mark, command = parts.groups()
    if not mark:
        return "" if re.fullmatch(r"[\w.]+\?{1,2}", code) else line
    given = line[: len(line) - len(line.lstrip())] + given
    statement = command.partition(" ")[2].strip() if mark == "%" else ""
    if re.search("[=(]", statement) and _parsed(statement):
        return given + statement
    return f"{given}None" if given.strip() else ""


def _parsed(plain: str) -> ast.Module | None:
    try:
        return ast.parse(plain)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def gets_in_a_loop(source: str) -> bool:
    """Whether a cell calls ``ray.get`` inside a loop."""
    return any(
        isinstance(call, ast.Call) and ast.unparse(call.func).endswith("ray.get")
        for loop in ast.walk(parsed(source))
        if isinstance(loop, (ast.For, ast.While))
        for call in ast.walk(loop)
    )
