# No actor at all: lists that look right.
# scores: 0 0 0 0 0
# %% recorder_class starter
# %% recorder_instance starter
# %% experiment_task starter
# %% run_experiments
recorder = Recorder()
everything = [[number, step] for step in range(1, 5) for number in range(3)]
halfway = everything[:6]
duration = 2.2
