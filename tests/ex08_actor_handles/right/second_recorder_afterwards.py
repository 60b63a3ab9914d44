# Plays with a second recorder once the exercise is done.
# scores: 1 2 2 2 1
# %% after run_experiments
other = Recorder.remote()
ray.get([other.report.remote(7, 1), experiment.remote(8, other)])
print(ray.get(other.get.remote()))
