# Looks as soon as they are started.
# scores: 1 2 0 2 1
# says verify_progress: When is there something to see
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
