# Counts all reports, and not those that were under way at once.
# scores: 1 2 2 2 0
# says verify_own_run: You answered 12: that is how many reports there are in all
# %% own_run
answer = 12
