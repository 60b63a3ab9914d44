# Waits for one second, and no longer.
# scores: 1 0 2 0 0
# says verify_reports: a timeout is how long you wait
# says verify_side_by_side: a timeout is how long you wait
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running, timeout=0.3)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
