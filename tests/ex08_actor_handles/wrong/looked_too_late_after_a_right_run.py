# The cell was right twice; then the wait took the place of the half-way sleep, and it was run again.
# scores: 1 2 0 2 1
# says verify_progress: `halfway` holds all 12 reports
# %% before run_experiments
start_workers(3)
start_time = time.time()

ray.get(recorder.reset.remote())

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
# %% run_experiments
start_workers(3)
start_time = time.time()

ray.get(recorder.reset.remote())

running = [experiment.remote(number, recorder) for number in range(3)]

ray.get(running)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
