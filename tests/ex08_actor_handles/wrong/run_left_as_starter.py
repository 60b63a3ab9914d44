# The notebook still calls the recorder directly.
# scores: 1 0 0 0 0
# says verify_reports: The cell of Step 4 called an actor's method directly
# %% run_experiments starter
