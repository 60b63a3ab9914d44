"""Let Ray write down how calls ended before a cell stops Ray or kills actors.

A worker writes a call's end up to a tenth of a second after it, and one that is stopped by
``ray.shutdown`` or ``ray.kill`` no longer does (docs/what-ray-does.md). Whoever runs all
cells at once would lose the last call of each actor, and read that it never ran.
"""

import re
import time
from pathlib import Path
from typing import Any

from actorlab.evidence import export_events

_ENDS_ACTORS = re.compile(r"\b(shutdown|kill)\b")
_LIMIT = 2.0  # seconds; what still runs then is what the cell is to stop


class BeforeKill:
    """Watches one kernel for such cells.

    Args:
        ray_folder, driver: as for ``evidence.export_events.read``.
    """

    def __init__(self, ray_folder: Path, driver: int | None) -> None:
        self._ray_folder = ray_folder
        self._driver = driver
        self._ended = 0.0  # when the last cell did, in seconds since the epoch

    def begin(self, shell: Any) -> None:
        """Register with an IPython shell, before whoever notes when cells begin."""
        shell.events.register("pre_run_cell", self._before_cell)
        shell.events.register("post_run_cell", self._after_cell)

    def _before_cell(self, info: Any) -> None:
        if _ENDS_ACTORS.search(info.raw_cell or ""):
            time.sleep(max(0.0, self._ended + export_events.WRITTEN_AFTER - time.time()))
            ended = lambda record: not record.unended
            export_events.wait_until(self._ray_folder, ended, _LIMIT, driver=self._driver)

    def _after_cell(self, result: Any) -> None:
        self._ended = time.time()
