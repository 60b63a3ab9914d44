# Everything changed but the class.
# scores: 0 0 0 0
# %% recorder_class starter
