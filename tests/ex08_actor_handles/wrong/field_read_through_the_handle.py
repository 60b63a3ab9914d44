# Reads `reports` through the handle.
# scores: 1 0 0 0 0
# says verify_reports: asked a handle for `reports`
# says verify_progress: asked a handle for `reports`
# says verify_side_by_side: asked a handle for `reports`
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = recorder.reports

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
