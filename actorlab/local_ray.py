"""Where notebooks that were released with version 0.1 look for ``start_workers``."""

from actorlab.kernel.local_ray import start_workers

__all__ = ["start_workers"]
