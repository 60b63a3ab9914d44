"""Let an actor's methods return other values than they would, for a trial.

This runs in the actor's own process, and changes nothing of what the methods do. Only
what they return differs, number by number, and so does whatever is made of it (see
``execution.trial``).
"""

import inspect
import re
import secrets
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from numbers import Number
from typing import Any

_LEAST, _SPREAD = 10, 90  # what is added to a number
_DEEPEST = 20  # lists in lists; what lies deeper is left out
# How many times as fast as usual one sleeps in a trial: half a second that two calls have in
# common must still be more than clocks may differ by (``CLOCK_SLACK``).
_FASTER = 5


def alter(value: Any, depth: int = 0) -> Any:
    """Make a value of the same form in which every number and every text differs.

    ``None``, truth values, actors' handles and dictionary keys that are names stay.
    ``None`` takes the place of what cannot be altered.
    """
    if value is None or isinstance(value, bool) or _is_handle(value):
        return value
    if depth > _DEEPEST:
        return None
    with suppress(Exception):  # a student's own type may refuse anything
        inner = lambda item: alter(item, depth + 1)
        if isinstance(value, str):
            return re.sub(r"\d+", lambda n: str(int(n[0]) + _added()), value) + "~" * (
                not re.search(r"\d", value)
            )
        if isinstance(value, Number) or hasattr(value, "dtype"):
            return value + _added()  # pyright: ignore[reportOperatorIssue] one that cannot be added to is left out
        if isinstance(value, Mapping):
            return {_altered_key(key): inner(item) for key, item in value.items()}
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return type(value)(*map(inner, value))
        if isinstance(value, (list, tuple, set, frozenset)):
            return type(value)(map(inner, value))
        if hasattr(value, "task_id"):  # a reference to a value that is kept elsewhere
            import ray

            return ray.put(inner(ray.get(value)))
    return None


def taken_away(value: Any) -> Any:
    """What replaces a value when a trial begins: an empty one of its type, or ``None``."""
    return type(value)() if type(value) in (list, tuple, dict) else None


def _altered_key(key: Any) -> Any:
    """Alter a key as a value; a name stays, so that code that uses it still finds its value."""
    return key if isinstance(key, str) and not re.search(r"\d", key) else alter(key)


def install(actor: Any) -> str:
    """Let an actor's methods return altered values from now on, and waste no time.

    Ray runs each method through a function of its own that holds the method. This keeps
    that function, and gives it another method to hold.

    Args:
        actor: the object in whose process this runs, as ``__ray_call__`` gives it.

    Returns:
        The actor's id, in hex.

    Raises:
        AttributeError, KeyError, ValueError: Ray does not keep its methods as this expects.
    """
    import ray
    from ray._private import worker

    manager: Any = worker.global_worker.function_actor_manager
    for known in list(manager._function_execution_info.values()):
        name = getattr(known.function, "name", "")
        if name and not name.startswith("__"):
            held = dict(zip(known.function.__code__.co_freevars, known.function.__closure__))["method"]
            held.cell_contents = _altered(held.cell_contents)
    sleep_less()
    return ray.get_runtime_context().get_actor_id() or ""


def sleep_less() -> None:
    """Let ``time.sleep`` take a fifth of its time in this process."""
    sleep = time.sleep
    if not hasattr(sleep, "__wrapped__"):

        def shorter(seconds: float) -> None:
            sleep(seconds / _FASTER)

        marked: Any = shorter
        marked.__wrapped__ = sleep
        time.sleep = shorter


def _altered(method: Callable) -> Callable:
    if getattr(method, "altered", False):
        return method
    of_the_class = inspect.ismethod(method)

    def call(*args: Any, **kwargs: Any) -> Any:
        returned = method(*args[of_the_class:], **kwargs)
        if inspect.isawaitable(returned):
            return _awaited(returned)
        if inspect.isasyncgen(returned):
            return (alter(item) async for item in returned)
        if inspect.isgenerator(returned):
            return (alter(item) for item in returned)
        return alter(returned)

    marked: Any = call
    marked.altered = True
    return marked


async def _awaited(returned: Any) -> Any:
    return alter(await returned)


def _added() -> int:
    return _LEAST + secrets.randbelow(_SPREAD)


def _is_handle(value: Any) -> bool:
    return type(value).__name__ == "ActorHandle"
