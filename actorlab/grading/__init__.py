"""From an execution to verdicts; many at once on Ray.

In come notebooks; out come graded ones. It knows no gradebook and no class.
"""
