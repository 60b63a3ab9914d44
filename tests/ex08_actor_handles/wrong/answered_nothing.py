# Leaves the question on the run for later.
# scores: 1 2 2 2 0
# says verify_own_run: still as you got it
# %% own_run starter
