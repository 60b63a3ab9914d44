"""From what students hand in to notebooks that can be run.

It takes the exchange, archives and ``submitted/``, and gives restored notebooks and the
files beside them. It runs nothing.
"""
