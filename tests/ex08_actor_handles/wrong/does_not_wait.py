# Asks for everything without waiting for the experiments.
# scores: 1 0 2 0 0
# says verify_reports: while experiments were still running
# says verify_side_by_side: covers only a part
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
