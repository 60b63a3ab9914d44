# A first attempt waited for nothing: its experiments still report when the cell runs.
# scores: 1 2 2 2 1
# %% before run_experiments
recorder.reset.remote()
running = [experiment.remote(number, recorder) for number in range(3)]
everything = recorder.get.remote()
