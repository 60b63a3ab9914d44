"""From verdicts to nbgrader's gradebook; what has not changed keeps its grade.

Only this package writes nbgrader's database.
"""
