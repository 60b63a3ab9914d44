# Everything changed but the instance.
# scores: 0 0 0 0 0
# %% recorder_instance starter
