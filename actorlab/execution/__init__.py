"""From a restored notebook to an executed one, with what the grader saw from outside.

Only this package knows that there is a sandbox. It gives no points.
"""
