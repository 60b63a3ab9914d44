"""Reading and writing files, even those that a student controls.

It takes paths and bytes that nobody vouches for, and gives bounded reads, whole writes
and digests. It knows no notebook, no Ray and no course.
"""
