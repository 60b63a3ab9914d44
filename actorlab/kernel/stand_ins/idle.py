"""A program that does nothing until somebody ends it."""

import signal

signal.pause()
