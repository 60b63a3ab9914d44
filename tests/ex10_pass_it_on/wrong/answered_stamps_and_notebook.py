# Counts the notebook, too.
# scores: 2 2 1 0
# says verify_own_run: another number
# %% own_run
answer = 3 + 2
