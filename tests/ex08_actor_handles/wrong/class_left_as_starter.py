# Everything changed but the class.
# scores: 0 0 0 0 0
# says verify_recorder: a plain Python class when the cell ran
# %% recorder_class starter
