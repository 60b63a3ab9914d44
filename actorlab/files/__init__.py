"""Reading and writing files, also those that a student controls.

In come paths and bytes that nobody vouches for; out come bounded reads, whole writes and
digests. It knows no notebook, no Ray and no course.
"""
