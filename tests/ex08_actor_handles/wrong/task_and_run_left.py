# Class and instance are an actor's, the rest is as it was.
# scores: 1 0 0 0
# %% experiment_task starter
# %% run_experiments starter
