# Starting, looking and measuring stand in cells of their own.
# scores: 1 2 2 2 1
# %% run_experiments
start_workers(3)
recorder.reset.remote()
# %% after run_experiments
start_time = time.time()
running = [experiment.remote(number, recorder) for number in range(3)]
# %% after run_experiments
time.sleep(1.2)
halfway = ray.get(recorder.get.remote())
# %% after run_experiments
ray.get(running)
everything = ray.get(recorder.get.remote())
# %% after run_experiments
duration = time.time() - start_time
