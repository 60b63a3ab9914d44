# The cell that creates the recorder is run again after the experiments.
# scores: 0 0 0 2 0
# says verify_recorder: was created after the experiments had run
# says verify_progress: was created after the experiments had run
# %% after run_experiments
recorder = Recorder.remote()
