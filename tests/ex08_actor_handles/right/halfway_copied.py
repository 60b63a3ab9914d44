# Copies the lists.
# scores: 1 2 2 2 1
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = list(ray.get(recorder.get.remote()))

ray.get(running)
everything = ray.get(recorder.get.remote()).copy()

end_time = time.time()
duration = end_time - start_time
