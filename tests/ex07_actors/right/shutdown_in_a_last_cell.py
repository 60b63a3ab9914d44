# Shuts Ray down in the cell after the loop.
# alone: it shuts Ray down.
# scores: 1 1 2 2 1
# %% after parallel_increments
ray.shutdown()
