"""What ran, and answers to questions about it.

In come Ray's export events and the cells that a session ran; out come a record of actors
and calls, and answers read from it. It knows no exercise, no check and no grade.
"""
