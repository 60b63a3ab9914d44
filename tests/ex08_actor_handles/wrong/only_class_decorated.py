# The class is an actor class; the task still calls the method directly.
# scores: 1 0 0 0 0
# says verify_progress: called an actor's method directly
# says verify_side_by_side: called an actor's method directly
# %% experiment_task starter
