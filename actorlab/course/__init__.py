"""What a course consists of: its folders, its source notebooks and nbgrader's application.

It takes a course's folder, and gives assignments and the notebooks that students get. It
knows no submission.
"""
