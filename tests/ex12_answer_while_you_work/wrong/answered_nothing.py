# Leaves the question on the run for later.
# scores: 3 1 2 1 0
# says verify_own_run: still as you got it
# %% own_run starter
