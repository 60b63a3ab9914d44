"""Stands in for Ray's dashboard, which serves nobody where a notebook asked for none.

``ray.init`` waits until a dashboard has written down its address. This has a process write
that down which has imported Ray already. Where nobody forks one, it becomes Ray's own.
"""

import os
import runpy
import signal
import sys

from actorlab.kernel.fork_server import DASHBOARD, FORKS, OWN_DASHBOARD, ask


def _write_address(options: dict[str, str]) -> None:
    from ray._private.ray_constants import DASHBOARD_ADDRESS, KV_NAMESPACE_DASHBOARD
    from ray._raylet import GcsClient  # pyright: ignore[reportAttributeAccessIssue]

    control = GcsClient(address=options["--gcs-address"], cluster_id=options["--cluster-id-hex"])
    address = f"{options['--host']}:{options['--port']}"
    control.internal_kv_put(DASHBOARD_ADDRESS.encode(), address.encode(), True, KV_NAMESPACE_DASHBOARD)


if __name__ == "__main__":
    words = sys.argv[1:]
    if "ray" in sys.modules:
        _write_address(dict(word.split("=", 1) for word in words if "=" in word))
        os._exit(0)
    forked = 0
    if "--disable-frontend" in words:
        try:
            forked = ask(os.environ[FORKS], [str(DASHBOARD), *words], dict(os.environ), os.getcwd(), (1, 2))
        except OSError:
            pass
    if forked:
        signal.pause()
    runpy.run_path(os.environ[OWN_DASHBOARD], run_name="__main__")
