"""What a course consists of: its folders, its source notebooks and nbgrader's application.

In comes a course's folder; out come assignments and the notebooks that students get. It
knows no submission.
"""
