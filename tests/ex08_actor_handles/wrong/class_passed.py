# The class is passed instead of the handle.
# scores: 1 0 0 0 0
# says verify_reports: no actor's handle
# says verify_progress: no actor's handle
# says verify_side_by_side: no actor's handle
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, Recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
