"""From what students hand in to notebooks that can be run.

In come the exchange, archives and ``submitted/``; out come restored notebooks and the
files beside them. It runs nothing.
"""
