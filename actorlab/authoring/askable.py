"""Find what the asserts of a test cell must not ask: a line each, for ``make verify``."""

import ast
from collections.abc import Iterator

from actorlab.checks.spec import Check, load_checks
from actorlab.course import hidden_tests
from actorlab.course.assignment import Assignment
from actorlab.execution.cross_check import names_in

_ORDER = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def unasked(assignment: Assignment) -> Iterator[str]:
    """Say what is wrong with the asserts in an exercise's test cells, a line each."""
    checks = load_checks(assignment.source_path.parent).exercise.checks
    judged = {name for check in checks.values() for name in check.names}
    for check, test in assignment.tests.items():
        yield from _taken(check, test, judged)
        if hidden_tests.released(test) != test:
            yield from _hidden(check, test, judged, checks.get(check))


def _taken(check: str, test: str, judged: set[str]) -> Iterator[str]:
    """Find names to which a student may have given another value, Python's own among them."""
    nodes = list(ast.walk(ast.parse(test)))
    names = [node.id for node in nodes if isinstance(node, ast.Name)]
    # What a comprehension counts with is its own: it neither reads nor changes a student's name.
    own = {
        node.target.id
        for node in nodes
        if isinstance(node, ast.comprehension) and isinstance(node.target, ast.Name)
    }
    for name in dict.fromkeys(names):
        if name not in judged | own | {"check", "seen"}:
            yield (
                f"The test cell {check} uses the name {name}, which may be a student's own. Ask a "
                'question of seen instead (CONTRIBUTING.md, "A check"), such as seen.length(...).'
            )


def _hidden(check: str, test: str, judged: set[str], spec: Check | None) -> Iterator[str]:
    """Find what hidden tests cannot ask, since only the grader runs them."""
    where = f"The test cell {check}"
    try:
        read = names_in(hidden_tests.released(test))
    except SyntaxError as problem:
        yield (
            f"{where} is no Python without its hidden tests: {problem.msg}. That is how students get it, "
            "and how it is run. Leave an assert beside them."
        )
        return
    for name in sorted(judged & set(names_in(test)) - set(read)):
        yield (
            f"{where} asks of {name} in its hidden tests alone, and the notebook is not asked what it shows to "
            "nobody. Name it in an assert that students can read too."
        )
    ordered = [
        one
        for hidden in hidden_tests.asserts(test)
        for one in ast.walk(hidden)
        if isinstance(one, ast.Compare) and any(isinstance(operator, _ORDER) for operator in one.ops)
    ]
    if spec and spec.noises and ordered:
        yield (
            f"{where} asks `{ast.unparse(ordered[0])}` in its hidden tests, and what a busy machine spoils is "
            "measured again only for what students can read. Ask it there."
        )
