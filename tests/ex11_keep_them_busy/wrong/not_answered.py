# The question is not answered.
# scores: 3 2 0
# says verify_own_run: still as you got it
# %% own_run starter
