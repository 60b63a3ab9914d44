# Counts what one station does at a time.
# scores: 2 2 1 0
# says verify_own_run: what one station does
# %% own_run
answer = 1
