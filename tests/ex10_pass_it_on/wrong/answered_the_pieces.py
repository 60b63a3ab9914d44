# Counts the pieces.
# scores: 2 2 1 0
# says verify_own_run: how many pieces there are
# %% own_run
answer = 4
