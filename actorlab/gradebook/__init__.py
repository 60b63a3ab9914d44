"""From verdicts to nbgrader's gradebook.

It takes graded notebooks, enters their verdicts, and keeps the grade of what has not
changed. Only this package enters grades in nbgrader's database.
"""
