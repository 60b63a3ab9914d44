# Looks before the experiments are started.
# scores: 1 2 0 2 1
# says verify_progress: When is there something to see
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

halfway = ray.get(recorder.get.remote())

running = [experiment.remote(number, recorder) for number in range(3)]

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
