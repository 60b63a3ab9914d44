# Remembers the picture of the starter.
# scores: 2 2 1 0
# says verify_own_run: before you changed the loop
# %% own_run
answer = 0
