# The notebook sleeps on while the clock runs.
# scores: 1 2 2 0 1
# says verify_side_by_side: What else takes time
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

time.sleep(1.5)
end_time = time.time()
duration = end_time - start_time
