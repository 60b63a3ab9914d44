# Keeps only how many reports there are.
# scores: 1 2 0 2 1
# says verify_progress: The recorder's answer was 6 items
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = len(ray.get(recorder.get.remote()))

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
