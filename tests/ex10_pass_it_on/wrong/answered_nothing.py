# Leaves the question open.
# scores: 2 2 1 0
# says verify_own_run: is still
# %% own_run
answer = None
