"""One part of the tests, for a machine of several: ``SHARD=2/4 make test``.

Which tests a part holds depends on what there is, and on nothing else.
"""

import os
import re
from collections.abc import Sequence

import pytest

from support.sharing import unit


@pytest.hookimpl(trylast=True)  # after -m and -k
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what other parts run."""
    if asked := os.environ.get("SHARD", ""):
        ours = in_part([unit(item.nodeid) for item in items], asked)
        config.hook.pytest_deselected(items=[item for item, our in zip(items, ours) if not our])
        items[:] = [item for item, our in zip(items, ours) if our]


def in_part(units: Sequence[str], asked: str) -> list[bool]:
    """Which tests belong to a part.

    Args:
        units: for each test, what it is not to be parted from.
        asked: such as ``2/4``, for the second of four.

    Raises:
        pytest.UsageError: there is no such part.
    """
    found = re.fullmatch(r"(\d+)/(\d+)", asked)
    part, parts = map(int, found.groups()) if found else (0, 0)
    if not 0 < part <= parts:
        raise pytest.UsageError(
            f"SHARD={asked} is no part of the tests. Write, for the second of four: SHARD=2/4"
        )
    turn = {unit: number for number, unit in enumerate(dict.fromkeys(units))}
    return [turn[unit] % parts == part - 1 for unit in units]
