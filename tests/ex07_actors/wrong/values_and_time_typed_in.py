# Types both the values and the duration in.
# scores: 1 1 0 0
# says verify_results: Where do these values come from
# says verify_duration: Where do these values come from
# %% parallel_increments
results = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
duration = 2.51
