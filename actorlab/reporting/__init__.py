"""From a graded class to what people read: report, feedback, exports, Gradescope.

In come graded notebooks and the gradebook; out come pages and tables. It changes no grade.
"""
