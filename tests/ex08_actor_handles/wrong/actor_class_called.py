# `Recorder()` on the actor class.
# scores: 0 0 0 0 0
# %% recorder_instance
recorder = Recorder()
