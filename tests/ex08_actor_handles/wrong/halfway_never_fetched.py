# Both looks are references.
# scores: 1 0 0 2 1
# says verify_reports: A reference is a receipt
# says verify_progress: A reference is a receipt
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = recorder.get.remote()

ray.get(running)
everything = recorder.get.remote()

end_time = time.time()
duration = end_time - start_time
