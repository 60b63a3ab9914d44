# Waits for all, then looks twice.
# scores: 1 2 0 2 1
# says verify_progress: the experiments were done
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

ray.get(running)
halfway = ray.get(recorder.get.remote())
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
