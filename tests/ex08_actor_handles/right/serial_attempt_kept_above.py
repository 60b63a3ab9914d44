# A first attempt, one experiment after another, is kept in a cell above.
# scores: 1 2 2 2 1
# %% before run_experiments
start = time.time()
recorder.reset.remote()
for number in range(3):
    ray.get(experiment.remote(number, recorder))
print(ray.get(recorder.get.remote()), time.time() - start)
