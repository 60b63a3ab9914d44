"""Values that cross to the grader: whatever the notebook holds, and whatever its process says."""

import json

import pytest

from actorlab.evidence.values import ActorClass, ActorHandle, Called, Other, describe, understand
from support.properties import given, json_values, st, texts

LONGEST = 1000  # characters of a text, and items of a list

plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters(codec="utf-8"), max_size=50),
    lambda inner: st.lists(inner, max_size=4) | st.tuples(inner, inner),
    max_leaves=10,
).filter(lambda value: depth(value) <= 3)


def depth(value):
    return 1 + max(map(depth, value), default=0) if isinstance(value, (list, tuple)) else 0


def crossed(value):
    """What a grader is told of a value, as the message to it has it: UTF-8, without infinities."""
    return json.loads(json.dumps(describe(value), ensure_ascii=False, allow_nan=False).encode())


@given(plain)
def test_plain_values_cross_unchanged(value):
    arrived = understand(crossed(value))
    assert arrived == value and repr(arrived) == repr(value)


class Raising:
    """An object of a student's, of which everything that is asked is an error."""

    @property
    def __class__(self):
        raise RuntimeError

    def __getattr__(self, name):
        raise RuntimeError(name)


class Integer(int):
    def __int__(self):
        raise RuntimeError

    __index__ = __int__


class Text(str):
    def __getitem__(self, at):
        return object()


class Pair(tuple):
    def __iter__(self):
        raise RuntimeError

    __getitem__ = __iter__


ODD = [
    Raising,
    lambda: Integer(3),
    lambda: Text("x" * 5000),
    lambda: Pair((1, 2)),
    lambda: float("nan"),
    lambda: 10**5000,
    lambda: -(10**5000),
    lambda: "\ud800",
    lambda: b"bytes",
    lambda: type("x" * 100_000, (), {})(),
    lambda: [0] * 5000,
    lambda: "x" * 100_000,
]
odd = st.recursive(
    st.sampled_from(ODD) | texts | st.integers(min_value=-(10**400), max_value=10**400),
    lambda inner: (
        st.lists(inner, max_size=3) | st.tuples(inner, inner) | st.dictionaries(texts, inner, max_size=2)
    ),
    max_leaves=6,
)


def made(value):
    """A value with what is odd in it: Hypothesis itself would ask it things."""
    if isinstance(value, dict):
        return {key: made(inner) for key, inner in value.items()}
    return (
        type(value)(map(made, value))
        if isinstance(value, (list, tuple))
        else value()
        if callable(value)
        else value
    )


@given(odd)
def test_whatever_a_notebook_holds_is_described(value):
    told = crossed(made(value))
    understand(told)
    for item in items(told):
        assert not isinstance(item, (str, list)) or len(item) <= LONGEST
        assert isinstance(item, bool) or not isinstance(item, int) or abs(item) < 10**LONGEST


def items(told):
    yield told
    for inner in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        yield from items(inner)


KINDS = ["plain", "float", "list", "tuple", "actor class", "methods", "actor", "called", "other"]
descriptions = st.recursive(
    json_values | st.fixed_dictionaries({"plain": json_values, "float": st.just(True)}),
    lambda inner: st.dictionaries(st.sampled_from(KINDS), inner | st.lists(inner, max_size=3), max_size=3),
    max_leaves=8,
)


@given(descriptions)
def test_whatever_is_said_is_understood_or_is_a_value_error(described):
    try:
        value = understand(json.loads(json.dumps(described)))
    except ValueError:
        return
    assert isinstance(
        value, (type(None), bool, int, float, str, list, tuple, ActorClass, ActorHandle, Called, Other)
    )


def test_no_value_is_as_deep_as_that():
    told = {"plain": 1}
    for _ in range(300):
        told = {"list": [told]}
    with pytest.raises(ValueError):
        understand(told)
