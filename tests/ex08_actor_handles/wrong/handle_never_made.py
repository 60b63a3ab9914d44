# `Recorder.remote` without brackets.
# scores: 0 0 0 0 0
# says verify_recorder: names the method `remote` itself
# %% recorder_instance
recorder = Recorder.remote
