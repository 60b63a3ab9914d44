# Prints the look, and does not keep it.
# scores: 1 2 0 2 1
# says verify_progress: the cell of Step 4 ran, and does not set `halfway`
# %% run_experiments
ray.get(recorder.reset.remote())

start_workers(3)
start_time = time.time()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
print(ray.get(recorder.get.remote()))

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
