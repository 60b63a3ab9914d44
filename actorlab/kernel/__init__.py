"""What else runs in a student's kernel: the open exercise, its tracing, a quiet private Ray.

In come cells as they run; out come cards, hints and pictures. It knows neither nbgrader
nor how notebooks are graded.
"""
