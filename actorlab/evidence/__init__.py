"""What ran, and answers to questions about it.

It takes Ray's export events and the cells that a session ran, and gives a record of
actors and calls, and answers that it reads from the record. It knows no exercise, no
check and no grade.
"""
