# The notebook still calls the recorder directly.
# scores: 1 0 0 0
# says verify_reports: called an actor's method directly
# %% run_experiments starter
