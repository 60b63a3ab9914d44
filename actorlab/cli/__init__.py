"""The command line, with one module for each audience.

It takes a command and its options, lets the other packages do the work, and prints what
they say. None of them imports it.
"""
