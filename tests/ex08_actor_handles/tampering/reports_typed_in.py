# No actor at all: lists that look right.
# scores: 0 0 0 0
# %% recorder_class starter
# %% experiment_task starter
# %% run_experiments
recorder = Recorder()
everything = [[n, s] for s in range(1, 5) for n in range(3)]
halfway = everything[:5]
duration = 2.2
