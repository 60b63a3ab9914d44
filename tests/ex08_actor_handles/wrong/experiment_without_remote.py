# Calls the remote function directly.
# scores: 1 0 0 0 0
# says verify_reports: called a remote function as if it ran here
# says verify_progress: called a remote function as if it ran here
# says verify_side_by_side: called a remote function as if it ran here
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
