"""Hands on ``actorlab.kernel.cells``."""

from actorlab.kernel.cells import is_set_up as is_set_up
from actorlab.kernel.cells import is_test as is_test
