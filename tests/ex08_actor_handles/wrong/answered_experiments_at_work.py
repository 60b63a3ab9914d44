# Counts the experiments that work side by side.
# scores: 1 2 2 2 0
# says verify_own_run: how many experiments are at work at once
# %% own_run
answer = 3
