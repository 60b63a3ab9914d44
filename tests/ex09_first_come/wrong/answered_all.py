# Counts all certificates.
# scores: 2 2 1 0
# says verify_own_run: how many certificates there are in all
# %% own_run
answer = 4
