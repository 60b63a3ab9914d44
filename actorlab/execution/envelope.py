"""What submissions run in on this machine, for all who need not know that it is bubblewrap.

Out go whether there is a sandbox, and the sentences that tell an instructor what it keeps.
"""

import os

from actorlab.execution import cgroups, sandbox
from actorlab.execution.runtime import Places
from actorlab.execution.sandbox import NoSandbox, missing, require

__all__ = ["NoSandbox", "Places", "described", "missing", "require"]


def described() -> list[str]:
    """How submissions are held to their limits here: a sentence or two.

    None where there is no sandbox, and none on a cluster, whose machines may differ.
    """
    if sandbox.missing() or os.environ.get("RAY_ADDRESS"):
        return []
    polled = cgroups.missing()
    limits = f"looked at twice a second, since {polled} (SECURITY.md)" if polled else "kept by cgroups"
    said = [f"Limits on each submission: {limits}."]
    if unfiltered := sandbox.unfiltered():
        said.append(f"System calls: none is refused, since {unfiltered} (SECURITY.md).")
    return said
