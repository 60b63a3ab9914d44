# Only two experiments are started.
# alone: its mistake depends on timing.
# scores: 1 0 2 0 0
# says verify_reports: has reports of experiment
# says verify_side_by_side: ran instead of 3
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(2)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
