"""Mistakes that students may make in any exercise with actors.

It takes the few facts of an exercise, and gives functions that recognise mistakes, with
the messages to students. Each mistake is registered with a check like an exercise's own;
the check tries them in the order of registration.
"""
