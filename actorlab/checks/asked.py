"""The two cells in which every exercise asks the student something, by the names of all.

In the first, the student predicts what a run will show (``checks.prediction``); in the
second, the student reads a number off the picture of that run (``checks.own_run``). The
names are the same in every exercise, so that nobody has to declare them.
"""

PREDICTION = "prediction"  # the cell in which the student predicts
GUESS = "guess"  # the name that holds what was predicted; None if nothing was
OWN_RUN = "own_run"  # the cell with the question on one's own run
ANSWER = "answer"  # the name that holds the answer; None if there is none
VERIFY_OWN_RUN = "verify_own_run"  # the check of that answer
ASKED = (PREDICTION, OWN_RUN)  # no steps of the exercise: nothing is built on what they hold
