# Class and instance are an actor's, the rest is as it was.
# scores: 1 0 0 0 0
# says verify_reports: The cell of Step 4 called an actor's method directly
# %% experiment_task starter
# %% run_experiments starter
