# The class is an actor class; the task still calls the method directly.
# scores: 1 0 0 0
# %% experiment_task starter
