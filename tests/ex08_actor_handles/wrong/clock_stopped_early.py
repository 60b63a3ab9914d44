# The clock is stopped before the experiments are waited for.
# alone: its mistake depends on timing.
# scores: 1 2 2 0 0
# says verify_side_by_side: covers only a part
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
ray.get(running)
everything = ray.get(recorder.get.remote())
