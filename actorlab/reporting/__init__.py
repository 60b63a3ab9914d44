"""From a graded class to what people read: report, feedback, exports, Gradescope.

It takes graded notebooks and the gradebook, and gives pages and tables. It changes no grade.
"""
