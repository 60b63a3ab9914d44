# Counts all increments, and not those that were under way at once.
# scores: 1 1 2 2 0
# says verify_own_run: You answered 10: that is how many increments there are
# %% own_run
answer = 10
