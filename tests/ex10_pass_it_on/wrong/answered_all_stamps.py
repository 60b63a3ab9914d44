# Counts all bars of the picture.
# scores: 2 2 1 0
# says verify_own_run: how many stamps there are in all
# %% own_run
answer = 12
