# Everything changed but the class.
# scores: 0 0 0 0
# says verify_recorder: still a plain Python class
# %% recorder_class starter
