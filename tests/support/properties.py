"""Hypothesis, set up for these tests: the same examples in every run, and as many as are quick.

To look for new ones: HYPOTHESIS_PROFILE=search .venv/bin/python -m pytest tests/unit/properties
"""

import os

import pytest

pytest.importorskip("hypothesis", reason="hypothesis is not installed: make setup installs it")

from hypothesis import HealthCheck, given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

__all__ = ["given", "json_values", "settings", "st", "texts"]

# No deadline: machines are busy. No database: nothing is written beside the tests.
_COMMON = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}
settings.register_profile("same", max_examples=25, derandomize=True, **_COMMON)
settings.register_profile("search", max_examples=3000, **_COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

# Any text that JSON can hold: lone halves of characters and control characters, too.
texts = st.text(st.characters(codec=None), max_size=20)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts | st.just(10**400),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=8,
)
