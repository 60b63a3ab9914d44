"""A program that does nothing until somebody ends it (see ``execution.sandbox``)."""

import signal

signal.pause()
