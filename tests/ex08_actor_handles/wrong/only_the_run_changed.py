# Only the last cell uses .remote.
# scores: 0 0 0 0 0
# says verify_progress: no actor's handle
# says verify_side_by_side: no actor's handle
# %% recorder_class starter
# %% recorder_instance starter
# %% experiment_task starter
