# Empties after the first look.
# scores: 1 0 2 2 1
# says verify_reports: came from the notebook when 6 reports had arrived
# %% run_experiments
ray.get(recorder.reset.remote())

start_workers(3)
start_time = time.time()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())
recorder.reset.remote()

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
