# Counts the increments of one actor.
# scores: 1 1 2 2 0
# says verify_own_run: how many each actor runs
# %% own_run
answer = 5
