"""What else runs in a student's kernel: the open exercise, its tracing, a quiet private Ray.

It takes cells as they run, and gives cards, hints and pictures. It knows neither nbgrader
nor how notebooks are graded.
"""
