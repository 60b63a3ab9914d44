# Counts all divisions, and not those that were under way at once.
# scores: 1 2 0
# says verify_own_run: You answered 3: that is how many divisions there are
# %% own_run
answer = 3
