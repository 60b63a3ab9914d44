# The time is in milliseconds.
# alone: its mistake depends on timing.
# scores: 1 2 2 0 1
# says verify_side_by_side: In which unit
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = 1000 * (end_time - start_time)
