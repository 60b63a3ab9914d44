"""A program that does nothing until it is ended (see ``sandbox``)."""

import signal

signal.pause()
