"""Mistakes that students may make in any exercise with actors.

Each module is a topic. It takes the few facts of an exercise, and gives bundles: mistakes
that an exercise lists with its checks, in the order in which they are to be tried, beside
its own. An ``Exercise`` made here knows what Ray's errors mean, whichever cell stops with
one, and it knows calls of which Ray keeps no record.
"""

from actorlab.checks import spec
from actorlab.misconceptions import ray_errors, unrecorded


class Exercise(spec.Exercise):
    """An exercise of which every check knows Ray's errors, and calls without a record."""

    first = unrecorded.any_check()
    errors = ray_errors.any_cell()


__all__ = ["Exercise"]
