"""Mistakes that any exercise with actors may meet.

In come the few facts of an exercise; out come recognisers and the messages to students.
Each is registered with a check like an exercise's own, and is tried in the order of
registration.
"""
