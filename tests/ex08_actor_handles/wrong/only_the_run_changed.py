# Only the last cell uses .remote.
# scores: 0 0 0 0
# %% recorder_class starter
# %% recorder_instance starter
# %% experiment_task starter
