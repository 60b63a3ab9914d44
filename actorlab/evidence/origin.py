"""Follow the value of a name back to the runs of cells that it comes from.

Students run cells again and again. Ray's record keeps what an earlier attempt did,
and that must not count for a value that has nothing to do with it. So this module
goes back from the run that gave a name its value, to the runs that gave their values
to the names which that run reads, and so on. Calls that were sent since the first of
these runs may have led to the value; calls that were sent before have not.

If a value cannot be followed, anything may have led to it: no right answer may be
lost because something could not be seen.
"""

import builtins
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from actorlab.evidence.cell_names import facts_of, is_typed_in
from actorlab.evidence.session import CellRun

_FETCH = re.compile(r"\b(get|wait|await|gather|result)\b")
_WHOLE = 1_000  # names followed; no notebook needs as many


def since(name: str, runs: Sequence[CellRun], only_called: Callable[[str], bool]) -> float:
    """When the first run began that may have led to the value of a name.

    Args:
        name: the name in the notebook.
        runs: the runs of cells so far.
        only_called: whether a name now holds only what is called and carries no
            data, such as a module, a function or an actor's handle.

    Returns:
        Seconds since the epoch; 0 if any run may have.
    """
    first = float("inf")
    for at, counts in followed(name, runs, only_called):
        if at is None:
            return 0.0
        if counts:
            first = min(first, runs[at].start)
    return first


def until(name: str, runs: Sequence[CellRun]) -> float:
    """When the last run ended that may have given a name its value, or may have changed
    that value, as by ``order.append(3)``.

    Args:
        name: the name in the notebook.
        runs: the runs of cells so far.

    Returns:
        Seconds since the epoch; infinite if nobody can tell.
    """
    at = giver(name, runs)
    if at is None:
        return float("inf")
    changes = re.compile(rf"\b{re.escape(name)}\s*(\.|\[[^\]]*\]\s*[-+*/]?=[^=])")
    return max(
        run.end for run in runs[at:] if run is runs[at] or name in run.changed or changes.search(run.source)
    )


def names_behind(name: str, runs: Sequence[CellRun]) -> set[str]:
    """The names that lead to where the value of a name comes from."""
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
        run, text = runs[at], facts_of(runs[at].source)
        if name in run.changed or (run.error is None and name in text.sets):
            return at
        if run.error is None and text.hides:
            return None
    return None


def is_left_over(name: str, runs: Sequence[CellRun]) -> bool:
    """Whether the cell that gave a name its value was run again, and gave it none: then
    the value comes from an earlier run, and a restart would lose it.

    It takes an environment that tells cells apart, as JupyterLab does; elsewhere the
    answer is no.
    """
    at = giver(name, runs)
    if at is None or (run := last_run_of_its_cell(runs[at], runs)) is runs[at]:
        return False
    text = facts_of(run.source)
    if isinstance(run.error, SyntaxError):  # nothing of it ran
        return True
    if text.hides or any(name in facts_of(other.source).globals for other in runs):
        return False
    # One that names it may have changed it, or have been content with it.
    stopped_before = run.error is not None and name in text.gives
    return stopped_before or not re.search(rf"\b{re.escape(name)}\b", run.source)


def last_run_of_its_cell(run: CellRun, runs: Sequence[CellRun]) -> CellRun:
    """The last run of the same cell, where cells can be told apart; otherwise the run itself."""
    return next((other for other in reversed(runs) if run.cell and other.cell == run.cell), run)


def is_fetched(name: str, runs: Sequence[CellRun]) -> bool:
    """Whether the run that gave a name its value, or a function that it calls, may have
    fetched that value from somewhere."""
    at = giver(name, runs)
    if at is None:
        return True
    text = facts_of(runs[at].source)
    helpers = [run.source for run in runs[:at] if text.reads & facts_of(run.source).defines.keys()]
    return not is_typed_in(name, runs[at].source) and any(map(_FETCH.search, [runs[at].source, *helpers]))


def followed(
    name: str,
    runs: Sequence[CellRun],
    only_called: Callable[[str], bool],
    names: set[str] | None = None,
) -> Iterator[tuple[int | None, bool]]:
    """Yield the place of each run that led to a name's value, and whether calls since count.

    ``None`` stands for a run that cannot be found. ``names`` collects the names that
    were followed.
    """
    names = set() if names is None else names
    set_by_functions = {n for run in runs for n in facts_of(run.source).globals}
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
        text = facts_of(runs[at].source)
        if wanted in text.defines:  # it runs where it is called, with the names as they are there
            follow(text.defines[wanted], before)
        elif wanted != name and only_called(wanted) and _is_still(wanted, at, runs):
            if "lambda" in runs[at].source:
                follow(text.reads, before)
        elif text.hides or not (
            wanted in text.sets or re.search(rf"\b{re.escape(wanted)}\b", runs[at].source)
        ):
            yield None, True
        else:
            yield at, wanted == name or text.typed_in.get(wanted, True)
            follow(text.reads, at)


def _is_still(name: str, at: int, runs: Sequence[CellRun]) -> bool:
    """Whether a name was last given its value by the same code as in this run."""
    last = giver(name, runs)
    return last is not None and runs[last].source == runs[at].source
