# `Recorder.remote` without brackets.
# scores: 0 0 0 0
# %% recorder_instance
recorder = Recorder.remote
