"""A notebook's values as they cross to the grader: plain data, and what it stands for.

The student's process may report anything. The grader uses its word where a student
could as well have typed the value in, and compares what it says of actors with Ray's
record (``execution.cross_check``).
"""

import sys
from dataclasses import dataclass
from itertools import islice
from numbers import Integral
from types import SimpleNamespace
from typing import Any

_MOST = 1000  # items of a list or tuple, characters of a text
_LARGEST = 10**_MOST  # integer
_DEEPEST = 3  # lists in lists


@dataclass(frozen=True)
class ActorClass:
    """What the notebook says is an actor class of this name, with these methods."""

    class_name: str
    methods: frozenset[str] = frozenset()

    @property
    def __ray_metadata__(self) -> SimpleNamespace:
        return SimpleNamespace(class_name=self.class_name, method_meta=SimpleNamespace(methods=self.methods))


@dataclass(frozen=True)
class ActorHandle:
    """What the notebook says is the handle of the actor with this id."""

    _actor_id: bytes


class CannotTell(Exception):
    """The name of a value's type, which is all that is known, does not answer the question."""


@dataclass(frozen=True, eq=False)
class Other:
    """A value of any other type: nobody can tell what it is equal to, or less or more than.

    Raises:
        CannotTell: it is compared with another value.
    """

    type_name: str

    def _compared(self, other: Any) -> bool:
        raise CannotTell(f"a value is of type `{self.type_name}`")

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _compared
    __hash__ = object.__hash__


@dataclass(frozen=True)
class Called:
    """What the notebook says is only called and carries no data."""


# What can be called and carries no data, by the names of its types.
_CALLED = {
    "module",
    "function",
    "builtin_function_or_method",
    "type",
    "ABCMeta",
    "RemoteFunction",
    "ActorMethod",
}


def only_called(value: Any, depth: int = 0) -> bool:
    """Whether a value, or what the notebook says of one, is only called and carries no
    data: a module, a function, a class, an actor's handle, or a collection of these."""
    if isinstance(value, Other):
        return value.type_name in _CALLED
    if type(value) in (list, tuple, dict):
        items = list(value.values() if isinstance(value, dict) else value)
        return bool(items) and depth < _DEEPEST and all(only_called(item, depth + 1) for item in items)
    ray_actor: Any = sys.modules.get("ray.actor")
    if ray_actor:
        if isinstance(value, (ray_actor.ActorClass, ray_actor.ActorHandle)):
            return True
    return isinstance(value, (ActorClass, ActorHandle, Called)) or type(value).__name__ in _CALLED


def describe(value: Any, depth: int = 0) -> dict[str, Any]:
    """Describe a value of the notebook as data that JSON can hold.

    A value of a student's own class may run the student's code when it is asked something.
    If that raises an error, the description names the type alone.
    """
    try:
        return _describe(value, depth)
    except Exception:
        return {"other": _text(type(value).__name__)}


def _describe(value: Any, depth: int) -> dict[str, Any]:
    if isinstance(value, Integral) and not isinstance(value, bool):
        number = int(value)
        return {"plain": number} if abs(number) < _LARGEST else {"other": "int"}
    if isinstance(value, float):
        return {"plain": repr(float(value)), "float": True}  # JSON has no infinity
    if value is None or isinstance(value, (bool, str)):
        return {"plain": _text(value) if isinstance(value, str) else value}
    if (type(value) is list or isinstance(value, tuple)) and depth < _DEEPEST:
        kind = "list" if type(value) is list else "tuple"  # one with names, too
        return {kind: [describe(item, depth + 1) for item in islice(value, _MOST)]}
    return _of_ray(value) or {"other": _text(type(value).__name__)}


def _of_ray(value: Any) -> dict[str, Any]:
    """An actor class, or an actor's handle, as data; nothing if it is neither."""
    if ray_actor := sys.modules.get("ray.actor"):
        if isinstance(value, ray_actor.ActorClass):
            told = value.__ray_metadata__
            return {"actor class": told.class_name, "methods": list(told.method_meta.methods)[:_MOST]}
        if isinstance(value, ray_actor.ActorHandle):
            return {"actor": value._actor_id.hex()}
    return {}


def _text(text: str) -> str:
    """Take the beginning of a text, without lone halves of characters: no message can hold them."""
    return str.__getitem__(text, slice(_MOST)).encode("utf-8", "replace").decode()


def understand(described: Any, depth: int = 0) -> Any:
    """Turn a description back into a value, or into what stands for one.

    Raises:
        ValueError: it describes no value, or one deeper than ``describe`` makes.
    """
    if depth > _DEEPEST:
        raise ValueError("not a description of a value: it is too deep")
    match described:
        case {"plain": str() as value, "float": True}:
            return float(value)
        case {"plain": bool() | int() | str() | None as value}:
            return value
        case {"list": list() as items}:
            return [understand(item, depth + 1) for item in items]
        case {"tuple": list() as items}:
            return tuple(understand(item, depth + 1) for item in items)
        case {"actor class": str() as name, "methods": list() as methods}:
            return ActorClass(name, frozenset(map(str, methods)))
        case {"actor": str() as actor_id}:
            return ActorHandle(bytes.fromhex(actor_id))
        case {"called": True}:
            return Called()
        case {"other": str() as name}:
            return Other(name)
    raise ValueError(f"not a description of a value: {str(described)[:80]}")
