# Knows that the clerk writes one at a time.
# scores: 2 2 1 0
# says verify_own_run: how many the clerk writes at a time
# %% own_run
answer = 1
