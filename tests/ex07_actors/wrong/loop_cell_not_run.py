# The loop cell holds nothing but a comment, so it has no names to check.
# scores: 1 1 0 0 0
# says verify_results: There is no `results` yet
# says verify_duration: There is no `duration` yet
# %% parallel_increments
# I will do this later.
