# Keeps only the first two of the reports seen.
# scores: 1 2 0 2 1
# says verify_progress: The recorder gave 6 items
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
halfway = halfway[:2]
