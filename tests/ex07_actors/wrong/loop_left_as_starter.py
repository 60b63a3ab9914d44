# Class and actors are right; the loop still calls methods as on plain objects.
# scores: 1 1 0 0 0
# says verify_results: still as you got it
# says verify_duration: still as you got it
# %% parallel_increments starter
