# Leaves the race as it was, and types the number in.
# scores: 0 0 0 0
# says verify_own_run: First pass verify_early
# %% race starter
