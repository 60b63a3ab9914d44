# Waits for each experiment before the next is started.
# alone: its mistake depends on timing.
# scores: 1 2 0 0 0
# says verify_side_by_side: one after another
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

for number in range(3):
    ray.get(experiment.remote(number, recorder))
    if number == 1:
        halfway = ray.get(recorder.get.remote())

everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
