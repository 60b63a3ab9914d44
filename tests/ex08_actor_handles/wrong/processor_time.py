# Measures processor time.
# alone: its mistake depends on timing.
# scores: 1 2 2 0 0
# says verify_side_by_side: stands still while it waits
# %% run_experiments
ray.get(recorder.reset.remote())

start_workers(3)
start_time = time.process_time()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.process_time()
duration = end_time - start_time
