"""Stands in for Ray's program for workers: has one forked that has imported Ray already.

Where nobody forks one for these settings, it becomes Ray's own.
"""

import os
import runpy
import sys

from actorlab.kernel.fork_server import FORKS, OWN_WORKER, ask

if __name__ == "__main__":
    own = os.environ[OWN_WORKER]
    try:
        forked = ask(os.environ[FORKS], [own, *sys.argv[1:]], dict(os.environ), os.getcwd(), (1, 2))
    except OSError:
        forked = 0
    if not forked:
        runpy.run_path(own, run_name="__main__")
