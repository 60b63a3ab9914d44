# Leaves the question for later.
# scores: 2 2 1 0
# says verify_own_run: still as you got it
# %% own_run starter
