# Counts the references that one call gives.
# scores: 1 2 0
# says verify_own_run: how many references each division gives
# %% own_run
answer = 2
