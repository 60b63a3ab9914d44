"""How the tests' processes share the tests: in order, each taking the next when it is free."""

import pytest
from xdist.scheduler import LoadScopeScheduling

from support.sharing import unit


class InOrder(LoadScopeScheduling):
    """Keeps together what shares something, and begins what comes first first."""

    def __init__(self, config: pytest.Config, log=None) -> None:
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return unit(nodeid)
