"""The notebook's side of a trial (see ``execution.trial``): prepare it, and tell of it.

A trial is the last thing that happens in this process, so nothing is put back.
"""

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from IPython import get_ipython
from IPython.display import display

from actorlab.kernel.altered import install, sleep_less, taken_away
from actorlab.kernel.protocol import TRIAL

_DEEPEST = 3  # lists in lists
_PATIENCE = 5.0  # seconds in which an actor answers; it has answered the cells already

# What was sent to the actors, until they have answered. Not their handles: an actor
# would outlive its last one.
_sent: list[Any] = []
_altered: list[str] = []
_watched: list[bool] = []  # whether new actors, and the end of Ray, are noticed


def begin(names: list[str], anew: bool, quick: bool) -> None:
    """Let all actors that this process knows, or will make, return other values than they
    would; take the values of some names away.

    Args:
        names: replace the value of each by an empty one of the same type.
        anew: whether all cells will run again, also those that start Ray and make actors.
        quick: whether this process sleeps less, too.

    Raises:
        RuntimeError: Ray is not running, and no cell will start it.
    """
    import ray
    import ray.actor

    namespace = get_ipython().user_ns
    if not (anew or ray.is_initialized()):
        raise RuntimeError("Ray is not running.")
    _sent.clear()
    _altered.clear()
    for name in names:
        namespace[name] = taken_away(namespace.get(name))
    if ray.is_initialized():
        for handle in _handles(list(namespace.values()), ray.actor.ActorHandle):
            _send(handle)
    if not _watched:
        _watched.append(True)
        ray.actor.ActorClass._remote = _with_each(ray.actor.ActorClass._remote, after=_send)
        ray.shutdown = _with_each(ray.shutdown, before=_collect)
    if quick:
        sleep_less()


def tell() -> None:
    """Publish, under ``TRIAL``, which actors have said that they return other values."""
    _collect()
    display({TRIAL: {"altered": _altered}}, raw=True)


def _collect() -> None:
    ray = sys.modules["ray"]
    while _sent and ray.is_initialized():
        with suppress(Exception):  # an actor that is no more
            _altered.append(ray.get(_sent.pop(), timeout=_PATIENCE))


def _with_each(function: Callable, before: Callable | None = None, after: Callable | None = None) -> Callable:
    """Wrap a function so that each call also does something before or after."""

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        if before:
            before()
        made = function(*args, **kwargs)
        if after:
            after(made)  # sent before the student's first call of what was made
        return made

    return call


def _send(handle: Any) -> None:
    with suppress(Exception):
        _sent.append(handle.__ray_call__.remote(install))


def _handles(values: list[Any], kind: type, depth: int = 0) -> Iterator[Any]:
    for value in values:
        if isinstance(value, kind):
            yield value
        elif type(value) in (list, tuple, dict) and depth < _DEEPEST:
            yield from _handles(list(value.values() if type(value) is dict else value), kind, depth + 1)
