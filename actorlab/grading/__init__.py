"""From an execution to verdicts; many at once on Ray.

It takes notebooks, and gives graded ones. It knows no gradebook and no class.
"""
