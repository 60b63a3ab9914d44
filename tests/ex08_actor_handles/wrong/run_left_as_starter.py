# The notebook still calls the recorder directly.
# scores: 0 0 0 0
# %% run_experiments starter
