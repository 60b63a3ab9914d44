# Experiments 1, 2 and 3 instead of 0, 1 and 2.
# scores: 1 0 2 2 1
# says verify_reports: has reports of experiment
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in (1, 2, 3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
